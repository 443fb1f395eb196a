/* table_columns.h - how wide the columns of a table picture are, and how large its type.
 *
 * A column is as wide as its widest cell and as the longest word of its heading; a column
 * aligned on the decimal point as the widest part before the point and the widest after
 * it. Where the page is wider, every column gets the same share of what is left. Where it
 * is narrower, columns of text are wrapped first, then the type shrinks, and at last the
 * page grows. */
#ifndef ATTAIN_DRAW_TABLE_COLUMNS_H
#define ATTAIN_DRAW_TABLE_COLUMNS_H

#include "draw/lettering.h"
#include "report/table.h"

struct table_column {
    double left, width;
    double point; /* ALIGN_POINT: where the decimal points stand */
};

struct table_columns {
    double size;        /* of the type */
    double gap;         /* between columns */
    double left, right; /* of the whole table */
    struct table_column *column;
};

/* The table between `left` and `right`, or as far beyond `right` as it must, in type of `largest`
 * points at most. */
struct table_columns table_columns_fit(struct run *run, const struct lettering *lettering,
                                       const struct table *table, double left, double right,
                                       double largest);

/* Left and right end of the columns that a cell covers. */
double table_columns_left(const struct table_columns *columns, size_t first);
double table_columns_right(const struct table_columns *columns, size_t first, size_t span);

#endif
