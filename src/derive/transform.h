/* transform.h - what a value goes through after it was made: divide_by, z, ln.
 *
 *     z:    (x - mean) / sd, over every authority that has a value, sd with n - 1
 *     ln:   natural logarithm; of a number not above zero it is missing
 */
#ifndef ATTAIN_DERIVE_TRANSFORM_H
#define ATTAIN_DERIVE_TRANSFORM_H

#include "read/frame.h"
#include "spec/study.h"

/* `made` is the column as it was made, of either kind; `column` takes the result. */
bool transform_column(struct run *run, const struct variable *variable, const struct column *made,
                      size_t rows, struct column *column);

#endif
