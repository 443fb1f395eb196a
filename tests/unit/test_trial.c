/* test_trial.c - several candidates as one family, against R's p.adjust (candidate.R). */
#include "tried_candidate.h"

#define PRECISION 1e-10

static struct trial *tried(struct run *run, const struct trial_request *request)
{
    struct trial *trial = NULL;
    if (!trial_make(run, request, &trial))
        fail_msg("%s", run->message);
    return trial;
}

static const char *const columns[] = { "x", "flag", "kind" };

static void counts_earlier_tests_in_the_family(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, TRIED_DATA);
    const struct frame *answers = answers_read(run, TRIED_ANSWERS);
    const struct analysis analysis = tried_analysis(frame, INFERENCE_CLASSICAL);
    const struct trial_model model = { .formula = tried_formula(run, TRIED_MODEL) };
    const struct earlier_test earlier[] = { { .02, .04 }, { NAN, .3 }, { .5, .0001 } };
    const struct trial_request request = { &analysis, 1, &model, 3, columns, 3, earlier };
    const struct trial *trial = tried(run, &request);
    assert_int_equal(trial->tests, 6);
    for (size_t c = 0; c < 3; c++) {
        assert_close(trial->candidate[c]->alone_adjusted, answer(answers, "trial", "alone", c),
                     PRECISION);
        assert_close(trial->candidate[c]->after_adjusted, answer(answers, "trial", "after", c),
                     PRECISION);
    }
}

static void every_candidate_is_tried_on_every_outcome(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, TRIED_DATA);
    const struct analysis analysis = tried_analysis(frame, INFERENCE_CLASSICAL);
    const struct trial_model model[] = { { .formula = tried_formula(run, TRIED_MODEL) },
                                         { .formula = tried_formula(run, "w ~ a + b") } };
    const struct trial_request request = { &analysis, 2, model, 3, columns, 0, NULL };
    const struct trial *trial = tried(run, &request);
    assert_int_equal(trial->tests, 6);
    for (size_t c = 0; c < 3; c++)
        for (size_t m = 0; m < 2; m++) {
            const struct candidate *candidate = trial->candidate[c * 2 + m];
            assert_string_equal(candidate->column, columns[c]);
            assert_string_equal(candidate->outcome, m == 0 ? "y" : "w");
            assert_true(candidate->after_adjusted >= candidate->after.term.p_value);
        }
    /* Only the smallest p counts all tests. */
    double least = 1, adjusted = 1;
    for (size_t i = 0; i < 6; i++) {
        least = fmin(least, trial->candidate[i]->after.term.p_value);
        adjusted = fmin(adjusted, trial->candidate[i]->after_adjusted);
    }
    assert_close(adjusted, 6 * least, 1e-12);
}

static void what_cannot_be_tested_is_no_test(void **state)
{
    static const char *const with_useless[] = { "x", "constant", "y" };
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, TRIED_DATA);
    tried_column(run, frame, "constant");
    const struct analysis analysis = tried_analysis(frame, INFERENCE_CLASSICAL);
    const struct trial_model model = { .formula = tried_formula(run, TRIED_MODEL) };
    const struct trial_request request = { &analysis, 1, &model, 3, with_useless, 0, NULL };
    const struct trial *trial = tried(run, &request);
    assert_int_equal(trial->tests, 1);
    assert_close(trial->candidate[0]->after_adjusted, trial->candidate[0]->after.term.p_value, 0);
    assert_non_null(trial->candidate[1]->lacking);
    assert_non_null(trial->candidate[2]->lacking);
}

static void a_model_that_cannot_be_fitted_stops_the_trial(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, TRIED_DATA);
    const struct analysis analysis = tried_analysis(frame, INFERENCE_CLASSICAL);
    const struct trial_model model = { .formula = tried_formula(bench->run, "y ~ absense") };
    const struct trial_request request = { &analysis, 1, &model, 3, columns, 0, NULL };
    struct trial *trial = NULL;
    assert_false(trial_make(bench->run, &request, &trial));
    assert_int_equal(bench->run->status, STATUS_UNSUPPORTED);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        claim(counts_earlier_tests_in_the_family),
        claim(every_candidate_is_tried_on_every_outcome),
        claim(what_cannot_be_tested_is_no_test),
        claim(a_model_that_cannot_be_fitted_stops_the_trial),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
