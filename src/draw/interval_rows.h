/* interval_rows.h - estimates with their intervals as marks and bars, a row for each name.
 *
 *              Outcome A                Outcome B           columns: each with an axis of its own,
 *     Absence      |   --==o==--            |  -=o=-        or, `shared`, all with one
 *     Turnover   --|=o==--                --=o=-|
 *
 * A row's label stands left of the plots, once for all columns; a mark for each series lies within
 * the row, one under the other, its longer bar thin and its shorter bar thick, so that neither
 * colour nor shape alone tells anything. What a column has of a row may have a word to its right.
 * As many columns stand abreast as the page has room for; the others follow underneath. On a page
 * of fixed height all rows must stand in one plot: type gives way down to 10 points.
 *
 * A row with a height of its own (`fine`) holds marks as close as they must: a curve of many. */
#ifndef ATTAIN_DRAW_INTERVAL_ROWS_H
#define ATTAIN_DRAW_INTERVAL_ROWS_H

#include "draw/key.h"

struct interval_mark {
    size_t series;
    double estimate;              /* no mark where it is not finite */
    double low, high;             /* of the thin bar; NaN for none */
    double inner_low, inner_high; /* of the thick bar; NaN for none */
    const char *name;             /* of what it stands for; NULL for none */
};

struct interval_cell {
    size_t marks;
    struct interval_mark *mark;
    const char *beside; /* plain text right of the plot; NULL for none */
    bool strong;        /* that text in bold */
};

struct interval_row {
    const char *label;  /* plain text */
    const char *raised; /* a mark before it, "z"; NULL for none */
    bool heading;       /* a heading, of rows that are indented */
    bool indented;
    double fine; /* height, in the size of the type; 0: that of its label and marks */
    struct interval_cell *cell; /* columns; NULL of a heading */
};

struct interval_series {
    const char *label;
    enum marker marker;
    unsigned colour; /* as theme.h has it */
    bool hollow;     /* its marks; its thin bars are dashed */
};

struct interval_column {
    const char *heading; /* plain text; NULL for none */
};

struct interval_rows {
    const char *heading; /* above all; NULL for none */
    const char *x_title;
    size_t series, rows, columns;
    const struct interval_series *one; /* series */
    struct interval_row *row;
    struct interval_column *column;
    bool shared;      /* one axis for all columns */
    bool zero_always; /* the axis runs to zero however far it is; else where it is near */
    double line;      /* where a dashed line stands, in `line_colour`; NaN for none */
    unsigned line_colour;
    struct place place; /* of the chart, for the failure */
};

/* Set the rows below what is on the page. Fails where a page of fixed height has no room. */
bool interval_rows_add(struct page *page, const struct interval_rows *rows);

/* The entry of a series in the key. */
struct key_entry interval_series_key(const struct interval_series *series);

#endif
