/* report_figures.h - the plots of a study as figures of a page of HTML. */
#ifndef ATTAIN_COMMAND_REPORT_FIGURES_H
#define ATTAIN_COMMAND_REPORT_FIGURES_H

#include "draw/figure.h"
#include "fit/fitted.h"
#include "report/html_figure.h"

/* The picture at both widths, its words and its numbers; `at` numbers the ids of its parts, and
 * `made->name` is set. */
void report_figure_fill(struct run *run, const struct figure *wide, const struct figure *narrow,
                        size_t at, bool made_up, struct html_figure *made);

/* One for each plot, in their order. Fails as figure_make does. */
bool report_figures(struct run *run, const struct fitted *fitted, const struct theme *theme,
                    struct html_figure **figure);

#endif
