/* term_plots.h - what each term does in a multiple regression, a panel each.
 *
 *     added-variable        y given the other terms against x given the other terms: the slope of
 *                           the line is the coefficient b, and its residuals are the model's
 *                           (fit/added_variable.h). Band: the lines whose slopes lie in the
 *                           interval of b, of whatever kind the standard errors are
 *     component-residual    b (x - mean x) + e against x, with the line of slope b and a smooth
 *                           (fit/lowess.h): where the smooth bends away from the line, the
 *                           relation is not as straight as the model has it
 *
 * A term of several columns (a category, a polynomial) has a panel for each. In a grid all panels
 * have one scale of y.
 *
 * Source: Fox (2016), Applied Regression Analysis and Generalized Linear Models, sections 11.6.1
 * and 12.3.1; Larsen and McCleary (1972), Technometrics 14, 781-790. Checked against R (car 3.1,
 * avPlots and crPlots). */
#ifndef ATTAIN_DRAW_TERM_PLOTS_H
#define ATTAIN_DRAW_TERM_PLOTS_H

#include "draw/figure.h"

figure_maker added_variable_figure, component_residual_figure;

#endif
