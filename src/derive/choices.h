/* choices.h - several answers in one cell.
 *
 *     Microsoft Forms        A;B;C;
 *     Google Forms           A, B, C      an option may hold ", " itself
 *     Qualtrics, JISC        1,2,3   A,B
 *
 * Nothing is split blindly: a choice is looked for in the cell from one separator to another.
 * (Where one choice is the beginning of another, "Staff" and "Staff, pay", a cell with the
 * longer one holds the shorter one too.) */
#ifndef ATTAIN_DERIVE_CHOICES_H
#define ATTAIN_DERIVE_CHOICES_H

#include "read/grid.h"

/* Is the choice one of those that the cell holds? */
bool choices_include(enum layout layout, const char *cell, const char *choice);

/* The cell's parts between separators, trimmed, empty ones dropped; ends with NULL; g_strfreev. */
char **choices_split(enum layout layout, const char *cell);

/* The first row of the column whose cell holds several answers for certain; SIZE_MAX for none:
 * one that ends with ';' or is made of numbers with commas in an export of several tools, or
 * whose parts all occur in other cells, one of them alone. */
size_t choices_first(const struct grid *grid, const struct grid_column *column, const bool *counts);

#endif
