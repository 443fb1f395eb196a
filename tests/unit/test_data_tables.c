/* test_data_tables.c - who is left out and why, and what variables are made of. */
#include "village.h"

#include "report/data_tables.h"

#define LAYOUT_SURVEY_SOURCE                                                                       \
    "title: Village\nregisters: [areas.csv]\nsources:\n"                                           \
    "  survey: { file: survey.csv, layout: survey, key: code, key_is: la_number }\nvariables:\n"

static const char *cell(const struct table *table, size_t row, size_t column)
{
    const char *text = table->row[row].cell[column].text;
    return text == NULL ? "" : text;
}

static void whoever_is_left_out_stands_with_the_reason(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", "code,y,x\n1,1,1\n2,2,2\n6,,3\n5,,3\n7,c,4\n");
    const struct table *table = data_left_out_table(
        bench->run, village_panel_of(bench, VILLAGE_SOURCES
                                     "variables:\n  y: { label: Yield, from: survey, column: y }\n"
                                     "keep: [y]\n"));
    assert_int_equal(table->rows, 3);
    assert_string_equal(cell(table, 1, 0), "Yield: empty cell");
    assert_string_equal(cell(table, 1, 1), "2");
    assert_string_equal(cell(table, 1, 2), "Loxley; Penny Hassett, City of");
    assert_string_equal(cell(table, 2, 0), "Yield: confidential ('c')");
    assert_string_equal(cell(table, 2, 2), "Waterley & Cross");
}

static void where_nobody_is_left_out_there_is_no_table(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", "code,y\n1,1\n2,2\n");
    assert_null(data_left_out_table(
        bench->run,
        village_panel_of(bench, VILLAGE_SOURCES "variables:\n  y: { from: survey, column: y }\n")));
}

static void who_did_not_answer_a_survey_is_not_named(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", "code,y\n1,1\n2,2\n3,\n4,\n");
    const struct table *table = data_left_out_table(
        bench->run, village_panel_of(bench, LAYOUT_SURVEY_SOURCE
                                     "  y: { from: survey, column: y }\nkeep: [y]\n"));
    assert_int_equal(table->rows, 2);
    assert_string_equal(cell(table, 1, 1), "2");
    assert_string_equal(cell(table, 1, 2), "not named: confidential");
}

static void a_variable_stands_with_all_that_it_is_made_of_and_no_other(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", "code,y,x,w\n1,1,1,1\n2,2,2,2\n3,3,4,\n4,5,1,2\n");
    bench_put(bench, "table-1.yaml", TABLE_1 "models: { M: y ~ r }\n");
    const struct table *table = data_variables_table(
        bench->run, village_panel_of(bench, VILLAGE_SOURCES
                                     "variables:\n"
                                     "  y: { label: Yield, unit: tons, from: survey, column: y }\n"
                                     "  x: { from: survey, column: x }\n"
                                     "  w: { from: survey, column: w }\n"
                                     "  unused: { from: survey, column: w }\n"
                                     "  r: { ratio: [x, w], transform: ln }\n"
                                     "tables: [table-1.yaml]\n"));
    static const char *const rows[][5] = {
        { "y", "Yield (tons)", "4", "survey", "column 'y'" },
        { "x", "x", "4", "survey", "column 'x'" },
        { "w", "w", "3", "survey", "column 'w'" },
        { "r", "r", "3", "", "x divided by w; natural logarithm" },
    };
    assert_int_equal(table->rows, 1 + COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t c = 0; c < 5; c++)
            assert_string_equal(cell(table, i + 1, c), rows[i][c]);
}

static void a_source_that_is_absent_is_told(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", "code,y\n1,1\n2,2\n");
    const struct table *table = data_sources_table(
        bench->run, village_panel_of(bench, VILLAGE_SOURCES
                                     "  other: { file: other.csv, layout: keyed, key: code, "
                                     "title: Other }\n"
                                     "variables:\n  y: { from: survey, column: y }\n"));
    assert_int_equal(table->rows, 3);
    assert_string_equal(cell(table, 1, 2), "2");
    assert_string_equal(cell(table, 2, 0), "Other");
    assert_string_equal(cell(table, 2, 1), "other.csv");
    assert_string_equal(cell(table, 2, 3), "not there");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(whoever_is_left_out_stands_with_the_reason),
        claim(where_nobody_is_left_out_there_is_no_table),
        claim(who_did_not_answer_a_survey_is_not_named),
        claim(a_variable_stands_with_all_that_it_is_made_of_and_no_other),
        claim(a_source_that_is_absent_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
