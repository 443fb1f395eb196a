/* test_write_markup.c - a table as Markdown, HTML, LaTeX and CSV, whatever its texts hold. */
#include "layout_table.h"

/* One column headed "h", one body cell. */
static struct table *one_cell(struct run *run, const char *text)
{
    struct table *table = table_new(run, "", "T", 1);
    table_add_row(run, table, ROW_HEAD)->cell[0].text = "h";
    table_add_row(run, table, ROW_BODY)->cell[0].text = text;
    return table;
}

static void the_whole_in_markdown(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(table_write_markdown(bench->run, table_small(bench->run)),
                        "**Table 1: Yields**\n\n"
                        "| Variable | Yield: B | Yield: p |\n"
                        "|:---|---:|---:|\n"
                        "| <sup>z</sup> Rain | -.058 (.30) | &lt;.001\\*\\*\\* |\n"
                        "| *as printed* | 12.5 | .05 |\n"
                        "| R\u00B2 | .6 |  |\n"
                        "\n5 authorities.\n");
}

static void markdown_escapes_what_it_would_read(void **state)
{
    struct bench *bench = *state;
    const char *text =
        table_write_markdown(bench->run, one_cell(bench->run, "a|b *c* _d_ <e> `f`"));
    assert_non_null(strstr(text, "\n| a\\|b \\*c\\* \\_d\\_ &lt;e> \\`f\\` |\n"));
}

/* Else the backslash of the text would take the escape of what follows it. */
static void markdown_escapes_its_own_escape(void **state)
{
    struct bench *bench = *state;
    const char *text = table_write_markdown(bench->run, one_cell(bench->run, "a\\_b"));
    assert_non_null(strstr(text, "\n| a\\\\\\_b |\n"));
}

static void the_whole_in_csv(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(table_write_csv(bench->run, table_small(bench->run)),
                        "mark,Variable,Yield: B,Yield: p\n"
                        "z,Rain,-.058 (.30),<.001***\n"
                        ",as printed,12.5,.05\n"
                        ",R\u00B2,.6,\n");
}

static void csv_quotes_what_it_has_to(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *text, *quoted;
    } cells[] = { { "plain", "plain" },
                  { "", "" },
                  { "a,b", "\"a,b\"" },
                  { "say \"b\"", "\"say \"\"b\"\"\"" },
                  { "a\nb", "\"a\nb\"" },
                  { "a\rb", "\"a\rb\"" },
                  { "%d \u2248,", "\"%d \u2248,\"" } };
    for (size_t i = 0; i < COUNT(cells); i++)
        assert_string_equal(csv_quoted(bench->run, cells[i].text), cells[i].quoted);
}

static void made_up_data_are_said_to_be_so_in_each_format(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_small(bench->run);
    for (enum format format = FORMAT_TEXT; format <= FORMAT_CSV; format++) {
        table->made_up = false;
        assert_null(strstr(table_write(bench->run, table, format), "ade-up"));
        table->made_up = true;
        assert_non_null(strstr(table_write(bench->run, table, format), "ade-up"));
    }
    const char *csv = table_write_csv(bench->run, table);
    assert_non_null(strstr(csv, "mark,Variable,Yield: B,Yield: p,made_up\n"));
    assert_non_null(strstr(csv, "\n,R\u00B2,.6,,made-up data\n"));
}

/* table.h: NULL is an empty cell. */
static void a_cell_without_text_is_empty_in_each_format(void **state)
{
    struct bench *bench = *state;
    const struct table *table = one_cell(bench->run, NULL);
    assert_non_null(strstr(table_write_markdown(bench->run, table), "\n|  |\n"));
    assert_non_null(strstr(table_write_html(bench->run, table), "<tr><td></td></tr>"));
    assert_non_null(strstr(table_write_latex(bench->run, table), "\\midrule\n \\\\\n"));
    assert_non_null(strstr(table_write_csv(bench->run, table), "mark,h\n,\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_whole_in_markdown),
        claim(markdown_escapes_what_it_would_read),
        claim(markdown_escapes_its_own_escape),
        claim(the_whole_in_csv),
        claim(csv_quotes_what_it_has_to),
        claim(made_up_data_are_said_to_be_so_in_each_format),
        claim(a_cell_without_text_is_empty_in_each_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
