/* scatter.h - a scatter plot: one point a row (a local authority), the fitted line and its bands.
 *
 *     layers, from the ground up: histogram and rug in the margins, band for the mean, prediction
 *     band (dashed), reference lines, line, points, names; of a crowd, points below lines
 *
 * The line is that of all rows shown, over their range only, in every panel and whatever the
 * colours: what groups share is asked of a model, not of an eye. Groups differ by colour and shape
 * (series.h), sizes by area, names stand where they touch nothing (label_place.h). Below the plot
 * stands what a reader needs to judge it: n, equation, r, R squared, slope with its interval, p,
 * kind of standard error, who is not shown, source (caption.h).
 *
 * Where no line can be fitted, points alone are drawn, and it is said why (pairs.h). */
#ifndef ATTAIN_DRAW_SCATTER_H
#define ATTAIN_DRAW_SCATTER_H

#include "draw/figure.h"

/* chart->x and chart->y, with what else is asked for. Fails as pairs_of and series_of do, and with
 * STATUS_UNSUPPORTED where a name is that of no row, or rows that answered a survey would be named.
 */
figure_maker scatter_figure;

#endif
