/* test_layout.c - what kind of file it is, where its header is, and which column is the key. */
#include "village.h"

#include "read/layout.h"

static bool try_recognise(struct bench *bench, const char *text, const struct source *source,
                          bool keyed, struct recognised *recognised)
{
    const struct csv_form form = { '\0', source->header_row };
    struct csv_file *file = NULL;
    bench->run->quiet = true;
    assert_done(bench, csv_open(bench->run, bench_put(bench, "file.csv", text), &form, &file));
    return layout_recognise(bench->run, file, source, keyed ? village_areas(bench) : NULL,
                            recognised);
}

static struct recognised recognise(struct bench *bench, const char *text, struct source source)
{
    struct recognised recognised;
    bench_again(bench);
    assert_done(bench, try_recognise(bench, text, &source, true, &recognised));
    return recognised;
}

static enum layout layout_of(struct bench *bench, const char *text)
{
    return recognise(bench, text, (struct source){ .name = NULL }).layout;
}

static void refuses(struct bench *bench, const char *text, struct source source, enum status status,
                    const char *message)
{
    struct recognised recognised;
    bench_again(bench);
    source.place = (struct place){ "study.yaml", 4, 7 };
    assert_false(try_recognise(bench, text, &source, true, &recognised));
    assert_refused(bench, status, message);
}

#define LONG "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"
#define WIDE "line,Short Desc,Data item,Years,Ambridge,Borchester\n"
#define APP "LA Number,LA and Regions,2017,2018\n"
#define EES "time_period,time_identifier,geographic_level,new_la_code,la_name,score\n"

static void each_layout_is_known_by_its_headings(void **state)
{
    assert_int_equal(layout_of(*state, LONG), LAYOUT_LAIT);
    assert_int_equal(layout_of(*state, "BDS,,,,,\n" WIDE), LAYOUT_LAIT_WIDE);
    assert_int_equal(layout_of(*state, APP), LAYOUT_LAIT_APP);
    assert_int_equal(layout_of(*state, "Topic,Measure_short,Chart_title,Year_Type\n"),
                     LAYOUT_LAIT_DICTIONARY);
    assert_int_equal(layout_of(*state, EES), LAYOUT_EES);
    assert_int_equal(layout_of(*state, "a,b\n1,2\n"), LAYOUT_PLAIN);
    assert_int_equal(layout_of(*state, "name,b\nAmbridge,2\n"), LAYOUT_KEYED);
}

static void each_survey_is_known_by_its_header_rows(void **state)
{
    struct recognised found = recognise(*state,
                                        "StartDate,Q1\nStart Date,How many?\n"
                                        "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{}\"\nx,4\n",
                                        (struct source){ .name = NULL });
    assert_int_equal(found.layout, LAYOUT_QUALTRICS);
    assert_int_equal(found.header_rows, 3);
    found = recognise(*state, "Respondent ID,Which?,,Where?\n,A,B,Open-Ended Response\n1,A,,x\n",
                      (struct source){ .name = NULL });
    assert_int_equal(found.layout, LAYOUT_SURVEYMONKEY);
    assert_int_equal(found.header_rows, 2);
    assert_int_equal(layout_of(*state, "ID,Start time,Completion time,Email,How?\n1,x,y,z,w\n"),
                     LAYOUT_MICROSOFT_FORMS);
    assert_int_equal(layout_of(*state, "Unique Response Number,1. How?\n1,x\n"),
                     LAYOUT_ONLINE_SURVEYS);
    assert_int_equal(layout_of(*state, "Timestamp,How?\n1,x\n"), LAYOUT_GOOGLE_FORMS);
}

static void a_timestamp_that_is_not_first_is_no_survey(void **state)
{
    assert_int_equal(layout_of(*state, "la_name,Timestamp\nAmbridge,1\n"), LAYOUT_KEYED);
}

static void the_header_is_found_below_titles_and_notes(void **state)
{
    assert_int_equal(
        recognise(*state, "A title,,,,,\nNote: x,,,,,\n\n" EES, (struct source){ .name = NULL })
            .header,
        2);
    struct recognised found =
        recognise(*state, "Table 1\nSource: somewhere\nla_name,score\nAmbridge,1\nLoxley,2\n",
                  (struct source){ .name = NULL });
    assert_int_equal(found.header, 2);
    assert_int_equal(found.key.column[AREA_NAME], 1);
}

/* A plain table says nothing about itself: only what cannot be a row of it is passed over. */
static void a_title_above_a_plain_table_is_passed_over(void **state)
{
    static const struct {
        const char *text;
        size_t header;
    } tables[] = {
        { "x,y\n1,2\n3,4\n", 0 },
        { "A title\nx,y\n1,2\n3,4\n", 1 },
        { "A title,\nx,y\n1,2\n3,4\n", 1 },
        { "A title,,,,\nLast, updated,,,\nx,y,z,v,w\n1,2,3,4,5\n1,2,3,4,5\n", 2 },
        { "x\n1,2\n3,4\n", 0 },             /* a heading short: not a title above numbers */
        { "x,y\n1\n3,4\n", 0 },             /* a cell short */
        { "x\n1\n2\n", 0 },                 /* one column has no titles */
        { "x,y,z\na,b,c,d\na,b,c,d\n", 0 }, /* three of four is no title */
        { "Title\nname,2017,2018\nA,1,2\nB,1,2\n", 1 },
        { "Title\nx,\n1,2\n3,4\n", 0 }, /* a header with a gap is not guessed at */
    };
    for (size_t i = 0; i < COUNT(tables); i++) {
        struct source source = { .layout = LAYOUT_PLAIN };
        struct recognised found;
        bench_again(*state);
        assert_true(try_recognise(*state, tables[i].text, &source, false, &found));
        assert_int_equal(found.layout, LAYOUT_PLAIN);
        if (found.header != tables[i].header)
            fail_msg("header %zu of %s", found.header, tables[i].text);
    }
}

static void the_header_row_that_is_said_is_obeyed(void **state)
{
    const char *text = "x,y\n\na,b\n1,2\n";
    struct recognised found =
        recognise(*state, text, (struct source){ .layout = LAYOUT_PLAIN, .header_row = 3 });
    assert_int_equal(found.header, 1);
    refuses(*state, text, (struct source){ .header_row = 2 }, STATUS_MALFORMED,
            "file.csv:2: no record begins in this line, where the header is said to be (among the "
            "first 3 records)");
    refuses(*state, EES, (struct source){ .layout = LAYOUT_LAIT, .header_row = 1 },
            STATUS_MALFORMED,
            "file.csv:1: no column 'Short Desc': this is not the long file of LAIT, whose columns "
            "are Short Desc, Data item, Years, LA and Regions, Values, LA Number and Region; it is "
            "an Explore Education Statistics file, layout: ees");
}

static void lait_said_is_any_of_its_layouts(void **state)
{
    const struct source lait = { .layout = LAYOUT_LAIT };
    assert_int_equal(recognise(*state, LONG, lait).layout, LAYOUT_LAIT);
    assert_int_equal(recognise(*state, "x\n" WIDE, lait).layout, LAYOUT_LAIT_WIDE);
    assert_int_equal(recognise(*state, APP, lait).layout, LAYOUT_LAIT_APP);
}

static void a_layout_said_of_another_file_is_refused(void **state)
{
    refuses(*state, "la_name,score\nAmbridge,1\n", (struct source){ .layout = LAYOUT_EES },
            STATUS_MALFORMED,
            "file.csv:1: no column 'time_period': this is not a file of Explore Education "
            "Statistics, whose columns are time_period, time_identifier, geographic_level, "
            "country_code, country_name and others");
    refuses(*state, LONG, (struct source){ .layout = LAYOUT_LAIT_WIDE }, STATUS_MALFORMED,
            "file.csv:1: other columns: this is not the wide workbook of LAIT, whose columns are "
            "Short Desc, Data item, Years and one for each local authority; it is the long file of "
            "the Local Authority Interactive Tool, layout: lait");
    refuses(*state, "a,b\n1,2\n3,4\n", (struct source){ .layout = LAYOUT_QUALTRICS },
            STATUS_MALFORMED,
            "file.csv:1: no sign of a third row of {\"ImportId\": ...}: this is not an export of "
            "Qualtrics, which has three header rows");
    refuses(*state, EES, (struct source){ .key = "la_name" }, STATUS_UNSUPPORTED,
            "study.yaml:4:7: file.csv is an Explore Education Statistics file, which needs no "
            "'key'; take that out, or say 'layout: keyed'");
}

static void a_table_said_to_be_keyed_may_look_like_another(void **state)
{
    struct recognised found =
        recognise(*state, EES "201819,Academic year,Local authority,E01,Ambridge,4\n",
                  (struct source){ .layout = LAYOUT_KEYED });
    assert_int_equal(found.layout, LAYOUT_KEYED);
    assert_int_equal(found.key.column[AREA_GSS_CODE], 4);
    assert_int_equal(found.key.column[AREA_NAME], 5);
    assert_int_equal(found.key.period, 1);
}

static void keys_are_found_by_heading_whatever_they_hold(void **state)
{
    static const char *const headings[] = { "LA number",
                                            "LA_Number",
                                            "old_la_code",
                                            "LA code",
                                            "local authority code",
                                            "new_la_code",
                                            "GSS code",
                                            "ONS code",
                                            "ecode",
                                            "Upper Tier Local Authority District code (2019)",
                                            "CTYUA19CD",
                                            "la_name",
                                            "Local Authority",
                                            "LA name",
                                            "area",
                                            "Authority",
                                            "name",
                                            "code" };
    static const struct {
        enum area_key kind;
        const char *one, *other;
    } cells[] = { { AREA_NUMBER, "1", "02" },
                  { AREA_GSS_CODE, "E01", "e02" },
                  { AREA_NAME, "ambridge", "Borchester" } };
    for (size_t i = 0; i < COUNT(headings); i++)
        for (size_t j = 0; j < COUNT(cells); j++) {
            char *text =
                g_strdup_printf("x,%s\n9,%s\n8,%s\n", headings[i], cells[j].one, cells[j].other);
            struct recognised found = recognise(*state, text, (struct source){ .name = NULL });
            assert_int_equal(found.layout, LAYOUT_KEYED);
            assert_int_equal(found.key.column[cells[j].kind], 2);
            g_free(text);
        }
}

static void several_kinds_of_key_are_all_kept(void **state)
{
    struct recognised found =
        recognise(*state, "la_name,code,gss_code,x\nAmbridge,1,E01,4\nLoxley,5,E05,4\n",
                  (struct source){ .name = NULL });
    assert_int_equal(found.key.column[AREA_NAME], 1);
    assert_int_equal(found.key.column[AREA_NUMBER], 2);
    assert_int_equal(found.key.column[AREA_GSS_CODE], 3);
}

static void a_heading_that_its_cells_do_not_bear_out_is_no_key(void **state)
{
    assert_int_equal(layout_of(*state, "name,x\nTom,1\nDick,2\nAmbridge,3\n"), LAYOUT_PLAIN);
    assert_int_equal(layout_of(*state, "area,x\n350.5,1\n20,2\n"), LAYOUT_PLAIN);
}

static void keys_are_found_by_content_where_no_heading_says_so(void **state)
{
    struct recognised found =
        recognise(*state, "Where,x\nAmbridge,1\nLoxley,2\nLower Loxley,3\nEngland,4\n",
                  (struct source){ .name = NULL });
    assert_int_equal(found.key.column[AREA_NAME], 1);
    found = recognise(*state, "x,Where\n1,E01\n2,E05\n", (struct source){ .name = NULL });
    assert_int_equal(found.key.column[AREA_GSS_CODE], 2);
    found = recognise(*state,
                      "Timestamp,Name of your local authority,Staff\na,Ambridge,1\nb,loxley,2\n",
                      (struct source){ .name = NULL });
    assert_int_equal(found.key.column[AREA_NAME], 2);
}

/* 1 to 8 are LA numbers of the village, and of every count of anything. */
static void numbers_alone_are_no_key(void **state)
{
    assert_int_equal(layout_of(*state, "x,y\n1,2\n2,3\n3,4\n4,5\n5,6\n"), LAYOUT_PLAIN);
}

static void two_columns_for_one_kind_of_key_are_refused_unless_they_agree(void **state)
{
    refuses(*state, "la_name,area,x\nAmbridge,Loxley,1\nBorchester,Loxley,2\n",
            (struct source){ .name = NULL }, STATUS_UNSUPPORTED,
            "study.yaml:4:7: file.csv has two columns that may say which local authority a row is "
            "of, 'la_name' and 'area'; say which with 'key'");
    struct recognised found =
        recognise(*state, "LA num,LA number,x\n1,001,1\n2,2,2\n", (struct source){ .name = NULL });
    assert_int_equal(found.key.column[AREA_NUMBER], 1);
}

static void the_key_that_is_said_is_obeyed(void **state)
{
    const char *text = "la_name,nearest,x\nAmbridge,Loxley,1\nBorchester,Loxley,2\n";
    struct recognised found = recognise(*state, text, (struct source){ .key = "nearest" });
    assert_int_equal(found.key.column[AREA_NAME], 2);
    found = recognise(*state, text, (struct source){ .key = "x", .key_is = KEY_LA_NUMBER });
    assert_int_equal(found.key.column[AREA_NUMBER], 3);
    assert_int_equal(found.key.column[AREA_NAME], 0);
    refuses(*state, text, (struct source){ .key = "la_nam" }, STATUS_UNSUPPORTED,
            "study.yaml:4:7: file.csv has no column 'la_nam'; did you mean 'la_name'?");
    refuses(
        *state, text, (struct source){ .key = "code" }, STATUS_UNSUPPORTED,
        "study.yaml:4:7: file.csv has no column 'code'; its columns are la_name, nearest and x");
    refuses(*state, "k,k\n1,1\n", (struct source){ .key = "k" }, STATUS_MALFORMED,
            "file.csv:1: the column 'k' stands twice; rename one");
}

static void the_key_of_a_survey_may_be_a_question(void **state)
{
    struct recognised found =
        recognise(*state, "Timestamp,What\xE2\x80\x99s your  local authority?,x\na,Ambridge,1\n",
                  (struct source){ .key = "what's your local authority" });
    assert_int_equal(found.key.column[AREA_NAME], 2);
}

/* The last record of the head may be looked at as a header, too; its second row is not there. */
static void a_question_is_looked_for_no_further_than_the_head(void **state)
{
    char *text = g_strnfill(0, ' ');
    for (size_t i = 0; i < CSV_HEAD_RECORDS; i++) {
        char *more = g_strconcat(text, "a,b,,c\n", NULL);
        g_free(text);
        text = more;
    }
    refuses(*state, text,
            (struct source){ .layout = LAYOUT_SURVEYMONKEY, .key = "Which authority?" },
            STATUS_UNSUPPORTED,
            "study.yaml:4:7: file.csv has no column 'Which authority?'; its columns are a, b and c");
    g_free(text);
}

static void a_keyed_table_without_a_key_is_refused(void **state)
{
    refuses(*state, "a,b\n1,2\n", (struct source){ .layout = LAYOUT_KEYED }, STATUS_UNSUPPORTED,
            "study.yaml:4:7: file.csv has no column that says which local authority a row is of; "
            "say which with 'key', and with 'key_is' whether it is la_number, gss_code or name");
}

static void periods_are_found_by_heading_and_content(void **state)
{
    static const char *const headings[] = { "year", "Period", "time_period", "Academic year" };
    for (size_t i = 0; i < COUNT(headings); i++) {
        char *text = g_strdup_printf("la_name,%s\nAmbridge,2017\nLoxley,2016/17\n", headings[i]);
        assert_int_equal(recognise(*state, text, (struct source){ .name = NULL }).key.period, 2);
        g_free(text);
    }
    assert_int_equal(
        recognise(*state, "la_name,year\nAmbridge,first\n", (struct source){ .name = NULL })
            .key.period,
        0);
    assert_int_equal(
        recognise(*state, "la_name,when\nAmbridge,2017\n", (struct source){ .period = "when" })
            .key.period,
        2);
    refuses(*state, "la_name,year,period\nAmbridge,2017,2018\n", (struct source){ .name = NULL },
            STATUS_UNSUPPORTED,
            "study.yaml:4:7: file.csv has two columns of periods, 'year' and 'period'; say which "
            "with 'period'");
    refuses(*state, "la_name,when\nAmbridge,2017\n", (struct source){ .period = "whn" },
            STATUS_UNSUPPORTED,
            "study.yaml:4:7: file.csv has no column 'whn'; did you mean 'when'?");
}

static void headings_that_are_years_make_a_wide_table(void **state)
{
    assert_true(recognise(*state, "la_name,2017,2018,region\nAmbridge,1,2,x\n",
                          (struct source){ .name = NULL })
                    .key.years);
    assert_false(
        recognise(*state, "la_name,2017,x,y\nAmbridge,1,2,3\n", (struct source){ .name = NULL })
            .key.years);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(each_layout_is_known_by_its_headings),
        claim(each_survey_is_known_by_its_header_rows),
        claim(a_timestamp_that_is_not_first_is_no_survey),
        claim(the_header_is_found_below_titles_and_notes),
        claim(a_title_above_a_plain_table_is_passed_over),
        claim(the_header_row_that_is_said_is_obeyed),
        claim(lait_said_is_any_of_its_layouts),
        claim(a_layout_said_of_another_file_is_refused),
        claim(a_table_said_to_be_keyed_may_look_like_another),
        claim(keys_are_found_by_heading_whatever_they_hold),
        claim(several_kinds_of_key_are_all_kept),
        claim(a_heading_that_its_cells_do_not_bear_out_is_no_key),
        claim(keys_are_found_by_content_where_no_heading_says_so),
        claim(numbers_alone_are_no_key),
        claim(two_columns_for_one_kind_of_key_are_refused_unless_they_agree),
        claim(the_key_that_is_said_is_obeyed),
        claim(the_key_of_a_survey_may_be_a_question),
        claim(a_question_is_looked_for_no_further_than_the_head),
        claim(a_keyed_table_without_a_key_is_refused),
        claim(periods_are_found_by_heading_and_content),
        claim(headings_that_are_years_make_a_wide_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
