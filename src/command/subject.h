/* subject.h - what formulas are fitted to, for every command that fits one: a plain CSV file, or
 * the panel of a study.
 *
 *     --data FILE.csv                    a plain table
 *     --data A.csv --data B.csv          tables by local authority, joined (joined_files.h)
 *     --study FILE.yaml [--data DIR]     a study, on its sample or on the files in a folder;
 *                                        with --data C.csv too, joined to it
 *
 * and how: rows that lack a value, weights, standard errors, groups that are left out together.
 * From a plain table only the columns that are asked for are read. */
#ifndef ATTAIN_COMMAND_SUBJECT_H
#define ATTAIN_COMMAND_SUBJECT_H

#include "command/table_options.h"
#include "derive/panel.h"
#include "fit/analysis.h"

struct subject_options {
    char *study;
    char **data, **set;
    struct table_options table;
    char *missing_rule, *weights, *group;
    char *se, *cluster, *replicates, *seed, *interval, *level;
    int name_respondents; /* gboolean */
    bool by_authority;    /* one plain table is joined to the register, too: its rows are areas */
    const char *named_by; /* what names the columns, in messages; NULL: "formula" */
    const struct place *named_at; /* where each is named; NULL: all by `named_by` */
};

extern const char *const missing_rule_names[]; /* "listwise", "mean"; ends with NULL */

extern const char subject_data_help[], subject_study_help[], subject_set_help[],
    subject_missing_rule_help[], subject_weights_help[], subject_group_help[], subject_se_help[],
    subject_cluster_help[], subject_replicates_help[], subject_seed_help[], subject_interval_help[],
    subject_level_help[], subject_name_respondents_help[];

/* Rows for the option table of a command whose struct has a `struct subject_options subject`. */
#define SUBJECT_OPTION(options, field, name, kind, argument)                                       \
    {                                                                                              \
        name, '\0', kind, offsetof(options, subject.field), argument, subject_##field##_help       \
    }
#define SUBJECT_CHOICE(options, field, name, argument, choices)                                    \
    {                                                                                              \
        name, '\0', OPTION_TEXT, offsetof(options, subject.field), argument,                       \
            subject_##field##_help, choices                                                        \
    }
#define SUBJECT_TABLE_CHOICE(options, field, name, argument, choices)                              \
    {                                                                                              \
        name, '\0', OPTION_TEXT, offsetof(options, subject.table.field), argument,                 \
            table_##field##_help, choices                                                          \
    }
#define SUBJECT_TABLE_OPTION(options, field, name, kind, argument)                                 \
    {                                                                                              \
        name, '\0', kind, offsetof(options, subject.table.field), argument, table_##field##_help   \
    }
/* Where the data come from. */
#define SUBJECT_SOURCE_OPTIONS(options)                                                            \
    HEADING("Data"), SUBJECT_OPTION(options, data, "data", OPTION_TEXTS, "FILE"),                  \
        SUBJECT_OPTION(options, study, "study", OPTION_TEXT, "FILE"),                              \
        SUBJECT_OPTION(options, set, "set", OPTION_TEXTS, "PATH=VALUE"),                           \
        SUBJECT_TABLE_OPTION(options, missing, "missing", OPTION_TEXTS, "TEXT"),                   \
        SUBJECT_TABLE_CHOICE(options, symbols, "symbols", "KIND", dialect_names),                  \
        SUBJECT_TABLE_CHOICE(options, decimal, "decimal", "SIGN", decimal_names),                  \
        SUBJECT_TABLE_CHOICE(options, separator, "separator", "NAME", separator_names),            \
        SUBJECT_TABLE_OPTION(options, header_row, "header-row", OPTION_TEXT, "N")
/* Random draws. */
#define SUBJECT_DRAW_OPTIONS(options)                                                              \
    SUBJECT_OPTION(options, replicates, "replicates", OPTION_TEXT, "N"),                           \
        SUBJECT_OPTION(options, seed, "seed", OPTION_TEXT, "N")
/* How fits are made. */
#define SUBJECT_FIT_OPTIONS(options)                                                               \
    HEADING("Rows and standard errors"),                                                           \
        SUBJECT_CHOICE(options, missing_rule, "missing-rule", "RULE", missing_rule_names),         \
        SUBJECT_OPTION(options, weights, "weights", OPTION_TEXT, "COLUMN"),                        \
        SUBJECT_CHOICE(options, se, "se", "KIND", inference_names),                                \
        SUBJECT_OPTION(options, cluster, "cluster", OPTION_TEXT, "COLUMN"),                        \
        SUBJECT_CHOICE(options, interval, "interval", "KIND", interval_names),                     \
        SUBJECT_OPTION(options, level, "level", OPTION_TEXT, "SHARE"),                             \
        SUBJECT_OPTION(options, name_respondents, "name-respondents", OPTION_FLAG, NULL)

struct subject {
    struct analysis analysis;
    const struct grid *grid;   /* of a plain table; NULL of a study */
    const struct panel *panel; /* of a study; NULL of a plain table */
    bool made_up;
};

/* `column` names the `count` columns to read of a plain table, beside those that the options name
 * (NULL: all). Fails with STATUS_USAGE where options contradict each other, and as reading and
 * deriving do. */
bool subject_read(struct run *run, const struct subject_options *options, const char *const *column,
                  size_t count, struct subject **subject);

/* The same; `maybe` names columns that a plain table may have or not. */
bool subject_read_beside(struct run *run, const struct subject_options *options,
                         const char *const *column, size_t count, const char *const *maybe,
                         size_t maybes, struct subject **subject);

/* The same of a panel that was built already; nothing that `options` say of data counts. */
bool subject_of_panel(struct run *run, const struct subject_options *options, struct panel *panel,
                      struct subject **subject);

/* Take the missing rule and the standard errors of a table of the study, where options say none. */
void subject_take_table(const struct subject_options *options, const struct model_table *table,
                        struct subject *subject);

/* The columns that formulas name, each once; NULL where a `.` asks for all. */
const char *const *subject_columns(struct run *run, struct formula *const *formula, size_t formulas,
                                   size_t *count);

#endif
