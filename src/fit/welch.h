/* welch.h - do two groups of rows differ in their mean?
 *
 *     t = (m1 - m2) / sqrt(v1 + v2),   v = s^2 / n,
 *     df = (v1 + v2)^2 / (v1^2 / (n1 - 1) + v2^2 / (n2 - 1))
 *
 * without taking their spread to be the same. Two rows that happen to be alike are not known
 * without error: where a group has fewer than two rows, or does not vary, there is no test.
 *
 * Source: Welch (1947), Biometrika 34, 28-35. Checked against R's t.test. */
#ifndef ATTAIN_FIT_WELCH_H
#define ATTAIN_FIT_WELCH_H

#include <stdbool.h>
#include <stddef.h>

/* The number of rows of a group, their mean and standard deviation (NaN where there are too few).
 */
struct sample_moments {
    size_t count;
    double mean, sd;
};

struct sample_moments sample_moments_of(const double *value, size_t count);

struct welch {
    bool compared; /* NaN all but the difference where not */
    double difference, std_error, statistic, df, p_value, conf_low, conf_high;
};

/* first - second, with the interval at `conf_level`. */
struct welch welch_of(const struct sample_moments *first, const struct sample_moments *second,
                      double conf_level);

#endif
