/* envelope.h - how far the ordered studentised residuals of a fit go where its errors are normal.
 *
 *     y* = X b + e*,  e* normal   ──▶   residuals (I - QQ') e*   ──▶   studentised, in order
 *
 * drawn `replicates` times: neither b nor the variance of the errors matters, for a studentised
 * residual has neither. Between `low` and `high` lie the middle `level` of the draws, for each
 * place in the order by itself (pointwise): with 999 draws and .95, from the 25th to the 975th. So
 * of the points of a good model about one in twenty is outside, and the envelope is no test of all.
 * Rows that are fitted exactly, whatever their outcome, have no residual to order and are not
 * counted.
 *
 * Source: Atkinson (1985), Plots, Transformations and Regression, section 4.2; Fox (2016), Applied
 * Regression Analysis and Generalized Linear Models, section 12.1. Checked by its coverage and
 * against R (rstudent of simulated outcomes). */
#ifndef ATTAIN_FIT_ENVELOPE_H
#define ATTAIN_FIT_ENVELOPE_H

#include <stdint.h>

#include "fit/geometry.h"

enum { ENVELOPE_REPLICATES = 999, ENVELOPE_MOST_ROWS = 20000 };

struct envelope {
    size_t count;   /* rows that have a studentised residual */
    double *normal; /* count: quantiles of the normal distribution, ascending (normal_scores) */
    double *low, *high;
};

/* NULL for fewer than two degrees of freedom or more than ENVELOPE_MOST_ROWS rows. */
struct envelope *envelope_of(struct run *run, const struct geometry *geometry, double level,
                             uint64_t seed);

/* Quantiles of the normal distribution at (i - a) / (n + 1 - 2 a), i = 1 to n, with a = 3/8 for ten
 * numbers or fewer, else 1/2 (Blom 1958; R's ppoints). */
double *normal_scores(struct run *run, size_t count);

#endif
