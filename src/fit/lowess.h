/* lowess.h - a smooth line through points: locally weighted regression, robust to odd points.
 *
 *     at each x_i a line is fitted to the r = 2/3 n nearest points, each weighted by
 *     (1 - (d / h)^3)^3, d its distance and h that of the furthest; its height there is the
 *     smooth. Then three times again, each point weighted too by (1 - (e / 6 m)^2)^2, e its
 *     residual and m the median of |e|: so that a few odd points do not bend the line.
 *
 * Between x that lie within a hundredth of the range the smooth is interpolated: many points cost
 * no more than some hundred.
 *
 * Source: Cleveland (1979), Journal of the American Statistical Association 74, 829-836.
 * Checked against R (lowess, with its usual settings). */
#ifndef ATTAIN_FIT_LOWESS_H
#define ATTAIN_FIT_LOWESS_H

#include "base/run.h"

struct lowess {
    size_t count;
    double *x, *y;  /* x ascending; the smooth at each */
    double *at_row; /* the smooth of each point, in the order in which they were given */
};

/* NULL where x has fewer than LEAST_LOWESS different values: then there is nothing to smooth. */
enum { LEAST_LOWESS = 5 };
struct lowess *lowess_of(struct run *run, const double *x, const double *y, size_t count);

#endif
