/* leave_one_out_plot.h - one coefficient of a model without each row in turn, or each group.
 *
 *     models: y ~ a + b          (or table, model)
 *     term: a                    the coefficient
 *     group: region              leave out by groups; without it row by row
 *     label: [Barnet]            named wherever they lie,
 *     label_most: 3              beside as many at either end
 *
 * The estimate of all rows stands first, and as a dashed line; below it the estimates without each,
 * from the least to the most, with their intervals (fit/leave_one_out.h). A few are rows of their
 * own; of many those at the ends have names and the others between them are as close as they must
 * be. Those without which p comes to lie on the other side of the level have another shape and
 * colour.
 *
 * Where rows may not be named, because they answered a survey, nor can their numbers be shown, by
 * which they could be told: what remains is the range.
 *
 * Source: Belsley, Kuh and Welsch (1980), Regression Diagnostics, chapter 2. */
#ifndef ATTAIN_DRAW_LEAVE_ONE_OUT_PLOT_H
#define ATTAIN_DRAW_LEAVE_ONE_OUT_PLOT_H

#include "draw/figure.h"

figure_maker leave_one_out_figure;

#endif
