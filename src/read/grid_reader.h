/* grid_reader.h - a file on its way into a grid: how far it is, for the two steps of grid_read.
 *
 * The header settles which cell of a row fills which column (grid_header.c), then the rows fill
 * them (grid_read.c). */
#ifndef ATTAIN_READ_GRID_READER_H
#define ATTAIN_READ_GRID_READER_H

#include <glib.h>

#include "read/asked.h"

struct grid_reader {
    const struct csv_file *file;
    const struct recognised *recognised;
    const struct asked *asked; /* NULL: all */
    size_t asks;
    struct ledger *ledger;
    struct grid *grid;
    struct grid_header header;
    size_t room;
    /* per cell of the header */
    size_t *take;            /* the column of the grid + 1 that it fills; 0: none */
    const struct asked **by; /* what asked for it; NULL: nothing */
    bool *key;               /* does it say which authority? */
    bool *content;           /* has a column without a heading any? */
    bool *grouped;           /* per group of headings: has the row a cell in it? */
    size_t trials, first_trial;
    GStringChunk *texts; /* of all cells */
};

/* The taker of the header, the last of its records: find its columns in the grid or make them
 * there. Fails as grid_read does for columns. */
bool grid_take_header(struct run *run, void *state, const struct csv_record *record);

/* Room for `room` rows in a column. */
void grid_column_grow(struct run *run, struct grid_column *column, size_t room);

#endif
