/* test_bins.c - bins with round edges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "draw/bins.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

static size_t sum(const struct bins *bins)
{
    size_t all = 0;
    for (size_t i = 0; i < bins->count; i++)
        all += bins->number[i];
    return all;
}

/* 0.5, 1.5, ..., 99.5: quartiles 25.25 and 74.75, so 2 x 49.5 / 100^(1/3) = 21.3: to 20. */
static void the_width_is_that_of_freedman_and_diaconis_made_round(void **state)
{
    double value[100];
    for (size_t i = 0; i < 100; i++)
        value[i] = (double)i + 0.5;
    struct bins bins = bins_of(*state, value, 100);
    assert_true(bins.width == 20 && bins.low == 0 && bins.count == 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(bins.number[i], 20);
    assert_int_equal(bins.most, 20);
}

/* Tenths are no doubles; each must still lie in the bin that begins with it. Quartiles 0.25 and
 * 0.75 of 11 values: 2 x 0.5 / 11^(1/3) = 0.45, to 0.5; so 0.5 begins the second bin. */
static void a_value_on_an_edge_belongs_to_the_bin_above(void **state)
{
    double value[11];
    for (size_t i = 0; i < 11; i++)
        value[i] = (double)i * 0.1;
    struct bins bins = bins_of(*state, value, 11);
    assert_true(bins.width == 0.5 && bins.count == 3);
    assert_int_equal(bins.number[0], 5);
    assert_int_equal(bins.number[1], 5);
    assert_int_equal(bins.number[2], 1);
}

static void whole_numbers_have_bins_of_one_at_least(void **state)
{
    static const double value[] = { 1, 1, 1, 2, 2, 2, 2, 3, 3, 3 };
    struct bins bins = bins_of(*state, value, 10);
    assert_true(bins.width == 1 && bins.low == 1 && bins.count == 3);
}

static void a_single_far_value_does_not_make_a_thousand_bins(void **state)
{
    double value[1000];
    for (size_t i = 0; i < 999; i++)
        value[i] = (double)i / 1000.0;
    value[999] = 1e9;
    struct bins bins = bins_of(*state, value, 1000);
    assert_true(bins.count <= 60);
    assert_int_equal(sum(&bins), 1000);
}

static void one_value_is_one_bin(void **state)
{
    static const double values[] = { 0, 7, -3.25, 1e-300, 1e300, -0.0 };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct bins bins = bins_of(*state, &values[i], 1);
        assert_int_equal(bins.count, 1);
        assert_int_equal(sum(&bins), 1);
        assert_true(bins.width > 0 && isfinite(bins.width));
        assert_true(bins_edge(&bins, 0) <= values[i] + 1e-9 * fabs(values[i]));
        assert_true(bins_edge(&bins, 1) > values[i]);
    }
}

static void negative_numbers_are_counted_from_below(void **state)
{
    static const double value[] = { -2.5, -1.5, -1.5, -0.5, 0.5, 1.5 };
    struct bins bins = bins_of(*state, value, 6);
    assert_true(bins_edge(&bins, 0) <= -2.5 && bins_edge(&bins, bins.count) > 1.5);
    assert_int_equal(sum(&bins), 6);
}

/* Bins of 2, 1, 0, 6, 1, 4 and 1: the first four together, then the rest, whose end has too few. */
static void neighbours_are_put_together_until_each_span_has_enough(void **state)
{
    (void)state;
    size_t number[] = { 2, 1, 0, 6, 1, 4, 1 };
    const struct bins bins = { .low = 10, .width = 5, .count = 7, .number = number, .most = 6 };
    struct span span[7];
    assert_int_equal(bins_pool(&bins, 5, span), 2);
    assert_true(span[0].low == 10 && span[0].high == 30 && span[0].number == 9);
    assert_true(span[1].low == 30 && span[1].high == 45 && span[1].number == 6);
    assert_int_equal(bins_pool(&bins, 0, span), 7);
    assert_int_equal(bins_pool(&bins, 100, span), 1);
    assert_int_equal(span[0].number, 15);
}

static void some_of_the_values_are_counted_in_the_same_bins(void **state)
{
    static const double all[] = { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6 }, some[] = { 0.3, 0.6 };
    const struct bins bins = bins_of(*state, all, 6);
    const struct bins alike = bins_alike(*state, &bins, some, 2);
    assert_int_equal(alike.count, bins.count);
    assert_int_equal(sum(&alike), 2);
    for (size_t i = 0; i < bins.count; i++)
        assert_true(alike.number[i] <= bins.number[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_width_is_that_of_freedman_and_diaconis_made_round,
                                        start, end),
        cmocka_unit_test_setup_teardown(a_value_on_an_edge_belongs_to_the_bin_above, start, end),
        cmocka_unit_test_setup_teardown(whole_numbers_have_bins_of_one_at_least, start, end),
        cmocka_unit_test_setup_teardown(a_single_far_value_does_not_make_a_thousand_bins, start,
                                        end),
        cmocka_unit_test_setup_teardown(one_value_is_one_bin, start, end),
        cmocka_unit_test_setup_teardown(negative_numbers_are_counted_from_below, start, end),
        cmocka_unit_test_setup_teardown(neighbours_are_put_together_until_each_span_has_enough,
                                        start, end),
        cmocka_unit_test_setup_teardown(some_of_the_values_are_counted_in_the_same_bins, start,
                                        end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
