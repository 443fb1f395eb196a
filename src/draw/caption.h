/* caption.h - what a scatter plot says in words, under itself and to readers who cannot
 * see it. Every number comes from the fit:
 *
 *     y = b0 + b1 x,  r = sign(b1) sqrt(R^2),  slope b1 with its interval and p-value as in the fit
 *
 * The slope, its interval and the equation's are given to the second digit of its standard error,
 * and to three decimals at least; the intercept to the first digit of its own. Words go no further than "goes with". */
#ifndef ATTAIN_DRAW_CAPTION_H
#define ATTAIN_DRAW_CAPTION_H

#include "draw/fitted_line.h"
#include "fit/pairs.h"
#include "spec/chart.h"

/* What is drawn. */
struct plotted {
    const struct chart *chart;
    const struct analysis *analysis;
    const struct pairs *pairs;
    const struct fitted_line *line; /* NULL where there is none */
    const char *x_name, *y_name;    /* for sentences about one row: without a unit */
    int x_decimals, y_decimals;     /* of the values of a row */
    bool made_up;
    const struct pair_mean *mean; /* means: in place of pairs that are hidden (pairs.h) */
    size_t means;
    bool hidden; /* neither pairs nor ends of their ranges are told: they are answers of a survey */
};

struct plotted plotted_of(struct run *run, const struct chart *chart,
                          const struct analysis *analysis, const struct pairs *pairs);

/* Tell of no pair: what is drawn is the line, between ends that are nobody's, and means (pairs.h). Of
 * FEWEST_ANSWERS pairs or more that have a line. */
void plotted_hide(struct run *run, struct plotted *plotted);

/* The words of the author, else the variable's label with its unit, or with what it has been
 * through: "ln Spending". */
const char *caption_axis_title(struct run *run, const struct frame *frame,
                               const struct chart_axis *axis);

/* "Barnet: Absence 4.1, Attainment 22.3": pair i, called `name`. */
const char *caption_row(struct run *run, const struct plotted *plotted, const char *name, size_t i);

/* "145 local authorities. Line: least squares, y = 26 - .15 x; r = ...", or why there is no line.
 */
const char *caption_findings(struct run *run, const struct plotted *plotted);

/* How the bands that are asked for are to be read, or why they are not there; NULL for none. */
const char *caption_bands(struct run *run, const struct plotted *plotted);

/* "13 local authorities are not shown: no value for KS4 Attainment (confidential: 10; not
 * available: 3)." NULL where all are shown. */
const char *caption_not_shown(struct run *run, const struct plotted *plotted);

/* Why no point is drawn; NULL where they are. */
const char *caption_hidden(struct run *run, const struct plotted *plotted);

/* The alt text; `more` are sentences about groups and names, NULL for none. */
const char *caption_alt(struct run *run, const struct plotted *plotted, const char *more);

#endif
