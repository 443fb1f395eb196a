/* factoring.h - the common factors behind several indicators.
 *
 *     R = L L' + diag(psi) + residuals,   L: k x K,   h_j = sum over r of l_jr^2
 *
 * Principal axis (LATENT_PAF): the communalities h start from the squared multiple correlations
 * 1 - 1/(R^-1)_jj and are replaced by those of the first K principal axes of R - diag(1 - h)
 * until none changes by more than 1e-13 (Harman 1976, chapter 8). Maximum likelihood (LATENT_ML):
 * minimises
 *     F = log|S| - log|R| + tr(R S^-1) - k,   S = L L' + diag(psi),
 * with psi between 0.005 and 1, as R's factanal does (Joreskog 1967; likelihood.h); whether K
 * factors suffice is tested by
 *     chi2 = (n - 1 - (2k + 5)/6 - 2K/3) F,   df = ((k - K)^2 - (k + K)) / 2
 * (Bartlett 1951, Biometrika 38, 337-344). Principal components (LATENT_PC): l_jr = v_jr sqrt(g_r)
 * of R itself; a component is a sum of the indicators and no common factor, so its loadings are
 * larger and what is left over is not unique variance.
 *
 * Factors come by the variance that they carry, the largest first, each signed so that its loadings
 * sum to more than zero. The residuals are told by the root of their mean square (RMSR) below the
 * diagonal.
 * Checked against R's factanal, psych's fa and principal, and the methods' defining loops. */
#ifndef ATTAIN_DERIVE_FACTORING_H
#define ATTAIN_DERIVE_FACTORING_H

#include "derive/correlations.h"

enum latent_method { LATENT_PAF, LATENT_ML, LATENT_PC };

/* "paf", "ml", "pc", in that order; ends with NULL. And as sentences say it: "principal axis". */
extern const char *const latent_method_names[], *const latent_method_words[];

struct factoring {
    enum latent_method method;
    size_t indicators, factors; /* k, K */
    gsl_matrix *loading;        /* k x K */
    double *communality;        /* k */
    double *uniqueness;         /* k */
    bool *whole;                /* k: a uniqueness at its bound, or (PAF) a communality above 1 */
    bool heywood;               /* one of these is */
    double rmsr;
    double chi_square, df, p_value; /* ML, where df > 0; else NaN */
    size_t iterations;
};

/* How many factors k indicators can be asked for: as long as df is not negative, and k
 * components. */
size_t factoring_most(enum latent_method method, size_t indicators);

/* Fails with STATUS_UNSUPPORTED at `place` where more than factoring_most are asked for, and with
 * STATUS_NUMERICAL where it does not converge in 1e5 steps. */
bool factoring_make(struct run *run, const struct correlations *correlations,
                    enum latent_method method, size_t factors, struct place place,
                    struct factoring **factoring);

/* The columns of a k x K matrix of loadings by the sum of their squares, largest first, each
 * signed so that its sum is not below zero. */
void loadings_arrange(gsl_matrix *loading);

/* The sum of squares of a column: the variance that the factor carries. */
double loadings_variance(const gsl_matrix *loading, size_t factor);

#endif
