/* joined_files.h - tables by local authority, given beside each other on the command line.
 *
 *     attain fit 'y ~ new' --data panel.csv --data new.csv
 *     attain fit 'ks4_attainment ~ new' --study study.yaml --data DIR --data new.csv
 *
 * Each file is a source of a study, joined by local authority as a study's own files are
 * (join.h), and each column that a formula names a variable of the one file that has it. Without
 * a study one is made of the files alone, on the registers that ship. */
#ifndef ATTAIN_COMMAND_JOINED_FILES_H
#define ATTAIN_COMMAND_JOINED_FILES_H

#include "command/table_options.h"
#include "spec/study.h"

/* Files as `options` describe them; `column` are the `count` columns to look for in them, of which
 * the first `needed` are named by formulas and options. */
struct joined_files {
    const char *const *path;
    size_t files;
    const struct table_options *options;
    const char *const *column;
    const struct place *place; /* where each is named, for messages */
    size_t count, needed;
};

/* File number `index` (from 0) as a source that no study has. STATUS_USAGE as table_source. */
bool joined_file_source(struct run *run, const struct table_options *options, const char *path,
                        size_t index, struct source *source);

/* A study of nothing but the files. */
bool joined_files_study(struct run *run, const struct joined_files *joined, struct study **study);

/* Add the files to a study, with a variable for each column that it has not. Fails with
 * STATUS_USAGE for standard input, which cannot be read twice; with STATUS_UNSUPPORTED where two
 * files have a column; as reading does. A column that none has is left for the formula to miss. */
bool joined_files_add(struct run *run, const struct joined_files *joined, struct study *study);

#endif
