/* model_columns.h - the columns of a frame that a formula speaks of.
 *
 *     y ~ x + z(w) + ln(x), weighted by n   ──▶   y, x, w, n
 *
 * Each stands once: the outcome first, then predictors in order of the formula, and last the
 * column of weights where there is one that the formula does not name. */
#ifndef ATTAIN_FIT_MODEL_COLUMNS_H
#define ATTAIN_FIT_MODEL_COLUMNS_H

#include "fit/offer.h"
#include "spec/formula.h"

struct model_columns {
    size_t count;
    struct column **column; /* count */
};

/* Add the column of that name unless it stands already; a name that the frame does not have, or
 * NULL, adds nothing. */
void model_columns_add(struct run *run, const struct frame *frame, const char *name,
                       struct model_columns *columns);

/* Add the columns of terms. */
void model_columns_add_terms(struct run *run, const struct frame *frame, const struct term *term,
                             size_t terms, struct model_columns *columns);

/* The formula has `.` written out, as that of a design; every name in it is in the frame. */
struct model_columns model_columns_of(struct run *run, const struct offer *offer,
                                      const struct formula *formula);

#endif
