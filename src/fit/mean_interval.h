/* mean_interval.h - the mean outcome at a value of the predictor, with its interval.
 *
 *     y = b0 + b1 x + e = (b0 + b1 c) + b1 (x - c) + e
 *
 * In x - c the intercept is the mean at x = c: so its interval, of whatever kind of standard error
 * the fit has, is that of the mean. It is refitted there, once for each c, so that a band has the
 * degrees of freedom, draws and inversions that a coefficient has; classical and HC intervals are
 * thereby estimate -+ t sqrt(x'Vx). Permutations leave a constant where it is and give a mean no
 * interval.
 *
 * One more outcome at c lies around that mean with the errors' own spread besides:
 *
 *     estimate -+ t sqrt(std_error^2 + sigma^2)
 *
 * which takes errors to be of one size and normal, whatever the kind of the standard error; with
 * weights it is left out, since the weight of the one more is not known.
 *
 * Source: Seber and Lee (2003), Linear Regression Analysis, sections 5.1 and 5.3. Checked against
 * R: predict.lm, and x'Vx by sandwich 3.0 and clubSandwich 0.5.8, tests/reference/r/band.R. */
#ifndef ATTAIN_FIT_MEAN_INTERVAL_H
#define ATTAIN_FIT_MEAN_INTERVAL_H

#include "fit/infer.h"

struct mean_interval {
    double estimate, std_error;
    double conf_low, conf_high; /* of the mean; NaN where there is none */
    double one_low, one_high;   /* of one more outcome; NaN where there is none */
};

/* At x, for a fit of an intercept and one predictor; `frame` has its clusters. */
struct mean_interval mean_interval_at(const struct frame *frame, const struct fit *fit, double x);

#endif
