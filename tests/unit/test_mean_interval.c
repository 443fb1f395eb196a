/* test_mean_interval.c - the mean along a line, beside R's (tests/reference/r/band.R). */
#include "answers.h"

#include "fit/analysis.h"
#include "fit/mean_interval.h"

static struct fit *fitted_as(struct run *run, const struct frame *frame, bool weighted,
                             enum inference_kind kind)
{
    struct formula *formula;
    struct fit *fit = NULL;
    struct analysis analysis = { .offer = { .frame = frame, .weight = "w" },
                                 .inference = inference_usual() };
    bool *offered = run_array(run, bool, frame->rows); /* the same rows, weighted or not */
    const struct column *w = frame_column(frame, "w");
    for (size_t i = 0; i < frame->rows; i++)
        offered[i] = w->missing[i] == PRESENT && w->number[i] > 0;
    analysis.offer.offered = offered;
    analysis.offer.weight = weighted ? "w" : NULL;
    analysis.inference.kind = kind;
    analysis.inference.replicates = 999;
    analysis.inference.cluster = inference_is_clustered(kind) ? "town" : NULL;
    if (!formula_parse(run, "y ~ x", NOWHERE, &formula)
        || !analysis_fit(run, &analysis, formula, &fit))
        fail_msg("%s", run->message);
    return fit;
}

static double number(const struct frame *answers, const char *name, size_t row)
{
    return frame_column(answers, name)->number[row];
}

static void mean_and_prediction_are_those_of_r(void **state)
{
    struct run *run = run_new();
    struct frame *frame = answers_read(run, "tests/reference/r/made-up-clusters.csv");
    struct frame *answers = answers_read(run, "tests/reference/r/band.csv");
    (void)state;
    assert_int_equal(answers->rows, 2 * 8 * 4);
    for (size_t row = 0; row < answers->rows; row++) {
        bool weighted = strcmp(frame_column(answers, "weighted")->text[row], "yes") == 0;
        enum inference_kind kind;
        assert_true(inference_named(frame_column(answers, "kind")->text[row], &kind));
        const struct fit *fit = fitted_as(run, frame, weighted, kind);
        struct mean_interval mean = mean_interval_at(frame, fit, number(answers, "x", row));
        assert_close(mean.estimate, number(answers, "estimate", row), 1e-11);
        assert_close(mean.std_error, number(answers, "std.error", row), 1e-9);
        assert_close(mean.conf_low, number(answers, "conf.low", row), 1e-8);
        assert_close(mean.conf_high, number(answers, "conf.high", row), 1e-8);
        assert_int_equal(weighted, isnan(mean.one_low));
        if (weighted)
            continue;
        assert_close(mean.one_low, number(answers, "one.low", row), 1e-8);
        assert_close(mean.one_high, number(answers, "one.high", row), 1e-8);
    }
    talloc_free(run);
}

/* Draws are the same wherever the mean is taken: at 0 the interval is the intercept's own. */
static void a_resampled_interval_at_zero_is_the_intercepts(void **state)
{
    static const enum inference_kind kinds[] = { INFERENCE_BOOTSTRAP, INFERENCE_BOOTSTRAP_RESIDUALS,
                                                 INFERENCE_WILD_CLUSTER };
    struct run *run = run_new();
    struct frame *frame = answers_read(run, "tests/reference/r/made-up-clusters.csv");
    (void)state;
    for (size_t k = 0; k < 3; k++) {
        const struct fit *fit = fitted_as(run, frame, false, kinds[k]);
        struct mean_interval mean = mean_interval_at(frame, fit, 0);
        assert_close(mean.conf_low, fit->coefficient[0].conf_low, 1e-9);
        assert_close(mean.conf_high, fit->coefficient[0].conf_high, 1e-9);
    }
    talloc_free(run);
}

static void permutations_give_a_mean_no_interval(void **state)
{
    struct run *run = run_new();
    struct frame *frame = answers_read(run, "tests/reference/r/made-up-clusters.csv");
    (void)state;
    const struct fit *fit = fitted_as(run, frame, false, INFERENCE_PERMUTATION);
    struct mean_interval mean = mean_interval_at(frame, fit, 20);
    assert_true(isfinite(mean.estimate));
    assert_true(isnan(mean.conf_low) && isnan(mean.conf_high) && isnan(mean.one_low));
    talloc_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mean_and_prediction_are_those_of_r),
        cmocka_unit_test(a_resampled_interval_at_zero_is_the_intercepts),
        cmocka_unit_test(permutations_give_a_mean_no_interval),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
