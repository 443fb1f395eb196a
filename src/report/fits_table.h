/* fits_table.h - several fits side by side: a row per term, two columns per model.
 *
 * A term that a model does not have is empty there. Underneath stand n, R squared, adjusted R
 * squared, the residual standard error, F with its p-value, AIC and BIC of each. More models than
 * FITS_ABREAST stand below each other, a row per model and term. */
#ifndef ATTAIN_REPORT_FITS_TABLE_H
#define ATTAIN_REPORT_FITS_TABLE_H

#include "fit/analysis.h"
#include "report/table.h"

/* As many as a page is wide. */
#define FITS_ABREAST 3

struct table *fits_table(struct run *run, const struct analysis *analysis, struct fit *const *fit,
                         size_t fits);

#endif
