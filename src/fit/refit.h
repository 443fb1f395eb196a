/* refit.h - a fit again on some of its rows, its columns as they are.
 *
 * Nothing of the formula is worked out again: z() and poly() stay what they were over all rows.
 * Where the rows left cannot identify every column (a category of which none is left), the columns
 * in question are taken out and the rest is fitted: their numbers are NaN, and those of the other
 * columns of their term too, unless the column is zero in all rows left. */
#ifndef ATTAIN_FIT_REFIT_H
#define ATTAIN_FIT_REFIT_H

#include "fit/analysis.h"

/* What is found of each coefficient: p of the fit, each NaN where there is none. */
struct refit {
    double *estimate, *std_error, *p_value, *conf_low, *conf_high;
};

/* Estimates with errors of a kind, on the rows to keep (a flag for each of the fit). What goes wrong
 * on the way is no failure of the run. */
void refit_rows(const struct analysis *analysis, const struct fit *fit, const bool *keep,
                enum inference_kind kind, const struct refit *refit);

#endif
