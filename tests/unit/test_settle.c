/* test_settle.c - values on the map of a year, from those of other years. */
#include "entries.h"

/* On the map of 2019: Eastmouth, made of Oldport and Newport and a part of Shire; Newshire, the
 * rest of Shire; Westland and Southland, split from Greatland; Twice, once numbered 21; Whole,
 * before its halves; and Gone no more. */
#define MAPS                                                                                       \
    REGISTER_HEADER "1,Steady,authority,R,,,E01,,\n"                                               \
                    "11,Oldport,former authority,R,,2019-03-31,E11,,\n"                            \
                    "12,Newport,former authority,R,,2019-03-31,E12,,\n"                            \
                    "13,Shire,former authority,R,,2019-03-31,E13,,\n"                              \
                    "14,Eastmouth,authority,R,2019-04-01,,E14,,11 merged;12 merged;13 transfer\n"  \
                    "15,Newshire,authority,R,2019-04-01,,E15,,13 transfer\n"                       \
                    "21,Once,former authority,R,,2018-03-31,E21,,\n"                               \
                    "22,Twice,authority,R,2018-04-01,,E22,,21 recoded\n"                           \
                    "31,Greatland,former authority,R,,2018-03-31,E31,,\n"                          \
                    "32,Westland,authority,R,2018-04-01,,E32,,31 split\n"                          \
                    "33,Southland,authority,R,2018-04-01,,E33,,31 split\n"                         \
                    "41,Whole,former authority,R,,2021-03-31,E41,,\n"                              \
                    "42,Left Half,authority,R,2021-04-01,,E42,,41 split\n"                         \
                    "43,Right Half,authority,R,2021-04-01,,E43,,41 split\n"                        \
                    "51,Gone,former authority,R,,2012-03-31,E51,,\n"

#define LAIT_HEADER "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"
#define X(year, number, value) "X,," year ",," value "," number ",\n"
#define W(year, number, value) "W,," year ",," value "," number ",\n"

static const struct panel *build(struct bench *bench, const char *study)
{
    bench_put(bench, "areas.csv", MAPS);
    struct study *read = NULL;
    struct sources *sources = NULL;
    struct panel *panel = NULL;
    assert_done(bench, study_read(bench->run, bench_put(bench, "study.yaml", study), NULL, 0, &read)
                           && sources_read(bench->run, read, bench->folder, &sources)
                           && panel_build(bench->run, sources, &panel));
    return panel;
}

/* One variable x of the measure X in 2018, on the map of 2019. */
static const struct panel *panel_of(struct bench *bench, const char *keys, const char *rows)
{
    bench_put(bench, "lait.csv", talloc_asprintf(bench->run, LAIT_HEADER "%s", rows));
    return build(bench,
                 talloc_asprintf(bench->run,
                                 "title: T\nregisters: areas.csv\narea_year: 2019\n"
                                 "sources: { lait: { file: lait.csv, layout: lait } }\n"
                                 "variables:\n  x: { from: lait, measure: X, periods: 2018%s }\n",
                                 keys));
}

static size_t row_of(const struct panel *panel, const char *name)
{
    for (size_t row = 0; row < panel->frame->rows; row++)
        if (strcmp(panel->frame->row_name[row], name) == 0)
            return row;
    fail_msg("%s is not in the panel", name);
    return 0;
}

static void has(const struct panel *panel, const char *name, double value)
{
    const struct column *x = frame_column(panel->frame, "x");
    size_t row = row_of(panel, name);
    if (x->missing[row] != PRESENT)
        fail_msg("%s has no value: %s", name, x->why[row]);
    assert_number(x->number[row], value);
}

static void lacks(const struct panel *panel, const char *name, const char *why)
{
    const struct column *x = frame_column(panel->frame, "x");
    size_t row = row_of(panel, name);
    assert_true(x->missing[row] != PRESENT);
    assert_string_equal(x->why[row], why);
}

#define PORTS X("2018", "1", "9") X("2018", "11", "10") X("2018", "12", "20")
#define SUM_OF_PORTS                                                                               \
    "X: sum of Oldport and Newport, merged on 2019-04-01; without the part of Shire that went to " \
    "Eastmouth (approximate)"

static void rows_are_those_of_the_map_and_the_others_are_listed(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel =
        panel_of(bench, "", PORTS X("2018", "42", "1") X("2018", "15", "1"));
    static const char *const names[] = { "Steady", "Eastmouth", "Newshire", "Whole" };
    assert_int_equal(panel->frame->rows, COUNT(names));
    for (size_t i = 0; i < COUNT(names); i++)
        assert_string_equal(panel->frame->row_name[i], names[i]);
    assert_int_equal(entries_of(panel, LEDGER_LEFT_OUT), 3);
    assert_entry(bench, panel, LEDGER_LEFT_OUT, 0,
                 "Oldport not on the map of 2019: became Eastmouth on 2019-04-01");
    assert_entry(bench, panel, LEDGER_LEFT_OUT, 2,
                 "Left Half not on the map of 2019: came from Whole on 2021-04-01");
}

static void the_merged_are_added_up_where_the_variable_says_sum(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel = panel_of(bench, ", merge: sum", PORTS);
    has(panel, "Steady", 9);
    has(panel, "Eastmouth", 30);
    assert_int_equal(entries_of(panel, LEDGER_COMBINED), 1);
    assert_entry(bench, panel, LEDGER_COMBINED, 0, "Eastmouth 2018 " SUM_OF_PORTS);
}

/* (10 * 300 + 20 * 100) / 400 = 12.5. */
static void the_merged_are_weighted_where_the_variable_says_by_what(void **state)
{
    const struct panel *panel = panel_of(*state, ", merge: weighted, weight: W",
                                         PORTS W("2018", "11", "300") W("2018", "12", "100"));
    has(panel, "Eastmouth", 12.5);
}

#define MADE_OF_PORTS                                                                              \
    "made of Oldport and Newport, merged on 2019-04-01; without the part of Shire that went to "   \
    "Eastmouth, and "

static void a_weight_that_is_missing_or_zero_leaves_no_value(void **state)
{
    struct bench *bench = *state;
    lacks(panel_of(bench, ", merge: weighted, weight: W",
                   PORTS W("2018", "11", "300") W("2018", "12", "0")),
          "Eastmouth", "no value in 2018 (2018 " MADE_OF_PORTS "Newport has no weight W (0))");
    lacks(panel_of(bench, ", merge: weighted, weight: W",
                   PORTS W("2018", "11", "300") W("2018", "12", "-")),
          "Eastmouth",
          "no value in 2018 (2018 " MADE_OF_PORTS "Newport has no weight W (not available))");
}

static void without_a_rule_the_merged_are_missing_and_told_so(void **state)
{
    const struct panel *panel = panel_of(*state, "", PORTS);
    lacks(panel, "Eastmouth",
          "no value in 2018 (2018 values only of Oldport and Newport, merged on "
          "2019-04-01; without the part of Shire that went to Eastmouth, and 'merge' says "
          "nothing)");
    assert_int_equal(entries_of(panel, LEDGER_COMBINED), 0);
}

static void a_part_without_a_value_leaves_the_whole_without(void **state)
{
    lacks(panel_of(*state, ", merge: sum", X("2018", "11", "10") X("2018", "12", "c")), "Eastmouth",
          "no value in 2018 (2018 " MADE_OF_PORTS "Newport has no value (confidential))");
}

static void its_own_value_comes_first_and_a_symbol_is_none(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel = panel_of(bench, ", merge: sum", PORTS X("2018", "14", "7"));
    has(panel, "Eastmouth", 7);
    assert_int_equal(entries_of(panel, LEDGER_COMBINED), 0);
    has(panel_of(bench, ", merge: sum", PORTS X("2018", "14", "-")), "Eastmouth", 30);
}

static void most_of_an_authority_stands_for_it_only_by_a_rule(void **state)
{
    struct bench *bench = *state;
    const char *rows = X("2018", "13", "5");
    has(panel_of(bench, ", merge: sum", rows), "Newshire", 5);
    const struct panel *panel = panel_of(bench, "", rows);
    const struct column *x = frame_column(panel->frame, "x");
    assert_non_null(strstr(x->why[row_of(panel, "Newshire")], "'merge' says nothing"));
}

static void a_recoded_authority_carries_over_without_any_rule(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel = panel_of(bench, "", X("2018", "21", "8"));
    has(panel, "Twice", 8);
    assert_entry(bench, panel, LEDGER_COMBINED, 0,
                 "Twice 2018 X: carried over from Once, recoded on 2018-04-01");
}

static void what_was_split_off_is_never_given_a_share(void **state)
{
    const struct panel *panel =
        panel_of(*state, ", merge: sum", X("2018", "31", "50") X("2018", "32", "-"));
    lacks(panel, "Westland", "no value in 2018 (2018 split from Greatland on 2018-04-01)");
}

static void halves_that_came_later_are_the_whole_by_a_rule(void **state)
{
    has(panel_of(*state, ", merge: sum", X("2018", "42", "1.5") X("2018", "43", "2")), "Whole",
        3.5);
}

static void rules_hold_for_the_parts_and_the_range_for_their_sum(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel =
        panel_of(bench, ", merge: sum, zero: missing", X("2018", "11", "0") X("2018", "12", "20"));
    lacks(panel, "Eastmouth",
          "no value in 2018 (2018 " MADE_OF_PORTS
          "Oldport has no value (zero, which the study takes as missing))");
    assert_entry(bench, panel, LEDGER_ZERO, 0, "Oldport 2018 lait.csv:2 X is 0");
    panel = panel_of(bench, ", merge: sum, range: [1, 25]", PORTS);
    lacks(panel, "Eastmouth", "no value in 2018 (2018 outside the range that the study states)");
    assert_entry(bench, panel, LEDGER_RANGE, 0, "Eastmouth 2018 X is 30, outside 1 to 25");
}

#define COLUMNS                                                                                    \
    "title: T\nregisters: areas.csv\narea_year: 2019\n"                                            \
    "sources: { t: { file: t.csv, layout: keyed, key: code, key_is: la_number } }\n"               \
    "variables:\n  x: { from: t, column: x%s }\n"

static const struct panel *columns_of(struct bench *bench, const char *keys, const char *rows)
{
    bench_put(bench, "t.csv", talloc_asprintf(bench->run, "code,x,w,word\n%s", rows));
    return build(bench, talloc_asprintf(bench->run, COLUMNS, keys));
}

static void columns_follow_the_same_rules_without_a_period(void **state)
{
    struct bench *bench = *state;
    const char *rows = "11,10,300,a\n12,20,100,b\n1,0,5,c\n21,8,1,d\n";
    const struct panel *panel =
        columns_of(bench, ", merge: weighted, weight: w, zero: missing", rows);
    has(panel, "Eastmouth", 12.5);
    has(panel, "Twice", 8);
    lacks(panel, "Steady", "zero, which the study takes as missing");
    assert_entry(bench, panel, LEDGER_ZERO, 0, "Steady t.csv:4 x is 0");
    has(columns_of(bench, ", merge: sum", rows), "Eastmouth", 30);
}

static void texts_carry_over_and_are_never_combined(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "t.csv", "code,word\n11,a\n12,b\n21,d\n");
    const struct panel *panel = build(
        bench, "title: T\nregisters: areas.csv\narea_year: 2019\n"
               "sources: { t: { file: t.csv, layout: keyed, key: code, key_is: la_number } }\n"
               "variables:\n  x: { from: t, column: word, merge: sum }\n");
    const struct column *x = frame_column(panel->frame, "x");
    assert_string_equal(x->text[row_of(panel, "Twice")], "d");
    assert_non_null(strstr(x->why[row_of(panel, "Eastmouth")], "texts cannot be combined"));
}

static void a_map_that_nobody_is_on_is_refused(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "areas.csv", MAPS);
    bench_put(bench, "t.csv", "code,x,w,word\n51,1,1,a\n");
    struct study *study = NULL;
    struct sources *sources = NULL;
    struct panel *panel = NULL;
    const char *path = bench_put(bench, "study.yaml", talloc_asprintf(bench->run, COLUMNS, ""));
    assert_done(bench, study_read(bench->run, path, NULL, 0, &study)
                           && sources_read(bench->run, study, bench->folder, &sources));
    assert_false(panel_build(bench->run, sources, &panel));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "study.yaml: none of the local authorities in the sources is on the map of "
                   "2019; write another 'area_year'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(rows_are_those_of_the_map_and_the_others_are_listed),
        claim(the_merged_are_added_up_where_the_variable_says_sum),
        claim(the_merged_are_weighted_where_the_variable_says_by_what),
        claim(a_weight_that_is_missing_or_zero_leaves_no_value),
        claim(without_a_rule_the_merged_are_missing_and_told_so),
        claim(a_part_without_a_value_leaves_the_whole_without),
        claim(its_own_value_comes_first_and_a_symbol_is_none),
        claim(most_of_an_authority_stands_for_it_only_by_a_rule),
        claim(a_recoded_authority_carries_over_without_any_rule),
        claim(what_was_split_off_is_never_given_a_share),
        claim(halves_that_came_later_are_the_whole_by_a_rule),
        claim(rules_hold_for_the_parts_and_the_range_for_their_sum),
        claim(columns_follow_the_same_rules_without_a_period),
        claim(texts_carry_over_and_are_never_combined),
        claim(a_map_that_nobody_is_on_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
