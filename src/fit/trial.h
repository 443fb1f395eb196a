/* trial.h - several new predictors, each tried on each outcome: one family of tests.
 *
 *     candidates x models ──▶ candidate.h, each p adjusted for all that was tried (Holm)
 *
 * The p-values of `after` are one family and those of `alone` another, over all candidates and
 * outcomes of the trial and those of trials before it, where their log is at hand. Where only
 * those whose adjusted p-value is below .05 count as found, any false finding has a chance of .05 at
 * most (multiplicity.h). */
#ifndef ATTAIN_FIT_TRIAL_H
#define ATTAIN_FIT_TRIAL_H

#include "fit/candidate.h"

/* A model that candidates are added to. */
struct trial_model {
    const struct formula *formula;
    const char *name;  /* "Table A3, Model 1", or as the user wrote it */
    const char *label; /* of its outcome: "KS4 Attainment" */
    const char *unit;  /* of its outcome; "" for none */
};

/* A test that was made before: a line of a log. NaN where there was none. */
struct earlier_test {
    double alone_p, after_p;
};

struct trial_request {
    const struct analysis *analysis;
    size_t models;
    const struct trial_model *model;
    size_t candidates;
    const char *const *column; /* of the frame */
    size_t earlier;
    const struct earlier_test *earlier_test;
};

struct trial {
    const struct trial_request *request;
    struct candidate **candidate; /* candidates x models: candidate c, model m at c * models + m */
    size_t tests;                 /* p-values of `after` in the family, earlier ones too */
};

/* Adjust the p-values of candidates and earlier tests as two families; gives how many `after` has.
 */
size_t trial_adjust(struct run *run, struct candidate *const *candidate, size_t candidates,
                    const struct earlier_test *earlier, size_t earlier_tests);

/* Fails where a model cannot be fitted. */
bool trial_make(struct run *run, const struct trial_request *request, struct trial **trial);

#endif
