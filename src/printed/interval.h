/* interval.h - what a printed number can have been before it was rounded.
 *
 *     printed v at d decimals:  |x| in [|v| - h, |v| + h),  h = 10^-d / 2
 *
 * Rounding is half away from zero, so the end nearer to zero belongs to the interval
 * and the other does not; a printed zero is anything nearer to it than h, of either
 * sign. A p-value below .001 prints as "<.001": a printed .001 is therefore no less than
 * .001, and "<.001" is from 0 to .001. */
#ifndef ATTAIN_PRINTED_INTERVAL_H
#define ATTAIN_PRINTED_INTERVAL_H

#include "read/published.h"

struct interval {
    double low, high; /* low <= x <= high; NaN where nothing is printed */
};

/* Of an estimate (any number), a standard error (not below zero), a p-value (0 to 1), an
 * R squared (0 to 1). */
struct interval interval_of_estimate(const struct printed *printed);
struct interval interval_of_std_error(const struct printed *printed);
struct interval interval_of_p_value(const struct printed *printed);
struct interval interval_of_share(const struct printed *printed);

bool interval_is_printed(struct interval interval);

/* What both hold; low > high where that is nothing. */
struct interval interval_common(struct interval a, struct interval b);

#endif
