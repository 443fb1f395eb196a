/* whole_model.h - what R squared says of a model as a whole.
 *
 *     F = (R2 / k) / ((1 - R2) / df),        p = P(F(k, df) > F)
 *     adjusted R2 = 1 - (1 - R2) (n - 1) / df,      df = n - k - 1
 *
 * Where the print has neither they are worth printing: some terms may be significant in a
 * model that is not. Where it has them they are checked. */
#ifndef ATTAIN_PRINTED_WHOLE_MODEL_H
#define ATTAIN_PRINTED_WHOLE_MODEL_H

#include "printed/finding.h"

#define WHOLE_MODEL_LEVEL .05

struct whole_model {
    struct interval r_squared, f, p_value, adjusted; /* NaN where R squared is not printed */
};

struct whole_model whole_model_of(const struct printed_model *model);

/* Check what is printed, and remark which models are not significant as a whole. */
void whole_models_check(struct run *run, const struct sheet *sheet, struct findings *findings);

#endif
