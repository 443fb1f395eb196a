/* least_squares.h - the b that makes |y - X b| least, and what its errors rest on.
 *
 *     X D P = Q [R; 0],    X: n x p, n > p;   D: diagonal, columns of X D of length 1
 *
 * P is chosen as the columns are taken, the longest remainder first (Businger and
 * Golub 1965), by gsl_linalg_QRPT_decomp. The rank is the number of columns of which
 * more than COLLINEAR_TOLERANCE of their unit length is left after the columns taken
 * before them.
 *
 * b and the residuals r solve  r + X b = y,  X' r = 0  together; the solution by Q and R
 * is improved twice by the error that the original X and y find in it, summed in twice
 * the digits of a double (Bjorck 1967, BIT 7, 257-278). That makes b as good as X and y
 * themselves allow, scaling and factorisation costing nothing.
 *
 * Source: Golub and Van Loan (2013), Matrix Computations, sections 5.3 and 5.4. */
#ifndef ATTAIN_FIT_LEAST_SQUARES_H
#define ATTAIN_FIT_LEAST_SQUARES_H

#include <gsl/gsl_matrix.h>
#include <gsl/gsl_vector.h>

#include "base/run.h"

#define COLLINEAR_TOLERANCE 1e-9

struct factorisation {
    const gsl_matrix *X; /* n x p, as given: must stay as it is */
    gsl_matrix *QR;      /* n x p: R above, Householder vectors below */
    gsl_vector *tau;     /* p */
    gsl_matrix *R;       /* p x p, upper triangle */
    gsl_vector *scale;   /* p: length of each column of X */
    size_t *order;       /* p: column k of R is column order[k] of X */
    size_t rank;
};

/* Every number of X finite, n >= p. A column of zeros counts against the rank. */
struct factorisation *least_squares_factor(struct run *run, const gsl_matrix *X);

/* b (p) and the residuals y - X b (n); the rank must be p. */
void least_squares_solve(struct run *run, const struct factorisation *factorisation,
                         const gsl_vector *y, gsl_vector *b, gsl_vector *residual);

/* The length of w in R' w = P' D x for a row x of p: sqrt(x' (X'X)^-1 x), which times sigma
 * is the standard error of x'b. `w` is room for p numbers. */
double least_squares_spread(const gsl_matrix *R, const gsl_vector *scale, const size_t *order,
                            const double *x, double *w);

#endif
