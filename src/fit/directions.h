/* directions.h - what each column of X has that no other has.
 *
 *     u_j = Q t_j / |t_j|,    t_j: row j of T^-1;    |u_j| = 1,  u_j orthogonal to X_k, k != j
 *     b_j = |t_j| u_j'y,      the residual of y on the other columns:  e + u_j u_j'y
 *
 * (y and X times the roots of the weights, where there are any: geometry.h.) So a regression
 * without column j needs no fit: to impose b_j = b0 is to move along u_j by (b_j - b0) / |t_j|.
 *
 * Source: Frisch and Waugh (1933), Econometrica 1, 387-401. */
#ifndef ATTAIN_FIT_DIRECTIONS_H
#define ATTAIN_FIT_DIRECTIONS_H

#include "fit/geometry.h"

struct directions {
    size_t rows, columns; /* n, p */
    double *U;            /* n x p: column j is u_j */
    double *along;        /* p x p: row j is Q'u_j, of length 1 */
    double *length;       /* p: |t_j|; times sigma it is the classical standard error */
    double *shift;        /* p: u_j'y = b_j / |t_j| */
};

struct directions *directions_of(struct run *run, const struct fit *fit,
                                 const struct geometry *geometry);

#endif
