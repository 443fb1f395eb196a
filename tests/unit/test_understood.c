/* test_understood.c - what was understood of files, in tables. */
#include "bench.h"

#include <math.h>

#include "report/understood.h"

static struct understood one_column(struct bench *bench, struct understood_column column)
{
    struct understood understood = { .files = 1, .columns = 1, .kept = 145 };
    understood.file = run_array(bench->run, struct understood_file, 1);
    understood.file[0] = (struct understood_file){ .path = "/home/someone/moves.csv",
                                                   .layout = "a table by local authority",
                                                   .key = "la_number (LA number)",
                                                   .rows = 1500,
                                                   .areas = 150,
                                                   .joined = 144 };
    understood.column = run_array(bench->run, struct understood_column, 1);
    understood.column[0] = column;
    return understood;
}

static struct table *table_of(struct bench *bench, const struct understood *understood,
                              size_t which)
{
    size_t tables = 0;
    struct table **table = understood_tables(bench->run, understood, &tables);
    assert_true(which < tables);
    return table[which];
}

/* The cells of the first row of a column that is tried. */
static const struct cell *cells_of(struct bench *bench, double lowest, double median,
                                   double highest)
{
    struct understood understood =
        one_column(bench, (struct understood_column){ .column = "moves",
                                                      .label = "School moves",
                                                      .values = 144,
                                                      .missing = 1,
                                                      .different = 12,
                                                      .lowest = lowest,
                                                      .median = median,
                                                      .highest = highest });
    return table_of(bench, &understood, 1)->row[1].cell;
}

static void a_file_is_called_without_its_folder(void **state)
{
    struct bench *bench = *state;
    struct understood understood =
        one_column(bench, (struct understood_column){ .column = "x", .label = "x" });
    const struct cell *cell = table_of(bench, &understood, 0)->row[1].cell;
    assert_string_equal(cell[0].text, "moves.csv");
    assert_string_equal(cell[3].text, "1,500");
    assert_string_equal(cell[5].text, "144");
}

static void numbers_have_the_decimals_that_tell_them_apart(void **state)
{
    struct bench *bench = *state;
    const struct cell *cell = cells_of(bench, 1.5, 2.25, 9.125);
    assert_string_equal(cell[0].text, "moves: School moves");
    assert_string_equal(cell[5].text, "1.50");
    assert_string_equal(cell[6].text, "2.25");
    assert_string_equal(cell[7].text, "9.13");
}

static void numbers_have_no_more_decimals_than_their_file(void **state)
{
    struct bench *bench = *state;
    const struct cell *cell = cells_of(bench, 1, 2, 9);
    assert_string_equal(cell[5].text, "1");
    cell = cells_of(bench, 120.25, 1800, 98000);
    assert_string_equal(cell[5].text, "120");
    cell = cells_of(bench, 0.0001, 0.0002, 0.0003);
    assert_string_equal(cell[6].text, "0.0002");
}

static void a_value_that_is_withheld_is_an_empty_cell(void **state)
{
    struct bench *bench = *state;
    const struct cell *cell = cells_of(bench, NAN, NAN, NAN);
    assert_string_equal(cell[5].text, "");
    assert_string_equal(cell[7].text, "");
}

static void who_lacks_an_answer_is_counted_and_not_named(void **state)
{
    struct bench *bench = *state;
    static const char *reason[] = { "empty cell" };
    static const char *names[] = { "Barnet", "Bexley" };
    struct understood_column column = { .column = "moves",
                                        .label = "moves",
                                        .lowest = NAN,
                                        .lacking = 2,
                                        .reasons = 1,
                                        .reason = reason };
    struct understood understood = one_column(bench, column);
    assert_string_equal(table_of(bench, &understood, 1)->note[1],
                        "moves is missing for 2 (empty cell). They are not named, as these are "
                        "answers of a survey.");
    understood.column[0].lacks = names;
    assert_string_equal(table_of(bench, &understood, 1)->note[1],
                        "moves is missing for 2 (empty cell): Barnet and Bexley.");
}

static void of_many_that_lack_a_value_the_rest_is_counted(void **state)
{
    struct bench *bench = *state;
    enum { MANY = 33 };
    const char *names[MANY];
    static const char *reason[] = { "empty cell: 30", "not available ('x'): 3" };
    for (size_t i = 0; i < MANY; i++)
        names[i] = "Rutland";
    struct understood understood =
        one_column(bench, (struct understood_column){ .column = "moves",
                                                      .label = "moves",
                                                      .lowest = NAN,
                                                      .lacking = MANY,
                                                      .lacks = names,
                                                      .reasons = 2,
                                                      .reason = reason });
    const char *note = table_of(bench, &understood, 1)->note[1];
    assert_non_null(strstr(note, "33 (empty cell: 30; not available ('x'): 3): Rutland, "));
    assert_true(g_str_has_suffix(note, "Rutland and 3 more."));
}

static void a_column_that_is_not_tried_says_why(void **state)
{
    struct bench *bench = *state;
    struct understood understood = one_column(
        bench, (struct understood_column){
                   .column = "region", .label = "region", .not_taken = "it names places" });
    understood.made_up = true;
    const struct table *table = table_of(bench, &understood, 2);
    assert_string_equal(table->row[1].cell[0].text, "region");
    assert_string_equal(table->row[1].cell[1].text, "it names places");
    assert_true(table->made_up);
}

static void rows_that_name_nobody_are_told_with_their_lines(void **state)
{
    struct bench *bench = *state;
    static const char *unknowns[] = { "line 3: no local authority has the name 'Barnett'" };
    struct understood understood =
        one_column(bench, (struct understood_column){ .column = "x", .label = "x" });
    understood.file[0].unknown = 1;
    understood.file[0].unknowns = unknowns;
    assert_string_equal(table_of(bench, &understood, 0)->note[0],
                        "Not used, 1 row of moves.csv, as no local authority is so called: line 3: "
                        "no local authority has the name 'Barnett'.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_file_is_called_without_its_folder),
        claim(numbers_have_the_decimals_that_tell_them_apart),
        claim(numbers_have_no_more_decimals_than_their_file),
        claim(a_value_that_is_withheld_is_an_empty_cell),
        claim(who_lacks_an_answer_is_counted_and_not_named),
        claim(of_many_that_lack_a_value_the_rest_is_counted),
        claim(a_column_that_is_not_tried_says_why),
        claim(rows_that_name_nobody_are_told_with_their_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
