/* subject_options.h - the options of every command that fits: which data, which rows of them, and
 * how estimates are tested.
 *
 *     an option that is given  >  what the table of the study says  >  the study  >  the usual
 */
#ifndef ATTAIN_COMMAND_SUBJECT_OPTIONS_H
#define ATTAIN_COMMAND_SUBJECT_OPTIONS_H

#include "command/command.h"
#include "command/table_options.h"
#include "spec/inference.h"

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

/* Fails with STATUS_USAGE where options contradict each other or name no data. */
bool subject_options_agree(struct run *run, const struct subject_options *options);

/* What options say of standard errors, intervals and draws; else the usual. */
bool subject_inference(struct run *run, const struct subject_options *options,
                       struct inference *inference);

/* Take the standard errors of a study or of its table, and its draws where options say none. */
void subject_inherit(const struct subject_options *options, const struct inference *said,
                     struct inference *inference);

#endif
