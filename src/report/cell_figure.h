/* cell_figure.h - the parts of a figure as tables print it.
 *
 *     ".331 (.26)"    ".006**"    "<.001***="    "12.5%"    "641,070"    "-4.10e-07"
 *     value, stars, sign; in brackets another
 *
 *     "[-.37, .83]"    an interval: two values
 *
 * A sign ("=", "≈", "~", "≠") says how a printed figure compares with the one above it. "<.001" is
 * a shorthand, and no number, and so is what stands in brackets and is words. What does not read as
 * a figure to its end is words. */
#ifndef ATTAIN_REPORT_CELL_FIGURE_H
#define ATTAIN_REPORT_CELL_FIGURE_H

#include "base/run.h"

struct cell_figure {
    const char *shown;        /* without stars and sign: ".331"; NULL: there is none */
    bool is_number;           /* false: a shorthand */
    double value;             /* of "12.5%" .125 */
    const char *stars, *sign; /* "" for none */
    bool opens;               /* an interval: the one behind it is its other end */
};

/* `text` as a figure, and what stands in brackets behind it, or as the two ends of an interval.
 * False where it is words. */
bool cell_figure_read(struct run *run, const char *text, struct cell_figure *figure,
                      struct cell_figure *bracketed);

/* The number format of a spreadsheet in which the value looks as it is shown: ".000", "#,##0",
 * "0.0%", "0.00E+00". */
const char *cell_figure_format(struct run *run, const struct cell_figure *figure);

#endif
