/* curve_columns.h - the columns of a ground (curve_field.h) in 32 digits: coded, weighted, in units
 * near their size.
 *
 *     offer + curve  ──▶  sample  ──▶  y, focal forms, base, slots:   w^1/2 x / 2^k
 *
 * 2^k is a power of two near the largest number of a column, so that squares neither overflow nor
 * vanish and no digit changes. Of y and of each focal form the spread about the mean is kept, for
 * estimates in standard deviations. */
#ifndef ATTAIN_FIT_CURVE_COLUMNS_H
#define ATTAIN_FIT_CURVE_COLUMNS_H

#include "base/quad.h"
#include "fit/curve_field.h"

/* A list of columns of numbers over the rows of the sample. */
struct columns {
    size_t count, rows;
    struct quad *value; /* count x rows */
};

struct ground_maker {
    struct run *room;
    struct ground *ground;
    const struct frame *frame;
    struct sample *sample;
    struct columns base, others, focals;
    double outcome_spread, *focal_spread;  /* root of the sum of squares about the mean */
    int outcome_exponent, *focal_exponent; /* the unit of each is 2 to that power */
};

/* Take the sample and code every column. Fails as ground_make says. */
bool columns_code(struct ground_maker *maker, const struct offer *offer);

#endif
