/* test_text_panels.c - wide tables on narrow terminals. */
#include "layout_table.h"

#include "base/text.h"
#include "report/text_panels.h"

/* Names, and three groups of two columns under headings. */
static struct table *wide(struct run *run)
{
    static const char *const heads[] = { "Name", "B", "p", "B", "p", "B", "p" };
    static const char *const body[] = {
        "A name of several words", "-12.345 (6.78)", "<.001***", "1.5 (.2)", ".020*", ".5", ".1"
    };
    struct table *table = table_new(run, "Table 7", "Wide", 7);
    for (size_t c = 1; c < 7; c++)
        table->align[c] = ALIGN_POINT;
    struct table_row *spans = table_add_row(run, table, ROW_HEAD);
    table_row_span(spans, 1, 2, "One");
    table_row_span(spans, 3, 2, "Two");
    table_row_span(spans, 5, 2, "Three");
    table_fill(table_add_row(run, table, ROW_HEAD), 7, heads);
    table_fill(table_add_row(run, table, ROW_BODY), 7, body);
    table_fill(table_add_row(run, table, ROW_PRINTED), 7, body);
    table_add_note(run, table, "%s",
                   "A note that is longer than any terminal that is asked for below, so that it is "
                   "broken at its width.");
    return table;
}

static const char *text_within(struct bench *bench, size_t room)
{
    const struct text_form form = { room, false };
    return table_write_text_for(bench->run, wide(bench->run), &form);
}

static size_t widest_line(struct bench *bench, const char *text)
{
    size_t widest = 0;
    char **line = g_strsplit(text, "\n", -1);
    for (char **at = line; *at != NULL; at++)
        widest = MAX(widest, text_width(*at));
    run_adopt(bench->run, line, (void (*)(void *))g_strfreev);
    return widest;
}

static void no_line_is_longer_than_the_terminal(void **state)
{
    struct bench *bench = *state;
    for (size_t room = 28; room < 140; room++) {
        const char *text = text_within(bench, room);
        size_t widest = widest_line(bench, text);
        if (widest > room)
            fail_msg("%zu characters on a terminal of %zu:\n%s", widest, room, text);
    }
}

static void a_terminal_that_is_wide_enough_changes_nothing(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(text_within(bench, 200),
                        table_write_text(bench->run, wide(bench->run)));
}

static size_t count(const char *text, const char *part)
{
    size_t found = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at++)
        found++;
    return found;
}

static void no_figure_is_lost_at_any_width(void **state)
{
    struct bench *bench = *state;
    static const char *const figures[] = { "-12.345 (6.78)", "<.001***", "1.5 (.2)", ".020*" };
    for (size_t room = 10; room < 140; room++) {
        const char *text = text_within(bench, room);
        for (size_t i = 0; i < COUNT(figures); i++)
            assert_int_equal(count(text, figures[i]), 2);
        assert_int_equal(count(text, "Table 7"), 1);
    }
}

static void columns_under_one_heading_stay_together(void **state)
{
    struct bench *bench = *state;
    const struct table *table = wide(bench->run);
    static const size_t width[] = { 10, 10, 10, 10, 10, 10, 10 };
    assert_int_equal(text_panel_end(table, width, 1, 1, 45), 3);
    assert_int_equal(text_panel_end(table, width, 1, 3, 50), 7);
    assert_int_equal(text_panel_end(table, width, 1, 1, 25), 2);
    assert_int_equal(text_panel_end(table, width, 1, 1, 5), 2);
}

static void a_cut_heading_stands_in_both_parts(void **state)
{
    struct bench *bench = *state;
    const struct table *part = text_panel(bench->run, wide(bench->run), 1, 2, 4);
    assert_int_equal(part->columns, 3);
    assert_string_equal(part->row[0].cell[1].text, "One");
    assert_int_equal(part->row[0].cell[1].span, 1);
    assert_string_equal(part->row[0].cell[2].text, "Two");
    assert_string_equal(part->row[1].cell[0].text, "Name");
    assert_string_equal(part->row[2].cell[1].text, "<.001***");
    assert_int_equal(part->align[1], ALIGN_POINT);
    assert_int_equal(part->notes, 0);
}

static void each_part_has_the_names_of_its_rows(void **state)
{
    struct bench *bench = *state;
    static const char *const head[] = { "Model", "Term", "B", "p" };
    struct table *table = table_headed(bench->run, "t", head, 4);
    static const char *const rows[][4] = { { "(1)", "rain", ".1", ".2" },
                                           { "", "wind", ".3", ".4" } };
    table->align[1] = ALIGN_LEFT;
    for (size_t i = 0; i < COUNT(rows); i++)
        table_fill(table_add_row(bench->run, table, ROW_BODY), 4, rows[i]);
    const struct table *part = text_panel(bench->run, table, 2, 3, 4);
    static const size_t width[] = { 8, 8, 8, 8 };
    assert_int_equal(text_panel_names(table, width, 24), 2);
    assert_int_equal(text_panel_names(table, width, 23), 1);
    assert_int_equal(part->columns, 3);
    assert_string_equal(part->row[2].cell[1].text, "wind");
    assert_string_equal(part->row[2].cell[2].text, ".4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(no_line_is_longer_than_the_terminal),
        claim(a_terminal_that_is_wide_enough_changes_nothing),
        claim(no_figure_is_lost_at_any_width),
        claim(columns_under_one_heading_stay_together),
        claim(a_cut_heading_stands_in_both_parts),
        claim(each_part_has_the_names_of_its_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
