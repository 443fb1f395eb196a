#include "fit/welch.h"

#include <math.h>

#include "fit/distribution.h"

struct sample_moments sample_moments_of(const double *value, size_t count)
{
    struct sample_moments made = { count, NAN, NAN };
    long double sum = 0, squares = 0;
    for (size_t i = 0; i < count; i++)
        sum += value[i];
    if (count > 0)
        made.mean = (double)(sum / (long double)count);
    for (size_t i = 0; i < count; i++)
        squares += (value[i] - made.mean) * (value[i] - made.mean);
    if (count > 1)
        made.sd = sqrt((double)(squares / (long double)(count - 1)));
    return made;
}

struct welch welch_of(const struct sample_moments *first, const struct sample_moments *second,
                      double conf_level)
{
    double n1 = (double)first->count, n2 = (double)second->count;
    double v1 = first->sd * first->sd / n1, v2 = second->sd * second->sd / n2;
    struct welch made = { false, first->mean - second->mean, NAN, NAN, NAN, NAN, NAN, NAN };
    made.compared = v1 > 0 && v2 > 0;
    if (!made.compared)
        return made;
    made.std_error = sqrt(v1 + v2);
    made.statistic = made.difference / made.std_error;
    made.df = (v1 + v2) * (v1 + v2) / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1));
    made.p_value = t_p_value(made.statistic, made.df);
    double reach = t_quantile(0.5 + conf_level / 2, made.df) * made.std_error;
    made.conf_low = made.difference - reach;
    made.conf_high = made.difference + reach;
    return made;
}
