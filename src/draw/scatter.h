/* scatter.h - a scatter plot: one point a local authority, the fitted line and its band.
 *
 *     line: y = b0 + b1 x;  band at x: (b0 + b1 x) -+ t(.975, n-2) s.e.(b0 + b1 x)
 *
 * over the range of the data only. Above the plot stand the chart's id and title,
 * below it what a reader needs to judge it: n, r, slope with 95% interval, p, who is
 * not shown, source. Rules of layout: text horizontal and never below 7 points,
 * round ticks, titles with units, no overlap, nothing cut off at 85, 120 and 175 mm. */
#ifndef ATTAIN_DRAW_SCATTER_H
#define ATTAIN_DRAW_SCATTER_H

#include "draw/scene.h"
#include "fit/ols.h"
#include "read/frame.h"
#include "spec/chart.h"

/* `fit` is the fit of chart->y on chart->x over the rows shown, at least one; where its
 * estimates are no numbers (one value of x), the points are drawn alone. `width` in points.
 * The scene's description is the alt text, made from the numbers (caption.h). Fails with
 * STATUS_UNSUPPORTED where a variable is not there or is text. */
bool scatter_scene(struct run *run, const struct chart *chart, const struct frame *frame,
                   const struct fit *fit, bool made_up, double width, struct scene **scene);

#endif
