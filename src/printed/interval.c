#include "printed/interval.h"

#include <math.h>

static double half_unit(const struct printed *printed)
{
    return 0.5 * pow(10, -(double)printed->decimals);
}

static struct interval clamped(struct interval interval, double low, double high)
{
    return (struct interval){ fmax(interval.low, low), fmin(interval.high, high) };
}

struct interval interval_of_estimate(const struct printed *printed)
{
    if (isnan(printed->value))
        return (struct interval){ NAN, NAN };
    double half = half_unit(printed);
    return (struct interval){ printed->value - half, printed->value + half };
}

struct interval interval_of_std_error(const struct printed *printed)
{
    struct interval interval = interval_of_estimate(printed);
    return interval_is_printed(interval) ? clamped(interval, 0, INFINITY) : interval;
}

struct interval interval_of_share(const struct printed *printed)
{
    struct interval interval = interval_of_estimate(printed);
    return interval_is_printed(interval) ? clamped(interval, 0, 1) : interval;
}

struct interval interval_of_p_value(const struct printed *printed)
{
    static const double smallest_in_full = .001;
    if (isnan(printed->value))
        return (struct interval){ NAN, NAN };
    if (printed->below)
        return (struct interval){ 0, printed->value };
    struct interval interval = interval_of_share(printed);
    bool in_full = printed->decimals == 3 && printed->value > 0;
    return in_full ? clamped(interval, smallest_in_full, 1) : interval;
}

bool interval_is_printed(struct interval interval)
{
    return !isnan(interval.low);
}

struct interval interval_common(struct interval a, struct interval b)
{
    return (struct interval){ fmax(a.low, b.low), fmin(a.high, b.high) };
}
