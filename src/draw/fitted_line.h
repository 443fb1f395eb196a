/* fitted_line.h - the least squares line of one predictor and its confidence band, as
 * points to be joined, in the units of the data.
 *
 *     line: y = b0 + b1 x;  band at x: (b0 + b1 x) -+ t((1 + level) / 2, n - 2) s.e.(b0 + b1 x)
 *
 * at FITTED_STEPS + 1 places from the smallest to the largest x, and nowhere beyond. The
 * standard error is that of the mean at x, from the fit (ols_mean). */
#ifndef ATTAIN_DRAW_FITTED_LINE_H
#define ATTAIN_DRAW_FITTED_LINE_H

#include "draw/scene.h"
#include "fit/ols.h"

#define FITTED_STEPS 100

struct fitted_line {
    struct point mean[FITTED_STEPS + 1];
    struct point lower[FITTED_STEPS + 1];
    struct point upper[FITTED_STEPS + 1];
};

/* NULL where the fit has no slope (one value of x, say): then there is nothing to draw. */
struct fitted_line *fitted_line(struct run *run, const struct fit *fit);

#endif
