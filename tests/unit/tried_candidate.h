/* tried_candidate.h - candidates tested beside a model of made-up data, and what R says of them. */
#ifndef ATTAIN_TESTS_TRIED_CANDIDATE_H
#define ATTAIN_TESTS_TRIED_CANDIDATE_H

#include <gsl/gsl_errno.h>

#include "village.h"

#include "answers.h"
#include "fit/evidence.h"
#include "fit/trial.h"

#define TRIED_DATA "tests/reference/r/made-up-candidates.csv"
#define TRIED_ANSWERS "tests/reference/r/candidate.csv"
#define TRIED_MODEL "y ~ a + ln(b) + c"

static inline struct analysis tried_analysis(const struct frame *frame, enum inference_kind kind)
{
    struct analysis made = { .offer = { .frame = frame },
                             .inference = inference_usual(),
                             .group = "region",
                             .rows_are = "rows",
                             .row_is = "row" };
    made.inference.kind = kind;
    made.inference.replicates = 199;
    made.inference.cluster = "region";
    return made;
}

static inline struct formula *tried_formula(struct run *run, const char *text)
{
    struct formula *formula = NULL;
    if (!formula_parse(run, text, NOWHERE, &formula))
        fail_msg("%s", run->message);
    return formula;
}

static inline struct candidate *tried_beside(struct run *run, const struct analysis *analysis,
                                             const char *model, const char *column)
{
    struct fit *fit = NULL;
    struct candidate *candidate = NULL;
    if (!analysis_fit(run, analysis, tried_formula(run, model), &fit)
        || !candidate_test(run, analysis, fit, column, &candidate))
        fail_msg("%s", run->message);
    return candidate;
}

/* A column of numbers that the test makes. */
static inline double *tried_column(struct run *run, struct frame *frame, const char *name)
{
    return frame_add(run, frame, name, COLUMN_NUMBER)->number;
}

#endif
