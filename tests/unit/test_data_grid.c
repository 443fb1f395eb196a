/* test_data_grid.c - printed tables as data. */
#include "layout_table.h"

#include "report/data_grid.h"

static const char *row_words(struct bench *bench, const struct data_grid *grid, size_t row)
{
    char *words = talloc_strdup(bench->run, "");
    for (size_t c = 0; c < grid->columns; c++) {
        const struct datum *datum = &grid->cell[row * grid->columns + c];
        words = datum->is_number
                    ? talloc_asprintf_append_buffer(words, "%s%g{%s}", c == 0 ? "" : "|",
                                                    datum->value, datum->format)
                    : talloc_asprintf_append_buffer(words, "%s%s", c == 0 ? "" : "|", datum->text);
    }
    return words;
}

static void each_part_of_a_cell_has_a_column_of_its_own(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_small(bench->run);
    table->row[1].cell[1].text = "B (SE)";
    table->row[3].cell[1].text = "12.5= (.3)=";
    const struct data_grid *grid = data_grid_of(bench->run, table);
    static const char *const heading[] = { "Variable",
                                           "Transformation",
                                           "Figures",
                                           "Yield: B",
                                           "Yield: B, comparison",
                                           "Yield: SE",
                                           "Yield: SE, comparison",
                                           "Yield: p",
                                           "Yield: p, significance" };
    assert_int_equal(grid->columns, COUNT(heading));
    for (size_t c = 0; c < COUNT(heading); c++)
        assert_string_equal(grid->heading[c], heading[c]);
    assert_int_equal(grid->rows, 3);
    assert_string_equal(row_words(bench, grid, 0),
                        "Rain|standardised|as found here|-0.058{.000}||0.3{.00}||<.001|***");
    assert_string_equal(row_words(bench, grid, 1),
                        "Rain|standardised|as printed|12.5{0.0}|=|0.3{.0}|=|0.05{.00}|");
    assert_string_equal(row_words(bench, grid, 2), "R\u00B2||as found here|0.6{.0}|||||");
    assert_true(grid->has_empty);
    assert_true(grid->has_stars);
}

/* As models below each other have it. */
static void a_name_said_once_is_that_of_each_row(void **state)
{
    struct bench *bench = *state;
    static const char *const head[] = { "Model", "Term", "95% CI" };
    struct table *table = table_headed(bench->run, "t", head, 3);
    table->align[1] = ALIGN_LEFT;
    for (size_t i = 0; i < 4; i++) {
        struct table_row *row = table_add_row(bench->run, table, ROW_BODY);
        row->cell[0].text = i == 0 ? "(1)" : i == 2 ? "(2)" : "";
        row->cell[1] = (struct cell){ .text = "rain", .mark = i == 1 ? "ln" : NULL, .span = 1 };
        row->cell[2].text = i == 3 ? "" : "[-.37, .83]";
    }
    const struct data_grid *grid = data_grid_of(bench->run, table);
    assert_int_equal(table_names(table), 2);
    assert_string_equal(grid->heading[2], "Transformation");
    assert_string_equal(grid->heading[3], "95% CI, low");
    assert_string_equal(grid->heading[4], "95% CI, high");
    assert_string_equal(row_words(bench, grid, 1),
                        "(1)|rain|natural logarithm|-0.37{.00}|0.83{.00}");
    assert_string_equal(row_words(bench, grid, 2), "(2)|rain||-0.37{.00}|0.83{.00}");
    assert_string_equal(row_words(bench, grid, 3), "(2)|rain|||");
}

static void columns_of_words_stay_words(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "", "t", 2);
    struct table_row *row = table_add_row(bench->run, table, ROW_BODY);
    row->cell[0].text = "835";
    row->cell[1].text = "2019";
    const struct data_grid *grid = data_grid_of(bench->run, table);
    assert_string_equal(row_words(bench, grid, 0), "835|2019");
    assert_false(grid->has_empty);
    assert_false(grid->has_stars);
}

/* A spreadsheet's table refuses headings that differ in case only, and empty ones. */
static void no_two_headings_are_alike(void **state)
{
    struct bench *bench = *state;
    static const char *const head[] = { "", "p", "P", "p", "row" };
    const struct data_grid *grid = data_grid_of(bench->run, table_headed(bench->run, "t", head, 5));
    static const char *const heading[] = { "Row", "p", "P (2)", "p (3)", "row (2)" };
    for (size_t c = 0; c < COUNT(heading); c++)
        assert_string_equal(grid->heading[c], heading[c]);
    assert_int_equal(grid->rows, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(each_part_of_a_cell_has_a_column_of_its_own),
        claim(a_name_said_once_is_that_of_each_row),
        claim(columns_of_words_stay_words),
        claim(no_two_headings_are_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
