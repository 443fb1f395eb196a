#include "derive/spread.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>

/* Move NaN behind the numbers; returns how many numbers there are. */
static size_t numbers_first(double *value, size_t count)
{
    size_t numbers = 0;
    for (size_t i = 0; i < count; i++)
        if (!isnan(value[i])) {
            double number = value[i];
            value[i] = value[numbers];
            value[numbers++] = number;
        }
    return numbers;
}

struct spread spread_of(double *value, size_t count)
{
    size_t n = numbers_first(value, count);
    if (n == 0)
        return (struct spread){ 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
    gsl_sort(value, 1, n);
    double mean = gsl_stats_mean(value, 1, n);
    return (struct spread){
        .n = n,
        .low = value[0],
        .high = value[n - 1],
        .mean = mean,
        .sd = n > 1 ? gsl_stats_sd_m(value, 1, n, mean) : NAN,
        .lower_quartile = gsl_stats_quantile_from_sorted_data(value, 1, n, 0.25),
        .median = gsl_stats_quantile_from_sorted_data(value, 1, n, 0.5),
        .upper_quartile = gsl_stats_quantile_from_sorted_data(value, 1, n, 0.75),
    };
}
