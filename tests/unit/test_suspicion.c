/* test_suspicion.c - each rule finds what it should, and nothing beside. */
#include "bench.h"

#include <math.h>

#include "derive/suspicion.h"

#define HEADER                                                                                     \
    "\"Short Desc\",\"Data item\",\"Years\",\"LA and Regions\",\"Values\",LA Number,\"Region\"\n"

enum { AREAS = 40 };

static const struct areas *areas_of(struct bench *bench)
{
    GString *text =
        g_string_new("la_number,name,kind,region,opened,closed,gss_codes,aliases,predecessors\n");
    for (int i = 1; i <= AREAS; i++)
        g_string_append_printf(text, "%d,Place %d,authority,Here,,,X%08d,,\n", i, i, i);
    const char *path = bench_put(bench, "areas.csv", text->str);
    g_string_free(text, TRUE);
    struct areas *areas = NULL;
    assert_done(bench, areas_read(bench->run, &path, 1, &areas));
    return areas;
}

/* A long file in the making. */
static GString *file_begin(void)
{
    return g_string_new(HEADER);
}

static void put(GString *file, const char *measure, const char *period, int area, double value)
{
    g_string_append_printf(file, "\"%s\",\"\",\"%s\",\"Place %d\",\"%.10g\",%d,\"Here\"\n", measure,
                           period, area, value, area);
}

/* Areas 1 to `areas` with 50, 51, 52, 53, 54, 50, ...: mean 52, sd near 1.4. */
static void put_steady(GString *file, const char *measure, const char *period, int areas)
{
    for (int i = 1; i <= areas; i++)
        put(file, measure, period, i, 50 + (i - 1) % 5);
}

static const struct suspects *search(struct bench *bench, GString *file)
{
    static const struct source lait = { .layout = LAYOUT_LAIT };
    struct contents *contents = NULL;
    const char *path = bench_put(bench, "file.csv", file->str);
    g_string_free(file, TRUE);
    assert_done(bench, contents_read(bench->run, path, &lait, areas_of(bench), &contents));
    return suspects_find(bench->run, contents);
}

static const struct suspect *only(const struct suspects *suspects, enum suspicion kind)
{
    assert_int_equal(suspects->count, 1);
    assert_int_equal(suspects->suspect[0].kind, kind);
    assert_int_equal(suspects->of[kind], 1);
    return &suspects->suspect[0];
}

static void steady_values_are_not_suspicious(void **state)
{
    GString *file = file_begin();
    put_steady(file, "M", "2017", AREAS);
    assert_int_equal(search(*state, file)->count, 0);
}

static void finds_a_zero_amid_large_values(void **state)
{
    GString *file = file_begin();
    put_steady(file, "M", "2017", AREAS - 1);
    put(file, "M", "2017", AREAS, 0);
    const struct suspect *zero = only(search(*state, file), SUSPECT_ZERO);
    assert_int_equal(zero->area, AREAS - 1);
    assert_int_equal(zero->line, AREAS + 1);
    assert_true(zero->usual == 52 && zero->z < -30 && isnan(zero->own));
    assert_true(zero->score == -zero->z / 2);
}

static void finds_a_zero_of_an_authority_whose_other_years_are_large(void **state)
{
    GString *file = file_begin();
    for (int year = 2014; year <= 2017; year++)
        for (int i = 1; i <= 20; i++)
            put(file, "M", talloc_asprintf(((struct bench *)*state)->run, "%d", year), i,
                year == 2017 && i == 20 ? 0
                : i == 20               ? 30 + year % 2
                                        : i + year % 4);
    const struct suspect *zero = only(search(*state, file), SUSPECT_ZERO);
    assert_int_equal(zero->area, 19);
    assert_true(zero->own == 30); /* 30, 31, 30 */
}

static void a_zero_among_zeros_or_small_values_is_none(void **state)
{
    GString *file = file_begin();
    put_steady(file, "OFTEN", "2017", AREAS - 3); /* 3 of 40 are over 1 in 20 */
    for (int i = AREAS - 2; i <= AREAS; i++)
        put(file, "OFTEN", "2017", i, 0);
    for (int i = 1; i <= AREAS; i++) /* the smallest other value is below a quarter */
        put(file, "SMALL", "2017", i, i - 1);
    for (int i = 1; i <= AREAS; i++) /* they go below zero */
        put(file, "SIGNED", "2017", i, i - 20);
    for (int i = 1; i <= 10; i++) /* 9 others are too few */
        put(file, "FEW", "2017", i, i == 10 ? 0 : 50 + i);
    const struct suspects *found = search(*state, file);
    assert_int_equal(found->of[SUSPECT_ZERO], 0);
}

/* 39 values of mean 52 - 1/39 and one of 60 or 58: z is 4.2 or 3.5. In R:
 * x <- c(50 + (0:38) %% 5, 60); (60 - mean(x)) / sd(x) */
static void finds_what_is_over_four_standard_deviations_out(void **state)
{
    struct bench *bench = *state;
    for (int value = 58; value <= 60; value += 2) {
        GString *file = file_begin();
        put_steady(file, "M", "2017", AREAS - 1);
        put(file, "M", "2017", AREAS, value);
        const struct suspects *found = search(bench, file);
        assert_int_equal(found->count, value == 60);
        if (value == 60)
            assert_true(fabs(only(found, SUSPECT_FAR)->z - 4.15660155038) < 1e-9);
    }
}

static void an_authority_that_always_is_far_comes_after_one_that_was_once(void **state)
{
    struct bench *bench = *state;
    GString *file = file_begin();
    for (int year = 2015; year <= 2019; year++) {
        const char *period = talloc_asprintf(bench->run, "%d", year);
        for (int i = 1; i < AREAS; i++) {
            put(file, "LARGE", period, i, 50 + (i + year) % 5);
            put(file, "ONCE", period, i, 50 + (i + year) % 5);
        }
        put(file, "LARGE", period, AREAS, 200 + year);
        put(file, "ONCE", period, AREAS, year == 2017 ? 70 : 50 + year % 5);
    }
    const struct suspects *found = search(bench, file);
    assert_int_equal(found->of[SUSPECT_FAR], 6);
    assert_int_equal(found->suspect[0].series, 1);
    assert_true(found->suspect[0].own == 52); /* 50, 51, 53, 54 */
    assert_true(found->suspect[1].series == 0 && !found->suspect[1].again);
    assert_true(found->suspect[2].again);
    assert_ptr_equal(suspects_first(found, 1), &found->suspect[0]);
    assert_int_equal(found->series[0], 5);
}

/* Place 1 is far out in 12 measures: over 10, and over 1 in 100 of 13. */
static void an_authority_that_is_unusual_in_much_comes_last(void **state)
{
    struct bench *bench = *state;
    GString *file = file_begin();
    for (int m = 0; m < 12; m++)
        for (int i = 1; i <= AREAS; i++)
            put(file, talloc_asprintf(bench->run, "M%d", m), "2017", i, i == 1 ? 500 : 50 + i % 5);
    put_steady(file, "LAST", "2017", AREAS - 1);
    put(file, "LAST", "2017", AREAS, 70);
    const struct suspects *found = search(bench, file);
    assert_int_equal(found->count, 13);
    assert_int_equal(found->unusual, 1);
    assert_int_equal(found->unusual_area[0], 0);
    assert_int_equal(found->suspect[0].area, AREAS - 1);
}

static void finds_one_value_in_all_periods(void **state)
{
    struct bench *bench = *state;
    GString *file = file_begin();
    for (int year = 2017; year <= 2019; year++)
        for (int i = 1; i <= AREAS; i++) /* Place 2 is always zero, which is no finding */
            put(file, "M", talloc_asprintf(bench->run, "%d", year), i,
                i == 1   ? 7
                : i == 2 ? 0
                         : i + year % 3);
    const struct suspect *constant = only(search(bench, file), SUSPECT_CONSTANT);
    assert_true(constant->area == 0 && constant->value == 7 && constant->count == 3);
}

static void two_periods_are_too_few_to_be_constant(void **state)
{
    struct bench *bench = *state;
    GString *file = file_begin();
    for (int year = 2017; year <= 2018; year++)
        put_steady(file, "M", talloc_asprintf(bench->run, "%d", year), AREAS);
    assert_int_equal(search(bench, file)->count, 0);
}

static void what_is_constant_everywhere_is_told_once(void **state)
{
    struct bench *bench = *state;
    GString *file = file_begin();
    for (int year = 2017; year <= 2019; year++)
        put_steady(file, "M", talloc_asprintf(bench->run, "%d", year), AREAS);
    const struct suspect *constant = only(search(bench, file), SUSPECT_CONSTANT);
    assert_int_equal(constant->areas, AREAS);
    assert_int_equal(constant->area, NO_INDEX);
}

static void finds_a_period_that_is_no_year(void **state)
{
    GString *file = file_begin();
    put_steady(file, "M", "2017", 3);
    put_steady(file, "M", "0", 2);
    const struct suspect *period = only(search(*state, file), SUSPECT_NO_YEAR);
    assert_int_equal(period->count, 2);
    assert_int_equal(period->line, 5);
}

static void finds_a_second_value_with_both_lines(void **state)
{
    GString *file = file_begin();
    put_steady(file, "M", "2017", 3);
    put(file, "M", "2017", 2, 51);
    put(file, "M", "2018", 2, 51);
    const struct suspect *twice = only(search(*state, file), SUSPECT_TWICE);
    assert_true(twice->other == 3 && twice->line == 5 && twice->area == 1);
}

static void finds_texts_among_numbers_and_not_among_texts(void **state)
{
    GString *file = file_begin();
    put_steady(file, "M", "2017", 3);
    g_string_append(file, "\"M\",\"\",\"2018\",\"Place 1\",\"18*\",1,\"Here\"\n");
    g_string_append(file, "\"W\",\"\",\"2018\",\"Place 1\",\"good\",1,\"Here\"\n");
    const struct suspect *text = only(search(*state, file), SUSPECT_TEXT);
    assert_true(text->line == 5 && text->count == 1 && text->series == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(steady_values_are_not_suspicious),
        claim(finds_a_zero_amid_large_values),
        claim(finds_a_zero_of_an_authority_whose_other_years_are_large),
        claim(a_zero_among_zeros_or_small_values_is_none),
        claim(finds_what_is_over_four_standard_deviations_out),
        claim(an_authority_that_always_is_far_comes_after_one_that_was_once),
        claim(an_authority_that_is_unusual_in_much_comes_last),
        claim(finds_one_value_in_all_periods),
        claim(two_periods_are_too_few_to_be_constant),
        claim(what_is_constant_everywhere_is_told_once),
        claim(finds_a_period_that_is_no_year),
        claim(finds_a_second_value_with_both_lines),
        claim(finds_texts_among_numbers_and_not_among_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
