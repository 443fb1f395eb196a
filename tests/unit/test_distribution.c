#include "answers.h"

#include "fit/distribution.h"

static double value_of(const char *name, double x, double df1, double df2)
{
    if (strcmp(name, "t") == 0)
        return t_p_value(x, df2);
    return strcmp(name, "f") == 0 ? f_p_value(x, df1, df2) : t_quantile(x, df2);
}

/* tests/reference/r/distribution.R: t to 1000, F to 1000, tails down to 1e-300, df from 0.5 to 1e6.
 */
static void agrees_with_r_to_twelve_digits(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, "tests/reference/r/distribution.csv");
    const double *x = frame_column(answers, "x")->number;
    const double *df1 = frame_column(answers, "df1")->number;
    const double *df2 = frame_column(answers, "df2")->number;
    const double *value = frame_column(answers, "value")->number;
    size_t far = 0;
    for (size_t i = 0; i < answers->rows; i++) {
        const char *name = frame_column(answers, "name")->text[i];
        assert_close(value_of(name, x[i], df1[i], df2[i]), value[i], 1e-12);
        far += value[i] > 0 && value[i] < 1e-124;
    }
    assert_true(answers->rows > 600);
    assert_true(far > 10);
}

/* With two degrees of freedom both tails are elementary. */
static void agrees_with_closed_forms(void **state)
{
    (void)state;
    for (double t = 1e-6; t < 1e6; t *= 7.3) {
        double root = sqrt(2 + t * t);
        assert_close(t_p_value(t, 2), 2 / (root * (root + t)), 1e-14);
        assert_close(f_p_value(t, 2, 9), pow(1 + 2 * t / 9, -4.5), 1e-13);
        assert_close(t_p_value(t, 1), 2 / M_PI * atan2(1, t), 1e-14);
    }
}

static void f_of_one_predictor_is_t_squared(void **state)
{
    (void)state;
    for (double t = 0.01; t < 100; t *= 1.7)
        assert_close(f_p_value(t * t, 1, 135), t_p_value(-t, 135), 1e-14);
}

static void quantile_undoes_the_tail(void **state)
{
    (void)state;
    for (double df = 0.5; df < 2e6; df *= 3.1)
        for (double p = 1e-12; p < 0.5; p *= 4.7) {
            assert_close(t_p_value(t_quantile(p, df), df), 2 * p, 1e-12);
            assert_close(t_quantile(1 - p, df), -t_quantile(1 - (1 - p), df), 1e-12);
        }
}

static void extremes_are_answers_not_errors(void **state)
{
    (void)state;
    assert_true(isnan(t_p_value(NAN, 10)));
    assert_true(isnan(f_p_value(NAN, 1, 10)));
    assert_true(isnan(t_quantile(0, 10)));
    assert_true(isnan(t_quantile(1, 10)));
    assert_true(t_quantile(0.5, 10) == 0);
    assert_true(t_p_value(0, 10) == 1);
    assert_true(t_p_value(INFINITY, 10) == 0);
    assert_true(f_p_value(-1, 3, 10) == 1);
    assert_true(f_p_value(INFINITY, 3, 10) == 0);
    assert_true(t_p_value(1e30, 50) == 0);
    assert_close(t_p_value(1e200, 1), 2e-200 / M_PI, 1e-12);
}

static int begin(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(agrees_with_r_to_twelve_digits),  CLAIM(agrees_with_closed_forms),
        CLAIM(f_of_one_predictor_is_t_squared), CLAIM(quantile_undoes_the_tail),
        CLAIM(extremes_are_answers_not_errors),
    };
    return cmocka_run_group_tests_name("distribution", tests, NULL, NULL);
}
