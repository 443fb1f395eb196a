/* test_numeral.c - numbers as pictures write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "draw/numeral.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

static void a_hyphen_before_a_number_becomes_a_minus(void **state)
{
    struct run *run = *state;
    assert_string_equal(numeral_minus(run, "-.005 (-1.2), <-3"),
                        MINUS ".005 (" MINUS "1.2), <" MINUS "3");
}

static void other_hyphens_stay(void **state)
{
    struct run *run = *state;
    static const char *const same[] = { "Out-of-area", "2017-2019", "KS4-8", "--5x",
                                        "-",           "- 5",       "é-5",   "" };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_string_equal(numeral_minus(run, same[i]), same[i]);
}

static void groups_the_whole_part_in_threes(void **state)
{
    struct run *run = *state;
    assert_string_equal(numeral_grouped(run, 1234567.891, 2), "1,234,567.89");
    assert_string_equal(numeral_grouped(run, -1234, 0), MINUS "1,234");
    assert_string_equal(numeral_grouped(run, 999, 0), "999");
    assert_string_equal(numeral_grouped(run, -0.0001, 2), "0.00");
}

static void an_estimate_has_the_digits_that_its_standard_error_leaves(void **state)
{
    struct run *run = *state;
    assert_string_equal(numeral_estimate(run, -0.15149, 0.0312, 0), MINUS ".15");
    assert_string_equal(numeral_estimate(run, -0.15149, 0.0312, 1), MINUS ".151");
    assert_string_equal(numeral_estimate(run, 0.0015149, 0.00023, 0), ".0015");
    assert_string_equal(numeral_estimate(run, 12345.6, 230.0, 1), "12,346");
    assert_string_equal(numeral_estimate(run, -1.2345e-9, 2e-10, 0), MINUS "1.23e-09");
}

static void an_estimate_without_error_keeps_its_digits(void **state)
{
    struct run *run = *state;
    assert_string_equal(numeral_estimate(run, 0.00123456789, 0.0, 0), "0.00123457");
    assert_string_equal(numeral_estimate(run, -2.0, 0.0, 1), MINUS "2");
    assert_string_equal(numeral_estimate(run, -0.0, 0.0, 0), "0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hyphen_before_a_number_becomes_a_minus),
        cmocka_unit_test(other_hyphens_stay),
        cmocka_unit_test(groups_the_whole_part_in_threes),
        cmocka_unit_test(an_estimate_has_the_digits_that_its_standard_error_leaves),
        cmocka_unit_test(an_estimate_without_error_keeps_its_digits),
    };
    return cmocka_run_group_tests(tests, start, end);
}
