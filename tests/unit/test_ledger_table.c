/* test_ledger_table.c - the ledger as it is printed. */
#include "entries.h"

#include "report/json.h"
#include "report/ledger_lines.h"
#include "report/ledger_table.h"

#define LAIT_HEADER "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"

/* Rain of Ambridge is 0 in 2017, Borchester lacks it, and is not kept for want of y. The answers
 * of two respondents to w are empty. */
static const struct panel *panel_of(struct bench *bench)
{
    bench_put(bench, "lait.csv",
              LAIT_HEADER
              "RAIN,,2017,,0,1,\nRAIN,,2018,,4,1,\nRAIN,,2018,,-,2,\nRAIN,,2018,,5,3,\n");
    bench_put(bench, "table.csv", "code,y\n1,1\n2,c\n3,3\n4,4\n");
    bench_put(bench, "answers.csv", "code,w\n1,\n3,\n4,7\n");
    return village_panel_of(
        bench, "title: Village\nregisters: areas.csv\nsources:\n"
               "  answers: { file: answers.csv, layout: survey, key: code, key_is: la_number }\n"
               "  lait: { file: lait.csv, layout: lait }\n"
               "  table: { file: table.csv, layout: keyed, key: code, key_is: la_number }\n"
               "variables:\n  ratio: { ratio: [y, rain] }\n"
               "  rain: { from: lait, measure: RAIN, periods: 2017-2018, zero: missing }\n"
               "  y: { from: table, column: y }\n  w: { from: answers, column: w }\nkeep: y\n");
}

static const char *words_of(struct bench *bench, const struct ledger_line *line)
{
    return talloc_asprintf(
        bench->run, "%s|%s|%s|%s|%s|%zu|%s|%zu|%s", line->source == NULL ? "" : line->source,
        line->variable == NULL ? "" : line->variable, ledger_kind_name(line->kind),
        line->area_name == NULL ? "" : line->area_name, line->period == NULL ? "" : line->period,
        line->count, line->file == NULL ? "" : line->file, line->line, line->what);
}

static void lines_go_by_source_then_variable_then_kind(void **state)
{
    struct bench *bench = *state;
    const struct ledger_lines *lines = ledger_lines(bench->run, panel_of(bench));
    static const char *const wanted[] = {
        "answers||read|||3|answers.csv|0|answers.csv: a survey, an answer a row, 3 records, UTF-8",
        "answers|w|made from|||1|answers.csv|0|column 'w'",
        "answers|w|symbols|||2||0|empty cell",
        "answers|w|missing|||2||0|empty cell",
        "lait||read|||4|lait.csv|0|lait.csv: the long file of the Local Authority Interactive "
        "Tool, 4 records, UTF-8",
        "lait|rain|made from|||2|lait.csv|0|RAIN, mean of those of 2017 to 2018 that have a value; "
        "zeros are missing",
        "lait|rain|symbols|||1||0|not available",
        "lait|rain|zero taken as missing|Ambridge|2017|0|lait.csv|2|RAIN is 0",
        "lait|rain|missing|Hollerton||0||0|no value in 2017-2018 (2017 and 2018 no row)",
        "table||read|||4|table.csv|0|table.csv: a table by local authority, 4 records, UTF-8",
        "table|y|made from|||3|table.csv|0|column 'y'",
        "table|y|symbols|||1||0|confidential",
        "|ratio|made from|||2||0|y divided by rain",
        "|ratio|missing|Hollerton||0||0|rain: no value in 2017-2018 (2017 and 2018 no row)",
        "||left out|Borchester||0||0|y: confidential ('c')",
    };
    assert_int_equal(lines->count, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++)
        assert_string_equal(words_of(bench, &lines->line[i]), wanted[i]);
}

static void json_has_every_key_and_null_for_none(void **state)
{
    struct bench *bench = *state;
    const char *text = ledger_json(bench->run, panel_of(bench));
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    assert_int_equal(json_integer_value(json_object_get(root, "schema_version")),
                     JSON_SCHEMA_VERSION);
    const json_t *entries = json_object_get(root, "entries");
    assert_int_equal(json_array_size(entries), 15);
    const json_t *zero = json_array_get(entries, 7);
    static const char *const keys[][2] = {
        { "kind", "zero taken as missing" },
        { "source", "lait" },
        { "variable", "rain" },
        { "area_number", "1" },
        { "area_name", "Ambridge" },
        { "period", "2017" },
        { "file", "lait.csv" },
        { "what", "RAIN is 0" },
    };
    assert_int_equal(json_object_size(zero), 10);
    for (size_t i = 0; i < COUNT(keys); i++)
        assert_string_equal(json_string_value(json_object_get(zero, keys[i][0])), keys[i][1]);
    assert_true(json_is_null(json_object_get(zero, "count")));
    assert_int_equal(json_integer_value(json_object_get(zero, "line")), 2);
    json_decref(root);
}

static void no_format_tells_who_did_not_answer(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel = panel_of(bench);
    ledger_add(bench->run, panel->sources->ledger,
               (struct ledger_entry){ .kind = LEDGER_CHOSEN,
                                      .source = "answers",
                                      .area = 4,
                                      .confidential = true,
                                      .place = { bench_path(bench, "answers.csv"), 77, 0 },
                                      .what = "the last of two answers" });
    for (enum format format = FORMAT_TEXT; format <= FORMAT_JSON; format++) {
        const struct document_form form = { 0 };
        struct bytes bytes = { NULL, 0 };
        assert_done(bench, document_write(bench->run, ledger_document(bench->run, panel), format,
                                          &form, &bytes));
        const char *text = bytes.data;
        assert_non_null(strstr(text, "the last of two answers"));
        assert_null(strstr(text, "Loxley"));
        assert_null(strstr(text, "77"));
        assert_null(strstr(text, bench->folder));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(lines_go_by_source_then_variable_then_kind),
        claim(json_has_every_key_and_null_for_none),
        claim(no_format_tells_who_did_not_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
