/* test_measures.c - one value per authority and period: second values, filters, periods. */
#include "measured.h"

#define LAIT_HEADER "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"
#define M "  m: { from: s, measure: M, periods: 2017-2018 }\n"
#define TWICE LAIT_HEADER "M,,2017,,1,1,\nM,,2018,,3,1,\nM,,2017,,2,1,\n"

#define TIDY "code,year,sex,phase,M,N\n"
#define TIDY_ROWS                                                                                  \
    TIDY "1,2017,Boys,Primary,1,9\n1,2017,Total,Primary,2,9\n1,2017,Total,Secondary,3,9\n"         \
         "2,2017,Boys,Primary,4,9\n2,2017,Total,Primary,5,9\n2,2018,Total,Secondary,6,9\n"

static void the_source_says_which_of_two_values_counts(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "lait.csv", TWICE);
    const struct sources *sources =
        measured(bench, STUDY("{ file: lait.csv, layout: lait, duplicates: first }", M));
    assert_value(sources, "m", 0, 2017, 1);
    assert_string_equal(ledger_text(bench, sources, LEDGER_CHOSEN),
                        "two values of M; that of line 2 counts and not that of line 4 (0)\n");
    sources = measured(bench, STUDY("{ file: lait.csv, layout: lait, duplicates: last }", M));
    assert_value(sources, "m", 0, 2017, 2);
    assert_int_equal(observation_of(sources, "m", 0, 2017)->line, 4);
    assert_string_equal(ledger_text(bench, sources, LEDGER_CHOSEN),
                        "two values of M; that of line 4 counts and not that of line 2 (0)\n");
}

static void most_complete_says_nothing_of_single_values(void **state)
{
    refuses_file(*state, "lait.csv", TWICE,
                 STUDY("{ file: lait.csv, layout: lait, duplicates: most complete }", M),
                 STATUS_MALFORMED,
                 "lait.csv:4:5: a second value of M for Ambridge in 2017; the first is in line 2; "
                 "most complete says nothing of single values: say first or last");
}

static void a_second_value_in_another_file_names_that_file(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "a.csv", LAIT_HEADER "M,,2017,,1,1,\n");
    refuses_file(bench, "b.csv", LAIT_HEADER "M,,2018,,1,1,\nM,,2017,,1,1,\n",
                 STUDY("{ file: [a.csv, b.csv], layout: lait }", M), STATUS_MALFORMED,
                 "b.csv:3:5: a second value of M for Ambridge in 2017; the first is in a.csv line "
                 "2; take one away, or say 'duplicates: first' or 'last' in the source");
}

static void years_in_separate_files_are_one_source(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "a.csv", LAIT_HEADER "M,,2017,,1,1,\n");
    bench_put(bench, "b.csv", LAIT_HEADER "M,,2018,,2,1,\n");
    const struct sources *sources =
        measured(bench, STUDY("{ file: [a.csv, b.csv], layout: lait }", M));
    assert_value(sources, "m", 0, 2017, 1);
    assert_value(sources, "m", 0, 2018, 2);
    assert_int_equal(observation_of(sources, "m", 0, 2018)->file, 1);
}

static void free_filters_are_listed_with_their_items(void **state)
{
    refuses_file(
        *state, "tidy.csv", TIDY_ROWS, STUDY("{ file: tidy.csv, layout: keyed }", M),
        STATUS_UNSUPPORTED,
        "study.yaml:6:6: tidy.csv has several values of M for an authority and period, by "
        "sex (Boys and Total) and phase (Primary and Secondary); say which is meant, as in "
        "filters: { sex: Total, phase: Primary }");
}

static void what_differs_between_years_only_is_not_free(void **state)
{
    refuses_file(*state, "tidy.csv",
                 TIDY "1,2017,Boys,Revised,1,\n1,2017,Girls,Revised,1,\n1,2018,Boys,Final,1,\n"
                      "1,2018,Girls,Final,1,\n",
                 STUDY("{ file: tidy.csv, layout: keyed }", M), STATUS_UNSUPPORTED,
                 "study.yaml:6:6: tidy.csv has several values of M for an authority and period, by "
                 "sex (Boys and Girls); say which is meant, as in filters: { sex: Boys }");
}

static void many_items_are_not_all_listed(void **state)
{
    GString *rows = g_string_new(TIDY);
    for (int i = 1; i <= 20; i++)
        g_string_append_printf(rows, "1,2017,\"Age, %d\",P,1,2\n", i);
    refuses_file(
        *state, "tidy.csv", rows->str, STUDY("{ file: tidy.csv, layout: keyed }", M),
        STATUS_UNSUPPORTED,
        "study.yaml:6:6: tidy.csv has several values of M for an authority and period, by "
        "sex (Age, 1; Age, 2; Age, 3; Age, 4; Age, 5; Age, 6; Age, 7; Age, 8; and 12 more); "
        "say which is meant, as in filters: { sex: \"Age, 1\" }");
    g_string_free(rows, TRUE);
}

static void pins_of_the_source_and_of_variables_work_together(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "tidy.csv", TIDY_ROWS);
    const struct sources *sources = measured(
        bench,
        STUDY("{ file: tidy.csv, layout: keyed, filters: { sex: Total } }",
              "  p: { from: s, measure: M, periods: 2017-2018, filters: { phase: Primary } }\n"
              "  q: { from: s, measure: M, periods: 2017-2018, filters: { phase: Secondary } }\n"
              "  b: { from: s, measure: M, periods: 2017, filters: { phase: Primary, sex: Boys } }"
              "\n"));
    assert_value(sources, "p", 0, 2017, 2);
    assert_value(sources, "p", 1, 2017, 5);
    assert_value(sources, "q", 0, 2017, 3);
    assert_no_row(sources, "q", 1, 2017);
    assert_value(sources, "q", 1, 2018, 6);
    assert_value(sources, "b", 1, 2017, 4);
}

/* No rule decides between what is about two things. */
static void a_rule_for_duplicates_does_not_choose_an_item(void **state)
{
    refuses_file(*state, "tidy.csv", TIDY "1,2017,Boys,P,1,\n1,2017,Girls,P,2,\n",
                 STUDY("{ file: tidy.csv, layout: keyed, duplicates: first }", M),
                 STATUS_UNSUPPORTED,
                 "study.yaml:6:6: tidy.csv has several values of M for an authority and period, by "
                 "sex (Boys and Girls); say which is meant, as in filters: { sex: Boys }");
    refuses_file(*state, "tidy.csv", TIDY "1,2017,Boys,P,1,\n1,2017,Boys,P,2,\n",
                 STUDY("{ file: tidy.csv, layout: keyed }", M), STATUS_MALFORMED,
                 "tidy.csv:3:5: a second value of M for Ambridge in 2017; the first is in line 2; "
                 "take one away, or say 'duplicates: first' or 'last' in the source");
}

static void a_pin_that_fits_nothing_is_refused_where_it_stands(void **state)
{
    static const struct {
        const char *filters, *message;
    } pins[] = {
        { "{ sexx: Total }",
          "study.yaml:4:56: tidy.csv has no filter 'sexx'; did you mean 'sex'?" },
        { "{ region: Total }",
          "study.yaml:4:58: tidy.csv has no filter 'region'; its filters are sex and phase" },
        { "{ sex: Totl }", "study.yaml:4:55: tidy.csv has no item 'Totl' of the filter 'sex'; did "
                           "you mean 'Total'?" },
        { "{ sex: Everybody }", "study.yaml:4:55: tidy.csv has no item 'Everybody' of the filter "
                                "'sex'; its items are Boys and Total" },
        { "{ sex: Boys, phase: Secondary }",
          "study.yaml:6:6: tidy.csv has no value of M for a local authority with sex: Boys and "
          "phase: Secondary" },
    };
    for (size_t i = 0; i < COUNT(pins); i++) {
        char *study = g_strdup_printf(STUDY("{ file: tidy.csv, layout: keyed, filters: %s }", M),
                                      pins[i].filters);
        refuses_file(*state, "tidy.csv", TIDY_ROWS, study, STATUS_UNSUPPORTED, pins[i].message);
        g_free(study);
    }
    refuses_file(*state, "lait.csv", LAIT_HEADER "M,,2017,,1,1,\n",
                 STUDY("{ file: lait.csv, layout: lait, filters: { sex: Total } }", M),
                 STATUS_UNSUPPORTED,
                 "study.yaml:4:54: lait.csv has no filter 'sex'; it has no filters");
}

/* Ages are numbers; that they are a filter is known from the pin. */
static void a_filter_of_numbers_is_one_if_it_is_pinned(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "tidy.csv", "code,year,age,M\n1,2017,15,1\n1,2017,16,2\n2,2017,16,3\n");
    const struct sources *sources =
        measured(bench, STUDY("{ file: tidy.csv, layout: keyed, filters: { age: \"16\" } }", M));
    assert_value(sources, "m", 0, 2017, 2);
    assert_value(sources, "m", 1, 2017, 3);
}

/* Sixty-odd rows say nothing, the next has the filter's first item. */
static void a_filter_may_show_late(void **state)
{
    GString *rows = g_string_new("code,year,sex,M\n");
    for (int i = 0; i < 100; i++)
        g_string_append_printf(rows, "1,%d,,1\n", 1900 + i);
    g_string_append(rows, "1,2017,Boys,2\n1,2017,Girls,3\n");
    refuses_file(*state, "tidy.csv", rows->str, STUDY("{ file: tidy.csv, layout: keyed }", M),
                 STATUS_UNSUPPORTED,
                 "study.yaml:6:6: tidy.csv has several values of M for an authority and period, by "
                 "sex (Boys and Girls); say which is meant, as in filters: { sex: Boys }");
    g_string_free(rows, TRUE);
}

static void periods_of_two_years_are_not_called_by_one_unless_the_source_says_which(void **state)
{
    struct bench *bench = *state;
    const char *text = "code,period,M\n1,2016/17,1\n1,201718,2\n";
    refuses_file(
        bench, "tidy.csv", text, STUDY("{ file: tidy.csv, layout: keyed }", M), STATUS_UNSUPPORTED,
        "study.yaml:6:6: tidy.csv has M by periods of two years, as '2016/17'; write "
        "'periods' so, as 2016/17-2017/18, or say in the source 'years: end' if 2017/18 is "
        "meant by 2018, 'years: start' if 2018/19 is");
    bench_again(bench);
    const struct sources *sources =
        measured(bench, STUDY("{ file: tidy.csv, layout: keyed, years: end }", M));
    assert_value(sources, "m", 0, 2017, 1);
    assert_value(sources, "m", 0, 2018, 2);
    sources = measured(bench, STUDY("{ file: tidy.csv, layout: keyed, years: start }", M));
    assert_value(sources, "m", 0, 2017, 2);
    assert_no_row(sources, "m", 0, 2018);
    sources = measured(bench, STUDY("{ file: tidy.csv, layout: keyed, years: end }",
                                    "  m: { from: s, measure: M, periods: 2016/17-2017/18 }\n"));
    assert_value(sources, "m", 0, 2016, 1);
    assert_value(sources, "m", 0, 2017, 2);
}

static void single_years_are_not_asked_for_as_two(void **state)
{
    refuses_file(*state, "tidy.csv", "code,period,M\n1,2017,1\n",
                 STUDY("{ file: tidy.csv, layout: keyed }",
                       "  m: { from: s, measure: M, periods: 2016/17 }\n"),
                 STATUS_UNSUPPORTED,
                 "study.yaml:6:6: tidy.csv has M by single years, as '2017', and not by 2016/17; "
                 "write 'periods' as 2017-2019");
}

static void periods_that_are_not_there_are_told_as_the_file_has_them(void **state)
{
    refuses_file(
        *state, "tidy.csv", "code,period,M\n1,2010/11,1\n1,2012/13,1\n",
        STUDY("{ file: tidy.csv, layout: keyed }",
              "  m: { from: s, measure: M, periods: 2016/17-2018/19 }\n"),
        STATUS_UNSUPPORTED,
        "study.yaml:6:6: tidy.csv has M for 2010/11 to 2012/13, and nothing for 2016/17 to "
        "2018/19");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_source_says_which_of_two_values_counts),
        claim(most_complete_says_nothing_of_single_values),
        claim(a_second_value_in_another_file_names_that_file),
        claim(years_in_separate_files_are_one_source),
        claim(free_filters_are_listed_with_their_items),
        claim(what_differs_between_years_only_is_not_free),
        claim(many_items_are_not_all_listed),
        claim(pins_of_the_source_and_of_variables_work_together),
        claim(a_rule_for_duplicates_does_not_choose_an_item),
        claim(a_pin_that_fits_nothing_is_refused_where_it_stands),
        claim(a_filter_of_numbers_is_one_if_it_is_pinned),
        claim(a_filter_may_show_late),
        claim(periods_of_two_years_are_not_called_by_one_unless_the_source_says_which),
        claim(single_years_are_not_asked_for_as_two),
        claim(periods_that_are_not_there_are_told_as_the_file_has_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
