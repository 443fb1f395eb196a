/* test_number.c - decimal text to double and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

/* A double of random bits, by Marsaglia's xorshift (2003), from a fixed seed. */
static double random_double(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    double value;
    memcpy(&value, state, sizeof value);
    return value;
}

static bool reads(const char *text, double *value)
{
    return number_read(text, strlen(text), value);
}

static void reads_decimal_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value;
    } rows[] = {
        { "0", 0 },           { "12", 12 },
        { "-3.5", -3.5 },     { "+7", 7 },
        { "12.13", 12.13 },   { ".5", .5 },
        { "-.25", -.25 },     { "5.", 5 },
        { "1e3", 1e3 },       { "1E3", 1e3 },
        { "2.5e-7", 2.5e-7 }, { "1e+2", 100 },
        { "007", 7 },         { "1e308", 1e308 },
        { "5e-324", 5e-324 }, { "0.1000000000000000055511151231257827", 0.1 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value = -1;
        if (!reads(rows[i].text, &value))
            fail_msg("'%s' is not read", rows[i].text);
        if (value != rows[i].value)
            fail_msg("'%s' is read as %.17g", rows[i].text, value);
    }
}

static void refuses_trailing_text_and_other_spellings(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        " ",
        "0.9abc",
        "0x1p3",
        "0x10",
        "inf",
        "-inf",
        "nan",
        "NaN",
        "INF",
        "1 ",
        " 1",
        "1,5",
        "1,000",
        "1e",
        "1e+",
        "e5",
        ".",
        "-",
        "+",
        "--1",
        "+-1",
        "1.2.3",
        "1e1.5",
        "1e5e5",
        "-.",
        "1f",
        "1e999",
        "-1e999",
        "12%",
        "1_000",
        "- 1",
        "\xE2\x88\x92",
        "1-",
        "1\n",
        "-\xE2\x88\x92"
        "1",
        "\xE2\x88\x93"
        "1",
        "\xD9\xA1" /* an Arabic one */,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        double value = 42;
        if (reads(texts[i], &value))
            fail_msg("'%s' is read as %g", texts[i], value);
        if (value != 42)
            fail_msg("'%s' is refused and leaves %g behind", texts[i], value);
    }
}

static void reads_a_unicode_minus(void **state)
{
    (void)state;
    double value = 0;
    assert_true(reads("\xE2\x88\x92"
                      "0.36",
                      &value));
    assert_true(value == -0.36);
}

static void reads_no_further_than_its_length(void **state)
{
    (void)state;
    double value = 0;
    assert_true(number_read("1234", 2, &value));
    assert_true(value == 12);
    assert_true(number_read("1x", 1, &value));
    assert_true(value == 1);
    assert_false(number_read("1\0002", 3, &value));
    assert_false(number_read("", 0, &value));
}

static void reads_no_zero_with_a_sign(void **state)
{
    (void)state;
    double value = 1;
    assert_true(reads("-0.0", &value));
    assert_true(value == 0 && !signbit(value));
}

static void refuses_text_longer_than_any_number(void **state)
{
    (void)state;
    static char digits[100000];
    memset(digits, '1', sizeof digits);
    double value = 0;
    assert_false(number_read(digits, sizeof digits, &value));
}

static void full_text_reads_back_as_the_same_double(void **state)
{
    uint64_t seed = 88172645463325252u;
    size_t tried = 0;
    struct run *run = *state;
    while (tried < 100000) {
        double value = random_double(&seed), back = 0;
        if (!isfinite(value))
            continue;
        tried++;
        struct run *scratch = talloc_new(run);
        const char *text = number_full(scratch, value);
        if (!reads(text, &back) || memcmp(&back, &value, sizeof value) != 0)
            fail_msg("%a became '%s', which reads back as %a", value, text, back);
        talloc_free(scratch);
    }
}

static void full_text_is_the_shortest(void **state)
{
    struct run *run = *state;
    assert_string_equal(number_full(run, 0.1), "0.1");
    assert_string_equal(number_full(run, -1.5e-07), "-1.5e-07");
    assert_string_equal(number_full(run, 0.1 + 0.2), "0.30000000000000004");
    assert_string_equal(number_full(run, 100), "100");
    assert_string_equal(number_full(run, 641070), "641070");
    assert_string_equal(number_full(run, 0), "0");
    assert_string_equal(number_full(run, -0.0), "0");
}

static void full_text_of_what_is_no_number_is_empty(void **state)
{
    assert_string_equal(number_full(*state, NAN), "");
    assert_string_equal(number_full(*state, INFINITY), "");
    assert_string_equal(number_full(*state, -INFINITY), "");
}

static void rounds_half_away_from_zero_on_the_decimal_value(void **state)
{
    static const struct {
        double value;
        int decimals;
        const char *text;
    } rows[] = {
        /* doubles that lie below the half that they stand for */
        { 2.675, 2, "2.68" },
        { 1.005, 2, "1.01" },
        { 0.285, 2, "0.29" },
        { 1.0005, 3, "1.001" },
        { 0.0005, 3, "0.001" },
        { -0.0005, 3, "-0.001" },
        { 8.345, 2, "8.35" },
        { -2.675, 2, "-2.68" },
        /* halves that are exact */
        { 0.5, 0, "1" },
        { 1.5, 0, "2" },
        { 2.5, 0, "3" },
        { -2.5, 0, "-3" },
        { 0.125, 2, "0.13" },
        { -0.125, 2, "-0.13" },
        /* just beside a half */
        { 0.00049999, 3, "0.000" },
        { 2.6749999, 2, "2.67" },
        { 0.4999999999999999, 0, "0" },
        /* a carry through every digit */
        { 9.995, 2, "10.00" },
        { 0.9995, 3, "1.000" },
        { 99.5, 0, "100" },
        { 999999.9999, 3, "1000000.000" },
        /* no rounding at all */
        { 19.28, 2, "19.28" },
        { -0.058, 3, "-0.058" },
        { 0, 3, "0.000" },
        { 7, 0, "7" },
        { 1234567, 1, "1234567.0" },
        { 0.1, 17, "0.10000000000000000" },
        { 1e20, 0, "100000000000000000000" },
        { 5e-324, 3, "0.000" },
        { 0.05, 0, "0" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *text = number_fixed(*state, rows[i].value, rows[i].decimals);
        if (strcmp(text, rows[i].text) != 0)
            fail_msg("%.17g at %d decimals is '%s', not '%s'", rows[i].value, rows[i].decimals,
                     text, rows[i].text);
    }
}

static void never_prints_minus_zero(void **state)
{
    struct run *run = *state;
    assert_string_equal(number_fixed(run, -0.0, 2), "0.00");
    assert_string_equal(number_fixed(run, -0.004, 2), "0.00");
    assert_string_equal(number_fixed(run, -0.4, 0), "0");
    assert_string_equal(number_fixed(run, -1e-300, 17), "0.00000000000000000");
    assert_string_equal(number_fixed(run, 0.0, 25), "0.0000000000000000000000000");
    assert_string_equal(number_fixed(run, -5e-30, 30), "-0.000000000000000000000000000005");
    assert_string_equal(number_pointed(run, -0.0001, 3), ".000");
}

/* Whatever the value, what is printed lies within half a unit of its last place. */
static void fixed_text_is_within_half_a_unit(void **state)
{
    uint64_t seed = 2463534242u;
    struct run *run = *state;
    for (size_t i = 0; i < 20000; i++) {
        int decimals = (int)(i % 8);
        double value = fmod(random_double(&seed), 1e6), back = 0;
        if (!isfinite(value))
            continue;
        struct run *scratch = talloc_new(run);
        const char *text = number_fixed(scratch, value, decimals);
        double half = 0.5 * pow(10, -decimals);
        const char *point = strchr(text, '.');
        size_t places = point == NULL ? 0 : strlen(point + 1);
        if (!reads(text, &back) || fabs(back - value) > half * (1 + 1e-6) + fabs(value) * 1e-15)
            fail_msg("%.17g at %d decimals is '%s'", value, decimals, text);
        assert_int_equal(places, decimals);
        talloc_free(scratch);
    }
}

static void pointed_text_drops_only_a_lone_zero(void **state)
{
    struct run *run = *state;
    assert_string_equal(number_pointed(run, -0.058, 3), "-.058");
    assert_string_equal(number_pointed(run, 0.36, 2), ".36");
    assert_string_equal(number_pointed(run, 1.067, 3), "1.067");
    assert_string_equal(number_pointed(run, -1.067, 3), "-1.067");
    assert_string_equal(number_pointed(run, 10.5, 1), "10.5");
    assert_string_equal(number_pointed(run, 0.9995, 3), "1.000");
    assert_string_equal(number_pointed(run, 0, 0), "0");
}

static void p_values_have_three_decimals_and_a_floor(void **state)
{
    struct run *run = *state;
    assert_string_equal(number_p_value(run, 0.0421), ".042");
    assert_string_equal(number_p_value(run, 0.05), ".050");
    assert_string_equal(number_p_value(run, 0.001), ".001");
    assert_string_equal(number_p_value(run, 0.00099), "<.001");
    assert_string_equal(number_p_value(run, 0), "<.001");
    assert_string_equal(number_p_value(run, 1), "1.000");
    assert_string_equal(number_p_value(run, NAN), "");
}

static void stars_stand_strictly_below_their_limits(void **state)
{
    (void)state;
    assert_string_equal(number_stars(0.00099), "***");
    assert_string_equal(number_stars(0.001), "**");
    assert_string_equal(number_stars(0.0099), "**");
    assert_string_equal(number_stars(0.01), "*");
    assert_string_equal(number_stars(0.0499), "*");
    assert_string_equal(number_stars(0.05), "");
    assert_string_equal(number_stars(1), "");
    assert_string_equal(number_stars(NAN), "");
}

static void a_p_below_its_last_decimal_says_so(void **state)
{
    struct run *run = *state;
    assert_string_equal(number_p_value_to(run, .0042, 2), "<.01");
    assert_string_equal(number_p_value_to(run, .01, 2), ".01");
    assert_string_equal(number_p_value_to(run, .0004, 4), ".0004");
    assert_string_equal(number_p_value_to(run, .00004, 4), "<.0001");
    assert_string_equal(number_p_value_to(run, NAN, 2), "");
}

/* Stars beside ".050" would say that .05 is below .05. */
static void a_starred_p_is_never_printed_as_the_level_that_it_is_below(void **state)
{
    struct run *run = *state;
    assert_string_equal(number_p_starred(run, .0496, 3), ".0496*");
    assert_string_equal(number_p_starred(run, .04996, 3), ".04996*");
    assert_string_equal(number_p_starred(run, .0494, 3), ".049*");
    assert_string_equal(number_p_starred(run, .0504, 3), ".050");
    assert_string_equal(number_p_starred(run, .05, 3), ".050");
    assert_string_equal(number_p_starred(run, .00998, 3), ".00998**");
    assert_string_equal(number_p_starred(run, .0104, 3), ".010*");
    assert_string_equal(number_p_starred(run, .046, 2), ".046*");
    assert_string_equal(number_p_starred(run, .0052, 2), "<.01**");
    assert_string_equal(number_p_starred(run, .00099, 3), "<.001***");
    assert_string_equal(number_p_starred(run, .001, 3), ".001**");
    assert_string_equal(number_p_starred(run, 1, 3), "1.000");
    assert_string_equal(number_p_starred(run, NAN, 3), "");
}

static void scientific_text_rounds_as_fixed_text_does(void **state)
{
    struct run *run = *state;
    assert_string_equal(number_scientific(run, 4.1e-7, 2), "4.10e-07");
    assert_string_equal(number_scientific(run, -2.675e12, 2), "-2.68e+12");
    assert_string_equal(number_scientific(run, 9.999e-5, 2), "1.00e-04");
    assert_string_equal(number_scientific(run, 0, 3), "0.000e+00");
    assert_string_equal(number_scientific(run, NAN, 3), "");
}

static void p_in_a_sentence_is_exact_or_below_a_thousandth(void **state)
{
    struct run *run = *state;
    assert_string_equal(number_p_phrase(run, .0154), "p = .015");
    assert_string_equal(number_p_phrase(run, .00099), "p < .001");
}

static void rounds_to_the_double_that_it_prints(void **state)
{
    (void)state;
    assert_true(number_round(2.675, 2) == 2.68);
    assert_true(number_round(-1.005, 2) == -1.01);
    assert_true(number_round(1e300, 3) == 1e300);
    assert_true(isnan(number_round(NAN, 2)));
}

static void counts_have_separated_thousands(void **state)
{
    struct run *run = *state;
    assert_string_equal(number_count(run, 0), "0");
    assert_string_equal(number_count(run, 999), "999");
    assert_string_equal(number_count(run, 1000), "1,000");
    assert_string_equal(number_count(run, 641070), "641,070");
    assert_string_equal(number_count(run, 1234567890), "1,234,567,890");
}

/* Every way that a published number is written, at random: the nearest double, as strtod's. */
static void reads_the_double_that_is_nearest(void **state)
{
    (void)state;
    GRand *random = g_rand_new_with_seed(20170);
    for (size_t i = 0; i < 200000; i++) {
        char text[96];
        guint32 a = g_rand_int(random), b = g_rand_int(random);
        int few = g_rand_int_range(random, 1, 18);
        switch (g_rand_int_range(random, 0, 6)) {
        case 0:
            snprintf(text, sizeof text, "%u.%0*u", a % 100000, few, b % 1000);
            break;
        case 1:
            snprintf(text, sizeof text, "%.*g", few, g_rand_double(random) * 1000);
            break;
        case 2:
            snprintf(text, sizeof text, "%u.%ue%d", a % 10, b, g_rand_int_range(random, -40, 40));
            break;
        case 3:
            snprintf(text, sizeof text, "%.17g", (double)a / 7);
            break;
        case 4:
            snprintf(text, sizeof text, "00%u%u%u.%u000", a, b, a, b);
            break;
        default:
            snprintf(text, sizeof text, ".%u", a);
        }
        double value = 0;
        if (!number_read(text, strlen(text), &value) || value != strtod(text, NULL))
            fail_msg("%s is read as %.17g", text, value);
    }
    g_rand_free(random);
}

/* An end of an interval that has none, in units of 1e40. */
static void what_is_no_number_is_written_whatever_its_error(void **state)
{
    struct run *run = *state;
    assert_string_equal(number_to_error(run, NAN, 1e40), number_full(run, NAN));
    assert_string_equal(number_to_error(run, -INFINITY, 1e40), number_full(run, -INFINITY));
    assert_string_equal(number_to_error(run, 1.23456e41, 1e40), "1.2346e+41");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_number_is_written_whatever_its_error),
        cmocka_unit_test(reads_the_double_that_is_nearest),
        cmocka_unit_test(reads_decimal_numbers),
        cmocka_unit_test(refuses_trailing_text_and_other_spellings),
        cmocka_unit_test(reads_a_unicode_minus),
        cmocka_unit_test(reads_no_further_than_its_length),
        cmocka_unit_test(reads_no_zero_with_a_sign),
        cmocka_unit_test(refuses_text_longer_than_any_number),
        cmocka_unit_test(full_text_reads_back_as_the_same_double),
        cmocka_unit_test(full_text_is_the_shortest),
        cmocka_unit_test(full_text_of_what_is_no_number_is_empty),
        cmocka_unit_test(rounds_half_away_from_zero_on_the_decimal_value),
        cmocka_unit_test(never_prints_minus_zero),
        cmocka_unit_test(fixed_text_is_within_half_a_unit),
        cmocka_unit_test(pointed_text_drops_only_a_lone_zero),
        cmocka_unit_test(p_values_have_three_decimals_and_a_floor),
        cmocka_unit_test(stars_stand_strictly_below_their_limits),
        cmocka_unit_test(a_p_below_its_last_decimal_says_so),
        cmocka_unit_test(a_starred_p_is_never_printed_as_the_level_that_it_is_below),
        cmocka_unit_test(scientific_text_rounds_as_fixed_text_does),
        cmocka_unit_test(p_in_a_sentence_is_exact_or_below_a_thousandth),
        cmocka_unit_test(rounds_to_the_double_that_it_prints),
        cmocka_unit_test(counts_have_separated_thousands),
    };
    return cmocka_run_group_tests(tests, start, end);
}
