/* noncentral.h - F where the model is not nothing: the power of a test.
 *
 *     P(F' > f) = sum over j of Poisson(j; ncp / 2) P(F(df1 + 2 j, df2) > f df1 / (df1 + 2 j))
 *
 * The sum begins where the Poisson weights are largest and goes both ways until they no longer
 * count; each tail is that of distribution.h. A two-sided t test is the F test with df1 = 1 and
 * ncp = delta^2, delta being the noncentrality of t: |T'| > t is T'^2 > t^2.
 *
 * Source: Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, equation
 * 30.10; Lenth (1989), Applied Statistics 38, 185-189, for t. Checked against R's pf, pt and pwr
 * to 10 digits. */
#ifndef ATTAIN_FIT_NONCENTRAL_H
#define ATTAIN_FIT_NONCENTRAL_H

#include "base/run.h"

/* Upper tail of the noncentral F; ncp of 0 or more. The work grows with its root. */
double noncentral_f_p_value(double f, double df1, double df2, double ncp);

/* The f that F exceeds with this probability, 0 < probability < 1. */
double f_critical(double probability, double df1, double df2);

/* The ncp with which a test at level alpha is significant with probability `power` > alpha; NaN
 * above 1e7, which half a degree of freedom would need. */
double detectable_noncentrality(double df1, double df2, double alpha, double power);

#endif
