/* test_certified.c - regressions beside the certified answers that ship. */
#include "answers.h"

#include <gsl/gsl_errno.h>

#include "fit/certified.h"

static void every_set_reaches_13_digits(void **state)
{
    struct certified *certified = NULL;
    struct run *run = *state;
    if (!certified_compare(run, "data/certified", &certified))
        fail_msg("%s", run->message);
    assert_int_equal(certified->sets, 11);
    for (size_t i = 0; i < certified->sets; i++)
        for (int part = 0; part < CERTIFIED_PARTS; part++)
            if (!(certified->set[i].digits[part] >= CERTIFIED_LEAST))
                fail_msg("%s: %g digits in part %d", certified->set[i].name,
                         certified->set[i].digits[part], part);
}

static void digits_are_those_of_the_relative_error(void **state)
{
    (void)state;
    assert_close(certified_digits(1.001, 1), 3, 1e-12);
    assert_close(certified_digits(-99, -100), 2, 1e-12);
    assert_close(certified_digits(1e-7, 0), 7, 1e-12);
    assert_close(certified_digits(0.5, 0.5), 15, 0);
    assert_close(certified_digits(1 + 1e-16, 1), 15, 0);
    assert_close(certified_digits(3, 1), 0, 0);
    assert_close(certified_digits(-INFINITY, 1), 0, 0);
    assert_close(certified_digits(NAN, 1), 0, 0);
    assert_close(certified_digits(INFINITY, INFINITY), 15, 0);
    assert_close(certified_digits(1e30, INFINITY), 15, 0);
    assert_close(certified_digits(1e5, INFINITY), 0, 0);
}

static void the_fewest_digits_of_a_set_count(void **state)
{
    (void)state;
    const struct certified_set set = { .digits = { 14, 13.5, 15, 12.9, 15 } };
    assert_close(certified_least(&set), 12.9, 0);
}

static int begin(void **state)
{
    gsl_set_error_handler_off();
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
        CLAIM(every_set_reaches_13_digits),
        CLAIM(digits_are_those_of_the_relative_error),
        CLAIM(the_fewest_digits_of_a_set_count),
    };
    return cmocka_run_group_tests_name("certified", tests, NULL, NULL);
}
