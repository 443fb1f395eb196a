/* trial_figures.h - the pictures of a trial: of each candidate and model a scatter plot and an
 * added-variable plot.
 *
 *     scatter:          y against x, every row that has both
 *     added variable:   y against x, each given the other predictors of the model
 *
 * Drawn as any chart is (draw/figure.h): points that could tell who answered a survey are withheld,
 * and of a column of texts there is none. */
#ifndef ATTAIN_COMMAND_TRIAL_FIGURES_H
#define ATTAIN_COMMAND_TRIAL_FIGURES_H

#include "base/output.h"
#include "command/picture_files.h"
#include "report/html_figure.h"
#include "report/trial_report.h"

/* How many: two for each candidate and model, in that order. */
size_t trial_figures_count(const struct trial_report *report);

/* For a page; what cannot be drawn has its reason in `absent`. */
bool trial_figures(struct run *run, const struct trial_report *report, struct html_figure **figure);

/* As files: FOLDER/figures/moves-attainment-scatter.png .svg .pdf .txt, ...-added-variable ... */
bool trial_figure_files_add(struct run *run, const struct trial_report *report, const char *folder,
                            const struct picture_look *look, struct outputs *outputs);

#endif
