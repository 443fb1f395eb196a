/* table_cell.h - a cell of a table as type: its markup, and where its decimal point is.
 *
 * The point of "<.001***" or "-.005" is the first full stop with a digit after it; a whole
 * number has it after its last digit, and a text without digits has none. */
#ifndef ATTAIN_DRAW_TABLE_CELL_H
#define ATTAIN_DRAW_TABLE_CELL_H

#include "draw/lettering.h"
#include "report/table.h"

/* Smallest type in a table picture, in points. */
#define SMALLEST_TYPE 6.5

bool cell_is_empty(const struct cell *cell);

/* The size of the type in a row of that kind, where the body's is `size`. */
double cell_size(enum row_kind kind, double size);

/* Mark (raised) and text, with true minus signs; `size` is that of the text. */
const char *cell_markup(struct run *run, const struct cell *cell, double size);

/* Width of the cell on one line. */
double cell_width(struct run *run, const struct lettering *lettering, const struct cell *cell,
                  double size);

/* Is the cell of a column aligned on the decimal point placed by its point? A heading is
 * not, nor a text without digits, nor a whole number in a summary (n = 145 under R squared
 * = .17): those are centred. */
bool cell_is_aligned(const struct cell *cell, enum row_kind kind);

/* Width of what stands before the decimal point. */
double cell_before_point(struct run *run, const struct lettering *lettering,
                         const struct cell *cell, double size);

#endif
