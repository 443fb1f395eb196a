/* fitted_line.h - the least squares line of one predictor and its bands, as points to be joined, in
 * the units of the data.
 *
 *     line: y = b0 + b1 x,   with the interval of the mean and of one more outcome at x
 *
 * at FITTED_STEPS + 1 places from the smallest to the largest x, and nowhere beyond
 * (mean_interval.h); or between two places within, where those ends would tell too much. Kinds of
 * standard error that are computed anew at each place have fewer places, and straight stretches
 * between. */
#ifndef ATTAIN_DRAW_FITTED_LINE_H
#define ATTAIN_DRAW_FITTED_LINE_H

#include "draw/scene.h"
#include "fit/mean_interval.h"

#define FITTED_STEPS 96

struct fitted_line {
    struct point mean[FITTED_STEPS + 1];
    struct point lower[FITTED_STEPS + 1], upper[FITTED_STEPS + 1];
    struct point one_lower[FITTED_STEPS + 1], one_upper[FITTED_STEPS + 1];
    bool has_band, has_prediction;
};

/* NULL without a fit. `bands`: whether they are wanted; an exact fit has none. */
struct fitted_line *fitted_line(struct run *run, const struct frame *frame, const struct fit *fit,
                                bool bands);

/* The same from `low` to `high`. */
struct fitted_line *fitted_line_between(struct run *run, const struct frame *frame,
                                        const struct fit *fit, double low, double high, bool bands);

#endif
