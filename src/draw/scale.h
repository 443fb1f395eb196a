/* scale.h - from data to points on the page, and where the ticks stand.
 *
 *     position = from + (value - low) / (high - low) (to - from)
 *
 * Ticks are multiples of 1, 2 or 5 times a power of ten inside [low, high]: the
 * finest such step that gives no more than was asked for. Very large and very small
 * numbers are labelled in units of 10^power, a multiple of three, said once in the
 * axis title.
 * Source: Heckbert (1990), "Nice numbers for graph labels", Graphics Gems, 61-63. */
#ifndef ATTAIN_DRAW_SCALE_H
#define ATTAIN_DRAW_SCALE_H

#include "base/run.h"

struct scale {
    double low, high; /* the data that the axis covers */
    double from, to;  /* points on the page */
};

struct ticks {
    size_t count;
    double *value;      /* ascending, all different */
    const char **label; /* all different */
    int power;          /* labels are in units of 10^power */
};

/* An axis over [low, high] with `padding` of that range added at either end. Where low
 * and high are one value to ten digits, the axis runs a tenth of it (or 1) either way. */
struct scale scale_over(double low, double high, double padding, double from, double to);

double scale_at(const struct scale *scale, double value);

/* At least two ticks and, where that allows, at most `most`. */
struct ticks scale_ticks(struct run *run, const struct scale *scale, size_t most);

#endif
