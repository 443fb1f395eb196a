/* heteroskedasticity.h - does the variance of the errors go with the predictors?
 *
 *     u_i = w_i e_i^2,   u = c + Z g + error
 *
 *     Breusch-Pagan   half the explained sum of squares of u / (mean u)   Z: the predictors
 *     Koenker         n R^2 of the regression of u                        Z: the predictors
 *     White           n R^2 of the regression of u       Z: predictors, squares, cross-products
 *
 * Each is chi-squared with as many degrees of freedom as Z has columns that are no combination
 * of others. Breusch and Pagan's holds for normal errors; Koenker's, which is the same without
 * that assumption, is the one to read. The constant is always in the regression of u. In a
 * weighted fit u is of the weighted residuals, and Z is not weighted: the question is whether the
 * weights have made the variance even.
 *
 * Source: Breusch and Pagan (1979), Econometrica 47, 1287-1294; Koenker (1981), Journal of
 * Econometrics 17, 107-112; White (1980), Econometrica 48, 817-838. Checked against R
 * (lmtest 0.9). */
#ifndef ATTAIN_FIT_HETEROSKEDASTICITY_H
#define ATTAIN_FIT_HETEROSKEDASTICITY_H

#include "fit/check.h"
#include "fit/geometry.h"

struct heteroskedasticity {
    struct check breusch_pagan, koenker, white;
};

/* `with_white` false leaves out White's, which takes n q^2 operations, q being all products. */
struct heteroskedasticity heteroskedasticity_of(struct run *run, const struct fit *fit,
                                                const struct geometry *geometry, bool with_white);

#endif
