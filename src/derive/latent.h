/* latent.h - one common factor behind several indicators, and its scores.
 *
 *     x_j = l_j f + u_j,   var(x_j) = 1,   psi_j = var(u_j) = 1 - l_j^2
 *
 * Principal axis (LATENT_PAF): the communalities h_j = l_j^2 start from the squared
 * multiple correlations 1 - 1/(R^-1)_jj and are replaced by those of the first
 * principal axis of R - diag(1 - h) until none changes by more than 1e-13 (Harman
 * 1976, chapter 8). Maximum likelihood (LATENT_ML): minimises
 *     log|S| - log|R| + tr(R S^-1) - k,   S = l l' + diag(psi),
 * with psi between 0.005 and 1, as R's factanal does (Joreskog 1967; likelihood.h).
 * Loadings are signed so that their sum is positive. Scores are by regression
 * (Thurstone 1935):
 *     f = Z R^-1 l,   Z: the indicators standardised over the rows given (n - 1).
 * Checked against R: see tests/reference/r. */
#ifndef ATTAIN_DERIVE_LATENT_H
#define ATTAIN_DERIVE_LATENT_H

#include <gsl/gsl_matrix.h>

#include "base/run.h"

enum latent_method { LATENT_PAF, LATENT_ML };

struct latent {
    size_t rows, indicators;
    double *loading;         /* indicators */
    double *uniqueness;      /* indicators */
    double *eigenvalue;      /* of R, indicators, descending */
    double *score;           /* rows */
    double variance_carried; /* sum l_j^2 / k */
    double alpha;            /* Cronbach's, of the standardised indicators as they stand */
    size_t iterations;
    bool heywood; /* an uniqueness at its lower bound, or (PAF) a communality above 1 */
};

/* X: rows x indicators, complete. At least 3 indicators and more rows than indicators;
 * fails with STATUS_UNSUPPORTED at `place` otherwise, or where an indicator does not
 * vary or R is singular; STATUS_NUMERICAL where it does not converge in 1e5 steps or
 * the indicators share no factor. */
bool latent_scores(struct run *run, const gsl_matrix *X, const char *const *names,
                   enum latent_method method, struct place place, struct latent **latent);

#endif
