/* standardised.h - coefficients in standard deviations, and what each term has to itself.
 *
 *     beta_j = b_j s_j / s_y
 *
 * s_j and s_y are the standard deviations of column j of X, as it stands, and of y, over the
 * rows of the model (moments.h). A column of zeros and ones has a second row, in which only
 * y is standardised: b_j / s_y, the difference between its two kinds of rows in standard
 * deviations of y.
 *
 * Two intervals. The rescaled one takes s_j and s_y for known: the interval of b_j, of whatever
 * kind, times s_j / s_y. The other knows that they are estimated too, by the delta method under
 * multivariate normality:
 *
 *     var(beta_j)    = (VIF_j (1 - R2) + beta_j^2 (2 R2 - 1 - r_j^2)) / n
 *     var(b_j / s_y) = (VIF_j (1 - R2) / s_j^2 + (b_j / s_y)^2 (2 R2 - 3/2)) / n
 *
 * on n - p degrees of freedom of t; r_j is the correlation of column j with y. With one
 * predictor that is (1 - r^2)^2 / n. It is there for a fit with an intercept, classical
 * standard errors and no weights; for another it is not a number.
 *
 *     semi-partial r_j^2 = t_j^2 (1 - R2) / df = R2 - R2 without column j
 *     partial r_j^2      = t_j^2 / (t_j^2 + df)
 *
 * with the classical t_j, whatever kind the fit has: they describe and test nothing.
 *
 * Source: Yuan and Chan (2011), Psychometrika 76, 670-690; Jones and Waller (2015),
 * Psychometrika 80, 365-378, whose matrices come down to the above; Cohen, Cohen, West and Aiken
 * (2003), Applied Multiple Regression, section 3.5 and page 89. Checked against their
 * matrices, written out in R, and lm on scaled data. */
#ifndef ATTAIN_FIT_STANDARDISED_H
#define ATTAIN_FIT_STANDARDISED_H

#include "fit/ols.h"

enum standardised_kind { STANDARDISED_BOTH, STANDARDISED_OUTCOME };

struct standardised_row {
    size_t coefficient; /* of the fit */
    enum standardised_kind kind;
    double estimate;
    double std_error, conf_low, conf_high; /* by the delta method; NaN where it does not hold */
    double rescaled_low, rescaled_high;    /* NaN where the fit has no interval */
};

struct standardised {
    size_t rows;
    struct standardised_row *row; /* none for the intercept, or a column with one value */
    double outcome_sd;
    double *sd;                     /* of each column of X */
    double *semi_partial, *partial; /* of each coefficient, with its sign; NaN for the intercept */
    bool delta;                     /* whether the rows have the first interval */
};

struct standardised *standardised_of(struct run *run, const struct fit *fit);

#endif
