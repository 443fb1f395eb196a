/* test_write.c - formats by name and by the suffix of a path. */
#include "layout_table.h"

static void formats_have_the_names_of_the_option(void **state)
{
    (void)state;
    static const struct {
        const char *name, *path;
        enum format format;
    } formats[] = {
        { "text", "a.txt", FORMAT_TEXT },    { "markdown", "out/a.md", FORMAT_MARKDOWN },
        { "html", "a.b.html", FORMAT_HTML }, { "latex", "a.tex", FORMAT_LATEX },
        { "csv", "a.csv", FORMAT_CSV },      { "json", "a.json", FORMAT_JSON },
        { "xlsx", "a.xlsx", FORMAT_XLSX },   { "docx", "a.docx", FORMAT_DOCX },
        { "svg", "a.svg", FORMAT_SVG },      { "pdf", "a.pdf", FORMAT_PDF },
        { "png", "a.png", FORMAT_PNG },
    };
    for (size_t i = 0; i < COUNT(formats); i++) {
        enum format format = FORMAT_TEXT;
        assert_true(format_named(formats[i].name, &format));
        assert_int_equal(format, formats[i].format);
        assert_true(format_of_path(formats[i].path, &format));
        assert_int_equal(format, formats[i].format);
        assert_string_equal(format_names[i], formats[i].name);
        assert_true(g_str_has_suffix(formats[i].path, format_suffix(format)));
    }
    assert_null(format_names[COUNT(formats)]);
}

static void nothing_else_is_a_format(void **state)
{
    (void)state;
    enum format format = FORMAT_CSV;
    assert_false(format_named("md", &format));
    assert_false(format_named("", &format));
    assert_false(format_of_path("a", &format));
    assert_false(format_of_path("a.csv.gz", &format));
    assert_int_equal(format, FORMAT_CSV);
}

static void each_format_has_its_writer(void **state)
{
    struct bench *bench = *state;
    const struct table *table = table_small(bench->run);
    static const char *const begins[] = { "Table 1: Yields\n", "**Table 1: Yields**\n",
                                          "<table id=", "% \\usepackage{booktabs}\n\\begin{table}",
                                          "mark,Variable," };
    for (size_t i = 0; i < COUNT(begins); i++)
        assert_true(g_str_has_prefix(table_write(bench->run, table, (enum format)i), begins[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(formats_have_the_names_of_the_option),
        claim(nothing_else_is_a_format),
        claim(each_format_has_its_writer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
