/* test_spread.c - where values lie, against R: mean, sd, quantile (type 7). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdbool.h>

#include "derive/spread.h"

static bool near(double found, double wanted)
{
    return fabs(found - wanted) <= 1e-12 * fabs(wanted);
}

/* x <- c(9.5, 91.34, 96, 88, 92.4, 100, 97.1); summary(x); sd(x) */
static void agrees_with_r(void **state)
{
    (void)state;
    double value[] = { 9.5, NAN, 91.34, 96, 88, 92.4, 100, 97.1 };
    struct spread spread = spread_of(value, 8);
    assert_int_equal(spread.n, 7);
    assert_true(spread.low == 9.5 && spread.high == 100 && spread.median == 92.4);
    assert_true(near(spread.mean, 82.048571428571428));
    assert_true(near(spread.sd, 32.237760172697804));
    assert_true(near(spread.lower_quartile, 89.67));
    assert_true(near(spread.upper_quartile, 96.55));
}

static void what_values_do_not_determine_is_no_number(void **state)
{
    (void)state;
    double value[] = { 3, NAN };
    struct spread one = spread_of(value, 2), none = spread_of(value, 0);
    assert_true(one.n == 1 && one.mean == 3 && one.median == 3 && isnan(one.sd));
    assert_true(none.n == 0 && isnan(none.mean) && isnan(none.low) && isnan(none.median));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r),
        cmocka_unit_test(what_values_do_not_determine_is_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
