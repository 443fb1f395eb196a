/* data_grid.h - a table as data: one heading row, every row whole, one thing in a cell.
 *
 * A printed table says several things in a cell, ".331 (.26)" or ".006**", and leaves to the eye
 * what belongs together. For a spreadsheet each gets a column of its own: value, significance, what
 * stands in brackets, the ends of an interval, how a printed figure compares; the raised mark of a
 * name; whether a row has the figures found here or those of a printed table, whose name is that of
 * the row above. A name that is said once for several rows stands in each, headings of spans are
 * written out, and no two are alike.
 * Source: Government Analysis Function, Releasing statistics in spreadsheets. */
#ifndef ATTAIN_REPORT_DATA_GRID_H
#define ATTAIN_REPORT_DATA_GRID_H

#include "report/cell_figure.h"
#include "report/table.h"

struct datum {
    const char *text; /* NULL or "": empty */
    bool is_number;
    double value;
    const char *format; /* of a number: cell_figure_format */
};

struct data_grid {
    size_t columns, rows;
    const char **heading; /* columns */
    struct datum *cell;   /* rows x columns, row after row */
    bool has_empty, has_stars;
};

const struct data_grid *data_grid_of(struct run *run, const struct table *table);

#endif
