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

#include "command/subject_options.h"
#include "derive/panel.h"
#include "fit/analysis.h"

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
