/* test_keyed.c - tables by local authority with periods. */
#include "measured.h"

#define KEYED "{ file: t.csv, layout: keyed }"
#define M "  m: { from: s, measure: M, periods: 2017-2018 }\n"

static void a_row_is_of_an_authority_and_a_period(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "t.csv",
              "Table 1,,,,\nla_name,code,year,M,N\nAmbridge,1,2017,1234,9\nAmbridge,1,2018,c,9\n"
              "loxley,5,2017,-3,9\nEngland,90,2017,50,9\n,,,,\n");
    const struct sources *sources = measured(bench, STUDY(KEYED, M));
    assert_missing(sources, "m", 0, 2018, MISSING_CONFIDENTIAL);
    assert_value(sources, "m", 4, 2017, -3);
    assert_string_equal(ledger_text(bench, sources, LEDGER_LEFT), "rows of aggregates (1)\n");
    assert_string_equal(ledger_text(bench, sources, LEDGER_PASSED),
                        "rows above the header (1)\nrows without content (1)\n");
}

static void columns_may_be_years(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "t.csv", "la_name,region,2017,2018\nAmbridge,R,1,2\nLoxley,R,,4\n");
    const struct sources *sources =
        measured(bench, STUDY("{ file: t.csv, layout: keyed, measure: M }", M));
    assert_value(sources, "m", 0, 2017, 1);
    assert_missing(sources, "m", 4, 2017, MISSING_EMPTY);
    assert_value(sources, "m", 4, 2018, 4);
    assert_string_equal(ledger_text(bench, sources, LEDGER_PASSED),
                        "columns that are no period: region (1)\n");
}

static void notes_under_the_table_are_passed_over(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "t.csv",
              "la_name,year,M\nAmbridge,2017,1\n\nSource: a survey,,\n1. A note,,\n");
    const struct sources *sources = measured(bench, STUDY(KEYED, M));
    assert_value(sources, "m", 0, 2017, 1);
    assert_string_equal(ledger_text(bench, sources, LEDGER_PASSED), "notes under the table (2)\n");
    refuses_file(bench, "t.csv", "la_name,year,M\nAmbrige,,\nLoxley,2017,1\nAmbridge,2017,1\n",
                 STUDY(KEYED, M), STATUS_MALFORMED,
                 "t.csv:2:1: no local authority has the name 'Ambrige'; did you mean 'Ambridge'?");
}

static void what_cannot_be_read_is_refused(void **state)
{
    refuses_file(*state, "t.csv", "la_name,year,M\nAmbridge,2017,1\nLoxley,FY17,1\n",
                 STUDY("{ file: t.csv, layout: keyed, period: year }", M), STATUS_MALFORMED,
                 "t.csv:3:3: a value of M for 'FY17', which does not begin with a year of four "
                 "digits; correct "
                 "the period, or take the row away");
    refuses_file(*state, "t.csv", "la_name,M\nAmbridge,1\n", STUDY(KEYED, M), STATUS_UNSUPPORTED,
                 "t.csv:1: no column of periods, as a measure needs; say which it is with 'period' "
                 "in the source, or ask for what has no periods by 'column'");
    refuses_file(*state, "t.csv", "la_name,year,M,M\nAmbridge,2017,1,2\n", STUDY(KEYED, M),
                 STATUS_MALFORMED, "t.csv:1:4: the column 'M' stands twice; the first is column 3");
    refuses_file(*state, "t.csv", "la_name,year,M\nAmbridge,2017,1\nAmbridg,2017,1\n",
                 STUDY(KEYED, M), STATUS_MALFORMED,
                 "t.csv:3:1: no local authority has the name 'Ambridg'; did you mean 'Ambridge'?");
}

static void measures_and_columns_are_not_mixed_up(void **state)
{
    refuses_file(
        *state, "t.csv", "la_name,year,M\nAmbridge,2017,1\n",
        STUDY(KEYED, M "  c: { from: s, column: M }\n"), STATUS_MALFORMED,
        "study.yaml:7:6: source 's' gives 'm' by a measure and 'c' by a column; name it as "
        "two sources");
    refuses_file(
        *state, "t.csv", "a,b\n1,2\n", STUDY("{ file: t.csv }", "  c: { from: s, column: b }\n"),
        STATUS_UNSUPPORTED,
        "study.yaml:4:6: t.csv has no column that says which local authority a row is of; "
        "say which with 'key', and with 'key_is' whether it is la_number, gss_code or name");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_row_is_of_an_authority_and_a_period), claim(columns_may_be_years),
        claim(notes_under_the_table_are_passed_over), claim(what_cannot_be_read_is_refused),
        claim(measures_and_columns_are_not_mixed_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
