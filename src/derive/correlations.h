/* correlations.h - indicators over the rows that have them all, standardised and correlated.
 *
 *     z_ij = (x_ij - m_j) / s_j,   R = Z'Z / (n - 1),   R = V G V'
 *
 * What factor analysis, reliability and the measures of adequacy all begin from: done once, and
 * refused once where R has no inverse. Sums are long doubles. */
#ifndef ATTAIN_DERIVE_CORRELATIONS_H
#define ATTAIN_DERIVE_CORRELATIONS_H

#include <gsl/gsl_matrix.h>

#include "base/run.h"
#include "derive/eigen.h"

struct correlations {
    size_t rows, size;        /* n, k */
    const char *const *names; /* k */
    double *mean, *deviation; /* k; n - 1 */
    gsl_matrix *Z;            /* n x k */
    gsl_matrix *R;            /* k x k */
    gsl_matrix *factor;       /* k x k: Cholesky's, of R */
    gsl_matrix *inverse;      /* k x k: of R */
    struct eigen *eigen;      /* of R */
};

/* X: n x k, complete; `names` are kept. Fails with STATUS_UNSUPPORTED at `place` where k < 3 or
 * n <= k, where an indicator does not vary, or where R is singular (the least eigenvalue below
 * 1e-10; its trace is k): then the indicators that determine each other are named. */
bool correlations_of(struct run *run, const gsl_matrix *X, const char *const *names,
                     struct place place, struct correlations **correlations);

/* R^-1 b, in place. */
void correlations_solve(const struct correlations *correlations, gsl_vector *b);

/* The sum of R above its diagonal. */
double correlations_sum(const struct correlations *correlations);

#endif
