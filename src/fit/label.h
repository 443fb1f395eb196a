/* label.h - how tables, pictures and printed tables call the parts of a model.
 *
 * A coefficient goes by the labels of its columns, with what the values have been through as a mark
 * before it: "z" standardised, "ln" logarithm. A printed table calls it by the same name, so that
 * its row can be found. */
#ifndef ATTAIN_FIT_LABEL_H
#define ATTAIN_FIT_LABEL_H

#include "fit/ols.h"
#include "read/published.h"
#include "spec/model.h"

/* "Index of Multiple Deprivation", "CONSTANT"; `mark` is "z", "ln" or NULL. */
const char *term_label(struct run *run, const struct frame *frame, const struct fit *fit,
                       const struct coefficient *coefficient, const char **mark);

/* The label of a fit's outcome. */
const char *outcome_label(const struct frame *frame, const struct fit *fit);

/* The printed row of a coefficient of a model, or NULL. */
const struct published_row *published_of(struct run *run, const struct frame *frame,
                                         const struct published *published,
                                         const struct model *model, const struct fit *fit,
                                         const struct coefficient *coefficient);

#endif
