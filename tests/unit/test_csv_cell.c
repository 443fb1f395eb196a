/* test_csv_cell.c - texts as cells, for programs and for spreadsheets. */
#include "bench.h"

#include "base/csv_cell.h"

static void a_cell_is_quoted_where_it_has_to_be(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(csv_quoted(bench->run, "plain; text"), "plain; text");
    assert_string_equal(csv_quoted(bench->run, "a, b"), "\"a, b\"");
    assert_string_equal(csv_quoted(bench->run, "say \"no\""), "\"say \"\"no\"\"\"");
    assert_string_equal(csv_quoted(bench->run, "two\nlines"), "\"two\nlines\"");
    assert_string_equal(csv_quoted(bench->run, NULL), "");
    assert_string_equal(csv_quoted(bench->run, "=1+1"), "=1+1");
}

static void what_a_spreadsheet_would_run_gets_an_apostrophe(void **state)
{
    struct bench *bench = *state;
    static const char *const hostile[][2] = {
        { "=1+1", "'=1+1" },
        { "+SUM(A1)", "'+SUM(A1)" },
        { "-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0" },
        { "@SUM(A1)", "'@SUM(A1)" },
        { "\t=1", "'\t=1" },
        { "\r=1", "\"'\r=1\"" },
        { "\n=1", "\"'\n=1\"" },
        { "\uFF1D1+1", "'\uFF1D1+1" },
        { "=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"" },
        { "-1*2", "'-1*2" },
        { "-1 -2", "'-1 -2" },
        { "+", "+" },
    };
    for (size_t i = 0; i < COUNT(hostile); i++)
        assert_string_equal(csv_safe(bench->run, hostile[i][0]), hostile[i][1]);
}

static void figures_and_other_texts_stay(void **state)
{
    struct bench *bench = *state;
    static const char *const harmless[] = { "",    "-0.058",    "-.05 (.02)**", "-4.1e-07", "-",
                                            "+5%", "Made-up A", "a=b",          "'quoted'", " =1",
                                            "1-2", "-3.",       "-0.14***" };
    for (size_t i = 0; i < COUNT(harmless); i++)
        assert_string_equal(csv_safe(bench->run, harmless[i]), harmless[i]);
    assert_string_equal(csv_safe(bench->run, NULL), "");
    assert_string_equal(csv_cell(bench->run, "=x", false), "=x");
    assert_string_equal(csv_cell(bench->run, "=x", true), "'=x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_cell_is_quoted_where_it_has_to_be),
        claim(what_a_spreadsheet_would_run_gets_an_apostrophe),
        claim(figures_and_other_texts_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
