/* adjustment.h - the matrices of a cluster behind CR2 (clustered.h).
 *
 *     A = B^-1/2,  B = I - Z U' - U Z' + Z K Z',   Z = W^-1/2 Q,  U = W^1/2 Q,  K = Q'WQ
 *
 * over the m rows of the cluster, where Q is the basis of the fit (geometry.h): H = Z U' then.
 * Without weights Z = U = Q and K = I. B is I but in the space of Z's and U's columns, so that in
 * a cluster of many rows the root is taken of a matrix of 2 p at most:
 *
 *     A = I + N [ (N'BN)^-1/2 - I ] N',   N: m x min(m, 2 p), an orthonormal basis of [Z U] */
#ifndef ATTAIN_FIT_ADJUSTMENT_H
#define ATTAIN_FIT_ADJUSTMENT_H

#include "fit/geometry.h"

struct adjustment {
    size_t columns;    /* p */
    gsl_vector *score; /* p: U' A e */
    gsl_matrix *square; /* p x p: U' A A U */
    gsl_matrix *u;      /* p x p: U' A U */
    gsl_matrix *z;      /* p x p: Z' A U */
};

/* K for the whole fit: p x p. */
gsl_matrix *adjustment_K(struct run *run, const struct fit *fit, const struct geometry *geometry);

/* For the cluster of the `count` rows `row`. */
struct adjustment adjustment_of(struct run *run, const struct fit *fit,
                                const struct geometry *geometry, const gsl_matrix *K,
                                const size_t *row, size_t count);

#endif
