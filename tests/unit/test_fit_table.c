/* test_fit_table.c - one fit as a table. Numbers by R: summary(lm(y ~ x)), confint. */
#include "plain_fit.h"

#include "report/fit_table.h"

static const struct table *table_of(struct bench *bench, const char *csv, const char *formula)
{
    struct frame *frame = NULL;
    struct fit *fit = plain_fit(bench, csv, formula, &frame);
    const struct analysis analysis = { .offer = { .frame = frame }, .rows_are = "rows", .row_is = "row" };
    const struct table_style style = table_style_usual(STYLE_PLAIN);
    struct table *table = NULL;
    assert_done(bench, fit_table(bench->run, &analysis, fit, &style, &table));
    return table;
}

static void assert_cells(const struct table *table, size_t row, const char *const *wanted)
{
    for (size_t c = 0; c < table->columns; c++)
        assert_string_equal(table->row[row].cell[c].text, wanted[c]);
}

static void a_row_per_coefficient_with_four_digits_of_the_error(void **state)
{
    const struct table *table = table_of(*state, SURVEY, "y ~ x");
    static const char *const cells[][7] = {
        { "Term", "Estimate", "Std. error", "t", "p", "95% from", "to" },
        { "(Intercept)", "2.2000", "0.9381", "2.35", ".101", "-0.7854", "5.1854" },
        { "x", "0.6000", "0.2828", "2.12", ".124", "-0.3001", "1.5001" },
    };
    assert_int_equal(table->rows, 3);
    for (size_t r = 0; r < 3; r++)
        assert_cells(table, r, cells[r]);
    assert_string_equal(table->title, "y ~ x");
    assert_false(table->made_up);
}

static void the_model_stands_underneath(void **state)
{
    const struct table *table = table_of(*state, SURVEY, "y ~ x");
    assert_string_equal(table->note[0],
                        "n = 5; R\u00B2 = .600, adjusted R\u00B2 = .467; residual standard error "
                        "0.8944 on 3 degrees of freedom; F(1, 3) = 4.50, p = .124.");
}

static void rows_left_out_are_named_with_their_reason(void **state)
{
    const struct table *table = table_of(*state, SURVEY, "y ~ x");
    assert_string_equal(table->note[1], "Left out, 2 of 7 rows: line 7 (x: confidential ('c')); "
                                        "line 8 (y: empty cell).");
}

static void a_model_without_intercept_says_what_its_r_squared_is(void **state)
{
    const struct table *table = table_of(*state, "y,x\n2,1\n4,2\n5,3\n4,4\n5,5\n", "y ~ x - 1");
    assert_non_null(strstr(table->note[0], " Without an intercept R\u00B2 is about zero, not the "
                                           "mean."));
    assert_null(strstr(table_of(*state, SURVEY, "y ~ x")->note[0], "Without"));
}

static void a_model_of_the_mean_alone_has_no_f(void **state)
{
    const struct table *table = table_of(*state, "y\n2\n4\n5\n4\n5\n", "y ~ 1");
    assert_null(strstr(table->note[0], "F("));
    /* mean 4, sd sqrt(6 / 4), error sd / sqrt(5) = .5477 */
    assert_string_equal(table->row[1].cell[1].text, "4.0000");
    assert_string_equal(table->row[1].cell[2].text, "0.5477");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_row_per_coefficient_with_four_digits_of_the_error),
        claim(the_model_stands_underneath),
        claim(rows_left_out_are_named_with_their_reason),
        claim(a_model_without_intercept_says_what_its_r_squared_is),
        claim(a_model_of_the_mean_alone_has_no_f),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
