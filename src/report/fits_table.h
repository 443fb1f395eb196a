/* fits_table.h - several fits side by side: a row per term, a group of columns per model.
 *
 * A term that a model does not have is empty there. Underneath stand n, R squared, adjusted R
 * squared, the residual standard error, F with its p-value, AIC and BIC of each (as the printed
 * report has them, in its style). Where columns of usual width would take more than 100
 * characters, the models stand below each other instead, a row per model and term. */
#ifndef ATTAIN_REPORT_FITS_TABLE_H
#define ATTAIN_REPORT_FITS_TABLE_H

#include "fit/analysis.h"
#include "report/table.h"
#include "spec/table_style.h"

/* One fit or several; its notes are closed by table_close_notes (fit_table.h). Fails where the
 * style names a term that no model has. */
bool fits_table(struct run *run, const struct analysis *analysis, struct fit *const *fit,
                size_t fits, const struct table_style *style, struct table **table);

#endif
