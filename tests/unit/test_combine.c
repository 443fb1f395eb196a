/* test_combine.c - several periods become one value, or the reason why not. */
#include "entries.h"

#define LAIT_HEADER "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"

/* One variable x of the measure M, made from these rows (year, value, LA number). */
static const struct panel *panel_of(struct bench *bench, const char *keys, const char *rows)
{
    bench_put(bench, "lait.csv", talloc_asprintf(bench->run, LAIT_HEADER "%s", rows));
    return village_panel_of(bench,
                            talloc_asprintf(bench->run,
                                            "title: T\nregisters: areas.csv\n"
                                            "sources: { lait: { file: lait.csv, layout: lait } }\n"
                                            "variables:\n  x: { from: lait, measure: M, %s }\n",
                                            keys));
}

#define AMBRIDGE(year, value) "M,," year ",," value ",1,\n"
#define BORCHESTER(year, value) "M,," year ",," value ",2,\n"

static void assert_missing(const struct column *column, size_t row, const char *why)
{
    assert_int_equal(column->missing[row], MISSING_PERIODS);
    assert_true(isnan(column->number[row]));
    assert_string_equal(column->why[row], why);
}

static void the_mean_is_over_the_periods_that_have_a_value(void **state)
{
    const struct panel *panel =
        panel_of(*state, "periods: 2017-2019",
                 AMBRIDGE("2017", "1") AMBRIDGE("2018", "2") AMBRIDGE("2019", "6")
                     AMBRIDGE("2020", "100") BORCHESTER("2017", "4") BORCHESTER("2019", "-"));
    const struct column *x = frame_column(panel->frame, "x");
    assert_number(x->number[0], 3);
    assert_number(x->number[1], 4);
}

static void at_least_so_many_periods_are_needed(void **state)
{
    const struct panel *panel =
        panel_of(*state, "periods: 2017-2019, at_least: 2",
                 AMBRIDGE("2017", "1") AMBRIDGE("2018", "-") AMBRIDGE("2019", "2")
                     BORCHESTER("2017", "-") BORCHESTER("2018", "5"));
    const struct column *x = frame_column(panel->frame, "x");
    assert_number(x->number[0], 1.5);
    assert_missing(x, 1, "1 of the 2 years needed (2017 not available, 2019 no row)");
}

static void reasons_are_told_in_words_with_their_years(void **state)
{
    const struct panel *panel =
        panel_of(*state, "periods: 2017-2020",
                 AMBRIDGE("2017", "5") BORCHESTER("2017", "c") BORCHESTER("2018", "-")
                     BORCHESTER("2019", "-") BORCHESTER("2020", ""));
    assert_missing(frame_column(panel->frame, "x"), 1,
                   "no value in 2017-2020 (2020 empty cell, 2018 and 2019 not available, 2017 "
                   "confidential)");
}

static void a_single_year_is_told_as_one(void **state)
{
    const struct panel *panel =
        panel_of(*state, "periods: 2018", AMBRIDGE("2018", "5") BORCHESTER("2018", "c"));
    const char *why = frame_column(panel->frame, "x")->why[1];
    assert_null(strstr(why, "2018-2018"));
    assert_non_null(strstr(why, "2018"));
}

static void a_zero_is_a_number_unless_the_study_says_otherwise(void **state)
{
    struct bench *bench = *state;
    const char *rows = AMBRIDGE("2017", "0") AMBRIDGE("2018", "8") BORCHESTER("2017", "0.0")
        BORCHESTER("2018", "-0");
    const struct panel *panel = panel_of(bench, "periods: 2017-2018", rows);
    assert_number(frame_column(panel->frame, "x")->number[0], 4);
    assert_number(frame_column(panel->frame, "x")->number[1], 0);
    assert_int_equal(entries_of(panel, LEDGER_ZERO), 0);
    panel = panel_of(bench, "periods: 2017-2018, zero: missing", rows);
    assert_number(frame_column(panel->frame, "x")->number[0], 8);
    assert_missing(frame_column(panel->frame, "x"), 1,
                   "no value in 2017-2018 (2017 and 2018 zero, which the study takes as missing)");
}

static void each_zero_taken_as_missing_is_in_the_ledger_with_its_line(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel =
        panel_of(bench, "periods: 2017-2018, zero: missing",
                 AMBRIDGE("2017", "0") AMBRIDGE("2018", "8") BORCHESTER("2018", "0"));
    assert_int_equal(entries_of(panel, LEDGER_ZERO), 2);
    assert_entry(bench, panel, LEDGER_ZERO, 0, "Ambridge 2017 lait.csv:2 M is 0");
    assert_entry(bench, panel, LEDGER_ZERO, 1, "Borchester 2018 lait.csv:4 M is 0");
}

/* The limits themselves are inside: Ambridge keeps -3 and 1, mean -1; Borchester has 1.5 only. */
static void values_outside_the_range_are_missing_and_in_the_ledger(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel =
        panel_of(bench, "periods: 2017-2019, range: [-3, 1]",
                 AMBRIDGE("2017", "-3") AMBRIDGE("2018", "1") AMBRIDGE("2019", "-3.01")
                     BORCHESTER("2017", "1.5") BORCHESTER("2018", "-"));
    const struct column *x = frame_column(panel->frame, "x");
    assert_number(x->number[0], -1);
    assert_missing(x, 1,
                   "no value in 2017-2019 (2018 not available, 2017 outside the range that the "
                   "study states, 2019 no row)");
    assert_int_equal(entries_of(panel, LEDGER_RANGE), 2);
    assert_entry(bench, panel, LEDGER_RANGE, 0,
                 "Ambridge 2019 lait.csv:4 M is -3.01, outside -3 to 1");
    assert_entry(bench, panel, LEDGER_RANGE, 1,
                 "Borchester 2017 lait.csv:5 M is 1.5, outside -3 to 1");
}

static void what_cells_hold_instead_of_numbers_is_counted_by_kind(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel =
        panel_of(bench, "periods: 2017-2018",
                 AMBRIDGE("2017", "-") AMBRIDGE("2018", "2") BORCHESTER("2017", "c")
                     BORCHESTER("2018", "-") BORCHESTER("2016", "-"));
    assert_int_equal(entries_of(panel, LEDGER_SYMBOLS), 2);
    assert_entry(bench, panel, LEDGER_SYMBOLS, 0, "2 not available");
    assert_entry(bench, panel, LEDGER_SYMBOLS, 1, "1 confidential");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_mean_is_over_the_periods_that_have_a_value),
        claim(at_least_so_many_periods_are_needed),
        claim(reasons_are_told_in_words_with_their_years),
        claim(a_single_year_is_told_as_one),
        claim(a_zero_is_a_number_unless_the_study_says_otherwise),
        claim(each_zero_taken_as_missing_is_in_the_ledger_with_its_line),
        claim(values_outside_the_range_are_missing_and_in_the_ledger),
        claim(what_cells_hold_instead_of_numbers_is_counted_by_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
