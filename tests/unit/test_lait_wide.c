/* test_lait_wide.c - LAIT's other layouts: the older workbook, the app's downloads, its
 * dictionary. */
#include "measured.h"

#define WIDE "{ file: wide.csv, layout: lait }"
#define M "  m: { from: s, measure: M, periods: 2017-2018 }\n"

/* Areas as R writes them, with points; two regions; blanks doubled. */
#define HEADER                                                                                     \
    "BDS New,,,,,,,,\n"                                                                            \
    "line,Short Desc,Data item,Years,Ambridge,Penny.Hassett..City.of,Waterley  &  Cross,England,"  \
    "Borchester\n"

static void refuses(struct bench *bench, const char *text, enum status status, const char *message)
{
    refuses_file(bench, "wide.csv", text, STUDY(WIDE, M), status, message);
}

static const struct sources *read_wide(struct bench *bench, const char *text)
{
    bench_put(bench, "wide.csv", text);
    return measured(bench, STUDY(WIDE, M));
}

static void every_area_has_a_column(void **state)
{
    const struct sources *sources =
        read_wide(*state, HEADER "1,M,Item,2017,1,2,3,50,-\n2,M,Item,2018,4,..,6,51,5.5\n"
                                 "3,N,Item,2017,x,x,x,x,x\n");
    assert_value(sources, "m", 0, 2017, 1);
    assert_value(sources, "m", 5, 2017, 2);
    assert_value(sources, "m", 6, 2017, 3);
    assert_missing(sources, "m", 1, 2017, MISSING_NOT_AVAILABLE);
    assert_value(sources, "m", 0, 2018, 4);
    assert_missing(sources, "m", 5, 2018, MISSING_NOT_AVAILABLE);
    assert_value(sources, "m", 1, 2018, 5.5);
    assert_no_row(sources, "m", 2, 2017);
    assert_true(sources->loaded[0].seen[6] && !sources->loaded[0].seen[2]);
    assert_string_equal(ledger_text(*state, sources, LEDGER_LEFT), "rows of aggregates (2)\n");
}

static void derived_rows_are_dropped_and_counted(void **state)
{
    static const char *const derived[] = { "-",
                                           "",
                                           "Trend",
                                           "2018 Rank",
                                           "2018-2019 change",
                                           "Change",
                                           "Rank",
                                           "Target",
                                           "Distance",
                                           "Quartile",
                                           "Deviation National",
                                           "% YoY change",
                                           "%3yr change",
                                           "2010 Target",
                                           "Target 2011",
                                           "NA - Distance" };
    GString *text = g_string_new(HEADER "1,M,Item,2017,1,2,3,50,4\n");
    for (size_t i = 0; i < COUNT(derived); i++)
        g_string_append_printf(text, "2,M,Item,%s,9,9,9,up,9\n", derived[i]);
    const struct sources *sources = read_wide(*state, text->str);
    assert_value(sources, "m", 0, 2017, 1);
    assert_string_equal(ledger_text(*state, sources, LEDGER_PASSED),
                        "rows derived from others: ranks, trends, targets (16)\n"
                        "rows above the header (1)\n");
    g_string_free(text, TRUE);
}

static void a_column_without_a_heading_must_be_empty(void **state)
{
    const char *header = "x\nShort Desc,Data item,Years,Ambridge,,Borchester\n";
    const struct sources *sources = read_wide(
        *state, talloc_asprintf(((struct bench *)*state)->run, "%sM,,2017,1,,2\n", header));
    assert_value(sources, "m", 1, 2017, 2);
    bench_again(*state);
    refuses(*state, "x\nShort Desc,Data item,Years,Ambridge,,Borchester\nM,,2017,1,odd,2\n",
            STATUS_MALFORMED,
            "wide.csv:3:5: 'odd' stands in a column without a heading; give the column one");
}

static void what_cannot_be_read_is_refused_at_its_cell(void **state)
{
    refuses(*state, "x\nShort Desc,Data item,Years,Ambrige\nM,,2017,1\n", STATUS_MALFORMED,
            "wide.csv:2:4: no local authority has the name 'Ambrige'; did you mean 'Ambridge'?");
    refuses(*state, HEADER "1,M,,FY17,1,2,3,4,5\n", STATUS_MALFORMED,
            "wide.csv:3:5: a value of M for 'FY17', which does not begin with a year of four "
            "digits; correct "
            "the period, or take the row away");
    refuses(*state, HEADER "1,M,,2017,odd,2,3,4,5\n", STATUS_MALFORMED,
            "wide.csv:3:5: 'odd' is neither a number nor a data symbol; correct it, write - or c, "
            "or declare it with 'missing' of the source 's': 'odd'");
    refuses(*state, HEADER "1,,,2017,1,2,3,4,5\n", STATUS_MALFORMED,
            "wide.csv:3:2: no Short Desc says which measure this row is of");
    refuses(*state, HEADER "1,M,,2017,1,2,3,4,5\n2,M,,2017,6,7,8,9,10\n", STATUS_MALFORMED,
            "wide.csv:4:5: a second value of M for Ambridge in 2017; the first is in line 3; take "
            "one away, or say 'duplicates: first' or 'last' in the source");
}

#define APP "LA Number,LA and Regions,2017,2018 (prov)\n"

static void a_download_of_one_measure_needs_its_name(void **state)
{
    struct bench *bench = *state;
    const char *text = APP "1,Ambridge,1,-\n2,Borchester,3,4\n90,England,5,6\n";
    bench_put(bench, "app.csv", text);
    const struct sources *sources =
        measured(bench, STUDY("{ file: app.csv, layout: lait, measure: M }", M));
    assert_value(sources, "m", 0, 2017, 1);
    assert_missing(sources, "m", 0, 2018, MISSING_NOT_AVAILABLE);
    assert_value(sources, "m", 1, 2018, 4);
    assert_string_equal(ledger_text(bench, sources, LEDGER_LEFT), "rows of aggregates (1)\n");
    refuses_file(bench, "app.csv", text, STUDY("{ file: app.csv, layout: lait }", M),
                 STATUS_UNSUPPORTED,
                 "app.csv:1: the columns are periods of one measure, and nothing says which; name "
                 "it with 'measure' in the source");
}

static void a_download_of_several_measures_names_them(void **state)
{
    struct bench *bench = *state;
    const char *text = "LA Number,LA and Regions,Region,Topic,Measure,2017,2018\n"
                       "1,Ambridge,R,T,M,1,2\n1,Ambridge,R,T,N,8,9\n2,Borchester,R,T,M,3,4\n";
    bench_put(bench, "app.csv", text);
    const struct sources *sources = measured(
        bench, STUDY("{ file: app.csv }", M "  n: { from: s, measure: N, periods: 2018 }\n"));
    assert_value(sources, "m", 1, 2018, 4);
    assert_value(sources, "n", 0, 2018, 9);
    assert_string_equal(ledger_text(bench, sources, LEDGER_PASSED),
                        "columns that are no period: Region and Topic (2)\n");
    refuses_file(
        bench, "app.csv", text, STUDY("{ file: app.csv, measure: M }", M), STATUS_UNSUPPORTED,
        "app.csv:1: the column 'Measure' says which measure a row is of; take 'measure: M' "
        "out of the source");
}

#define DICTIONARY "Measure_short,Chart_title,y_axis_name,dps,Year_Type,Notes\n"
#define WITH_DICTIONARY "{ file: wide.csv, layout: lait, dictionary: dictionary.csv }"

static const struct measure_facts *facts_of(struct bench *bench, const char *dictionary,
                                            const struct sources **sources)
{
    bench_put(bench, "wide.csv", HEADER "1,M,Item,2017,1,2,3,50,4\n");
    bench_put(bench, "dictionary.csv", dictionary);
    *sources = measured(bench, STUDY(WITH_DICTIONARY, M));
    return &(*sources)->loaded[0].measures->measure[0].facts;
}

static void the_dictionary_says_label_unit_decimals_and_year_type(void **state)
{
    const struct sources *sources = NULL;
    const struct measure_facts *facts = facts_of(
        *state, DICTIONARY " M ,Attainment,Score,1,Academic Year,\"two\nlines\"\nN,x,y,NA,NA,\n",
        &sources);
    assert_string_equal(facts->label, "Attainment");
    assert_string_equal(facts->unit, "Score");
    assert_int_equal(facts->decimals, 1);
    assert_string_equal(facts->year_type, "Academic Year");
    assert_int_equal(sources->loaded[0].inputs, 2);
}

static void what_the_dictionary_does_not_say_is_not_known(void **state)
{
    const struct sources *sources = NULL;
    const struct measure_facts *facts = facts_of(*state, DICTIONARY "M,NA,-,NA,,\n", &sources);
    assert_null(facts->label);
    assert_null(facts->unit);
    assert_int_equal(facts->decimals, -1);
    assert_null(facts->year_type);
}

static void codes_that_repeat_count_once_and_differences_are_told(void **state)
{
    const struct sources *sources = NULL;
    const struct measure_facts *facts = facts_of(
        *state, DICTIONARY "M,One,Score,1,Year,\nM,One,Score,1,Year,\nM,Two,Score,1,Year,\n",
        &sources);
    assert_string_equal(facts->label, "One");
    assert_string_equal(ledger_text(*state, sources, LEDGER_WARNING),
                        "M stands twice with another Chart_title; line 2 counts (0)\n");
}

static void a_dictionary_is_no_source_of_values(void **state)
{
    refuses_file(*state, "d.csv", DICTIONARY "M,One,Score,1,Year,\n",
                 STUDY("{ file: d.csv }", "  c: { from: s, column: dps }\n"), STATUS_UNSUPPORTED,
                 "study.yaml:4:6: d.csv is the dictionary of the Local Authority Interactive Tool, "
                 "and has no values; name it as 'dictionary' of the source that has them");
    bench_put(*state, "wide.csv", HEADER);
    refuses_file(*state, "dictionary.csv", "a,b\n", STUDY(WITH_DICTIONARY, M), STATUS_MALFORMED,
                 "dictionary.csv:1: no column 'Measure_short': this is not the dictionary of LAIT, "
                 "whose columns are Measure_short, Chart_title, y_axis_name, dps, Year_Type and "
                 "others");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(every_area_has_a_column),
        claim(derived_rows_are_dropped_and_counted),
        claim(a_column_without_a_heading_must_be_empty),
        claim(what_cannot_be_read_is_refused_at_its_cell),
        claim(a_download_of_one_measure_needs_its_name),
        claim(a_download_of_several_measures_names_them),
        claim(the_dictionary_says_label_unit_decimals_and_year_type),
        claim(what_the_dictionary_does_not_say_is_not_known),
        claim(codes_that_repeat_count_once_and_differences_are_told),
        claim(a_dictionary_is_no_source_of_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
