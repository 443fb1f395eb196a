/* indicators.h - several measures behind one given score.
 *
 *     target f (mean 0, SD 1 over N), loadings l, psi_j = 1 - l_j^2, J = sum l_j^2 / psi_j
 *     x = sqrt((1 + J) / J) f l' + U,   U: N x K, mean 0, U'f = 0, cov(U) = Psi - l l' / J
 *
 * Then cov(x) = l l' (1 + J) / J + Psi - l l' / J = l l' + Psi exactly, so that principal axis
 * and maximum likelihood both find l; and U Psi^-1 l = 0 row by row, because
 * l' Psi^-1 (Psi - l l' / J) Psi^-1 l = J - J = 0. The regression score x' Psi^-1 l / (1 + J) is
 * therefore f sqrt(J / (1 + J)) for each authority: standardised, it is f.
 *
 * U = sqrt(N - 1) Q sqrt(G) V', with V G V' the eigenvalues and vectors of its covariance
 * (the last is 0) and Q random, orthonormal and orthogonal to 1 and f. What rounding of the
 * indicators does to the score is found by scoring them again (latent.h). */
#ifndef ATTAIN_SYNTHESISE_INDICATORS_H
#define ATTAIN_SYNTHESISE_INDICATORS_H

#include <gsl/gsl_matrix.h>
#include <gsl/gsl_rng.h>

#include "base/run.h"

/* X (N x K, N > K + 1) for f (N, of any mean and SD but 0) and K loadings, each in (0, 1). */
void indicators_make(struct run *run, gsl_rng *rng, const double *f, const double *loading,
                     gsl_matrix *X);

#endif
