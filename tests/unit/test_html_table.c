/* test_html_table.c - tables for whoever reads them by ear. */
#include "layout_table.h"

#include "report/html_page.h"

static void the_whole_in_html(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(
        html_table(bench->run, table_small(bench->run), "t"),
        "<table id=\"t\" aria-describedby=\"t-notes\">\n"
        "<caption id=\"t-caption\"><strong>Table 1</strong> Yields</caption>\n"
        "<colgroup span=\"1\"></colgroup>\n<colgroup span=\"2\"></colgroup>\n"
        "<thead>\n"
        "<tr><td></td><th scope=\"colgroup\" colspan=\"2\" class=\"span\">Yield</th></tr>\n"
        "<tr><th scope=\"col\">Variable</th><th scope=\"col\" class=\"number\">B</th>"
        "<th scope=\"col\" class=\"number\">p<span class=\"stars\"></span></th></tr>\n"
        "</thead>\n<tbody>\n"
        "<tr><th scope=\"row\"><sup><abbr title=\"standardised\">z</abbr></sup> Rain</th>"
        "<td class=\"number\">-.058 (.30)</td>"
        "<td class=\"number\">&lt;.001<span class=\"stars\">***</span></td></tr>\n"
        "<tr class=\"printed\"><th scope=\"row\">as printed</th><td class=\"number\">12.5</td>"
        "<td class=\"number\">.05<span class=\"stars\"></span></td></tr>\n"
        "</tbody>\n<tbody>\n"
        "<tr><th scope=\"row\">R\u00B2</th><td class=\"number\">.6</td><td></td></tr>\n"
        "</tbody>\n</table>\n"
        "<div class=\"notes\" id=\"t-notes\">\n<p>5 authorities.</p>\n</div>\n");
}

static void what_html_would_read_is_escaped(void **state)
{
    struct bench *bench = *state;
    static const char *const head[] = { "h <h>", "\"q\"" };
    struct table *table = table_headed(bench->run, "A & B", head, 2);
    struct table_row *row = table_add_row(bench->run, table, ROW_BODY);
    row->cell[0] = (struct cell){ .text = "a < b", .mark = "<m>", .span = 1 };
    row->cell[1].text = "'1'**";
    table_add_note(bench->run, table, "%s", "p < .05");
    const char *text = html_table(bench->run, table, "t");
    assert_non_null(strstr(text, ">A &amp; B</caption>"));
    assert_non_null(strstr(text, ">h &lt;h&gt;</th>"));
    assert_non_null(strstr(text, ">&quot;q&quot;<"));
    assert_non_null(
        strstr(text, "<sup><abbr title=\"&lt;m&gt;\">&lt;m&gt;</abbr></sup> a &lt; b<"));
    assert_non_null(strstr(text, ">&#39;1&#39;<span class=\"stars\">**</span><"));
    assert_non_null(strstr(text, "<p>p &lt; .05</p>"));
}

/* A heading that says nothing, and a name that is not there, are no headings. */
static void empty_cells_are_no_headings(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "", "t", 3);
    table_row_span(table_add_row(bench->run, table, ROW_HEAD), 1, 2, "");
    table_add_row(bench->run, table, ROW_BODY)->cell[1].text = NULL;
    const char *text = html_table(bench->run, table, "t");
    assert_non_null(strstr(text, "<tr><td></td><td colspan=\"2\"></td></tr>"));
    assert_non_null(strstr(text, "<tr><td></td><td></td><td></td></tr>"));
    assert_null(strstr(text, "<th "));
}

static void a_name_said_once_does_not_leave_rows_without_a_heading(void **state)
{
    struct bench *bench = *state;
    static const char *const head[] = { "Model", "Term", "B" };
    struct table *table = table_headed(bench->run, "t", head, 3);
    static const char *const rows[][3] = { { "(1)", "rain", ".1" }, { "", "wind", ".2" } };
    table->align[1] = ALIGN_LEFT;
    for (size_t i = 0; i < COUNT(rows); i++)
        table_fill(table_add_row(bench->run, table, ROW_BODY), 3, rows[i]);
    const char *text = html_table(bench->run, table, "t");
    assert_non_null(strstr(text, "<tr><th scope=\"row\">(1)</th><th scope=\"row\">rain</th>"));
    assert_non_null(strstr(text, "<tr><td></td><th scope=\"row\">wind</th>"));
}

static void a_table_without_notes_is_described_by_none(void **state)
{
    struct bench *bench = *state;
    const char *text = html_table(bench->run, table_new(bench->run, "", "t", 1), "t");
    assert_null(strstr(text, "describedby"));
    assert_null(strstr(text, "notes"));
}

static void two_tables_can_be_pasted_into_one_page(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_small(bench->run);
    const char *one = table_write_html(bench->run, table);
    table->title = "Yields again";
    const char *other = table_write_html(bench->run, table);
    char *id = talloc_strndup(bench->run, one, 25);
    assert_true(g_str_has_prefix(id, "<table id=\"table-"));
    assert_null(strstr(other, id));
}

static void a_page_lets_the_table_scroll_and_not_itself(void **state)
{
    struct bench *bench = *state;
    const char *text = html_table_region(bench->run, table_small(bench->run), "t");
    assert_true(g_str_has_prefix(text, "<div class=\"table\" role=\"region\" tabindex=\"0\" "
                                       "aria-labelledby=\"t-caption\">\n<table"));
    assert_non_null(strstr(text, "</table>\n</div>\n<div class=\"notes\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_whole_in_html),
        claim(what_html_would_read_is_escaped),
        claim(empty_cells_are_no_headings),
        claim(a_name_said_once_does_not_leave_rows_without_a_heading),
        claim(a_table_without_notes_is_described_by_none),
        claim(two_tables_can_be_pasted_into_one_page),
        claim(a_page_lets_the_table_scroll_and_not_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
