/* coefficients.h - the coefficients of one or several models, with their intervals.
 *
 *     models: ..., or table: A3 (model: Model 2)        a mark for each coefficient and model
 *     standardised: yes                                  in standard deviations
 * (fit/standardised.h) published: yes                                     beside what is printed of
 * them keep_terms, drop_terms, rename, sort               which, in which order, under which names
 *
 * A column for each outcome, as coefficients of different outcomes have different units; a series,
 * told by shape and colour, for each model of the same outcome. Thin bars are intervals at the
 * level of the fit, thick ones 50%; the line is zero. The intercept has no place here. Where terms
 * are in units of different size the note says so.
 *
 * Source: Kastellec and Leoni (2007), Using graphs instead of tables in political science,
 * Perspectives on Politics 5, 755-771; Gelman and Hill (2007), Data Analysis Using Regression and
 * Multilevel/Hierarchical Models, section 4.2. */
#ifndef ATTAIN_DRAW_COEFFICIENTS_H
#define ATTAIN_DRAW_COEFFICIENTS_H

#include "draw/figure.h"

figure_maker coefficients_figure;

#endif
