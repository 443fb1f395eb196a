/* pooling.h - one answer from the fits of M imputed data sets: Rubin's rules.
 *
 *     Q = mean of the estimates,   W = mean of their variances,   B = variance of the estimates
 *     T = W + (1 + 1/M) B,         std_error = sqrt(T)
 *     r = (1 + 1/M) B / W                        relative increase in variance by what is missing
 *     lambda = (1 + 1/M) B / T                   its share of the variance
 *     df_old = (M - 1) / lambda^2,   df_obs = (v + 1) / (v + 3) v (1 - lambda)
 *     df = df_old df_obs / (df_old + df_obs)     v: df with nothing missing
 *     fmi = (r + 2 / (df + 3)) / (1 + r)         fraction of missing information
 *
 * The estimate repeats, with other seeds, to a Monte Carlo error of sqrt(B / M). Where the
 * estimates do not differ at all, nothing that matters was missing: df is v, fmi 0.
 *
 * Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys, section 3.1; df:
 * Barnard and Rubin (1999), Biometrika 86, 948-955, equation 3. R squared is pooled by Fisher's
 * z of its root: Harel (2009), Journal of Applied Statistics 36, 1109-1118. Number of imputations:
 * von Hippel (2020), Sociological Methods & Research 49, 699-718: 1 + (fmi / cv)^2 / 2 for standard
 * errors that repeat to a coefficient of variation of cv.
 * Checked against pool() and pool.r.squared() of R's mice. */
#ifndef ATTAIN_FIT_POOLING_H
#define ATTAIN_FIT_POOLING_H

#include <stddef.h>

struct pooled {
    double estimate, std_error, statistic, df, p_value, conf_low, conf_high;
    double within, between;   /* W, B */
    double increase;          /* r */
    double missing_share;     /* lambda */
    double fmi;               /* from 0 to 1 */
    double monte_carlo_error; /* of the estimate */
};

/* `count` >= 2 estimates with their variances, above zero; `df_complete` above zero. */
struct pooled pool(const double *estimate, const double *variance, size_t count, double df_complete,
                   double conf_level);

struct pooled_r_squared {
    double estimate, conf_low, conf_high; /* conf: NaN where nobs is below 4 */
};

struct pooled_r_squared pool_r_squared(const double *r_squared, size_t count, size_t nobs,
                                       double conf_level);

/* How many imputations make standard errors repeat to 5 per cent, for this fmi. */
size_t imputations_enough(double fmi);

#endif
