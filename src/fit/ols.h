/* ols.h - ordinary least squares.
 *
 *     y = X b + e,    b = argmin |W^1/2 (y - X b)|^2,    X: n x p, n > p,   W = diag(weights), or I
 *     sigma^2 = |W^1/2 (y - X b)|^2 / (n - p),   cov(b) = sigma^2 (X'WX)^-1
 *
 * With weights, below X and y stand for W^1/2 X and W^1/2 y (weighting.h). b comes from the QR decomposition of X with its columns scaled to unit length
 * and pivoted, in 32 digits, never from X'X (least_squares.h); with X D P = Q R, the
 * standard error of b_j is sigma times the length of the solution w of R' w = e_j
 * (unscaled), so nothing is inverted. A column counts as collinear when what is left of its
 * unit length after the columns before it is at or below COLLINEAR_TOLERANCE.
 *
 * With an intercept R squared is about the mean of y, without one about zero:
 *     r_squared = 1 - RSS / TSS,  TSS = sum w (y - mean y)^2  or  sum w y^2
 *     F = ((TSS - RSS) / df_model) / sigma^2
 * TSS - RSS is summed from the fitted values in 32 digits, which keeps it where it is
 * small. The mean is the weighted one. log_lik, aic and bic count sigma as a parameter and take
 * the variance of an error to be sigma^2 / w, as R's do.
 *
 * Source: Golub and Van Loan (2013), Matrix Computations, section 5.3; t and F
 * tails by the incomplete beta function (Abramowitz and Stegun 26.7.1, 26.6.2).
 * Checked against NIST StRD (`attain selftest`) and R, with weights too. */
#ifndef ATTAIN_FIT_OLS_H
#define ATTAIN_FIT_OLS_H

#include "fit/design.h"
#include "fit/least_squares.h"
#include "spec/inference.h"

/* Residuals below this part of the length of y are rounding. */
#define EXACT_TOLERANCE 1e-13

struct coefficient {
    const char *term;    /* "(Intercept)", or as in the formula */
    size_t formula_term; /* index in the formula; SIZE_MAX for the intercept */
    double estimate, std_error, statistic, p_value, conf_low, conf_high;
    double df; /* of the t behind p_value and the interval; NaN where they rest on no t */
};

struct fit {
    const struct design *design;
    size_t coefficients;
    struct coefficient *coefficient;
    size_t nobs, df_model, df_residual;
    double sigma, r_squared, adj_r_squared;
    double statistic, p_value; /* F of the whole model; NaN if it has only an intercept */
    double df_statistic;       /* F has df_model and these degrees of freedom */
    double log_lik, aic, bic, deviance;
    double *fitted, *residual;                 /* nobs: y - X b, not weighted */
    double conf_level;                         /* of the intervals: 0.95 */
    struct inference inference;                /* the kind that all above has (infer.h) */
    const char *inference_words;               /* "HC3 standard errors (...)", to end a sentence */
    const char *inference_caution;             /* what a reader must know of it; NULL for nothing */
    const struct factorisation *factorisation; /* of the design */
    struct quad *b;                            /* p: the estimates, with all their digits */
    struct quad *room;                         /* p, for ols_mean to work in */
};

/* Fails with STATUS_UNSUPPORTED at the formula's place and names the collinear
 * column and the columns it is a combination of. An exact fit (residuals zero to
 * rounding) is a failure of the same kind: it has no standard errors. */
bool ols_fit(struct run *run, const struct design *design, struct fit **fit);

/* The same, but an exact fit is given too, with standard errors of zero to rounding. */
bool ols_solve(struct run *run, const struct design *design, struct fit **fit);

/* Whether residuals are zero to rounding. */
bool ols_is_exact(const struct fit *fit);

/* Intervals at another level, classical ones. */
void ols_level(struct fit *fit, double conf_level);

/* The estimate x'b and its standard error sigma sqrt(x'(X'WX)^-1 x), for a row x of p. */
void ols_mean(const struct fit *fit, const double *x, double *estimate, double *std_error);

#endif
