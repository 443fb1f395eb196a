#include "fit/noncentral.h"

#include <math.h>

#include "fit/distribution.h"

/* Poisson weights below this part of the largest do not count. */
#define SLIGHT 1e-20

/* A noncentrality above this is looked for no longer. */
#define MOST_NCP 1e7

double noncentral_f_p_value(double f, double df1, double df2, double ncp)
{
    double mean = ncp / 2, mode = floor(mean), sum = 0, weights = 0;
    if (ncp == 0)
        return f_p_value(f, df1, df2);
    for (double j = mode, weight = 1; weight > SLIGHT; j++) {
        sum += weight * f_p_value(f * df1 / (df1 + 2 * j), df1 + 2 * j, df2);
        weights += weight;
        weight *= mean / (j + 1);
    }
    for (double j = mode, weight = 1; j > 0 && weight > SLIGHT;) {
        weight *= j / mean;
        j--;
        sum += weight * f_p_value(f * df1 / (df1 + 2 * j), df1 + 2 * j, df2);
        weights += weight;
    }
    return sum / weights;
}

/* A tail that grows or falls with x, and the value that it should have. */
struct target {
    double (*tail)(double x, const struct target *target);
    double value, df1, df2, critical;
    double most; /* beyond this there is no root */
};

static double central_tail(double x, const struct target *target)
{
    return target->value - f_p_value(x, target->df1, target->df2);
}

static double noncentral_tail(double x, const struct target *target)
{
    return noncentral_f_p_value(target->critical, target->df1, target->df2, x) - target->value;
}

/* The x above zero where the tail, which grows, is zero: bracketed by doubling, then by the
 * rule of false position, in the Illinois form (Dowell and Jarratt 1971, BIT 11, 168-174): the
 * value at an end that stays twice counts half. */
static double root_of(const struct target *target)
{
    double low = 0, high = 1, below = target->tail(low, target), above = target->tail(high, target);
    for (; above < 0; above = target->tail(high, target)) {
        low = high;
        below = above;
        high *= 2;
        if (high > target->most)
            return NAN;
    }
    double x = high, value = above;
    for (int i = 0, stayed = 0; i < 200 && high - low > 4e-16 * high && value != 0; i++) {
        x = fmin(fmax((low * above - high * below) / (above - below), low), high);
        value = target->tail(x, target);
        if (value > 0) {
            high = x;
            above = value;
            below /= stayed == 1 ? 2 : 1;
            stayed = 1;
        } else {
            low = x;
            below = value;
            above /= stayed == -1 ? 2 : 1;
            stayed = -1;
        }
    }
    return x;
}

double f_critical(double probability, double df1, double df2)
{
    return root_of(&(struct target){ central_tail, probability, df1, df2, 0, 1e300 });
}

double detectable_noncentrality(double df1, double df2, double alpha, double power)
{
    double critical = f_critical(alpha, df1, df2);
    return root_of(&(struct target){ noncentral_tail, power, df1, df2, critical, MOST_NCP });
}
