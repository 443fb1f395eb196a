/* test_scale.c - positions and ticks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "draw/numeral.h"
#include "draw/scale.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

static void maps_the_ends_of_the_data_to_the_ends_of_the_axis(void **state)
{
    (void)state;
    struct scale scale = scale_over(10, 30, 0, 100, 500);
    assert_true(scale_at(&scale, 10) == 100);
    assert_true(scale_at(&scale, 30) == 500);
    assert_true(scale_at(&scale, 15) == 200);
}

static void an_axis_may_run_upwards(void **state)
{
    (void)state;
    struct scale scale = scale_over(0, 1, 0, 200, 0);
    assert_true(scale_at(&scale, 0.25) == 150);
}

static void padding_is_a_share_of_the_range(void **state)
{
    (void)state;
    struct scale scale = scale_over(0, 100, 0.05, 0, 1);
    assert_true(scale.low == -5 && scale.high == 105);
}

static void ticks_are_round_numbers_within_the_axis(void **state)
{
    struct run *run = *state;
    static const struct {
        double low, high;
        size_t most;
        const char *labels;
    } rows[] = {
        { 38.6, 52.8, 9, "40 42 44 46 48 50 52 " },
        { 0, 1, 6, "0.0 0.2 0.4 0.6 0.8 1.0 " },
        { -0.3, 0.3, 7, MINUS "0.3 " MINUS "0.2 " MINUS "0.1 0.0 0.1 0.2 0.3 " },
        { 900, 5100, 5, "1,000 2,000 3,000 4,000 5,000 " },
        { 2e9, 8e9, 4, "2 4 6 8 " },
        { 1e-5, 4e-5, 4, "10 20 30 40 " },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scale scale = scale_over(rows[i].low, rows[i].high, 0, 0, 100);
        struct ticks ticks = scale_ticks(run, &scale, rows[i].most);
        char *labels = talloc_strdup(run, "");
        for (size_t t = 0; t < ticks.count; t++)
            labels = talloc_asprintf_append(labels, "%s ", ticks.label[t]);
        assert_string_equal(labels, rows[i].labels);
    }
}

static void says_in_which_power_of_ten_labels_are(void **state)
{
    struct run *run = *state;
    struct scale large = scale_over(2e9, 8e9, 0, 0, 1), small = scale_over(1e-5, 4e-5, 0, 0, 1);
    struct scale plain = scale_over(0, 100, 0, 0, 1);
    assert_int_equal(scale_ticks(run, &large, 5).power, 9);
    assert_int_equal(scale_ticks(run, &small, 5).power, -6);
    assert_int_equal(scale_ticks(run, &plain, 5).power, 0);
}

/* Whatever the data: two ticks or more, rising, inside the axis, no two labels alike, and
 * each label the number at which it stands. */
static void ticks_stay_distinct(void **state)
{
    struct run *run = *state;
    static const double ends[][2] = {
        { 5, 5 },
        { 0, 0 },
        { -3, -3 },
        { 1e300, 1e300 },
        { -1e300, 1e300 },
        { 1e-300, 2e-300 },
        { 0, 5e-324 },
        { 1e6, 1e6 + 1e-3 },
        { 1e9, 1e9 + 1 },
        { 0.1, 0.1 + 1e-9 },
        { -1e-7, 3e-7 },
        { -99, -98.5 },
        { 1, 1e12 },
        { 641070, 641071 },
        { -0.0001, 1000000 },
        { 9.99, 10.01 },
    };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        for (size_t most = 2; most < 12; most++) {
            struct scale scale = scale_over(ends[i][0], ends[i][1], 0.04, 0, 100);
            struct ticks ticks = scale_ticks(run, &scale, most);
            assert_true(ticks.count >= 2 && ticks.count <= most + 4);
            for (size_t t = 0; t < ticks.count; t++) {
                double at = scale_at(&scale, ticks.value[t]);
                if (!(at >= -1e-6 && at <= 100 + 1e-6))
                    fail_msg("tick %g of %g to %g is at %g", ticks.value[t], ends[i][0], ends[i][1],
                             at);
                if (t > 0
                    && !(ticks.value[t] > ticks.value[t - 1]
                         && strcmp(ticks.label[t], ticks.label[t - 1]) != 0))
                    fail_msg("two ticks of %g to %g are '%s'", ends[i][0], ends[i][1],
                             ticks.label[t]);
            }
        }
    }
}

static void gives_no_more_ticks_than_asked_for(void **state)
{
    struct run *run = *state;
    struct scale scale = scale_over(38.6, 52.8, 0.04, 0, 1);
    for (size_t most = 3; most < 20; most++)
        assert_true(scale_ticks(run, &scale, most).count <= most);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_the_ends_of_the_data_to_the_ends_of_the_axis),
        cmocka_unit_test(an_axis_may_run_upwards),
        cmocka_unit_test(padding_is_a_share_of_the_range),
        cmocka_unit_test(ticks_are_round_numbers_within_the_axis),
        cmocka_unit_test(says_in_which_power_of_ten_labels_are),
        cmocka_unit_test(ticks_stay_distinct),
        cmocka_unit_test(gives_no_more_ticks_than_asked_for),
    };
    return cmocka_run_group_tests(tests, start, end);
}
