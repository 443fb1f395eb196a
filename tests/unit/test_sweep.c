/* test_sweep.c - sweeps against R's lm, cor, anova and p.adjust (tests/reference/r/sweep.R). */
#include "village.h"

#include <gsl/gsl_errno.h>

#include "answers.h"
#include "fit/sweep.h"

#define DATA "tests/reference/r/made-up.csv"
#define ANSWERS "tests/reference/r/sweep.csv"
#define PRECISION 1e-10

static struct factor outcome_of(struct run *run, const char *text)
{
    struct formula *formula = NULL;
    if (!formula_parse(run, talloc_asprintf(run, "%s ~ 1", text), NOWHERE, &formula))
        fail_msg("%s", run->message);
    return formula->response;
}

static struct sweep_request *asked(struct run *run, const char *const *outcome, size_t outcomes,
                                   const char *predictors)
{
    struct sweep_request *request = talloc_zero(run, struct sweep_request);
    struct factor *factor = run_array(run, struct factor, outcomes);
    struct formula *formula = NULL;
    for (size_t i = 0; i < outcomes; i++)
        factor[i] = outcome_of(run, outcome[i]);
    if (!formula_parse(run, talloc_asprintf(run, "any ~ %s", predictors), NOWHERE, &formula))
        fail_msg("%s", run->message);
    request->outcome = factor;
    request->outcomes = outcomes;
    request->predictor = formula->term;
    request->predictors = formula->terms;
    return request;
}

static struct analysis analysis_of(const struct frame *frame)
{
    return (struct analysis){ .offer = { .frame = frame }, .inference = inference_usual() };
}

static struct sweep *swept(struct run *run, const struct frame *frame,
                           const struct sweep_request *request)
{
    const struct analysis analysis = analysis_of(frame);
    struct sweep *sweep = NULL;
    if (!sweep_make(run, &analysis, request, &sweep))
        fail_msg("%s", run->message);
    return sweep;
}

/* The texts of outcomes and predictors as R has them in names of cases. */
static const char *r_name(struct run *run, const char *what, const char *predictor)
{
    const char *name = strcmp(predictor, "z(x3)") == 0        ? "z3"
                       : strcmp(predictor, "poly(w, 2)") == 0 ? "poly"
                                                              : predictor;
    return talloc_asprintf(run, "%s %s", what, name);
}

static void compare_pair(const struct frame *answers, const char *name,
                         const struct sweep_pair *pair)
{
    const struct term_estimate *alone = &pair->alone;
    bool several = pair->columns > 1;
    assert_int_equal(pair->fit->nobs, answer(answers, name, "nobs", 0));
    assert_close(alone->p_value, answer(answers, name, "p", 0), PRECISION);
    assert_close(several ? alone->statistic : alone->statistic * alone->statistic,
                 answer(answers, name, "statistic.f", 0), PRECISION);
    if (several) {
        assert_true(isnan(alone->estimate) && isnan(alone->beta) && isnan(pair->r));
        return;
    }
    assert_close(alone->estimate, answer(answers, name, "estimate", 0), PRECISION);
    assert_close(alone->std_error, answer(answers, name, "std.error", 0), PRECISION);
    assert_close(alone->beta, answer(answers, name, "beta", 0), PRECISION);
    assert_close(pair->r, answer(answers, name, "r", 0), PRECISION);
}

static const char *const two[] = { "y", "ln(y)" };
static const char *const two_in_r[] = { "y", "ln y" };
#define FIVE "x1 + x2 + z(x3) + region + poly(w, 2)"

static struct sweep *swept_by_five(struct run *run)
{
    return swept(run, answers_read(run, DATA), asked(run, two, 2, FIVE));
}

static void each_pair_alone_is_as_r_has_it(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct frame *answers = answers_read(run, ANSWERS);
    const struct sweep *sweep = swept_by_five(run);
    assert_int_equal(sweep->outcomes, 2);
    for (size_t o = 0; o < 2; o++) {
        assert_int_equal(sweep->outcome[o].pairs, 5);
        for (size_t i = 0; i < 5; i++) {
            const struct sweep_pair *pair = &sweep->outcome[o].pair[i];
            compare_pair(answers, r_name(run, two_in_r[o], pair->predictor->text), pair);
        }
    }
}

static void all_pairs_are_one_family_of_tests(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct frame *answers = answers_read(run, ANSWERS);
    const struct sweep *sweep = swept_by_five(run);
    assert_int_equal(sweep->tests, 10);
    for (size_t o = 0; o < 2; o++)
        for (size_t i = 0; i < 5; i++) {
            const struct sweep_pair *pair = &sweep->outcome[o].pair[i];
            assert_close(pair->holm, answer(answers, "alone", "holm", 5 * o + i), PRECISION);
            assert_close(pair->benjamini_hochberg, answer(answers, "alone", "BH", 5 * o + i),
                         PRECISION);
        }
}

static void all_predictors_together_stand_beside(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct frame *answers = answers_read(run, ANSWERS);
    const struct sweep *sweep = swept_by_five(run);
    for (size_t o = 0; o < 2; o++) {
        const struct sweep_outcome *outcome = &sweep->outcome[o];
        assert_int_equal(outcome->joint->nobs, answer(answers, two_in_r[o], "joint.nobs", 0));
        for (size_t i = 0; i < 5; i++)
            assert_close(outcome->pair[i].joint.p_value, answer(answers, two_in_r[o], "joint.p", i),
                         PRECISION);
        for (size_t i = 0; i < 3; i++) {
            assert_close(outcome->pair[i].joint.estimate,
                         answer(answers, two_in_r[o], "joint.estimate", i), PRECISION);
            assert_close(outcome->pair[i].joint.std_error,
                         answer(answers, two_in_r[o], "joint.std.error", i), PRECISION);
        }
    }
}

static void terms_are_adjusted_for_in_every_model(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct frame *answers = answers_read(run, ANSWERS);
    struct sweep_request *request = asked(run, two, 1, "x1 + x2 + region");
    request->adjusted = "size + w";
    const struct sweep *sweep = swept(run, answers_read(run, DATA), request);
    for (size_t i = 0; i < 3; i++) {
        const struct sweep_pair *pair = &sweep->outcome[0].pair[i];
        compare_pair(answers, r_name(run, "given", pair->predictor->text), pair);
        assert_close(pair->holm, answer(answers, "given", "holm", i), PRECISION);
    }
}

static void rows_in_common_have_everything_in_the_sweep(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct frame *answers = answers_read(run, ANSWERS);
    struct sweep_request *request = asked(run, two, 1, "x1 + x2 + z(x3) + region");
    request->common = true;
    const struct sweep *sweep = swept(run, answers_read(run, DATA), request);
    assert_int_equal(sweep->left_outs, 6);
    for (size_t i = 0; i < 4; i++) {
        const struct sweep_pair *pair = &sweep->outcome[0].pair[i];
        compare_pair(answers, r_name(run, "common", pair->predictor->text), pair);
        assert_int_equal(pair->fit->nobs, sweep->outcome[0].joint->nobs);
    }
}

/* A frame of five rows: y 2 4 5 4 5, x 1 to 5, a column of one value, one of four gaps. */
static struct frame *small(struct run *run)
{
    static const double y[] = { 2, 4, 5, 4, 5 }, x[] = { 1, 2, 3, 4, 5 }, one[] = { 7, 7, 7, 7, 7 };
    struct frame *frame = frame_new(run, 5, "made-up.csv");
    memcpy(frame_add(run, frame, "y", COLUMN_NUMBER)->number, y, sizeof y);
    memcpy(frame_add(run, frame, "x", COLUMN_NUMBER)->number, x, sizeof x);
    memcpy(frame_add(run, frame, "one", COLUMN_NUMBER)->number, one, sizeof one);
    struct column *gaps = frame_add(run, frame, "gaps", COLUMN_NUMBER);
    for (size_t row = 0; row < 5; row++) {
        frame->row_name[row] = talloc_asprintf(run, "line %zu", row + 2);
        if (row > 0)
            column_miss(gaps, row, MISSING_EMPTY, "empty cell");
    }
    return frame;
}

static void a_pair_that_cannot_be_fitted_says_why_and_is_no_test(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct sweep *sweep = swept(run, small(run), asked(run, two, 1, "one + x + gaps"));
    const struct sweep_pair *pair = sweep->outcome[0].pair;
    assert_int_equal(sweep->tests, 1);
    assert_int_equal(sweep->failed, 2);
    assert_string_equal(pair[0].why_not, "one has one value, 7, in all 5 rows used; leave it out");
    assert_string_equal(pair[2].why_not, "1 observation cannot identify 2 coefficients");
    assert_null(pair[0].fit);
    assert_true(isnan(pair[0].holm));
    assert_close(pair[1].holm, pair[1].alone.p_value, 0); /* one test needs no adjusting */
    assert_int_equal(run->status, STATUS_DONE);
    assert_null(run->message);
}

static void a_predictor_made_from_the_outcome_is_left_aside(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    static const char *const outcomes[] = { "y", "x" };
    const struct sweep *sweep = swept(run, small(run), asked(run, outcomes, 2, "z(y) + x"));
    assert_int_equal(sweep->own, 2);
    assert_int_equal(sweep->tests, 2);
    assert_int_equal(sweep->outcome[0].pairs, 1);
    assert_string_equal(sweep->outcome[0].pair[0].predictor->text, "x");
    assert_string_equal(sweep->outcome[1].pair[0].predictor->text, "z(y)");
}

static void pairs_are_sorted_by_p_or_by_size_with_gaps_last(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = small(run);
    static const double steep[] = { 2, 4, 5, 4.5, 5 };
    memcpy(frame_add(run, frame, "steep", COLUMN_NUMBER)->number, steep, sizeof steep);
    for (enum sweep_order order = SWEEP_BY_P; order <= SWEEP_BY_SIZE; order++) {
        struct sweep *sweep = swept(run, frame, asked(run, two, 1, "one + x + steep"));
        sweep_sort(run, sweep, order);
        assert_string_equal(sweep->outcome[0].pair[0].predictor->text, "steep");
        assert_string_equal(sweep->outcome[0].pair[1].predictor->text, "x");
        assert_string_equal(sweep->outcome[0].pair[2].predictor->text, "one");
    }
}

static void refuses_a_column_that_is_not_there_and_an_outcome_of_texts(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = small(run);
    const struct analysis analysis = analysis_of(frame);
    struct sweep *sweep = NULL;
    static const char *const word[] = { "word" };
    assert_false(sweep_make(run, &analysis, asked(run, two, 1, "x + xx"), &sweep));
    assert_int_equal(run->status, STATUS_UNSUPPORTED);
    assert_non_null(strstr(run_forgive(run), "'xx'"));
    struct column *column = frame_add(run, frame, "word", COLUMN_TEXT);
    for (size_t row = 0; row < 5; row++)
        column->text[row] = "a";
    assert_false(sweep_make(run, &analysis, asked(run, word, 1, "x"), &sweep));
    assert_string_equal(run->message, "--outcome: 'word' holds texts, not numbers; choose a column of numbers");
}

static void refuses_when_no_pair_can_be_tested(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct analysis analysis = analysis_of(small(run));
    struct sweep *sweep = NULL;
    assert_false(sweep_make(run, &analysis, asked(run, two, 1, "one + gaps"), &sweep));
    assert_string_equal(run->message, "none of the 2 pairs can be tested; the first, y on one: one "
                                      "has one value, 7, in all 5 rows used; "
                                      "leave it out");
    assert_int_equal(run->status, STATUS_UNSUPPORTED);
    run_forgive(run);
    assert_false(sweep_make(run, &analysis, asked(run, two, 1, "z(y)"), &sweep));
    assert_string_equal(run->message, "no predictor is left: each is made from the outcome itself; name others");
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        claim(each_pair_alone_is_as_r_has_it),
        claim(all_pairs_are_one_family_of_tests),
        claim(all_predictors_together_stand_beside),
        claim(terms_are_adjusted_for_in_every_model),
        claim(rows_in_common_have_everything_in_the_sweep),
        claim(a_pair_that_cannot_be_fitted_says_why_and_is_no_test),
        claim(a_predictor_made_from_the_outcome_is_left_aside),
        claim(pairs_are_sorted_by_p_or_by_size_with_gaps_last),
        claim(refuses_when_no_pair_can_be_tested),
        claim(refuses_a_column_that_is_not_there_and_an_outcome_of_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
