/* test_lait.c - the long file of LAIT: what is kept of it, and what it cannot say. */
#include "village.h"

#include "read/lait.h"

#define HEADER                                                                                     \
    "\"Short Desc\",\"Data item\",\"Years\",\"LA and Regions\",\"Values\",LA Number,\"Region\"\n"
#define ROW(measure, year, value, number)                                                          \
    "\"" measure "\",\"an item, of data\",\"" year "\",\"a name\",\"" value "\"," number ",\"R\""  \
                                                                                         "\n"

static bool read_rows(struct bench *bench, const char *rows, struct measure *measure, size_t count,
                      struct lait **lait)
{
    const char *text = talloc_asprintf(bench->run, "%s", rows);
    return lait_read(bench->run, bench_put(bench, "lait.csv", text), village_areas(bench), NULL,
                     measure, count, lait);
}

static struct measure asked(const char *code, int first, int last)
{
    return (struct measure){ .code = code,
                             .periods = { first, last },
                             .place = { "study.yaml", 7, 3 } };
}

static void refuses(struct bench *bench, const char *rows, enum status status, const char *message)
{
    bench_again(bench);
    struct measure measure = asked("Prog8", 2017, 2019);
    struct lait *lait = NULL;
    assert_false(read_rows(bench, rows, &measure, 1, &lait));
    assert_refused(bench, status, message);
}

static void assert_value(const struct measure *measure, size_t area, int period, double value)
{
    const struct observation *observation = lait_observation(measure, area, period);
    assert_int_equal(observation->missing, PRESENT);
    assert_number(observation->value, value);
}

static void assert_missing(const struct measure *measure, size_t area, int period,
                           enum missing missing)
{
    const struct observation *observation = lait_observation(measure, area, period);
    assert_int_equal(observation->missing, missing);
    assert_true(isnan(observation->value));
}

static void what_is_asked_for_is_kept(void **state)
{
    struct bench *bench = *state;
    struct measure measures[] = { asked("Prog8", 2017, 2019), asked("LAC_Fixed_ Ex", 2018, 2018) };
    struct lait *lait = NULL;
    assert_done(bench, read_rows(bench,
                                 HEADER ROW("Prog8", "2017", "-1.25", "1") ROW(
                                     "Prog8", "2019", ".5", "2") ROW("Prog8", "2016", "9", "1")
                                     ROW("Prog8", "2020", "9", "1") ROW("Other", "2018", "odd", "3")
                                         ROW("LAC_Fixed_ Ex", "2018", "7", "1")
                                             ROW("LAC_Fixed_ Ex", "2017", "8", "1"),
                                 measures, 2, &lait));
    assert_value(&measures[0], 0, 2017, -1.25);
    assert_value(&measures[0], 1, 2019, 0.5);
    assert_value(&measures[1], 0, 2018, 7);
    assert_int_equal(measures[0].found, 2);
    assert_int_equal(measures[1].found, 1);
    assert_int_equal(lait_observation(&measures[0], 0, 2017)->line, 2);
    assert_int_equal(lait_observation(&measures[0], 0, 2018)->line, 0);
    assert_int_equal(lait->input->records, 7);
    assert_true(lait->seen[0] && lait->seen[1] && lait->seen[2] && !lait->seen[3]);
}

static void aggregates_are_counted_and_dropped(void **state)
{
    struct bench *bench = *state;
    struct measure measure = asked("Prog8", 2017, 2019);
    struct lait *lait = NULL;
    assert_done(bench, read_rows(bench,
                                 HEADER ROW("Prog8", "2017", "1", "90") ROW(
                                     "Prog8", "2018", "2", "90") ROW("Prog8", "2016", "2", "90")
                                     ROW("Other", "2018", "3", "90") ROW("Prog8", "2018", "4", "3"),
                                 &measure, 1, &lait));
    assert_int_equal(lait->aggregate_rows, 2);
    assert_int_equal(measure.found, 1);
    assert_false(lait->seen[8]);
    assert_int_equal(lait_observation(&measure, 8, 2017)->line, 0);
}

static void a_year_is_what_years_begins_with(void **state)
{
    struct bench *bench = *state;
    struct measure measure = asked("Prog8", 2016, 2018);
    struct lait *lait = NULL;
    assert_done(bench, read_rows(bench,
                                 HEADER ROW("Prog8", "2016-17 (OT)", "1", "1") ROW(
                                     "Prog8", "2017/18", "2", "1") ROW("Prog8", "2018", "3", "1"),
                                 &measure, 1, &lait));
    for (int year = 2016; year <= 2018; year++)
        assert_value(&measure, 0, year, year - 2015);
}

static void what_is_missing_keeps_its_reason(void **state)
{
    struct bench *bench = *state;
    struct measure measure = asked("Prog8", 2017, 2019);
    struct lait *lait = NULL;
    assert_done(bench,
                read_rows(bench,
                          HEADER ROW("Prog8", "2017", "-", "1") ROW("Prog8", "2018", "NA", "1")
                              ROW("Prog8", "2019", "c", "1") ROW("Prog8", "2017", "..", "2")
                                  ROW("Prog8", "2018", "", "2") ROW("Prog8", "2019", "0", "2"),
                          &measure, 1, &lait));
    assert_missing(&measure, 0, 2017, MISSING_NOT_AVAILABLE);
    assert_missing(&measure, 0, 2018, MISSING_NOT_AVAILABLE);
    assert_missing(&measure, 0, 2019, MISSING_CONFIDENTIAL);
    assert_missing(&measure, 1, 2017, MISSING_NOT_AVAILABLE);
    assert_missing(&measure, 1, 2018, MISSING_EMPTY);
    assert_value(&measure, 1, 2019, 0);
    assert_int_equal(measure.found, 6);
}

static void declared_texts_are_missing_too(void **state)
{
    struct bench *bench = *state;
    struct measure measure = asked("Prog8", 2017, 2017);
    const char *text[] = { "supp" };
    const struct texts declared = { 1, text, NULL };
    struct lait *lait = NULL;
    assert_done(bench,
                lait_read(bench->run,
                          bench_put(bench, "lait.csv", HEADER ROW("Prog8", "2017", "supp", "1")),
                          village_areas(bench), &declared, &measure, 1, &lait));
    assert_missing(&measure, 0, 2017, MISSING_DECLARED);
}

static void numbers_may_have_exponents(void **state)
{
    struct bench *bench = *state;
    struct measure measure = asked("Prog8", 2017, 2019);
    struct lait *lait = NULL;
    assert_done(bench, read_rows(bench,
                                 HEADER ROW("Prog8", "2017", "1.5E+03", "1")
                                     ROW("Prog8", "2018", "-2.5e-2", "001"),
                                 &measure, 1, &lait));
    assert_value(&measure, 0, 2017, 1500);
    assert_value(&measure, 0, 2018, -0.025);
}

static void columns_are_found_by_name_in_any_order(void **state)
{
    struct bench *bench = *state;
    struct measure measure = asked("Prog8", 2017, 2019);
    struct lait *lait = NULL;
    assert_done(bench,
                read_rows(bench, "LA Number,Values,Years,Extra,Short Desc\n1,5,2018,e,Prog8\n",
                          &measure, 1, &lait));
    assert_value(&measure, 0, 2018, 5);
}

static void what_is_no_number_is_refused_at_its_cell(void **state)
{
    refuses(*state, HEADER ROW("Prog8", "2017", "1", "1") ROW("Prog8", "2018", "1,5", "1"),
            STATUS_MALFORMED,
            "lait.csv:3:5: '1,5' is neither a number nor a LAIT symbol ('-', 'c', '..', NA); "
            "correct it, or declare it with 'missing' in the source");
    refuses(*state, HEADER ROW("Prog8", "FY17", "1", "1"), STATUS_MALFORMED,
            "lait.csv:2:3: 'FY17' does not begin with a year of four digits");
}

static void a_second_value_is_refused(void **state)
{
    refuses(*state,
            HEADER ROW("Prog8", "2017", "-", "1") "\n" ROW("Prog8", "2018", "1", "1")
                ROW("Prog8", "2017/18", "2", "01"),
            STATUS_MALFORMED,
            "lait.csv:5:5: a second value of Prog8 for Ambridge in 2017; the first is in line 2");
}

static void an_area_outside_the_register_is_refused(void **state)
{
    static const char *const numbers[] = { "20", "", "1.5", "Ambridge", "10001", "-1" };
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

static void a_measure_that_is_not_there_is_refused_where_it_was_asked_for(void **state)
{
    refuses(*state, HEADER ROW("Prog_8", "2018", "1", "1") ROW("Pupils", "2018", "1", "1"),
            STATUS_UNSUPPORTED,
            "study.yaml:7:3: lait.csv has no measure 'Prog8'; did you mean 'Prog_8'?");
    refuses(*state, HEADER ROW("Prog8", "2015", "1", "1") ROW("Prog8", "2016", "1", "2"),
            STATUS_UNSUPPORTED,
            "study.yaml:7:3: lait.csv has Prog8 for 2015 to 2016, and nothing for 2017 to 2019");
}

/* What England has is no value of an authority. */
static void the_years_that_are_there_are_those_of_authorities(void **state)
{
    refuses(*state, HEADER ROW("Prog8", "2016", "1", "1") ROW("Prog8", "2018", "1", "90"),
            STATUS_UNSUPPORTED,
            "study.yaml:7:3: lait.csv has Prog8 for 2016, and nothing for 2017 to 2019");
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
    struct measure measure = asked("LAC_KS4_AVG_Prog8", 2017, 2019);
    const char *registers[] = { "data/areas.csv" };
    struct areas *areas = NULL;
    struct lait *lait = NULL;
    assert_done(bench, areas_read(bench->run, registers, 1, &areas));
    assert_done(bench, lait_read(bench->run,
                                 talloc_asprintf(bench->run, "%s/lait/bds_long.csv", reference),
                                 areas, NULL, &measure, 1, &lait));
    assert_int_equal(lait->input->records, 641070);
    assert_string_equal(lait->input->sha256,
                        "238fd80c6712110b3ce0ca2389f64adefc99c71b3ee939a9dc78a290e715da8d");
    assert_int_equal(measure.found + lait->aggregate_rows, 510);
    assert_value(&measure, areas_find(areas, AREA_NUMBER, "301"), 2018, -1.12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(what_is_asked_for_is_kept),
        claim(aggregates_are_counted_and_dropped),
        claim(a_year_is_what_years_begins_with),
        claim(what_is_missing_keeps_its_reason),
        claim(declared_texts_are_missing_too),
        claim(numbers_may_have_exponents),
        claim(columns_are_found_by_name_in_any_order),
        claim(what_is_no_number_is_refused_at_its_cell),
        claim(a_second_value_is_refused),
        claim(an_area_outside_the_register_is_refused),
        claim(a_measure_that_is_not_there_is_refused_where_it_was_asked_for),
        claim(the_years_that_are_there_are_those_of_authorities),
        claim(another_file_is_refused),
        claim(the_real_file_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
