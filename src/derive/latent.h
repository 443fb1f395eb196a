/* latent.h - one common factor behind several indicators, and its scores.
 *
 *     x_j = l_j f + u_j,   var(x_j) = 1,   psi_j = var(u_j) = 1 - l_j^2
 *
 * by principal axis or maximum likelihood (factoring.h). Loadings are signed so that their sum is
 * positive. Scores are by regression (Thurstone 1935):
 *     f = Z R^-1 l,   Z: the indicators standardised over the rows given (n - 1).
 * Checked against R: see tests/reference/r. */
#ifndef ATTAIN_DERIVE_LATENT_H
#define ATTAIN_DERIVE_LATENT_H

#include "derive/factoring.h"

struct latent {
    const struct correlations *correlations;
    const struct factoring *factoring; /* of one factor */
    size_t rows, indicators;
    double *loading;         /* indicators */
    double *uniqueness;      /* indicators */
    double *eigenvalue;      /* of R, indicators, descending */
    double *score;           /* rows */
    double variance_carried; /* sum l_j^2 / k */
    double alpha;            /* Cronbach's, of the standardised indicators as they stand */
    size_t iterations;
    bool heywood; /* a uniqueness at its lower bound, or (PAF) a communality above 1 */
};

/* X: rows x indicators, complete; `names` are kept. Fails as correlations_of and factoring_make
 * do, and with STATUS_NUMERICAL where the indicators share no factor. */
bool latent_scores(struct run *run, const gsl_matrix *X, const char *const *names,
                   enum latent_method method, struct place place, struct latent **latent);

#endif
