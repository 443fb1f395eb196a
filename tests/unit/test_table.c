/* test_table.c - a table as a grid that knows no format. */
#include "layout_table.h"

static void a_new_row_has_empty_cells_of_one_column(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "", "T", 3);
    const struct table_row *row = table_add_row(bench->run, table, ROW_BODY);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(row->cell[i].text, "");
        assert_null(row->cell[i].mark);
        assert_int_equal(row->cell[i].span, 1);
        assert_int_equal(table->align[i], ALIGN_LEFT);
    }
    assert_false(table->made_up);
}

static void a_span_covers_the_cells_after_it(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "", "T", 4);
    struct table_row *row = table_add_row(bench->run, table, ROW_HEAD);
    table_row_span(row, 1, 2, "over two");
    static const size_t spans[] = { 1, 2, 0, 1 };
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(row->cell[i].span, spans[i]);
}

static void a_heading_names_all_that_stands_above_a_column(void **state)
{
    struct bench *bench = *state;
    const struct table *table = table_small(bench->run);
    assert_string_equal(table_heading(bench->run, table, 0), "Variable");
    assert_string_equal(table_heading(bench->run, table, 1), "Yield: B");
    assert_string_equal(table_heading(bench->run, table, 2), "Yield: p");
}

static void the_point_of_a_cell_comes_after_sign_and_digits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t point;
    } cells[] = { { "-.058", 1 }, { ".058", 0 },      { "19.28", 2 }, { "<.001***", 1 },
                  { "145", 3 },   { "-12.3 (4)", 3 }, { "", 0 },      { "n=5", 0 },
                  { "< .001", 2 }, { "[-0.5, 1]", 3 }, { "[12.5, 13]", 3 } };
    for (size_t i = 0; i < COUNT(cells); i++)
        assert_int_equal(table_point(cells[i].text), cells[i].point);
}

static void minus_signs_are_told_from_hyphens(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *text, *minus;
    } cells[] = { { "-.058", "\u2212.058" },
                  { "[-0.5, -1]", "[\u22120.5, \u22121]" },
                  { "-", "\u2212" },
                  { "2017-19", "2017-19" },
                  { "A-1", "A-1" },
                  { "Stoke-on-Trent", "Stoke-on-Trent" },
                  { "", "" } };
    for (size_t i = 0; i < COUNT(cells); i++)
        assert_string_equal(table_minus(bench->run, cells[i].text), cells[i].minus);
}

static void notes_are_kept_in_order(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "", "T", 1);
    table_add_note(bench->run, table, "%s %d%%", "one", 1);
    table_add_note(bench->run, table, "two");
    assert_int_equal(table->notes, 2);
    assert_string_equal(table->note[0], "one 1%");
    assert_string_equal(table->note[1], "two");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_new_row_has_empty_cells_of_one_column),
        claim(a_span_covers_the_cells_after_it),
        claim(a_heading_names_all_that_stands_above_a_column),
        claim(the_point_of_a_cell_comes_after_sign_and_digits),
        claim(minus_signs_are_told_from_hyphens),
        claim(notes_are_kept_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
