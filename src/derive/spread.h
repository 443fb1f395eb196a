/* spread.h - where values lie: how many, how low and high, their mean, quartiles and deviation.
 *
 *     sd = sqrt(sum (x - mean)^2 / (n - 1))
 *     quantile p: between the sorted values at (n - 1) p, linearly (R's type 7)
 *
 * NaN is passed over. What n values do not determine is NaN: all where n is 0, sd where it is 1.
 * Checked against R's mean, sd and quantile. */
#ifndef ATTAIN_DERIVE_SPREAD_H
#define ATTAIN_DERIVE_SPREAD_H

#include <stddef.h>

struct spread {
    size_t n;
    double low, high, mean, sd;
    double lower_quartile, median, upper_quartile;
};

/* Sorts `value`, NaN last. */
struct spread spread_of(double *value, size_t count);

#endif
