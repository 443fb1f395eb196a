#include "fit/pooling.h"

#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>

#include "fit/distribution.h"

static double mean_of(const double *value, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += value[i];
    return sum / (double)count;
}

static bool all_same(const double *value, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (value[i] != value[0])
            return false;
    return true;
}

/* About the mean given. Values that are all the same have none, whatever rounding does to it. */
static double variance_about(const double *value, size_t count, double mean)
{
    double sum = 0;
    if (all_same(value, count))
        return 0;
    for (size_t i = 0; i < count; i++)
        sum += (value[i] - mean) * (value[i] - mean);
    return sum / (double)(count - 1);
}

static double degrees_of_freedom(double missing_share, size_t count, double df_complete)
{
    double v = df_complete;
    if (missing_share == 0)
        return v;
    double old = (double)(count - 1) / (missing_share * missing_share);
    double observed = (v + 1) / (v + 3) * v * (1 - missing_share);
    return old * observed / (old + observed);
}

struct pooled pool(const double *estimate, const double *variance, size_t count, double df_complete,
                   double conf_level)
{
    double mean = all_same(estimate, count) ? estimate[0] : mean_of(estimate, count);
    struct pooled pooled = { .estimate = mean,
                             .within = mean_of(variance, count),
                             .between = variance_about(estimate, count, mean) };
    double extra = (1 + 1 / (double)count) * pooled.between, total = pooled.within + extra;
    pooled.increase = extra / pooled.within;
    pooled.missing_share = extra / total;
    pooled.df = degrees_of_freedom(pooled.missing_share, count, df_complete);
    pooled.fmi = extra == 0 ? 0 : (pooled.increase + 2 / (pooled.df + 3)) / (1 + pooled.increase);
    pooled.monte_carlo_error = sqrt(pooled.between / (double)count);
    pooled.std_error = sqrt(total);
    pooled.statistic = pooled.estimate / pooled.std_error;
    pooled.p_value = t_p_value(pooled.statistic, pooled.df);
    double reach = t_quantile(0.5 + conf_level / 2, pooled.df) * pooled.std_error;
    pooled.conf_low = pooled.estimate - reach;
    pooled.conf_high = pooled.estimate + reach;
    return pooled;
}

/* Fisher's z is stretched without end towards an R squared of 1. */
static double squared_root_of(double z)
{
    double r = tanh(fmax(z, 0));
    return r * r;
}

struct pooled_r_squared pool_r_squared(const double *r_squared, size_t count, size_t nobs,
                                       double conf_level)
{
    double sum = 0, squares = 0;
    for (size_t i = 0; i < count; i++)
        sum += atanh(sqrt(r_squared[i]));
    double mean = sum / (double)count;
    for (size_t i = 0; i < count; i++)
        squares += pow(atanh(sqrt(r_squared[i])) - mean, 2);
    struct pooled_r_squared pooled = { squared_root_of(mean), NAN, NAN };
    if (nobs < 4)
        return pooled;
    double between = (1 + 1 / (double)count) * squares / (double)(count - 1);
    double reach =
        gsl_cdf_ugaussian_Pinv(0.5 + conf_level / 2) * sqrt(1 / ((double)nobs - 3) + between);
    pooled.conf_low = squared_root_of(mean - reach);
    pooled.conf_high = squared_root_of(mean + reach);
    return pooled;
}

size_t imputations_enough(double fmi)
{
    const double variation = 0.05;
    double least = 1 + 0.5 * (fmi / variation) * (fmi / variation);
    return (size_t)fmax(2, ceil(least));
}
