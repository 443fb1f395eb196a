#include "printed/arithmetic.h"

#include <math.h>

#include "base/number.h"

struct interval interval_any_size(void)
{
    return (struct interval){ 0, INFINITY };
}

struct interval interval_size(struct interval interval)
{
    if (interval.low >= 0)
        return interval;
    if (interval.high <= 0)
        return (struct interval){ -interval.high, -interval.low };
    return (struct interval){ 0, fmax(-interval.low, interval.high) };
}

struct interval interval_sum(struct interval a, struct interval b)
{
    return (struct interval){ a.low + b.low, a.high + b.high };
}

struct interval interval_difference(struct interval a, struct interval b)
{
    return (struct interval){ a.low - b.high, a.high - b.low };
}

static double times(double a, double b)
{
    return a == 0 || b == 0 ? 0 : a * b;
}

struct interval interval_product(struct interval a, struct interval b)
{
    double p = times(a.low, b.low), q = times(a.low, b.high);
    double r = times(a.high, b.low), s = times(a.high, b.high);
    return (struct interval){ fmin(fmin(p, q), fmin(r, s)), fmax(fmax(p, q), fmax(r, s)) };
}

struct interval interval_quotient(struct interval a, struct interval b)
{
    if (b.low < 0 && b.high > 0)
        return (struct interval){ -INFINITY, INFINITY };
    if (b.high <= 0 && b.low < 0) {
        a = (struct interval){ -a.high, -a.low };
        b = (struct interval){ -b.high, -b.low };
    }
    /* 0 <= b.low, and never minus zero, which would turn the sign of an infinite end: each end
     * of a is carried furthest by one end of b. */
    b.low = fabs(b.low);
    b.high = fabs(b.high);
    double least = a.low >= 0 ? b.high : b.low, most = a.high >= 0 ? b.low : b.high;
    double low = a.low == 0 ? 0 : a.low / least;
    double high = a.high == 0 && most > 0 ? 0 : a.high / most;
    return (struct interval){ isnan(low) ? 0 : low, isnan(high) ? INFINITY : high };
}

struct interval interval_root(struct interval interval)
{
    return (struct interval){ sqrt(fmax(interval.low, 0)), sqrt(fmax(interval.high, 0)) };
}

/* How far two ends may be apart and still count as one number. */
static double leeway(double a, double b)
{
    double size = fmin(fabs(a), fabs(b));
    return isfinite(size) ? INTERVAL_TOLERANCE * size : 0;
}

bool interval_meets(struct interval a, struct interval b)
{
    struct interval common = interval_common(a, b);
    return common.low <= common.high + leeway(common.low, common.high);
}

bool interval_narrow(struct interval *interval, struct interval other)
{
    if (!interval_meets(*interval, other))
        return false;
    struct interval common = interval_common(*interval, other);
    if (common.low > common.high)
        common.low = common.high = (common.low + common.high) / 2;
    *interval = common;
    return true;
}

/* An end at so many decimals, rounded away from the inside of its interval. */
static const char *end_text(struct run *run, double end, int decimals, bool upward)
{
    double scale = pow(10, decimals), units = end * scale;
    double near = round(units);
    if (fabs(units - near) > 1e-6)
        near = upward ? ceil(units) : floor(units);
    return number_pointed(run, near / scale, decimals);
}

const char *interval_text(struct run *run, struct interval interval)
{
    enum { MOST_DECIMALS = 6 };
    if (!interval_is_printed(interval))
        return "";
    bool open_below = !isfinite(interval.low), open_above = !isfinite(interval.high);
    if ((open_below || interval.low == 0) && open_above)
        return "any";
    double unit = open_below   ? fabs(interval.high)
                  : open_above ? fabs(interval.low)
                               : interval.high - interval.low;
    double size = fmax(fabs(open_below ? 0 : interval.low), fabs(open_above ? 0 : interval.high));
    unit = fmax(unit, size * 1e-4);
    int decimals = unit > 0 ? (int)ceil(1 - log10(unit)) : 0;
    decimals = decimals < 0 ? 0 : decimals > MOST_DECIMALS ? MOST_DECIMALS : decimals;
    if (open_above)
        return talloc_asprintf(run, "%s or more", end_text(run, interval.low, decimals, false));
    if (open_below)
        return talloc_asprintf(run, "%s or less", end_text(run, interval.high, decimals, true));
    return talloc_asprintf(run, "%s to %s", end_text(run, interval.low, decimals, false),
                           end_text(run, interval.high, decimals, true));
}
