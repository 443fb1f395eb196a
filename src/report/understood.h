/* understood.h - what was understood of the files that someone brings: so that who brought them can
 * see whether it is what they meant.
 *
 *     file: layout, key, rows ──▶ joined, not joined
 *     column: numbers, texts, missing; taken as a candidate, or why not */
#ifndef ATTAIN_REPORT_UNDERSTOOD_H
#define ATTAIN_REPORT_UNDERSTOOD_H

#include "derive/panel.h"
#include "report/table.h"

struct understood_file {
    const char *path;
    const char *layout; /* "a table by local authority" */
    const char *key;    /* "la_number (LA number)": by what its rows name their authority; "" where
                           the layout has it */
    size_t rows;        /* of the file */
    size_t areas, joined; /* local authorities that it has; those of them that the study keeps */
    size_t unknown; /* rows whose key names none, and in words their lines and what they hold */
    const char **unknowns;
    size_t passes; /* kinds of rows that are of no single authority: "rows of aggregates: 63, the
                      first in line 12" */
    const char **passed;
    bool measures; /* its columns are measures of several periods */
    size_t others; /* measures or columns that were not asked for, and are in no row below */
};

struct understood_column {
    const char *column, *label;
    const char *file;
    const char *not_taken;  /* why it is no candidate; NULL where it is one */
    const char *reading;    /* "yes is 1, no is 0"; "mean of 2017-2019: ..."; NULL: as it stands */
    size_t values, missing; /* of the local authorities that the study keeps */
    size_t different;       /* values */
    bool texts;
    double lowest, median, highest; /* NaN of texts, and where they would tell a single answer */
    size_t lacking;
    const char **lacks; /* which of them lack it; NULL where they may not be named */
    size_t odds;        /* values that may be mistakes, in words with their place */
    const char **odd;
    size_t reasons; /* why they lack it, with how many: "empty cell: 12" */
    const char **reason;
};

struct understood {
    size_t files;
    struct understood_file *file;
    size_t columns;
    struct understood_column *column; /* of all files */
    bool made_up;
    size_t kept; /* local authorities that the study keeps */
};

/* Files, then columns; notes say who is left over. */
struct table **understood_tables(struct run *run, const struct understood *understood,
                                 size_t *tables);

#endif
