/* diagnostic_plots.h - four pictures of the residuals of a model, and what to look for in each.
 *
 *     residuals against fitted      e against X b, with a smooth: bends
 *     normal quantiles              ordered studentised residuals t against normal_scores, with the
 *                                   envelope of simulated normal errors (fit/envelope.h)
 *     scale and location            sqrt |r| against X b, r the standardised residuals, with a
 *                                   smooth: errors of unequal size
 *     residuals against leverage    r against h, with curves of equal Cook's distance D:
 *
 *         r = +- sqrt(D p (1 - h) / h)      D = 4 / n, and .5 and 1 where they come into the plot
 *
 * In the first three the rows with the largest |t| are named, in the last those with the largest D.
 * In a weighted fit r, t, h and D are those of the weighted rows.
 *
 * Source: Cook and Weisberg (1982), Residuals and Influence in Regression, chapters 2 and 3; Fox
 * (2016), Applied Regression Analysis and Generalized Linear Models, chapters 11 and 12. Checked
 * against R (rstudent, rstandard, hatvalues, cooks.distance, qqnorm, lowess). */
#ifndef ATTAIN_DRAW_DIAGNOSTIC_PLOTS_H
#define ATTAIN_DRAW_DIAGNOSTIC_PLOTS_H

#include "draw/figure.h"

figure_maker diagnostics_figure;

#endif
