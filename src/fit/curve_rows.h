/* curve_rows.h - the rows of a frame that a setting of a curve may use. */
#ifndef ATTAIN_FIT_CURVE_ROWS_H
#define ATTAIN_FIT_CURVE_ROWS_H

#include "fit/offer.h"
#include "spec/curve.h"

/* Which rows a rule keeps among those offered. Fails with STATUS_UNSUPPORTED: a column that is not
 * there, a group that no row has; and as offer_weight does. */
bool rows_offered(struct run *run, const struct curve *curve, size_t rows_rule,
                  const struct offer *offer, bool *offered);

/* Which of `rows` have a value in each column that a formula names; where numbers take the mean,
 * only text counts. */
bool rows_complete(struct run *run, const struct frame *frame, const struct formula *formula,
                   const bool *rows, bool mean, bool *complete);

#endif
