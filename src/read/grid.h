/* grid.h - a CSV file with one header row, as columns of texts that still know their line.
 *
 * The first stage of every file but LAIT's: cells as they stand, trimmed. What a column
 * is (numbers or texts) is settled afterwards by grid_column, once it is known that the
 * column is wanted. */
#ifndef ATTAIN_READ_GRID_H
#define ATTAIN_READ_GRID_H

#include "read/csv.h"
#include "read/frame.h"
#include "read/symbol.h"

struct grid_column {
    const char *name;  /* as the header has it, trimmed */
    size_t cell;       /* its number in the row, from 1 */
    const char **text; /* rows */
};

struct grid {
    struct input *input;
    size_t columns;
    struct grid_column *column;
    size_t rows;
    size_t *line;       /* rows */
    const char *remedy; /* how a text can be declared missing: "--missing", "'missing' of ..." */
    bool made_up;       /* the header has the column MADE_UP_COLUMN */
};

/* The column by which a file of made-up data says what it is. */
#define MADE_UP_COLUMN "made_up"

/* Read the columns named in `wanted` (NULL: all). Fails as csv_read does, where a header
 * stands twice, and, with STATUS_UNSUPPORTED at the name's place, where a wanted column is
 * not there (the nearest are named). */
bool grid_read(struct run *run, const char *path, const struct texts *wanted, struct grid **grid);

struct grid_column *grid_find(const struct grid *grid, const char *name);

/* Fill an empty column of a frame. Its kind is COLUMN_NUMBER if a cell is a number and
 * then every other cell must be a number or a symbol; the first that is not is a failure
 * at its cell, with what to declare. If no cell is a number and one is no symbol it is COLUMN_TEXT, where only
 * empty cells, NA and declared texts are missing. `rows` gives the row of the frame for
 * each row of the grid (NULL: the same; SIZE_MAX: none). */
bool grid_column_kind(struct run *run, const struct grid *grid, const struct grid_column *source,
                      const struct texts *declared, enum column_kind *kind);
void grid_column_fill(struct run *run, const struct grid_column *source, const struct grid *grid,
                      const struct texts *declared, const size_t *rows, struct column *column);

/* Fill an empty column of numbers from answers in words: 1 if the text is one of `yes`, 0 if
 * it is one of `no` (or, where `no` is empty, any other text), without regard to case. A
 * data symbol that is neither is missing with its reason; any other text is a failure at
 * its cell where `no` is given. */
bool grid_answers_fill(struct run *run, const struct grid_column *source, const struct grid *grid,
                       const struct texts *declared, const struct texts *yes,
                       const struct texts *no, const size_t *rows, struct column *column);

/* All of a grid as a frame whose rows are called "line 14". */
bool grid_frame(struct run *run, const struct grid *grid, const struct texts *declared,
                struct frame **frame);

#endif
