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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hyphen_before_a_number_becomes_a_minus),
        cmocka_unit_test(other_hyphens_stay),
        cmocka_unit_test(groups_the_whole_part_in_threes),
    };
    return cmocka_run_group_tests(tests, start, end);
}
