/* tried_models.h - the models that a new predictor is added to, one for each outcome.
 *
 *     study + --outcome, --table, --model  ──▶  formula, and where it stands: "Table A3, Model 1"
 *
 * Of each outcome it is the first model with two terms or more, in the order of the study's tables.
 * Outcomes stand in the order of the study's `keep`, then in that of its tables; those that
 * --outcome names as they are named. */
#ifndef ATTAIN_COMMAND_TRIED_MODELS_H
#define ATTAIN_COMMAND_TRIED_MODELS_H

#include "fit/trial.h"
#include "spec/study.h"

/* What options say; NULL where they say nothing. */
struct tried_models_asked {
    const char *outcome, *table, *model;
};

struct tried_models {
    size_t count;
    struct trial_model *model;
    const struct model_table **table; /* of each; NULL of one that the user wrote */
};

/* STATUS_USAGE where options contradict each other or name what is not there; STATUS_UNSUPPORTED
 * where no table has such a model, with what to write. */
bool tried_models_choose(struct run *run, const struct study *study,
                         const struct tried_models_asked *asked, struct tried_models *models);

#endif
