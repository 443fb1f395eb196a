#include "compared.h"

#include "fit/power.h"

static struct fit *judged(struct run *run)
{
    struct frame *frame = compared_data(run);
    const struct analysis analysis = compared_analysis(frame, compared_whole(run, frame));
    return compared_fit(run, &analysis, "y ~ x1 + x2 + region");
}

static void detectable_effects_agree_with_r(void **state)
{
    const struct frame *answers = compared_answers(*state);
    const struct fit *fit = judged(*state);
    const struct detectable *made = detectable_of(*state, fit);
    double n = (double)fit->nobs, one = answer(answers, "detectable", "lambda", 0);
    assert_close(made->f_squared, answer(answers, "detectable", "lambda", 1) / n, 1e-11);
    assert_close(made->partial_f_squared, one / n, 1e-11);
    assert_close(made->partial_r, sqrt(one / (n + one)), 1e-11);
    assert_close(made->rows_per_predictor, n / 5, 1e-15);
    assert_true(isnan(made->estimate[0]));
    for (size_t j = 1; j < fit->coefficients; j++)
        assert_close(made->estimate[j], answer(answers, "equivalence", "detectable", j - 1), 1e-10);
}

static void equivalence_agrees_with_one_sided_t_tests(void **state)
{
    const struct frame *answers = compared_answers(*state);
    const struct fit *fit = judged(*state);
    static const double bounds[] = { .5, 20 };
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 1; j < fit->coefficients; j++) {
            struct equivalence made = equivalence_of(fit, j, bounds[i]);
            const char *lower = talloc_asprintf(*state, "lower %g", bounds[i]);
            const char *upper = talloc_asprintf(*state, "upper %g", bounds[i]);
            assert_close(made.p_low, answer(answers, "equivalence", lower, j - 1), 1e-9);
            assert_close(made.p_high, answer(answers, "equivalence", upper, j - 1), 1e-9);
            assert_close(made.conf_low, answer(answers, "equivalence", "conf.low", j - 1), 1e-10);
            assert_close(made.conf_high, answer(answers, "equivalence", "conf.high", j - 1), 1e-10);
        }
}

static void the_verdict_is_that_of_the_interval(void **state)
{
    const struct fit *fit = judged(*state);
    static const double bounds[] = { .01, .3, .5, .7, 4, 6, 18, 19, 30 };
    size_t seen[3] = { 0 };
    for (size_t i = 0; i < 9; i++)
        for (size_t j = 1; j < fit->coefficients; j++) {
            struct equivalence made = equivalence_of(fit, j, bounds[i]);
            bool inside = made.conf_low > -bounds[i] && made.conf_high < bounds[i];
            bool beyond = made.conf_low > bounds[i] || made.conf_high < -bounds[i];
            assert_int_equal(made.verdict, inside ? SMALLER : beyond ? LARGER : NOT_RULED_OUT);
            seen[made.verdict]++;
        }
    assert_true(seen[SMALLER] > 0 && seen[NOT_RULED_OUT] > 0 && seen[LARGER] > 0);
}

static void without_a_t_there_is_no_verdict(void **state)
{
    struct fit *fit = judged(*state);
    fit->coefficient[1].df = NAN;
    assert_true(isnan(equivalence_of(fit, 1, 1).p_value));
    assert_true(isnan(detectable_of(*state, fit)->estimate[1]));
    assert_true(!isnan(detectable_of(*state, fit)->estimate[2]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARED_CLAIM(detectable_effects_agree_with_r),
        COMPARED_CLAIM(equivalence_agrees_with_one_sided_t_tests),
        COMPARED_CLAIM(the_verdict_is_that_of_the_interval),
        COMPARED_CLAIM(without_a_t_there_is_no_verdict),
    };
    return cmocka_run_group_tests_name("power", tests, NULL, NULL);
}
