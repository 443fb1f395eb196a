/* test_pooling.c - Rubin's rules against mice's pool(), and what they must do at their edges. */
#include "answers.h"

#include "fit/pooling.h"

#define ANSWERS "tests/reference/r/missing.csv"

enum { TERMS = 4, MOST = 5 };

static void compare_pool(const struct frame *answers, const char *name, size_t count)
{
    for (size_t j = 0; j < TERMS; j++) {
        double estimate[MOST], variance[MOST];
        for (size_t m = 0; m < count; m++) {
            estimate[m] = answer(answers, name, "estimate", m * TERMS + j);
            variance[m] = answer(answers, name, "variance", m * TERMS + j);
        }
        struct pooled pooled =
            pool(estimate, variance, count, answer(answers, name, "df.complete", j), 0.95);
        assert_close(pooled.estimate, answer(answers, name, "pooled", j), 1e-12);
        assert_close(pooled.std_error, answer(answers, name, "std.error", j), 1e-12);
        assert_close(pooled.statistic, answer(answers, name, "statistic", j), 1e-12);
        assert_close(pooled.df, answer(answers, name, "df", j), 1e-11);
        assert_close(pooled.p_value, answer(answers, name, "p.value", j), 1e-10);
        assert_close(pooled.conf_low, answer(answers, name, "conf.low", j), 1e-10);
        assert_close(pooled.conf_high, answer(answers, name, "conf.high", j), 1e-10);
        assert_close(pooled.within, answer(answers, name, "within", j), 1e-12);
        assert_close(pooled.between, answer(answers, name, "between", j), 1e-11);
        assert_close(pooled.increase, answer(answers, name, "riv", j), 1e-11);
        assert_close(pooled.missing_share, answer(answers, name, "lambda", j), 1e-11);
        assert_close(pooled.fmi, answer(answers, name, "fmi", j), 1e-11);
    }
}

static void pools_as_mice_does(void **state)
{
    struct run *run = run_new();
    const struct frame *answers = answers_read(run, ANSWERS);
    compare_pool(answers, "pool 2", 2);
    compare_pool(answers, "pool 5", 5);
    talloc_free(run);
    (void)state;
}

static void pools_r_squared_as_mice_does(void **state)
{
    struct run *run = run_new();
    const struct frame *answers = answers_read(run, ANSWERS);
    for (size_t count = 2; count <= MOST; count += 3) {
        const char *name = count == 2 ? "pool 2" : "pool 5";
        double r_squared[MOST];
        for (size_t m = 0; m < count; m++)
            r_squared[m] = answer(answers, name, "r.squared", m);
        struct pooled_r_squared pooled =
            pool_r_squared(r_squared, count, (size_t)answer(answers, name, "nobs", 0), 0.95);
        assert_close(pooled.estimate, answer(answers, name, "pooled.r.squared", 0), 1e-12);
        assert_close(pooled.conf_low, answer(answers, name, "r.squared.low", 0), 1e-11);
        assert_close(pooled.conf_high, answer(answers, name, "r.squared.high", 0), 1e-11);
    }
    talloc_free(run);
    (void)state;
}

/* By hand: estimates 1 and 3 have B = 2, T = W + 1.5 B. */
static void follows_rubin_by_hand(void **state)
{
    struct pooled pooled = pool((double[]){ 1, 3 }, (double[]){ 5, 7 }, 2, 10, 0.95);
    double share = 3.0 / 9, old = 1 / (share * share), observed = 11.0 / 13 * 10 * (1 - share);
    assert_close(pooled.estimate, 2, 0);
    assert_close(pooled.std_error, 3, 1e-15);
    assert_close(pooled.increase, 0.5, 1e-15);
    assert_close(pooled.df, 1 / (1 / old + 1 / observed), 1e-15);
    assert_close(pooled.monte_carlo_error, 1, 1e-15);
    (void)state;
}

static void loses_nothing_where_estimates_agree(void **state)
{
    const double same[] = { 0.1, 0.1, 0.1 }, error[] = { 0.04, 0.04, 0.04 };
    struct pooled pooled = pool(same, error, 3, 31, 0.95);
    assert_close(pooled.estimate, 0.1, 0);
    assert_close(pooled.df, 31, 0);
    assert_close(pooled.fmi, 0, 0);
    assert_close(pooled.std_error, 0.2, 1e-15);
    (void)state;
}

static void never_has_more_degrees_of_freedom_than_complete_data(void **state)
{
    for (double apart = 1e-6; apart < 1e6; apart *= 10) {
        struct pooled pooled =
            pool((double[]){ 0, apart, -apart }, (double[]){ 1, 1, 1 }, 3, 40, 0.95);
        assert_true(pooled.df > 0 && pooled.df < 40);
        assert_true(pooled.fmi > 0 && pooled.fmi <= 1);
    }
    (void)state;
}

/* Von Hippel's rule: 1 + 200 fmi^2. */
static void asks_for_more_imputations_where_more_is_missing(void **state)
{
    assert_int_equal(imputations_enough(0), 2);
    assert_int_equal(imputations_enough(0.3), 19);
    assert_int_equal(imputations_enough(0.5), 51);
    assert_int_equal(imputations_enough(1), 201);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pools_as_mice_does),
        cmocka_unit_test(pools_r_squared_as_mice_does),
        cmocka_unit_test(follows_rubin_by_hand),
        cmocka_unit_test(loses_nothing_where_estimates_agree),
        cmocka_unit_test(never_has_more_degrees_of_freedom_than_complete_data),
        cmocka_unit_test(asks_for_more_imputations_where_more_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
