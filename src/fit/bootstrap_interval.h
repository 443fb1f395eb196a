/* bootstrap_interval.h - intervals and p-values from replicates of an estimate.
 *
 *     P:    quantile of the replicates, at rank (B + 1) P; between ranks by interpolation on the
 *           normal scale (Davison and Hinkley 1997, equation 5.8)
 *     BCa:  the same at P' = Phi(z0 + (z0 + z) / (1 - a (z0 + z))),  z = Phi^-1(P)
 *     z0 = Phi^-1(#{replicates < estimate} / B)                        bias correction
 *     a  = sum d_i^3 / (6 (sum d_i^2)^(3/2)),  d_i: influence of row i     acceleration
 *
 * With z0 = a = 0 BCa is percentile, and so they are one function here. The p-value of a value is
 * the smallest 1 - level at which the interval leaves it out, found by solving for z, and never
 * below 1 / (B + 1): what the replicates cannot tell.
 *
 * Source: Efron (1987), Journal of the American Statistical Association 82, 171-185; DiCiccio and
 * Efron (1996), Statistical Science 11, 189-228. Checked against R's boot.ci on the same
 * replicates. */
#ifndef ATTAIN_FIT_BOOTSTRAP_INTERVAL_H
#define ATTAIN_FIT_BOOTSTRAP_INTERVAL_H

#include "base/run.h"

struct bend {
    double bias, acceleration; /* z0, a */
};

struct replicates {
    size_t count;
    const double *sorted; /* in rising order */
    struct bend bend;     /* zeros for percentile intervals */
};

/* Bring replicates into rising order; `room` is for as many. */
void replicates_sort(double *value, size_t count, double *room);

/* z0; infinite where the estimate is beyond all replicates. */
double bootstrap_bias(const double *sorted, size_t count, double estimate);

/* a, of the influence of each row: the mean of what estimates become without a row, less what
 * this estimate becomes without row i. */
double bootstrap_acceleration(const double *influence, size_t rows);

/* The P of the replicates that the interval's end at P is taken from: P' above. NaN where it does
 * not exist, the acceleration being too large for so small a P. */
double bootstrap_bent(struct bend bend, double probability);

double bootstrap_quantile(const struct replicates *replicates, double probability);

/* Both ends; NaN where one does not exist. True unless an end is the lowest or highest replicate
 * although its rank would be beyond. */
bool bootstrap_interval(const struct replicates *replicates, double level, double *low,
                        double *high);

double bootstrap_p_value(const struct replicates *replicates, double value);

#endif
