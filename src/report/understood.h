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
    const char *layout;  /* "a row for each local authority" */
    const char *key;     /* heading of the column that names the authority, and what it holds */
    size_t rows, joined; /* local authorities that the study has */
    size_t unknown;      /* rows whose key names none; their lines and what they hold: `unknowns` */
    const char **unknowns;
};

struct understood_column {
    const char *column, *label;
    const char *file;
    const char *not_taken;  /* why it is no candidate; NULL where it is one */
    size_t values, missing; /* of the local authorities that the models have */
    size_t different;       /* values */
    bool texts;
    double lowest, median, highest; /* NaN of texts, and where they would tell a single answer */
    size_t lacking;
    const char **lacks; /* which of them lack it; NULL where they may not be named */
};

struct understood {
    size_t files;
    struct understood_file *file;
    size_t columns;
    struct understood_column *column; /* of all files */
};

/* Files, then columns; notes say who is left over. */
struct table **understood_tables(struct run *run, const struct understood *understood,
                                 size_t *tables);

#endif
