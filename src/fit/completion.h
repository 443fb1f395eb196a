/* completion.h - a copy of a frame in which some missing cells are given values.
 *
 *     frame + values for its holes ──▶ frame
 *
 * Formulas are fitted to the copy as to any frame, so whatever is made of a column, its
 * logarithm, its square, its product with another, is made of the values that it was given
 * (passive imputation: van Buuren 2018, Flexible Imputation of Missing Data, section 6.4). */
#ifndef ATTAIN_FIT_COMPLETION_H
#define ATTAIN_FIT_COMPLETION_H

#include "read/frame.h"

/* A cell of a numeric column without a value. */
struct hole {
    size_t column, row; /* of the frame */
};

struct completion {
    struct frame *frame; /* shares with the original all columns that have no hole */
    size_t holes;
    double **cell; /* holes: where the value of each is kept */
};

struct completion *completion_of(struct run *run, const struct frame *frame,
                                 const struct hole *hole, size_t holes);

/* Give every hole its value. */
void completion_put(struct completion *completion, const double *value);

#endif
