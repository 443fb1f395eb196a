/* test_arithmetic.c - intervals by hand, and against points sampled from inside them. */
#include "audited.h"

#include "printed/arithmetic.h"

#define ALL ((struct interval){ -INFINITY, INFINITY })

static bool interval_holds(struct interval interval, double value)
{
    return value >= interval.low && value <= interval.high;
}

static void assert_interval(struct interval interval, double low, double high)
{
    if (interval.low != low || interval.high != high)
        fail_msg("%g to %g, not %g to %g", interval.low, interval.high, low, high);
}

static struct interval of(double low, double high)
{
    return (struct interval){ low, high };
}

static void holds_what_was_worked_by_hand(void **state)
{
    (void)state;
    assert_interval(interval_sum(of(1, 2), of(-3, 5)), -2, 7);
    assert_interval(interval_difference(of(1, 2), of(-3, 5)), -4, 5);
    assert_interval(interval_product(of(-1, 2), of(-3, 5)), -6, 10);
    assert_interval(interval_product(of(0, 2), of(1, INFINITY)), 0, INFINITY);
    assert_interval(interval_product(of(0, 0), of(1, INFINITY)), 0, 0);
    assert_interval(interval_quotient(of(1, 2), of(4, 8)), .125, .5);
    assert_interval(interval_quotient(of(-1, 2), of(-8, -4)), -.5, .25);
    assert_interval(interval_quotient(of(1, 2), of(0, 4)), .25, INFINITY);
    assert_interval(interval_quotient(of(0, 2), of(0, 4)), 0, INFINITY);
    assert_interval(interval_quotient(of(-2, -1), of(0, 4)), -INFINITY, -.25);
    assert_interval(interval_quotient(of(1, 2), of(-1, 1)), -INFINITY, INFINITY);
    assert_interval(interval_quotient(of(1, 2), of(1, INFINITY)), 0, 2);
    assert_interval(interval_size(of(-3, 2)), 0, 3);
    assert_interval(interval_size(of(-3, -2)), 2, 3);
    assert_interval(interval_root(of(-4, 9)), 0, 3);
}

/* Numbers at the ends and between them; halves and quarters, so nothing is rounded. */
static double at(struct interval interval, int quarter)
{
    return interval.low + (interval.high - interval.low) * quarter / 4;
}

static void holds_the_result_of_every_point(void **state)
{
    (void)state;
    static const double end[] = { -8, -2, -.5, 0, 1, 4, 16 };
    for (size_t i = 0; i < 49 * 49; i++) {
        struct interval a = { end[i % 7], end[i / 7 % 7] }, b = { end[i / 49 % 7], end[i / 343] };
        if (a.low > a.high || b.low > b.high)
            continue;
        for (int p = 0; p <= 4; p++)
            for (int q = 0; q <= 4; q++) {
                double x = at(a, p), y = at(b, q);
                assert_true(interval_holds(interval_sum(a, b), x + y));
                assert_true(interval_holds(interval_difference(a, b), x - y));
                assert_true(interval_holds(interval_product(a, b), x * y));
                assert_true(y == 0 || interval_holds(interval_quotient(a, b), x / y));
            }
    }
}

static void narrows_to_what_both_hold_and_leaves_what_shares_nothing(void **state)
{
    (void)state;
    struct interval interval = of(1, 4);
    assert_true(interval_narrow(&interval, of(2, 9)));
    assert_interval(interval, 2, 4);
    assert_false(interval_narrow(&interval, of(4.1, 9)));
    assert_interval(interval, 2, 4);
    assert_true(interval_narrow(&interval, of(4 * (1 + 1e-12), 9)));
    assert_false(interval_meets(of(1, 2), of(2.001, 3)));
    assert_true(interval_meets(ALL, of(2, 2)));
}

static void is_told_with_the_decimals_that_its_width_needs(void **state)
{
    struct run *run = *state;
    assert_string_equal(interval_text(run, of(10.8812, 11.0378)), "10.88 to 11.04");
    assert_string_equal(interval_text(run, of(.45, INFINITY)), ".45 or more");
    assert_string_equal(interval_text(run, of(0, INFINITY)), "any");
    assert_string_equal(interval_text(run, of(-INFINITY, -2.5)), "-2.5 or less");
    assert_string_equal(interval_text(run, of(NAN, NAN)), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_what_was_worked_by_hand),
        cmocka_unit_test(holds_the_result_of_every_point),
        cmocka_unit_test(narrows_to_what_both_hold_and_leaves_what_shares_nothing),
        cmocka_unit_test_setup_teardown(is_told_with_the_decimals_that_its_width_needs, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
