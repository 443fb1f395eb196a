/* distribution.h - tails of Student's t and of F, to full precision.
 *
 *     P(F > f)   = I_x(df2/2, df1/2),  x = df2 / (df2 + df1 f)
 *     P(|T| > t) = P(F > t^2) with df1 = 1, df2 = df
 *
 * by the regularised incomplete beta function (Abramowitz and Stegun 1964, 26.6.2
 * and 26.7.1). Its leading factor is taken from the ratio of each part to where the
 * distribution has its weight, its continued fraction is that of DiDonato and Morris
 * (1992), ACM TOMS 18, 360-373, equation 9, which needs x and 1 - x apart: so the
 * relative accuracy holds far out in the tail and at many degrees of freedom, where
 * the expansions in common use (GSL's among them) lose it.
 * Checked against R 4.2 to 12 digits: see tests/reference/r. */
#ifndef ATTAIN_FIT_DISTRIBUTION_H
#define ATTAIN_FIT_DISTRIBUTION_H

/* Two-sided p-value of a t statistic; df > 0. NaN if t is NaN. */
double t_p_value(double t, double df);

/* t with P(T <= t) = probability, 0 < probability < 1; NaN for any other probability. */
double t_quantile(double probability, double df);

/* Upper tail of F; 1 for f at or below 0. NaN if f is NaN. */
double f_p_value(double f, double df1, double df2);

#endif
