/* term_estimate.h - what a fit says of one term, of one column or of several.
 *
 *     beta = B s(x) / s(y)             B in standard deviations
 *     r    = t / sqrt(t^2 + df)        correlation, partial beside other terms; t classical
 *     F    = b' C^-1 b / (q sigma^2)   q columns together, C their part of (X'WX)^-1
 *
 * s are standard deviations over the rows used, weighted if the fit is. t behind r is classical
 * whatever the standard errors. A term of several columns (texts, poly) has no one coefficient: F
 * tests its columns together; alone in a model it is the F of the model, of whatever kind the
 * standard errors are, beside other terms it is known with classical ones only.
 *
 * Source: Cohen, Cohen, West and Aiken (2003), Applied Multiple Regression/Correlation Analysis for
 * the Behavioral Sciences, 3.3 and 3.6. Checked against R: tests/reference/r/sweep.R. */
#ifndef ATTAIN_FIT_TERM_ESTIMATE_H
#define ATTAIN_FIT_TERM_ESTIMATE_H

#include "fit/ols.h"

/* All NaN where a fit says nothing. */
struct term_estimate {
    double estimate, std_error, conf_low, conf_high, beta; /* NaN of several columns */
    double statistic, df, p_value; /* t, or F with as many degrees as columns, and df */
};

struct term_estimate term_estimate_none(void);

/* The first coefficient of a term, and how many it has: 0 where the fit does not have the term. */
size_t term_columns(const struct fit *fit, const struct term *term, size_t *columns);

struct term_estimate term_estimate_of(struct run *run, const struct fit *fit,
                                      const struct term *term);

/* r; NaN of several columns. */
double term_correlation(struct run *run, const struct fit *fit, const struct term *term);

#endif
