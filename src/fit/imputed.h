/* imputed.h - a formula fitted to each of M imputed data sets, and the fits pooled.
 *
 *     impute (imputation.h) ──▶ M completed frames ──▶ M fits ──▶ one answer (pooling.h)
 *
 * Each fit is made as any other, on a completed frame, with standard errors of the kind asked
 * for; what the formula makes of a column, z, ln, powers, products, is made anew of each completed
 * frame. Beside it stands the fit to complete rows. */
#ifndef ATTAIN_FIT_IMPUTED_H
#define ATTAIN_FIT_IMPUTED_H

#include "fit/analysis.h"
#include "fit/imputation.h"
#include "fit/pooling.h"

struct imputed {
    const struct imputation *imputation;
    struct fit *listwise;
    size_t nobs; /* rows of each completed data set */
    size_t terms;
    const char **term;     /* terms */
    struct pooled *pooled; /* terms */
    struct pooled_r_squared r_squared;
    size_t enough; /* imputations for standard errors that repeat to 5 per cent */
};

/* Fails with STATUS_UNSUPPORTED at the formula's place for standard errors that are resampled,
 * and as imputing and each fit do. */
bool imputed_fit(struct run *run, const struct analysis *analysis, const struct formula *formula,
                 const struct imputation_settings *settings, struct imputed **imputed);

#endif
