/* curve_plot.h - a specification curve: estimates in order with their intervals, and below them
 * which choices each of them makes.
 *
 *     estimate  |            . . '
 *               |  . . . '             upright: its interval; a disc: significant, a triangle: not
 *     in order  +-----------------
 *     Outcome A |  #  #  # #           a mark in a row: the specification has that option
 *     Poverty   |    ##   #   #
 *
 * One specification is marked: that of chart->model, else the one with every optional term. Where
 * there are more specifications than places for them, one of each stretch of the order is drawn
 * (curve_order.h); what is said in words is of all of them.
 *
 * Source: Simonsohn, Simmons and Nelson (2020), Nature Human Behaviour 4, 1208-1214, figure 2. */
#ifndef ATTAIN_DRAW_CURVE_PLOT_H
#define ATTAIN_DRAW_CURVE_PLOT_H

#include "draw/figure.h"
#include "fit/curve_order.h"
#include "fit/curve_test.h"

/* Rows of data that a figure gives; of a longer curve, those drawn. */
enum { MOST_CURVE_DATA = 20000 };

/* A curve, computed, and what is drawn of it. */
struct plotted_curve {
    const struct drawing *drawing;
    const struct curve_fit *fit;
    const struct curve_summary *summary;
    const struct curve_test *test;
    const double *critical;
    struct curve_order order, drawn;
    size_t marked;     /* a specification; SIZE_MAX where it is not estimated */
    const char *title; /* of the estimates, with their unit */
    bool cut;          /* intervals end at the plot's edge */
    size_t unshown;    /* options that have no room, */
    const char **unshown_name; /* and what they are, the last first */
};

/* chart->curve: a file, or a curve of the study. Fails as curve_fit_make does, and at the chart's
 * place where there is no such curve, or no such specification to mark. */
figure_maker curve_figure;

/* "a", as the data call it: the label of a column, else the text of a term. */
const char *curve_term_label(const struct plotted_curve *plotted, const char *text);

/* A number as the curve's spread asks for it. */
const char *curve_value(struct run *run, const struct plotted_curve *plotted, double value);

/* Which specification it is: "y ~ x + a, rows: all, HC3" */
const char *curve_specification(struct run *run, const struct plotted_curve *plotted, size_t index);

/* Its estimate: "-.41 (95% CI -.60 to -.22), p < .001" */
const char *curve_estimate(struct run *run, const struct plotted_curve *plotted, size_t index);

/* Notes underneath, the alt text, and the data (in curve_plot_words.c). */
void curve_notes(struct run *run, const struct plotted_curve *plotted, struct page *page);
const char *curve_alt(struct run *run, const struct plotted_curve *plotted);
void curve_data(struct run *run, const struct plotted_curve *plotted, struct figure *figure);

#endif
