#include "compared.h"

#include "fit/noncentral.h"

static void agrees_with_its_sum_and_with_r(void **state)
{
    const struct frame *answers = compared_answers(*state);
    static const double f[] = { .3, 2.5, 12 }, df1[] = { 1, 4, 11 }, df2[] = { 3, 36, 133 },
                        ncp[] = { 0, .7, 9, 60 };
    for (size_t i = 0; i < 3 * 3 * 3 * 4; i++) {
        double tail = noncentral_f_p_value(f[i % 3], df1[i / 3 % 3], df2[i / 9 % 3], ncp[i / 27]);
        assert_close(tail, answer(answers, "noncentral", "f", i), 1e-12);
        assert_true(fabs(tail - answer(answers, "noncentral", "r", i)) < 1e-8);
    }
}

static void a_two_sided_t_is_its_square(void **state)
{
    const struct frame *answers = compared_answers(*state);
    static const double t[] = { .4, 2.1 }, df[] = { 5, 36, 400 }, ncp[] = { .5, 2.8 };
    for (size_t i = 0; i < 2 * 3 * 2; i++)
        assert_close(
            noncentral_f_p_value(t[i % 2] * t[i % 2], 1, df[i / 2 % 3], ncp[i / 6] * ncp[i / 6]),
            answer(answers, "noncentral", "t", i), 1e-10);
}

static void critical_values_have_their_probability(void **state)
{
    (void)state;
    assert_close(f_critical(.05, 1, 1), 161.44763879758855, 1e-12);
    assert_close(f_critical(.05, 10, 134), 1.9020197970574697, 1e-12);
    assert_close(f_critical(.5, 7, 7), 1, 1e-12);
}

static void detectable_noncentrality_agrees_with_uniroot_and_pwr(void **state)
{
    const struct frame *answers = compared_answers(*state);
    static const double df[][2] = { { 1, 36 }, { 5, 36 }, { 10, 134 }, { 1, 134 } };
    for (size_t i = 0; i < 4; i++)
        assert_close(detectable_noncentrality(df[i][0], df[i][1], .05, .8),
                     answer(answers, "detectable", "lambda", i), 1e-11);
    assert_close(noncentral_f_p_value(f_critical(.05, 10, 134), 10, 134, .12 * 145),
                 answer(answers, "detectable", "power", 0), 1e-9);
}

static void detectable_noncentrality_has_the_power_asked_for(void **state)
{
    (void)state;
    static const double power[] = { .06, .5, .8, .99, .999999 };
    for (size_t i = 0; i < 5; i++) {
        double lambda = detectable_noncentrality(3, 20, .05, power[i]);
        assert_close(noncentral_f_p_value(f_critical(.05, 3, 20), 3, 20, lambda), power[i], 1e-12);
    }
}

static void holds_for_large_noncentralities(void **state)
{
    (void)state;
    double near_half = noncentral_f_p_value(20001, 1, 1e6, 20000);
    assert_true(near_half > .49 && near_half < .51);
}

static void gives_up_where_there_is_next_to_no_degree_of_freedom(void **state)
{
    (void)state;
    assert_true(isnan(detectable_noncentrality(1, .2, .05, .8)));
    assert_true(detectable_noncentrality(1, 1, .05, .8) > detectable_noncentrality(1, 2, .05, .8));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARED_CLAIM(agrees_with_its_sum_and_with_r),
        COMPARED_CLAIM(a_two_sided_t_is_its_square),
        COMPARED_CLAIM(critical_values_have_their_probability),
        COMPARED_CLAIM(detectable_noncentrality_agrees_with_uniroot_and_pwr),
        COMPARED_CLAIM(detectable_noncentrality_has_the_power_asked_for),
        COMPARED_CLAIM(gives_up_where_there_is_next_to_no_degree_of_freedom),
        COMPARED_CLAIM(holds_for_large_noncentralities),
    };
    return cmocka_run_group_tests_name("noncentral", tests, NULL, NULL);
}
