/* test_ees.c - Explore Education Statistics: levels, periods, indicators, and the meta file. */
#include "measured.h"

#define HEADER                                                                                     \
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"          \
    "region_name,old_la_code,la_name,new_la_code,sex,score,rate\n"
#define LA(period, identifier, old, name, code, sex, score)                                        \
    period "," identifier ",Local authority,E92000001,England,E12000001,R," old "," name "," code  \
           "," sex "," score ",1\n"
#define ACADEMIC(period, old, name, code, sex, score)                                              \
    LA(period, "Academic year", old, name, code, sex, score)
#define NATIONAL(period) period ",Academic year,National,E92000001,England,,,,,,Total,50,1\n"
#define REGIONAL(period) period ",Academic year,Regional,E92000001,England,E1,R,,,,Total,50,1\n"

#define EES "{ file: ees.csv, layout: ees, filters: { sex: Total } }"
#define SCORE STUDY(EES, "  m: { from: s, measure: score, periods: 2016/17-2018/19 }\n")

static const struct sources *read_rows(struct bench *bench, const char *rows, const char *study)
{
    bench_put(bench, "ees.csv", rows);
    return measured(bench, study);
}

static void refuses(struct bench *bench, const char *rows, enum status status, const char *message)
{
    refuses_file(bench, "ees.csv", rows, SCORE, status, message);
}

#define GOOD                                                                                       \
    HEADER NATIONAL("201617") REGIONAL("201617")                                                   \
        ACADEMIC("201617", "1", "Ambridge", "E01", "Total", "12.5")                                \
            ACADEMIC("201617", "1", "Ambridge", "E01", "Boys", "11")                               \
                ACADEMIC("201718", "2", "Borchester", "E02", "Total", "c")                         \
                    ACADEMIC("201819", "3", "Felpersham", "E03", "Total", "z")                     \
                        ACADEMIC("201819", "4", "Hollerton", "E04", "Total", "low")                \
                            ACADEMIC("201819", "5", "Loxley", "E05", "Total", "k")                 \
                                ACADEMIC("201718", "5", "Loxley", "E05", "Total", "u")             \
                                    ACADEMIC("201819", "1", "Ambridge", "E01", "Total", "x")

static void rows_of_authorities_are_kept_and_symbols_keep_their_reasons(void **state)
{
    const struct sources *sources = read_rows(*state, GOOD, SCORE);
    assert_value(sources, "m", 0, 2016, 12.5);
    assert_missing(sources, "m", 1, 2017, MISSING_CONFIDENTIAL);
    assert_missing(sources, "m", 2, 2018, MISSING_NOT_APPLICABLE);
    assert_missing(sources, "m", 3, 2018, MISSING_LOW);
    assert_missing(sources, "m", 4, 2018, MISSING_LOW);
    assert_missing(sources, "m", 4, 2017, MISSING_UNRELIABLE);
    assert_missing(sources, "m", 0, 2018, MISSING_NOT_AVAILABLE);
    assert_no_row(sources, "m", 1, 2016);
}

static void other_levels_leave_counted(void **state)
{
    const struct sources *sources = read_rows(*state, GOOD, SCORE);
    assert_string_equal(ledger_text(*state, sources, LEDGER_LEFT),
                        "rows of the level 'National' (1)\nrows of the level 'Regional' (1)\n");
    assert_false(sources->loaded[0].seen[8]);
}

static void combined_rows_are_no_authority(void **state)
{
    const struct sources *sources =
        read_rows(*state,
                  HEADER ACADEMIC("201617", "1", "Ambridge", "E01", "Total", "12.5")
                      ACADEMIC("201617", "4 / 5", "Hollerton / Loxley", "E04 / E05", "Total", "9")
                          ACADEMIC("201617", "z", "Unknown", "z", "Total", "9"),
                  SCORE);
    assert_string_equal(ledger_text(*state, sources, LEDGER_LEFT),
                        "rows of several areas together (1)\nrows of no place (1)\n");
    assert_no_row(sources, "m", 3, 2016);
    assert_no_row(sources, "m", 4, 2016);
}

static void an_authority_without_a_code_is_found_by_its_others(void **state)
{
    const struct sources *sources =
        read_rows(*state,
                  HEADER ACADEMIC("201617", "1", "Ambridge", "", "Total", "1")
                      ACADEMIC("201617", "", "Borchester", "x", "Total", "2")
                          ACADEMIC("201617", "", "", "E03", "Total", "3"),
                  SCORE);
    for (size_t area = 0; area < 3; area++)
        assert_value(sources, "m", area, 2016, (double)area + 1);
}

static void periods_have_the_digits_of_their_identifier(void **state)
{
    static const struct {
        const char *period, *identifier;
        bool good;
    } periods[] = {
        { "201819", "Academic year", true },
        { "199900", "Financial year", true },
        { "2018", "Reporting year", true },
        { "2018", "Week 52", true },
        { "2018", "March", true },
        { "201819", "Financial year Q3", true },
        { "201618", "Academic year", false },
        { "2018", "Academic year", false },
        { "201819", "Calendar year", false },
        { "2018/19", "Academic year", false },
        { "20181", "Calendar year", false },
        { "", "Calendar year", false },
        { "2018 19", "Academic year", false },
    };
    for (size_t i = 0; i < COUNT(periods); i++) {
        struct sources *sources = NULL;
        char *rows = g_strdup_printf(HEADER LA("%s", "%s", "1", "Ambridge", "E01", "Total", "1"),
                                     periods[i].period, periods[i].identifier);
        bench_again(*state);
        ((struct bench *)*state)->run->quiet = true;
        bench_put(*state, "ees.csv", rows);
        measured_try(*state, STUDY(EES, "  m: { from: s, measure: score, periods: 1999-2018 }\n"),
                     &sources);
        const char *message = ((struct bench *)*state)->run->message;
        bool refused = message != NULL && strstr(message, "is no time_period of") != NULL;
        if (refused == periods[i].good)
            fail_msg("%s %s: %s", periods[i].period, periods[i].identifier, message);
        g_free(rows);
    }
}

static void bad_periods_are_refused_at_their_cells(void **state)
{
    refuses(*state, HEADER ACADEMIC("201618", "1", "Ambridge", "E01", "Total", "1"),
            STATUS_MALFORMED,
            "ees.csv:2:1: '201618' is no time_period of 'Academic year': that is six digits, two "
            "years in succession, as 201819 for 2018/19");
    refuses(*state, HEADER LA("201819", "Calendar year", "1", "Ambridge", "E01", "Total", "1"),
            STATUS_MALFORMED,
            "ees.csv:2:1: '201819' is no time_period of 'Calendar year': that is four digits, as "
            "2018");
    refuses(*state, HEADER LA("201819", "Academic yaer", "1", "Ambridge", "E01", "Total", "1"),
            STATUS_MALFORMED,
            "ees.csv:2:2: 'Academic yaer' is no time_identifier; did you mean 'Academic year'?");
    refuses(*state, HEADER LA("201819", "Week 60", "1", "Ambridge", "E01", "Total", "1"),
            STATUS_MALFORMED,
            "ees.csv:2:2: 'Week 60' is no time_identifier, as Academic year, Calendar year or "
            "Autumn term");
    refuses(*state,
            HEADER NATIONAL("201617")
                LA("201617", "Financial year", "1", "Ambridge", "E01", "Total", "1"),
            STATUS_MALFORMED,
            "ees.csv:3:2: 'Financial year' in a file that has 'Academic year' in line 2; keep each "
            "in a file of its own");
}

/* Three terms of a year: the identifier is one of the filters. */
static void terms_are_pinned_as_a_filter(void **state)
{
    const char *rows = HEADER LA("201617", "Autumn term", "1", "Ambridge", "E01", "Total", "1")
        LA("201617", "Spring term", "1", "Ambridge", "E01", "Total", "2");
    refuses(*state, rows, STATUS_UNSUPPORTED,
            "study.yaml:6:6: ees.csv has several values of score for an authority and period, by "
            "time_identifier (Autumn term and Spring term); say which is meant, as in filters: { "
            "time_identifier: Autumn term }");
    bench_again(*state);
    const struct sources *sources =
        read_rows(*state, rows,
                  STUDY("{ file: ees.csv, filters: { time_identifier: Spring term } }",
                        "  m: { from: s, measure: score, periods: 2016/17 }\n"));
    assert_value(sources, "m", 0, 2016, 2);
}

static void a_column_that_published_files_have_is_missed_in_the_ledger(void **state)
{
    const struct sources *sources =
        read_rows(*state,
                  "time_period,time_identifier,geographic_level,country_code,la_name,score\n"
                  "201617,Academic year,Local authority,E92,Ambridge,4\n",
                  STUDY("{ file: ees.csv, layout: ees }",
                        "  m: { from: s, measure: score, periods: 2016/17 }\n"));
    assert_value(sources, "m", 0, 2016, 4);
    assert_string_equal(
        ledger_text(*state, sources, LEDGER_WARNING),
        "no column 'country_name', which published files have; nothing is made from it (0)\n");
}

static void columns_that_are_needed_are_refused_where_they_lack(void **state)
{
    refuses(*state, "time_period,geographic_level,la_name,sex,score\n", STATUS_MALFORMED,
            "ees.csv:1: no column 'time_identifier', which a file of Explore Education Statistics "
            "has");
    refuses(*state, "time_period,time_identifier,geographic_level,sex,score\n", STATUS_UNSUPPORTED,
            "ees.csv:1: no old_la_code, new_la_code or la_name: the file is not about local "
            "authorities");
}

#define META_HEADER "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp\n"

static void a_meta_file_says_what_columns_are(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "ees.meta.csv",
              META_HEADER "sex,Filter,Sex,,,\nscore,Indicator,Average score,,points,1\n"
                          "rate,Indicator,Rate,,%,\n");
    const struct sources *sources =
        read_rows(bench, GOOD,
                  STUDY(EES, "  m: { from: s, measure: score, periods: 2016/17-2018/19 }\n"
                             "  r: { from: s, measure: rate, periods: 2016/17-2018/19 }\n"));
    const struct measure *measure = sources->loaded[0].measures->measure;
    assert_string_equal(measure[0].facts.label, "Average score");
    assert_string_equal(measure[0].facts.unit, "points");
    assert_int_equal(measure[0].facts.decimals, 1);
    assert_string_equal(measure[1].facts.unit, "%");
    assert_int_equal(measure[1].facts.decimals, 2);
    assert_int_equal(sources->loaded[0].inputs, 2);
    assert_string_equal(bench_plain(bench, sources->loaded[0].input[0]->path), "ees.meta.csv");
}

/* Years 15 and 16 are numbers; the meta file knows better. */
static void a_filter_of_numbers_is_known_by_the_meta_file(void **state)
{
    bench_again(*state);
    bench_put(*state, "ees.meta.csv", META_HEADER "sex,Filter,Age,,,\nscore,Indicator,S,,,\n");
    refuses(
        *state,
        HEADER ACADEMIC("201617", "1", "Ambridge", "E01", "15", "1")
            ACADEMIC("201617", "1", "Ambridge", "E01", "16", "1"),
        STATUS_UNSUPPORTED,
        "study.yaml:4:52: ees.csv has no item 'Total' of the filter 'sex'; its items are 15 and "
        "16");
}

static void a_meta_file_that_does_not_fit_is_refused_at_its_line(void **state)
{
    static const struct {
        const char *text, *message;
    } metas[] = {
        { META_HEADER "sex,Filter,,,,\nscor,Indicator,,,,\n",
          "ees.meta.csv:3:1: ees.csv has no column 'scor'; did you mean 'score'?" },
        { META_HEADER "sex,Filtre,,,,\n",
          "ees.meta.csv:2:2: col_type is 'Filtre', and can be Filter or Indicator" },
        { "name,type\n", "ees.meta.csv:1: no column 'col_name': this is not the meta file of "
                         "ees.csv; take it away, or bring the one that belongs to it" },
    };
    for (size_t i = 0; i < COUNT(metas); i++) {
        bench_again(*state);
        bench_put(*state, "ees.meta.csv", metas[i].text);
        refuses(*state, GOOD, STATUS_MALFORMED, metas[i].message);
    }
}

static void an_indicator_is_refused_at_its_cell(void **state)
{
    refuses(*state,
            HEADER ACADEMIC("201617", "1", "Ambridge", "E01", "Total", "1")
                ACADEMIC("201617", "2", "Borchester", "E02", "Total", "n.k."),
            STATUS_MALFORMED,
            "ees.csv:3:12: 'n.k.' is neither a number nor a data symbol; correct it, write z, x or "
            "c, or declare it with 'missing' of the source 's': 'n.k.'");
    refuses(
        *state, HEADER ACADEMIC("201617", "1", "Ambridge", "E02", "Total", "1"), STATUS_MALFORMED,
        "ees.csv:2:10: this row is of two local authorities: by its number or code of Ambridge, "
        "by another cell of Borchester; correct the one that is wrong");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(rows_of_authorities_are_kept_and_symbols_keep_their_reasons),
        claim(other_levels_leave_counted),
        claim(combined_rows_are_no_authority),
        claim(an_authority_without_a_code_is_found_by_its_others),
        claim(periods_have_the_digits_of_their_identifier),
        claim(bad_periods_are_refused_at_their_cells),
        claim(terms_are_pinned_as_a_filter),
        claim(a_column_that_published_files_have_is_missed_in_the_ledger),
        claim(columns_that_are_needed_are_refused_where_they_lack),
        claim(a_meta_file_says_what_columns_are),
        claim(a_filter_of_numbers_is_known_by_the_meta_file),
        claim(a_meta_file_that_does_not_fit_is_refused_at_its_line),
        claim(an_indicator_is_refused_at_its_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
