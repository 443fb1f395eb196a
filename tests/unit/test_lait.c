/* test_lait.c - the long file of LAIT: what is kept of it, and what it cannot say. */
#include "measured.h"

#define HEADER                                                                                     \
    "\"Short Desc\",\"Data item\",\"Years\",\"LA and Regions\",\"Values\",LA Number,\"Region\"\n"
#define ROW(measure, year, value, number)                                                          \
    "\"" measure "\",\"an item, of data\",\"" year "\",\"a name\",\"" value "\"," number ",\"R\""  \
    "\n"
#define LAIT "{ file: lait.csv, layout: lait }"
#define PROG8 STUDY(LAIT, "  p: { from: s, measure: Prog8, periods: 2017-2019 }\n")

static const struct sources *read_rows(struct bench *bench, const char *rows, const char *study)
{
    bench_put(bench, "lait.csv", rows);
    return measured(bench, study);
}

static void refuses(struct bench *bench, const char *rows, enum status status, const char *message)
{
    refuses_file(bench, "lait.csv", rows, PROG8, status, message);
}

static void what_is_asked_for_is_kept(void **state)
{
    const struct sources *sources =
        read_rows(*state,
                  HEADER ROW("Prog8", "2017", "-1.25", "1") ROW("Prog8", "2019", ".5", "2")
                      ROW("Prog8", "2016", "9", "1") ROW("Prog8", "2020", "9", "1")
                          ROW("Other", "2018", "odd", "3") ROW("LAC_Fixed_ Ex", "2018", "7", "1")
                              ROW("LAC_Fixed_ Ex", "2017", "8", "1"),
                  STUDY(LAIT, "  p: { from: s, measure: Prog8, periods: 2017-2019 }\n"
                              "  f: { from: s, measure: LAC_Fixed_ Ex, periods: 2018 }\n"));
    const struct loaded *loaded = &sources->loaded[0];
    assert_value(sources, "p", 0, 2017, -1.25);
    assert_value(sources, "p", 1, 2019, 0.5);
    assert_value(sources, "f", 0, 2018, 7);
    assert_int_equal(loaded->measures->measure[0].found, 2);
    assert_int_equal(loaded->measures->measure[1].found, 1);
    assert_int_equal(observation_of(sources, "p", 0, 2017)->line, 2);
    assert_no_row(sources, "p", 0, 2018);
    assert_int_equal(loaded->input[0]->records, 7);
    assert_true(loaded->seen[0] && loaded->seen[1] && loaded->seen[2] && !loaded->seen[3]);
}

static void aggregates_are_counted_and_dropped(void **state)
{
    const struct sources *sources =
        read_rows(*state,
                  HEADER ROW("Prog8", "2017", "1", "90") ROW("Prog8", "2018", "2", "90")
                      ROW("Prog8", "2016", "2", "90") ROW("Other", "2018", "3", "90")
                          ROW("Prog8", "2018", "4", "3"),
                  PROG8);
    assert_string_equal(ledger_text(*state, sources, LEDGER_LEFT), "rows of aggregates (3)\n");
    assert_false(sources->loaded[0].seen[8]);
    assert_no_row(sources, "p", 8, 2017);
}

static void a_year_is_what_years_begins_with(void **state)
{
    const struct sources *sources =
        read_rows(*state,
                  HEADER ROW("Prog8", "2016-17 (OT)", "1", "1") ROW("Prog8", "2017/18", "2", "1")
                      ROW("Prog8", "2018 (Rev)", "3", "1") ROW("Prog8", "2019-21", "4", "1"),
                  STUDY(LAIT, "  p: { from: s, measure: Prog8, periods: 2016-2019 }\n"));
    for (int year = 2016; year <= 2019; year++)
        assert_value(sources, "p", 0, year, year - 2015);
}

/* "2018 (Rev)" is 2018 too, and which of the two counts nobody has said. */
static void a_revised_year_beside_the_first_is_a_second_value(void **state)
{
    refuses(
        *state, HEADER ROW("Prog8", "2018", "1", "1") ROW("Prog8", "2018 (Rev)", "2", "1"),
        STATUS_MALFORMED,
        "lait.csv:3:5: a second value of Prog8 for Ambridge in 2018 (Rev); the first is in line "
        "2; take one away, or say 'duplicates: first' or 'last' in the source");
}

static void periods_of_two_years_may_be_asked_for_as_such(void **state)
{
    const char *study = STUDY(LAIT, "  p: { from: s, measure: Prog8, periods: 2016/17 }\n");
    const struct sources *sources =
        read_rows(*state, HEADER ROW("Prog8", "2016-17 (OT)", "1", "1"), study);
    assert_value(sources, "p", 0, 2016, 1);
    refuses_file(*state, "lait.csv", HEADER ROW("Prog8", "2016", "1", "1"), study,
                 STATUS_UNSUPPORTED,
                 "study.yaml:6:6: lait.csv has Prog8 by single years, as '2016', and not by "
                 "2016/17; write 'periods' as 2017-2019");
}

static void what_is_missing_keeps_its_reason(void **state)
{
    const struct sources *sources =
        read_rows(*state,
                  HEADER ROW("Prog8", "2017", "-", "1") ROW("Prog8", "2018", "NA", "1")
                      ROW("Prog8", "2019", "c", "1") ROW("Prog8", "2017", "..", "2")
                          ROW("Prog8", "2018", "", "2") ROW("Prog8", "2019", "0", "2"),
                  PROG8);
    assert_missing(sources, "p", 0, 2017, MISSING_NOT_AVAILABLE);
    assert_missing(sources, "p", 0, 2018, MISSING_NOT_AVAILABLE);
    assert_missing(sources, "p", 0, 2019, MISSING_CONFIDENTIAL);
    assert_missing(sources, "p", 1, 2017, MISSING_NOT_AVAILABLE);
    assert_missing(sources, "p", 1, 2018, MISSING_EMPTY);
    assert_value(sources, "p", 1, 2019, 0);
}

static void declared_texts_are_missing_too(void **state)
{
    const struct sources *sources =
        read_rows(*state, HEADER ROW("Prog8", "2017", "supp", "1"),
                  STUDY("{ file: lait.csv, layout: lait, missing: [supp] }",
                        "  p: { from: s, measure: Prog8, periods: 2017 }\n"));
    assert_missing(sources, "p", 0, 2017, MISSING_DECLARED);
}

static void numbers_may_have_exponents_and_tails(void **state)
{
    const struct sources *sources =
        read_rows(*state,
                  HEADER ROW("Prog8", "2017", "1.5E+03", "1") ROW("Prog8", "2018", "-2.5e-2", "001")
                      ROW("Prog8", "2019", "39.450000000000003", "1"),
                  PROG8);
    assert_value(sources, "p", 0, 2017, 1500);
    assert_value(sources, "p", 0, 2018, -0.025);
    assert_value(sources, "p", 0, 2019, 39.45);
}

static void columns_are_found_by_name_in_any_order(void **state)
{
    const struct sources *sources =
        read_rows(*state, "LA Number, Values ,Years,Extra,Short Desc\n1,5,2018,e,Prog8\n", PROG8);
    assert_value(sources, "p", 0, 2018, 5);
}

static void what_is_no_number_is_refused_at_its_cell(void **state)
{
    refuses(*state, HEADER ROW("Prog8", "2017", "FY17", "1"), STATUS_MALFORMED,
            "lait.csv:2:5: 'FY17' is neither a number nor a data symbol; correct it, write - or c, "
            "or declare it with 'missing' of the source 's': 'FY17'");
    refuses(*state, HEADER ROW("Prog8", "FY17", "1", "1"), STATUS_MALFORMED,
            "lait.csv:2:5: a value of Prog8 for 'FY17', which does not begin with a year of four "
            "digits; correct "
            "the period, or take the row away");
}

static void a_second_value_is_refused(void **state)
{
    refuses(
        *state,
        HEADER ROW("Prog8", "2017", "-", "1") "\n" ROW("Prog8", "2018", "1", "1")
            ROW("Prog8", "2017/18", "2", "01"),
        STATUS_MALFORMED,
        "lait.csv:5:5: a second value of Prog8 for Ambridge in 2017/18; the first is in line 2; "
        "take one away, or say 'duplicates: first' or 'last' in the source");
}

static void an_area_outside_the_register_is_refused(void **state)
{
    static const char *const numbers[] = { "20", "1.5", "Ambridge", "10001", "-1" };
    for (size_t i = 0; i < COUNT(numbers); i++) {
        char *rows = g_strdup_printf(HEADER "Other,,2001,,1,%s,\n", numbers[i]);
        char *message = g_strdup_printf("lait.csv:2:6: no local authority has the LA number '%s'; "
                                        "correct it, or add the authority to the register",
                                        numbers[i]);
        refuses(*state, rows, STATUS_MALFORMED, message);
        g_free(rows);
        g_free(message);
    }
}

static void a_number_may_be_written_as_a_decimal_or_left_to_the_name(void **state)
{
    const struct sources *sources =
        read_rows(*state,
                  HEADER ROW("Prog8", "2017", "1", "2.0") "Prog8,,2017,Felpersham,4,,\n"
                                                          "Prog8,,2017,,5,,\n",
                  PROG8);
    assert_value(sources, "p", 1, 2017, 1);
    assert_value(sources, "p", 2, 2017, 4);
    assert_string_equal(ledger_text(*state, sources, LEDGER_LEFT), "rows of no place (1)\n");
}

static void a_number_and_a_name_of_two_areas_are_refused(void **state)
{
    refuses(*state, HEADER "Prog8,,2017,Ambridge,4,1,\nProg8,,2018,Felpersham,5,1,\n",
            STATUS_MALFORMED,
            "lait.csv:3:4: this row is of two local authorities: by its number or code of "
            "Ambridge, by another cell of Felpersham; correct the one that is wrong");
}

static void a_measure_that_is_not_there_is_refused_where_it_was_asked_for(void **state)
{
    refuses(*state, HEADER ROW("Prog_8", "2018", "1", "1") ROW("Pupils", "2018", "1", "1"),
            STATUS_UNSUPPORTED,
            "study.yaml:6:6: lait.csv has no measure 'Prog8'; did you mean 'Prog_8'?");
    refuses(*state, HEADER ROW("Prog8", "2015", "1", "1") ROW("Prog8", "2016", "1", "2"),
            STATUS_UNSUPPORTED,
            "study.yaml:6:6: lait.csv has Prog8 for 2015 to 2016, and nothing for 2017 to 2019");
}

/* What England has is no value of an authority. */
static void the_years_that_are_there_are_those_of_authorities(void **state)
{
    refuses(*state, HEADER ROW("Prog8", "2016", "1", "1") ROW("Prog8", "2018", "1", "90"),
            STATUS_UNSUPPORTED,
            "study.yaml:6:6: lait.csv has Prog8 for 2016, and nothing for 2017 to 2019");
    refuses(*state, HEADER ROW("Prog8", "2018", "1", "90"), STATUS_UNSUPPORTED,
            "study.yaml:6:6: lait.csv has no value of Prog8 for a local authority");
}

static void another_file_is_refused(void **state)
{
    refuses(*state, "Short Desc,Years,Value,LA Number\n", STATUS_MALFORMED,
            "lait.csv:1: no column 'Values': this is not the long file of LAIT, whose columns are "
            "Short Desc, Data item, Years, LA and Regions, Values, LA Number and Region");
}

/* Records by R (nrow of read.csv); the digest by sha256sum; rows of the measure (170 areas, three
 * years) and the value by grep. */
static void the_real_file_is_read(void **state)
{
    struct bench *bench = *state;
    const char *reference = g_getenv("ATTAIN_REFERENCE");
    if (reference == NULL)
        skip();
    char *here = g_get_current_dir();
    const char *text = talloc_asprintf(
        bench->run,
        "title: Real\nregisters: [%s/data/areas.csv]\nsources:\n  s: { file: %s/lait/bds_long.csv, "
        "layout: lait }\nvariables:\n"
        "  p: { from: s, measure: LAC_KS4_AVG_Prog8, periods: 2017-2019 }\n",
        here, reference);
    g_free(here);
    struct study *study = NULL;
    struct sources *sources = NULL;
    assert_done(bench, study_read(bench->run, bench_put(bench, "real.yaml", text), NULL, 0, &study)
                           && sources_read(bench->run, study, NULL, &sources));
    const struct loaded *loaded = &sources->loaded[0];
    assert_int_equal(loaded->input[0]->records, 641070);
    assert_string_equal(loaded->input[0]->sha256,
                        "238fd80c6712110b3ce0ca2389f64adefc99c71b3ee939a9dc78a290e715da8d");
    assert_value(sources, "p", areas_find(sources->areas, AREA_NUMBER, "301"), 2018, -1.12);
    size_t seen = 0;
    for (size_t i = 0; i < sources->areas->count; i++)
        seen += loaded->seen[i];
    assert_int_equal(seen, 158);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(what_is_asked_for_is_kept),
        claim(aggregates_are_counted_and_dropped),
        claim(a_year_is_what_years_begins_with),
        claim(a_revised_year_beside_the_first_is_a_second_value),
        claim(periods_of_two_years_may_be_asked_for_as_such),
        claim(what_is_missing_keeps_its_reason),
        claim(declared_texts_are_missing_too),
        claim(numbers_may_have_exponents_and_tails),
        claim(columns_are_found_by_name_in_any_order),
        claim(what_is_no_number_is_refused_at_its_cell),
        claim(a_second_value_is_refused),
        claim(an_area_outside_the_register_is_refused),
        claim(a_number_may_be_written_as_a_decimal_or_left_to_the_name),
        claim(a_number_and_a_name_of_two_areas_are_refused),
        claim(a_measure_that_is_not_there_is_refused_where_it_was_asked_for),
        claim(the_years_that_are_there_are_those_of_authorities),
        claim(another_file_is_refused),
        claim(the_real_file_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
