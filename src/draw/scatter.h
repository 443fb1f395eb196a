/* scatter.h - a scatter plot: one point a local authority, the fitted line and its band.
 *
 *     line: y = b0 + b1 x;  band at x: (b0 + b1 x) -+ t(.975, n-2) s.e.(b0 + b1 x)
 *
 * over the range of the data only. Below the plot stands what a reader needs to judge
 * it: n, r, slope with 95% interval, p, who is not shown, source. */
#ifndef ATTAIN_DRAW_SCATTER_H
#define ATTAIN_DRAW_SCATTER_H

#include "draw/figure.h"

/* chart->x and chart->y, with the layers that are asked for. Fails with STATUS_UNSUPPORTED where a
 * variable is not there or is text, and as analysis_fit does. */
figure_maker scatter_figure;

#endif
