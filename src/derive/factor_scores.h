/* factor_scores.h - how much of each factor a row has.
 *
 *     F = Z W,   W: k x K
 *     regression:  W = R^-1 L                                  (Thurstone 1935)
 *     Bartlett:    W = Psi^-1 L (L' Psi^-1 L)^-1               (Bartlett 1937)
 *
 * Scores by regression are nearest to the factor and shrunken towards zero; Bartlett's are not
 * biased and vary more. Neither is the factor: how near a score comes is its validity,
 *     v_r = (W'L)_rr / (W' R W)_rr^1/2,
 * its correlation with the factor as the model has it; two sets of scores that fit the model as
 * well may correlate by as little as 2 v^2 - 1 (Guttman 1955; Grice 2001, Psychological Methods 6,
 * 430-450). The loadings are of orthogonal factors, rotated or not. */
#ifndef ATTAIN_DERIVE_FACTOR_SCORES_H
#define ATTAIN_DERIVE_FACTOR_SCORES_H

#include "derive/factoring.h"

struct factor_scores {
    size_t rows, factors; /* n, K */
    gsl_matrix *weight;   /* k x K */
    gsl_matrix *score;    /* n x K */
    double *validity;     /* K; NaN where it would be above 1: a Heywood case */
    double *least;        /* K: 2 v^2 - 1 */
};

struct factor_scores *factor_scores_regression(struct run *run,
                                               const struct correlations *correlations,
                                               const gsl_matrix *loading);

/* NULL where a uniqueness is not above zero. */
struct factor_scores *factor_scores_bartlett(struct run *run,
                                             const struct correlations *correlations,
                                             const gsl_matrix *loading, const double *uniqueness);

#endif
