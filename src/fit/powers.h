/* powers.h - the powers of one variable, told apart.
 *
 *     span(1, x, x^2, ..., x^k) = span(1, q_1, q_2, ..., q_k),   q_i' q_j = 0
 *
 * Of the cube of a year, less than 1e-9 of its length is left beside the year and its square:
 * by COLLINEAR_TOLERANCE it would be a combination of them. But powers are formed from one
 * number in 32 digits, and no rounding of that number makes one a combination of others. So
 * where columns seem collinear, the powers of each variable give way to orthogonal columns that
 * span the same, and all are judged again. A power counts as a combination of the lower ones
 * where at most POWER_TOLERANCE is left of it: above that, 13 digits come out right. */
#ifndef ATTAIN_FIT_POWERS_H
#define ATTAIN_FIT_POWERS_H

#include "fit/design.h"

#define POWER_TOLERANCE 1e-16

/* X of the design with orthogonal columns of length 1 for the powers of each variable that has
 * several (x, I(x^k), poly(x, k, raw), each a term of its own), cleared of the constant in a model
 * with intercept. A power of which nothing is left becomes a column of zeros. `scale` is the
 * length of each column of X. */
gsl_matrix *powers_apart(struct run *run, const struct design *design, const double *scale);

#endif
