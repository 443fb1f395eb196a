/* geometry.h - what influence, robust errors and resampling take of a fit.
 *
 *     W^1/2 X = Q T,   Q'Q = I,   h_i = |Q_i|^2,   (X'WX)^-1 = T^-1 T^-1',   b = T^-1 Q' W^1/2 y
 *
 * W is diagonal, of the weights, or I where there are none. All is computed in 32 digits where the
 * fit is (least_squares.h), and rounded to doubles once: so a refit in the basis Q, whose columns
 * have length 1 and are orthogonal, loses nothing by working in doubles.
 *
 * Source: Belsley, Kuh and Welsch (1980), Regression Diagnostics, chapter 2. */
#ifndef ATTAIN_FIT_GEOMETRY_H
#define ATTAIN_FIT_GEOMETRY_H

#include "fit/ols.h"

struct geometry {
    size_t rows, columns;  /* n, p */
    gsl_matrix *Q;         /* n x p */
    gsl_matrix *T_inverse; /* p x p: row j belongs to coefficient j */
    gsl_matrix *inverse;   /* p x p: (X'WX)^-1, in the order of the coefficients */
    double *leverage;      /* n: from 0 to 1 */
    double *y, *residual;  /* n: times the roots of the weights */
};

struct geometry *geometry_of(struct run *run, const struct fit *fit);

/* Above this a leverage is 1 to rounding: the row is fitted exactly, whatever its outcome. */
#define FULL_LEVERAGE (1 - 1e-10)

#endif
