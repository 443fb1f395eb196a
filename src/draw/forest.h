/* forest.h - every printed coefficient of a study against the recomputed one.
 *
 *     table: A1                 one table; without it all that have printed figures
 *     standardised: yes         both in standard deviations, as recomputed
 *     keep_terms, drop_terms, rename, sort
 *
 * A part for each table, in it a plot for each outcome and model, a row for each term: the
 * recomputed coefficient with its intervals, under it the printed one with the interval that its
 * printed standard error gives (estimates.h), and to the right the mark of their comparison
 * (printed/verdict.h). A table whose data are not there is left out, and named.
 *
 * Source of the form: Lewis and Clarke (2001), Forest plots: trying to see the wood and the trees,
 * BMJ 322, 1479-1480. */
#ifndef ATTAIN_DRAW_FOREST_H
#define ATTAIN_DRAW_FOREST_H

#include "draw/figure.h"

figure_maker forest_figure;

#endif
