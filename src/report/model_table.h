/* model_table.h - a table of models in the layout of the printed report.
 *
 * A column of B (SE) and one of p for each outcome and model name; a row per term in
 * order of appearance; below them the constant and R squared of columns that hold one
 * model, then what the print leaves out (adjusted R squared, F, residual standard
 * error). Where a printed table is given, its figures stand in a row of their own under
 * those recomputed, each followed by the mark of its verdict. Notes say what stars and
 * marks mean, who was left out and why, and how many cells agree. */
#ifndef ATTAIN_REPORT_MODEL_TABLE_H
#define ATTAIN_REPORT_MODEL_TABLE_H

#include "fit/fitted.h"
#include "fit/label.h"
#include "printed/verdict.h"
#include "report/table.h"

/* `published` may be NULL. `tally` gets the verdicts of this table. Fails where two models
 * of one column have the same term, or a printed row belongs to no term of the table. */
bool model_table_layout(struct run *run, const struct fitted *fitted,
                        const struct fitted_table *source, const struct published *published,
                        struct table **table, struct tally *tally);

#endif
