/* diagnosed.h - the models of tests/reference/r/diagnostics.R, fitted. */
#ifndef ATTAIN_TESTS_DIAGNOSED_H
#define ATTAIN_TESTS_DIAGNOSED_H

#include "answers.h"
#include "bench.h"

#include "fit/analysis.h"
#include "fit/geometry.h"

#define DATA "tests/reference/r/made-up.csv"
#define DIAGNOSTICS "tests/reference/r/diagnostics.csv"

/* Each case of the script: its name and formula, and the weights. */
static const struct diagnosed {
    const char *name, *formula, *weight;
} diagnosed[] = {
    { "line", "y ~ x1", NULL },
    { "multiple", "y ~ x1 + x2 + x3", NULL },
    { "categorical", "y ~ x1 + x2 + region", NULL },
    { "functions", "ln(w) ~ z(x1) + I(x3^2) + size", NULL },
    { "weighted", "y ~ x1 + x2 + size", "w" },
};
enum { DIAGNOSED = COUNT(diagnosed), UNWEIGHTED = DIAGNOSED - 1 };

struct diagnosis {
    struct analysis analysis;
    struct fit *fit;
    struct geometry *geometry;
};

static inline struct diagnosis diagnose(struct bench *bench, const struct frame *frame,
                                        const char *text, const char *weight)
{
    struct diagnosis made = { .analysis = { .offer = { .frame = frame, .weight = weight },
                                            .inference = inference_usual(),
                                            .rows_are = "rows", .row_is = "row" } };
    struct formula *formula = NULL;
    assert_done(bench, formula_parse(bench->run, text, (struct place){ "FORMULA", 0, 0 }, &formula)
                           && analysis_fit(bench->run, &made.analysis, formula, &made.fit));
    made.geometry = geometry_of(bench->run, made.fit);
    return made;
}

#endif
