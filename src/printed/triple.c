#include "printed/triple.h"

#include <math.h>

#include "base/number.h"
#include "fit/distribution.h"

static double t_at(double p_value, double df)
{
    if (p_value >= 1)
        return 0;
    return p_value <= 0 ? INFINITY : t_quantile(1 - p_value / 2, df);
}

struct interval t_of_p_value(struct interval p_value, double df)
{
    return (struct interval){ t_at(p_value.high, df), t_at(p_value.low, df) };
}

struct interval p_value_of_t(struct interval t, double df)
{
    return (struct interval){ t_p_value(t.high, df), t_p_value(t.low, df) };
}

const char *p_value_text(struct run *run, struct interval p_value)
{
    if (!interval_is_printed(p_value))
        return "";
    double low = floor(p_value.low * 1000 + INTERVAL_TOLERANCE) / 1000;
    double high = ceil(p_value.high * 1000 - INTERVAL_TOLERANCE) / 1000;
    bool below = p_value.high <= .001 + INTERVAL_TOLERANCE;
    return below ? "<.001"
                 : talloc_asprintf(run, "%s to %s", number_p_value(run, low),
                                   number_p_value(run, high));
}

bool triple_narrow(struct triple *triple)
{
    return interval_narrow(&triple->t, interval_quotient(triple->size, triple->std_error))
           && interval_narrow(&triple->std_error, interval_quotient(triple->size, triple->t))
           && interval_narrow(&triple->size, interval_product(triple->std_error, triple->t));
}

static struct interval square(struct interval size)
{
    return (struct interval){ size.low * size.low, size.high * size.high };
}

static struct interval scaled(struct interval interval, double factor)
{
    return interval_product(interval, (struct interval){ factor, factor });
}

struct interval triple_spread(const struct triple *triple, double weight)
{
    struct interval part = scaled(square(triple->size), weight);
    return interval_root(interval_sum(part, square(triple->std_error)));
}

/* One pass over  spread^2 = w B^2 + SE^2. */
static bool narrow_once(struct triple *triple, double weight, struct interval spread)
{
    struct interval part = scaled(square(triple->size), weight);
    struct interval left = interval_difference(square(spread), part);
    if (left.high < 0 || !interval_narrow(&triple->std_error, interval_root(left)))
        return false;
    if (weight == 0)
        return true;
    left = interval_difference(square(spread), square(triple->std_error));
    left = scaled(left, 1 / weight);
    return left.high >= 0 && interval_narrow(&triple->size, interval_root(left));
}

bool triple_narrow_spread(struct triple *triple, double weight, struct interval spread)
{
    /* Each pass narrows; passes that no longer change a printed digit are not needed. */
    enum { PASSES = 60 };
    for (int pass = 0; pass < PASSES; pass++)
        if (!interval_meets(triple_spread(triple, weight), spread)
            || !narrow_once(triple, weight, spread) || !triple_narrow(triple))
            return false;
    return true;
}
