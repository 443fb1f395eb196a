/* weighting.h - rows of a design times the roots of their weights.
 *
 *     W^1/2 X,   W = diag(w),   w_i > 0:    sum w_i (y_i - x_i b)^2 = |W^1/2 y - W^1/2 X b|^2
 *
 * so that weighted least squares are least squares of weighted rows. Roots and products are
 * formed in 32 digits: what rounding to doubles takes stands in the second matrix, so that
 * weights cost no digits, and weights of one change no bit.
 *
 * Source: Golub and Van Loan (2013), Matrix Computations, section 6.1. */
#ifndef ATTAIN_FIT_WEIGHTING_H
#define ATTAIN_FIT_WEIGHTING_H

#include "fit/design.h"

struct weighted_rows {
    const gsl_matrix *X, *X_low; /* X_low is NULL where rounding took nothing */
};

/* The rows of X (+ X_low, which may be NULL), of which there are as many as in the design; as they
 * are where the design has no weights. */
struct weighted_rows weighting_of(struct run *run, const struct design *design, const gsl_matrix *X,
                                  const gsl_matrix *X_low);

#endif
