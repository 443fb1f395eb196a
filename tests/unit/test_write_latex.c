/* test_write_latex.c - tables for LaTeX. That they compile is a case: latex-compiles. */
#include "layout_table.h"

static struct table *one_column(struct run *run, const char *text, size_t rows)
{
    static const char *const head[] = { "h" };
    struct table *table = table_headed(run, "t", head, 1);
    for (size_t i = 0; i < rows; i++)
        table_add_row(run, table, ROW_BODY)->cell[0].text = text;
    return table;
}

static void the_whole_in_latex(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(
        table_write_latex(bench->run, table_small(bench->run)),
        "% \\usepackage{booktabs}\n"
        "\\begin{table}[htbp]\n\\centering\n\\renewcommand{\\thetable}{1}%\n\\caption{Yields}\n"
        "\\begin{tabular}{@{}lr@{}lr@{}l@{}}\n\\toprule\n"
        " & \\multicolumn{4}{c}{Yield} \\\\\n\\cmidrule(lr){2-5}\n"
        "Variable & \\multicolumn{2}{c}{B} & \\multicolumn{2}{c}{p} \\\\\n"
        "\\midrule\n"
        "\\textsuperscript{z}\\,Rain & $-$&.058 (.30) & \\textless{}&.001*** \\\\\n"
        "\\quad as printed & 12&.5 & &.05 \\\\\n"
        "\\midrule\n"
        "R\\textsuperscript{2} & &.6 & & \\\\\n"
        "\\bottomrule\n\\end{tabular}\n"
        "\\par\\medskip\n{\\footnotesize\\raggedright\n\\noindent 5 authorities.\\par\n}\n"
        "\\end{table}\n");
}

static void latex_escapes_what_it_would_read(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(latex_text(bench->run, "&%$#_{}~^\\<>|\""),
                        "\\&\\%\\$\\#\\_\\{\\}\\textasciitilde{}\\textasciicircum{}"
                        "\\textbackslash{}\\textless{}\\textgreater{}\\textbar{}\\textquotedbl{}");
    assert_string_equal(latex_text(bench->run, NULL), "");
}

/* Its usual form stops at these, which it knows in mathematics only. */
static void latex_writes_no_sign_that_it_does_not_know(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(
        latex_text(bench->run, "\u2248\u2260\u2264\u2265\u00B2\u2212\u00D7\u03C7\u221A"),
        "$\\approx$$\\neq$$\\leq$$\\geq$\\textsuperscript{2}$-$$\\times$$\\chi$$\\surd$");
}

/* "\\ [x]" and "\\ *" would be read as options of the line end. */
static void a_row_does_not_begin_with_an_option_of_the_one_before(void **state)
{
    struct bench *bench = *state;
    assert_non_null(
        strstr(table_write_latex(bench->run, one_column(bench->run, "[x]", 2)), "\n{}[x] \\\\\n"));
    assert_non_null(
        strstr(table_write_latex(bench->run, one_column(bench->run, "*", 2)), "\n{}* \\\\\n"));
}

static void minus_signs_of_figures_are_true_and_hyphens_stay(void **state)
{
    struct bench *bench = *state;
    static const char *const head[] = { "2017-18", "B" };
    struct table *table = table_headed(bench->run, "t", head, 2);
    struct table_row *row = table_add_row(bench->run, table, ROW_BODY);
    row->cell[0].text = "2018-19";
    row->cell[1].text = "-1.2 (-.5)";
    const char *text = table_write_latex(bench->run, table);
    assert_non_null(strstr(text, "2018-19 & $-$1&.2 ($-$.5) \\\\"));
    assert_non_null(strstr(text, "2017-18"));
}

static void many_rows_go_over_pages_with_headings_on_each(void **state)
{
    struct bench *bench = *state;
    const char *text = table_write_latex(bench->run, one_column(bench->run, "x", 100));
    assert_true(g_str_has_prefix(text, "% \\usepackage{booktabs,longtable}\n"));
    assert_non_null(strstr(text, "\\begin{longtable}"));
    const char *first = strstr(text, "\nh \\\\\n");
    assert_non_null(first);
    assert_non_null(strstr(first + 1, "\nh \\\\\n"));
    assert_null(strstr(text, "\\begin{table}"));
}

static void long_words_are_broken_and_what_that_needs_is_said(void **state)
{
    struct bench *bench = *state;
    const char *words = "many words one after the other until no line of a page can hold them all";
    const char *text = table_write_latex(bench->run, one_column(bench->run, words, 2));
    assert_true(g_str_has_prefix(text, "% \\usepackage{booktabs,array}\n"));
    assert_non_null(strstr(text, "\\raggedright\\arraybackslash}p{"));
    text = table_write_latex(bench->run, one_column(bench->run, "few words", 2));
    assert_null(strstr(text, "raggedright\\arraybackslash"));
}

static void a_table_that_no_type_makes_narrow_enough_is_turned(void **state)
{
    struct bench *bench = *state;
    enum { COLUMNS = 16 };
    struct table *table = table_new(bench->run, "", "t", COLUMNS);
    struct table_row *row = table_add_row(bench->run, table, ROW_HEAD);
    for (size_t c = 0; c < COLUMNS; c++)
        row->cell[c].text = "heading";
    const char *text = table_write_latex(bench->run, table);
    assert_true(g_str_has_prefix(text, "% \\usepackage{booktabs,lscape}\n\\begin{landscape}\n"));
    assert_true(g_str_has_suffix(text, "\\end{landscape}\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_whole_in_latex),
        claim(latex_escapes_what_it_would_read),
        claim(latex_writes_no_sign_that_it_does_not_know),
        claim(a_row_does_not_begin_with_an_option_of_the_one_before),
        claim(minus_signs_of_figures_are_true_and_hyphens_stay),
        claim(many_rows_go_over_pages_with_headings_on_each),
        claim(long_words_are_broken_and_what_that_needs_is_said),
        claim(a_table_that_no_type_makes_narrow_enough_is_turned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
