/* likelihood.h - a model of K common factors by maximum likelihood.
 *
 * For given uniquenesses the best loadings are known, so that the function to minimise
 * is one of psi alone (Joreskog 1967, Psychometrika 32, 443-482):
 *
 *     F(psi) = sum over m > K of (g_m - log g_m - 1),
 *
 * where g_1 >= g_2 >= ... and w_m are the eigenvalues and eigenvectors of
 * Psi^-1/2 R Psi^-1/2. In t = log psi, and with c_m = w_im w_jm,
 *
 *     dF/dt_i       = sum_{m>K} (1 - g_m) w_im^2
 *     d2F/dt_i dt_j = sum_{m>K} sum_{n>K} (g_m + g_n)/2 c_m c_n
 *                     + sum_{m>K} sum_{r<=K} (1 - g_m)(g_m + g_r)/(g_r - g_m) c_m c_r
 *
 * which follows from the derivatives of an eigenvalue and its vector. Newton's method
 * on these is good to rounding, where minimisers that compare values of F stop at half
 * of the digits. Each psi stays between 0.005 and 1: one that is pushed against a bound
 * stays there while it is. */
#ifndef ATTAIN_DERIVE_LIKELIHOOD_H
#define ATTAIN_DERIVE_LIKELIHOOD_H

#include <gsl/gsl_matrix.h>

#include "base/run.h"

#define LEAST_UNIQUENESS 0.005

/* Loadings (k x K, each column in either sign), uniquenesses (k) and F for the correlations R
 * (k x k, positive definite). False where it did not converge in `most` steps; `steps` were
 * made. */
bool likelihood_maximise(struct run *run, const gsl_matrix *R, size_t most, gsl_matrix *loading,
                         double *uniqueness, double *discrepancy, size_t *steps);

#endif
