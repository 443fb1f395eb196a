/* test_triple.c - B, SE and p together, against R (tests/reference/r/audit.R). */
#include "audited.h"

#include "printed/triple.h"

#define ANSWERS "tests/reference/r/audit.csv"

/* Table A1, Demand -> KS4 Attainment: -.355 (.25), p .164, n 145. */
static struct triple demand(void)
{
    return (struct triple){ { .3545, .3555 },
                            { .245, .255 },
                            t_of_p_value((struct interval){ .1635, .1645 }, 143) };
}

static void p_narrows_the_standard_error(void **state)
{
    const struct frame *answers = answers_read(*state, ANSWERS);
    struct triple triple = demand();
    assert_true(triple_narrow(&triple));
    assert_close(triple.std_error.low, answer(answers, "demand", "se.low", 0), 1e-12);
    assert_close(triple.std_error.high, answer(answers, "demand", "se.high", 0), 1e-12);
    assert_close(triple.size.low, .3545, 1e-12);
}

static void estimate_and_standard_error_imply_p(void **state)
{
    const struct frame *answers = answers_read(*state, ANSWERS);
    struct triple triple = demand();
    struct interval p = p_value_of_t(interval_quotient(triple.size, triple.std_error), 143);
    assert_close(p.low, answer(answers, "demand", "p.low", 0), 1e-12);
    assert_close(p.high, answer(answers, "demand", "p.high", 0), 1e-12);
}

static void nothing_holds_what_contradicts_itself(void **state)
{
    (void)state;
    struct triple triple = demand();
    triple.t = (struct interval){ 3, INFINITY };
    assert_false(triple_narrow(&triple));
}

static void the_spread_of_a_single_predictor_is_the_ratio_of_standard_deviations(void **state)
{
    const struct frame *answers = answers_read(*state, ANSWERS);
    double b = fabs(answer(answers, "spread", "b", 0)), se = answer(answers, "spread", "se", 0);
    struct triple triple = { { b, b }, { se, se }, { 0, INFINITY } };
    double spread = triple_spread(&triple, 1. / 30).low * sqrt(30);
    assert_close(spread, answer(answers, "spread", "sd ratio", 0), 1e-12);
}

static void a_given_spread_narrows_what_is_free(void **state)
{
    (void)state;
    /* 3-4-5: with B of 3 (weight 1) and a spread of 5, SE is 4. */
    struct triple triple = { { 3, 3 }, { 0, INFINITY }, { 0, INFINITY } };
    assert_true(triple_narrow_spread(&triple, 1, (struct interval){ 5, 5 }));
    assert_close(triple.std_error.low, 4, 1e-12);
    assert_close(triple.std_error.high, 4, 1e-12);
    assert_close(triple.t.low, .75, 1e-12);
    assert_false(triple_narrow_spread(&triple, 1, (struct interval){ 6, 7 }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(p_narrows_the_standard_error, start, end),
        cmocka_unit_test_setup_teardown(estimate_and_standard_error_imply_p, start, end),
        cmocka_unit_test(nothing_holds_what_contradicts_itself),
        cmocka_unit_test_setup_teardown(
            the_spread_of_a_single_predictor_is_the_ratio_of_standard_deviations, start, end),
        cmocka_unit_test(a_given_spread_narrows_what_is_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
