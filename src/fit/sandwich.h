/* sandwich.h - standard errors and F from a covariance that is estimated in parts.
 *
 *     cov(b) = T^-1 M T^-1',   M = S'S,   S: k x p,   se(b_j) = |S t_j|,   t_j = row j of T^-1
 *
 * S has a row for each error (robust.h) or each cluster of errors (clustered.h), in the basis Q of
 * the fit (geometry.h), whose columns have length 1 and are orthogonal: nothing is lost to the
 * units of the predictors or to what they share, and a standard error is a length, so that no
 * digits cancel.
 *
 * F of the whole model tests that all q coefficients but the intercept are zero. With c = Q'W^1/2 1
 * and orthonormal N (p x q), N'c = 0, that is g = N'Q'W^1/2 y being zero, and
 *
 *     wald = g' (N'MN)^-1 g,   which is b' cov(b)^-1 b over those q;   F = wald / q
 *
 * Source: White (1980), Econometrica 48, 817-838, theorem 3 and 4. */
#ifndef ATTAIN_FIT_SANDWICH_H
#define ATTAIN_FIT_SANDWICH_H

#include "fit/geometry.h"

struct sandwich {
    const struct geometry *geometry;
    gsl_matrix *S; /* k x p */
    size_t q;      /* terms of the model but the intercept */
    gsl_matrix *N; /* p x q: what tests them; NULL where q is 0 */
    double wald;   /* NaN where q is 0 or the k parts do not reach q dimensions */
};

/* The parts of S are the caller's; `k` of them, zero. */
struct sandwich *sandwich_new(struct run *run, const struct fit *fit,
                              const struct geometry *geometry, size_t k);

/* Standard errors and t of the coefficients, and the Wald statistic, from S. Fails with
 * STATUS_UNSUPPORTED at the formula's place, in words that say `kind`, where a standard error is
 * zero to rounding. */
bool sandwich_judge(struct run *run, struct sandwich *sandwich, const char *kind, struct fit *fit);

/* p-value and interval of a coefficient by t with df degrees of freedom. */
void sandwich_coefficient(struct fit *fit, size_t j, double df);

/* F with q and df degrees of freedom, and its p-value; NaN for what is no number. */
void sandwich_model(struct fit *fit, double statistic, double df);

#endif
