/* model_columns.h - the columns of a frame that a formula speaks of.
 *
 *     y ~ x + z(w) + ln(x), weighted by n   ──▶   y, x, w, n
 *
 * Each stands once: the outcome first, then predictors in order of the formula, and last the
 * column of weights where there is one that the formula does not name. */
#ifndef ATTAIN_FIT_MODEL_COLUMNS_H
#define ATTAIN_FIT_MODEL_COLUMNS_H

#include "fit/sample.h"
#include "spec/formula.h"

struct model_columns {
    size_t count;
    struct column **column; /* count */
};

/* The formula has `.` written out, as that of a design; every name in it is in the frame. */
struct model_columns model_columns_of(struct run *run, const struct offer *offer,
                                      const struct formula *formula);

/* Whether a row of the frame is offered. */
bool offer_has(const struct offer *offer, size_t row);

#endif
