/* infer.h - standard errors, p-values and intervals of the kind asked for.
 *
 *     ols_fit ──▶ fit, classical ──▶ infer ──▶ fit, of the kind
 *
 * Estimates, residuals and R squared stay; std_error, statistic, df, p_value, conf_low and
 * conf_high of each coefficient, and F of the whole model with its p-value, become those of the
 * kind, and the fit says in words which they are. Everything that prints a fit takes them from
 * there. */
#ifndef ATTAIN_FIT_INFER_H
#define ATTAIN_FIT_INFER_H

#include "fit/ols.h"

/* Fails as groups_of does for clusters, and with STATUS_UNSUPPORTED at the formula's place where
 * the data cannot support the kind: a row with a leverage of 1 for HC2 to HC4, a single cluster. */
bool infer(struct run *run, const struct frame *frame, const struct inference *inference,
           struct fit *fit);

#endif
