/* key_figures.h - single numbers of a study beside the printed ones, and what a reader
 * of all its tables has to know: the zeros taken as missing, the factors, the counts. */
#ifndef ATTAIN_REPORT_KEY_FIGURES_H
#define ATTAIN_REPORT_KEY_FIGURES_H

#include "fit/fitted.h"
#include "printed/verdict.h"
#include "report/table.h"

/* One of them, recomputed: "145", "6.7% to 21.3%". */
const char *key_figure_text(struct run *run, const struct panel *panel,
                            const struct key_figure *figure);

/* Counts and ranges as the study asks for them. Notes: what the ledger says of values
 * taken away and put together and of rows passed over, and each factor; one that is not one thing
 * says so. */
struct table *key_figures_table(struct run *run, const struct panel *panel);

/* Lines for the end of the whole: how many printed cells came back, by table and in all
 * (`tally` has one entry per table of the study), and what became of each finding, that
 * is, of each printed coefficient that is significant at the 5% level. */
struct table *findings_table(struct run *run, const struct fitted *fitted,
                             struct published *const *published, const struct tally *tally);

#endif
