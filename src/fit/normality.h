/* normality.h - are the residuals like draws from a normal distribution?
 *
 *     Shapiro-Wilk   W = (sum a_i e_(i))^2 / sum (e_i - mean)^2,   3 <= n <= 5000
 *     Jarque-Bera    n (S^2 / 6 + (K - 3)^2 / 24),  chi-squared with 2 degrees of freedom
 *
 * with e_(i) in order of size, a the normalised expected order statistics in Royston's
 * approximation; S and K the skewness and kurtosis of the residuals. Weighted residuals of a
 * weighted fit.
 *
 * Source: Shapiro and Wilk (1965), Biometrika 52, 591-611; Royston (1995), Applied Statistics 44,
 * 547-551 (algorithm AS R94); Jarque and Bera (1980), Economics Letters 6, 255-259. Checked
 * against R (shapiro.test; tseries 0.10, jarque.bera.test). */
#ifndef ATTAIN_FIT_NORMALITY_H
#define ATTAIN_FIT_NORMALITY_H

#include "base/run.h"
#include "fit/check.h"

struct check shapiro_wilk(struct run *run, const double *value, size_t count);

struct check jarque_bera(const double *value, size_t count);

#endif
