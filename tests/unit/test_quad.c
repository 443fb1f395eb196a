/* test_quad.c - arithmetic of 32 digits. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/quad.h"

/* |a - (high + low)| is at most 1e-30 of it. */
static void assert_quad(struct quad a, double high, double low)
{
    double off = quad_round(quad_subtract(a, quad_of_ordered(high, low)));
    if (fabs(off) > 1e-30 * fabs(high))
        fail_msg("%.17g + %.17g, not %.17g + %.17g", a.high, a.low, high, low);
}

static void a_sum_keeps_what_rounding_takes(void **state)
{
    (void)state;
    struct quad sum = quad_add(quad_of(1e16), quad_of(1e-16));
    assert_true(sum.high == 1e16 && sum.low == 1e-16);
    sum = quad_subtract(sum, quad_of(1e16));
    assert_true(sum.high == 1e-16 && sum.low == 0);
}

static void a_product_of_doubles_is_exact(void **state)
{
    (void)state;
    /* (2^27 + 1)^2 = 2^54 + 2^28 + 1 */
    struct quad square = quad_of_product(134217729, 134217729);
    assert_true(square.high == 18014398777917440. && square.low == 1);
}

static void a_quotient_times_its_divisor_is_the_dividend(void **state)
{
    (void)state;
    for (int i = 1; i < 50; i++)
        for (int j = 1; j < 50; j++)
            assert_quad(quad_multiply(quad_divide(quad_of(i), quad_of(j)), quad_of(j)), i, 0);
}

static void a_third_has_32_digits(void **state)
{
    (void)state;
    struct quad third = quad_divide(quad_of(1), quad_of(3));
    /* 1/3 rounded to a double is 2^-54 / 3 too small. */
    assert_true(third.high == 1. / 3);
    assert_true(fabs(third.low / (ldexp(1, -54) / 3) - 1) < 1e-15);
}

static void a_root_squared_is_what_it_is_the_root_of(void **state)
{
    (void)state;
    for (int i = 1; i < 100; i++) {
        struct quad root = quad_sqrt(quad_of(i));
        assert_quad(quad_multiply(root, root), i, 0);
    }
    assert_true(quad_sqrt(quad_of(0)).high == 0);
}

static void a_power_is_exact_where_it_has_at_most_32_digits(void **state)
{
    (void)state;
    /* python3 -c 'n = 2017**9; print(int(float(n)), n - int(float(n)))' */
    struct quad power = quad_power(quad_of(2017), 9);
    assert_true(power.high == 552526463923383344526239203328. && power.low == 28292894611169.);
    assert_true(quad_power(quad_of(7), 1).high == 7);
}

static void what_overflows_is_not_finite(void **state)
{
    (void)state;
    assert_true(!isfinite(quad_power(quad_of(1e200), 2).high));
    assert_true(!isfinite(quad_power(quad_of(-1e60), 25).high));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sum_keeps_what_rounding_takes),
        cmocka_unit_test(a_product_of_doubles_is_exact),
        cmocka_unit_test(a_quotient_times_its_divisor_is_the_dividend),
        cmocka_unit_test(a_third_has_32_digits),
        cmocka_unit_test(a_root_squared_is_what_it_is_the_root_of),
        cmocka_unit_test(a_power_is_exact_where_it_has_at_most_32_digits),
        cmocka_unit_test(what_overflows_is_not_finite),
    };
    return cmocka_run_group_tests_name("quad", tests, NULL, NULL);
}
