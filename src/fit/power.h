/* power.h - what could have been found, and what can be ruled out.
 *
 * The smallest effect that a test at level alpha shows with probability `power`, by the
 * noncentral F (noncentral.h), for the n rows and p coefficients at hand:
 *
 *     lambda_k of the F test with df1 = k, df2 = n - p, whole model:  f2 = lambda_k / n
 *     lambda_1 of one coefficient:   partial f2 = lambda_1 / n,  |b| = sqrt(lambda_1) SE(b)
 *     R2 = f2 / (1 + f2),   partial r = sqrt(partial f2 / (1 + partial f2))
 *
 * |b| takes the standard error and its degrees of freedom from the fit, of whatever kind; where
 * the kind has no t, there is none. f2 is of a model with normal errors of one variance. What
 * was found does not enter but by the standard error: the power of an estimate that was
 * observed says no more than its p-value, and is not given (Hoenig and Heisey 2001).
 *
 * Equivalence: two one-sided tests against the bounds -delta and delta,
 *
 *     p_low = P(T > (b + delta) / SE),   p_high = P(T < (b - delta) / SE)
 *
 * and |b| is smaller than delta where both are below alpha: where the interval at level
 * 1 - 2 alpha lies between the bounds.
 *
 * Source: Cohen (1988), Statistical Power Analysis, chapter 9, with lambda = f2 n for the partial
 * f2 too; Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15, 657-680; Lakens
 * (2017), Social Psychological and Personality Science 8, 355-362; Hoenig and Heisey (2001),
 * The American Statistician 55, 19-24. Checked against R's pt, pf and pwr. */
#ifndef ATTAIN_FIT_POWER_H
#define ATTAIN_FIT_POWER_H

#include "fit/ols.h"

#define USUAL_POWER 0.8

/* Rows that a predictor is to have at least, by the rule of thumb (Harrell 2015, section 4.4). */
enum { ROWS_PER_PREDICTOR = 10 };

struct detectable {
    double alpha, power;
    double rows_per_predictor;           /* n over the coefficients but the intercept */
    double f_squared, r_squared;         /* of the whole model; NaN where it has no predictor */
    double partial_f_squared, partial_r; /* of one coefficient */
    double *estimate;                    /* of each coefficient; NaN for the intercept */
};

struct detectable *detectable_of(struct run *run, const struct fit *fit);

enum equivalence_verdict { SMALLER, NOT_RULED_OUT, LARGER };

struct equivalence {
    double p_low, p_high;       /* NaN where the kind of standard errors has no t */
    double p_value;             /* the larger of both */
    double conf_low, conf_high; /* at level 1 - 2 alpha */
    enum equivalence_verdict verdict;
};

/* Of a coefficient against -delta and delta, delta > 0. */
struct equivalence equivalence_of(const struct fit *fit, size_t coefficient, double delta);

#endif
