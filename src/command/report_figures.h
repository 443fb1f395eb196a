/* report_figures.h - the plots of a study as figures of a page of HTML. */
#ifndef ATTAIN_COMMAND_REPORT_FIGURES_H
#define ATTAIN_COMMAND_REPORT_FIGURES_H

#include "fit/fitted.h"
#include "report/html_figure.h"

/* One for each plot, in their order. Fails as figure_make does. */
bool report_figures(struct run *run, const struct fitted *fitted, struct html_figure **figure);

#endif
