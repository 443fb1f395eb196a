/* least_squares.h - the b that makes |y - X b| least, and what its errors rest on.
 *
 *     X D P = Q [R; 0],    X: n x p, n > p;   D: diagonal, columns of X D of length 1
 *
 * P takes the columns as Businger and Golub (1965) do, the longest remainder first. Up to
 * QUAD_OPERATIONS the decomposition and all that follows are in 32 digits (reflections.h): b,
 * the residuals and the lengths below are then as good as X and y themselves are, to the
 * last digit of a double. Beyond, Q and R come from gsl_linalg_QRPT_decomp in doubles; b
 * and the residuals r solve  r + X b = y,  X' r = 0  together, and are improved twice by the
 * error that X and y find in them, summed in 32 digits (Bjorck 1967, BIT 7, 257-278), while
 * what rests on R alone has the digits that doubles leave: 16 less those of 1 / |R_pp|.
 *
 * X may have more digits than a double: X + X_low, where powers and products are formed in
 * quads (design.h).
 *
 * The rank is the number of columns of which more than COLLINEAR_TOLERANCE of their unit
 * length is left after the columns taken before them: above what rounding of the data could
 * leave of a column that is a combination of others, below what any measured predictor needs.
 *
 * Source: Golub and Van Loan (2013), Matrix Computations, sections 5.3 and 5.4. Checked
 * against NIST StRD, to 13 digits or more in each set. */
#ifndef ATTAIN_FIT_LEAST_SQUARES_H
#define ATTAIN_FIT_LEAST_SQUARES_H

#include <gsl/gsl_matrix.h>
#include <gsl/gsl_vector.h>

#include "base/quad.h"
#include "base/run.h"
#include "fit/reflections.h"

#define COLLINEAR_TOLERANCE 1e-9

/* n p^2 up to which the decomposition is in quads: about a fifth of a second. */
#define QUAD_OPERATIONS 1e7

struct factorisation {
    const gsl_matrix *X, *X_low; /* n x p, as given: must stay as they are; X_low may be NULL */
    double *scale;               /* p: length of each column of X */
    size_t *order;               /* p: column k of R is column order[k] of X */
    struct quad *R;              /* p x p, row-major, upper triangle */
    size_t rank;
    const struct reflections *reflections; /* NULL beyond QUAD_OPERATIONS, and then: */
    gsl_matrix *QR;                        /* n x p: R above, Householder vectors below */
    gsl_vector *tau;                       /* p */
};

/* Every number of X finite, n >= p. A column of zeros counts against the rank. */
struct factorisation *least_squares_factor(struct run *run, const gsl_matrix *X,
                                           const gsl_matrix *X_low);

/* The same, in quads or in doubles as told, whatever the size. */
struct factorisation *least_squares_factor_in(struct run *run, const gsl_matrix *X,
                                              const gsl_matrix *X_low, bool quads);

/* b (p) and the residuals y - X b (n) for an outcome y (n); the rank must be p. */
void least_squares_solve(struct run *run, const struct factorisation *factorisation,
                         const struct quad *y, struct quad *b, struct quad *residual);

/* The length of w in R' w = P' D x for a row x of p: sqrt(x' (X'X)^-1 x), which times sigma
 * is the standard error of x'b. `w` is room for p numbers. */
double least_squares_spread(const struct factorisation *factorisation, const double *x,
                            struct quad *w);

#endif
