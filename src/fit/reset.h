/* reset.h - does a straight line do? Ramsey's RESET.
 *
 *     y = X b + g2 f^2 + g3 f^3 + e,   f: the fitted values;   F of g2 = g3 = 0
 *
 * Powers of the fitted values stand in for whatever curvature or interaction the formula lacks.
 * Powers that are combinations of what is there (few different fitted values) are left out, and
 * the degrees of freedom say so. In a weighted fit all of it is weighted.
 *
 * Source: Ramsey (1969), Journal of the Royal Statistical Society B 31, 350-371. Checked against R
 * (lmtest 0.9, resettest). */
#ifndef ATTAIN_FIT_RESET_H
#define ATTAIN_FIT_RESET_H

#include "fit/check.h"
#include "fit/geometry.h"

struct check reset_of(struct run *run, const struct fit *fit, const struct geometry *geometry);

#endif
