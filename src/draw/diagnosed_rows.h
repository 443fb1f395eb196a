/* diagnosed_rows.h - a fit's rows as diagnostics show them: ordered, with what normal errors would
 * give, smoothed, and the most unusual flagged. Rows that are fitted exactly have no residual to
 * judge and take no part. */
#ifndef ATTAIN_DRAW_DIAGNOSED_ROWS_H
#define ATTAIN_DRAW_DIAGNOSED_ROWS_H

#include "draw/model_figure.h"
#include "fit/envelope.h"
#include "fit/lowess.h"

enum { RESIDUALS, QUANTILES, SPREAD, LEVERAGE, DIAGNOSTIC_PANELS };

/* The diagnostics of one model in the making. */
struct diagnostics {
    struct model_figure model;
    struct page *page;
    size_t count;                /* rows with a studentised residual */
    size_t *order;               /* count: they, the smallest first */
    double *normal;              /* nobs: the normal quantile of each; NaN of other rows */
    double *low, *high;          /* nobs: the envelope there; NaN without one */
    double *spread;              /* nobs: sqrt |r| */
    struct envelope *envelope;   /* NULL for none */
    struct lowess *bend, *slope; /* smooths of residuals and of spread; NULL for none */
    bool *far, *heavy;           /* nobs: the largest |t|, the largest D */
    size_t outside;              /* residuals outside the envelope */
    size_t beyond;               /* rows with D above 4 / n */
    struct row_plot panel[DIAGNOSTIC_PANELS];
};

bool diagnosed_is_judged(const struct diagnostics *made, size_t i);

/* How many rows are named by either measure. */
size_t diagnosed_most(const struct diagnostics *made);

/* Of the model that is there. Fails where it leaves too few degrees of freedom. */
bool diagnosed_rows_of(struct diagnostics *made);

#endif
