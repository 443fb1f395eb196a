/* Permutation of residuals: against R that refits every order, and by itself. */
#include "resampled.h"

#include "base/random.h"
#include "fit/permutation.h"

static struct fit *few_permuted(struct run *run, const char *formula, const char *weight,
                                size_t replicates)
{
    const struct frame *frame = answers_read(run, RESAMPLED_DATA);
    struct offer offer = resampled_offer_few(run, frame);
    struct inference inference = resampled_by(INFERENCE_PERMUTATION, replicates);
    offer.weight = weight;
    struct fit *fit = resampled_fit(run, &offer, formula);
    if (weight != NULL && fit->design->weight == NULL)
        skip(); /* weights are not made yet */
    if (!infer(run, frame, &inference, fit))
        fail_msg("%s", run->message);
    return fit;
}

static void all_orders_give_what_r_finds_by_refitting(void **state)
{
    struct bench *bench = *state;
    struct frame *answers = answers_read(bench->run, RESAMPLED_ANSWERS);
    struct fit *fit = few_permuted(bench->run, "y ~ x1 + x2", NULL, 5040);
    assert_answers(answers, "permutation", fit, 1);
    assert_close(fit->p_value, answer(answers, "permutation", "f.p", 0), 1e-12);
    fit = few_permuted(bench->run, "y ~ x1 + x2 - 1", NULL, 9999);
    assert_answers(answers, "permutation without intercept", fit, 0);
    assert_close(fit->p_value, answer(answers, "permutation without intercept", "f.p", 0), 1e-12);
}

static void weighted_residuals_are_permuted_as_r_does(void **state)
{
    struct bench *bench = *state;
    struct frame *answers = answers_read(bench->run, RESAMPLED_ANSWERS);
    struct fit *fit = few_permuted(bench->run, "y ~ x1 + x2", "w", 5040);
    assert_answers(answers, "permutation weighted", fit, 1);
    assert_close(fit->p_value, answer(answers, "permutation weighted", "f.p", 0), 1e-12);
}

/* Within four standard errors of a share. */
static void some_orders_come_near_to_all(void **state)
{
    struct bench *bench = *state;
    struct fit *all = few_permuted(bench->run, "y ~ x1 + x2", NULL, 5040);
    struct fit *some = few_permuted(bench->run, "y ~ x1 + x2", NULL, 5039);
    assert_non_null(strstr(all->inference_words, "all 5,040"));
    assert_non_null(strstr(some->inference_words, "5,039 drawn"));
    for (size_t j = 1; j < 3; j++) {
        double p = all->coefficient[j].p_value, found = some->coefficient[j].p_value;
        assert_true(found != p);
        assert_true(fabs(found - p) < 4 * sqrt(p * (1 - p) / 5039));
    }
    assert_true(fabs(some->p_value - all->p_value) < 4 * sqrt(.25 / 5039));
}

static void one_predictor_and_the_whole_model_are_one_test(void **state)
{
    struct bench *bench = *state;
    struct fit *fit = few_permuted(bench->run, "y ~ x2", NULL, 5040);
    assert_true(fit->p_value == fit->coefficient[1].p_value);
    fit = few_permuted(bench->run, "y ~ x2", NULL, 999);
    assert_true(fit->p_value == fit->coefficient[1].p_value);
}

static void an_interval_ends_where_the_test_turns(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = resampled_fit(bench->run, &(struct offer){ .frame = frame }, "y ~ x1 + x2");
    struct inference inference = resampled_by(INFERENCE_PERMUTATION, 1999);
    assert_done(bench, infer(bench->run, frame, &inference, fit));
    assert_interval_goes_with_p(bench->run, frame, &inference, fit, 1);
}

/* What the classical test says of normal errors, permutation says too, nearly. */
static void comes_near_to_the_classical_p_value(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, "tests/reference/r/made-up.csv");
    struct fit *fit =
        resampled_fit(bench->run, &(struct offer){ .frame = frame }, "y ~ x1 + x2 + x3");
    struct inference inference = resampled_by(INFERENCE_PERMUTATION, 9999);
    double classical[4], whole = fit->p_value;
    for (size_t j = 0; j < 4; j++)
        classical[j] = fit->coefficient[j].p_value;
    assert_done(bench, infer(bench->run, frame, &inference, fit));
    for (size_t j = 1; j < 4; j++)
        assert_true(fabs(fit->coefficient[j].p_value - classical[j]) < .02);
    assert_true(fabs(fit->p_value - whole) < .02);
}

static void says_nothing_of_an_intercept(void **state)
{
    struct bench *bench = *state;
    struct fit *fit = few_permuted(bench->run, "y ~ x1 + x2", NULL, 999);
    const struct coefficient *c = &fit->coefficient[0];
    assert_true(isnan(c->p_value) && isnan(c->conf_low) && isnan(c->conf_high));
    assert_string_equal(fit->inference_caution, "Permutation leaves an intercept where it is, so "
                                                "it says nothing of it.");
    fit = few_permuted(bench->run, "y ~ x1 - 1", NULL, 999);
    assert_null(fit->inference_caution);
    assert_true(fit->coefficient[0].p_value > 0);
}

static void counts_permutations(void **state)
{
    (void)state;
    assert_int_equal(permutations_of(3, 6), 6);
    assert_int_equal(permutations_of(3, 5), 0);
    assert_int_equal(permutations_of(7, 9999), 5040);
    assert_int_equal(permutations_of(8, 9999), 0);
    assert_int_equal(permutations_of(145, 9999), 0);
}

static void numbers_every_permutation_once(void **state)
{
    (void)state;
    bool seen[256] = { false };
    for (size_t number = 0; number < 24; number++) {
        size_t index[4], code = 0, rows = 0;
        permutation_numbered(number, 4, index);
        for (size_t i = 0; i < 4; i++) {
            code = code * 4 + index[i];
            rows |= (size_t)1 << index[i];
        }
        assert_int_equal(rows, 15);
        assert_false(seen[code]);
        seen[code] = true;
        if (number == 0)
            assert_int_equal(code, 27); /* 0 1 2 3 */
    }
}

static void refuses_a_mean_alone(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = resampled_fit(bench->run, &(struct offer){ .frame = frame }, "y ~ 1");
    struct inference inference = resampled_by(INFERENCE_PERMUTATION, 999);
    assert_false(infer(bench->run, frame, &inference, fit));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "formula: permutation can say nothing of a mean alone, and y ~ 1 has no "
                   "predictor; use another kind of standard error");
}

static void refuses_what_too_few_draws_cannot_tell(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = resampled_fit(bench->run, &(struct offer){ .frame = frame }, "y ~ x1");
    struct inference inference = resampled_by(INFERENCE_PERMUTATION, 99);
    inference.conf_level = .999;
    assert_false(infer(bench->run, frame, &inference, fit));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "formula: 99 replicates are too few for an interval at 99.9%; ask for 999 or "
                   "more by --replicates");
}

static void refuses_rows_with_too_few_orders(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    bool *offered = run_array(bench->run, bool, frame->rows);
    offered[0] = offered[4] = offered[9] = true;
    struct fit *fit =
        resampled_fit(bench->run, &(struct offer){ .frame = frame, .offered = offered }, "y ~ x1");
    struct inference inference = resampled_by(INFERENCE_PERMUTATION, 999);
    assert_false(infer(bench->run, frame, &inference, fit));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "formula: 3 rows can be permuted in 6 ways only, too few for an interval at "
                   "95%; use another kind of standard error");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(all_orders_give_what_r_finds_by_refitting),
        claim(weighted_residuals_are_permuted_as_r_does),
        claim(some_orders_come_near_to_all),
        claim(one_predictor_and_the_whole_model_are_one_test),
        claim(an_interval_ends_where_the_test_turns),
        claim(comes_near_to_the_classical_p_value),
        claim(says_nothing_of_an_intercept),
        claim(counts_permutations),
        claim(numbers_every_permutation_once),
        claim(refuses_a_mean_alone),
        claim(refuses_what_too_few_draws_cannot_tell),
        claim(refuses_rows_with_too_few_orders),
    };
    return cmocka_run_group_tests_name("permutation", tests, NULL, NULL);
}
