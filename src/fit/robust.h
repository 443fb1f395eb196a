/* robust.h - standard errors that allow each error a variance of its own: HC0 to HC4.
 *
 *     cov(b) = (X'WX)^-1 [ sum_i w_i^2 c_i e_i^2 x_i x_i' ] (X'WX)^-1,   e = y - X b
 *
 *     HC0  c_i = 1                      White (1980), Econometrica 48, 817-838
 *     HC1  c_i = n / (n - p)            MacKinnon and White (1985), J. Econometrics 29, 305-325:
 *     HC2  c_i = 1 / (1 - h_i)          Hinkley's, Horn's and Duncan's, and nearly the jackknife
 *     HC3  c_i = 1 / (1 - h_i)^2
 *     HC4  c_i = 1 / (1 - h_i)^d_i,  d_i = min(4, n h_i / p)
 *                                       Cribari-Neto (2004), CSDA 45, 215-233
 *
 * h_i is the leverage of row i in the weighted fit. t of a coefficient has n - p degrees of
 * freedom, and F of all q terms but the intercept is Wald's statistic / q, with q and n - p.
 * A row with a leverage of 1 is fitted exactly, whatever its outcome: its error cannot be known,
 * HC2 to HC4 are refused, and HC0 and HC1, which take it for zero, come with a caution.
 *
 * Checked against R: sandwich 3.0 and lmtest 0.9, tests/reference/r/covariance.R. */
#ifndef ATTAIN_FIT_ROBUST_H
#define ATTAIN_FIT_ROBUST_H

#include <math.h>

#include "fit/ols.h"

/* c_i for n rows and p columns; 1 of any other kind. Here, for walks over many subsets call it for
 * every row (curve_walk.h). */
static inline double robust_weight(enum inference_kind kind, double leverage, double n, double p)
{
    double rest = 1 - leverage;
    switch (kind) {
    case INFERENCE_HC1:
        return n / (n - p);
    case INFERENCE_HC2:
        return 1 / rest;
    case INFERENCE_HC3:
        return 1 / (rest * rest);
    case INFERENCE_HC4:
        return pow(rest, -fmin(4, n * leverage / p));
    default:
        return 1;
    }
}

/* A step of infer (infer.h): the kind and what goes with it stand in fit->inference. */
bool robust_infer(struct run *run, const struct frame *frame, struct fit *fit);

#endif
