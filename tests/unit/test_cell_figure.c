/* test_cell_figure.c - the parts of printed figures. */
#include "bench.h"

#include "report/cell_figure.h"

static void figures_fall_into_their_parts(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *text, *shown;
        double value;
        const char *stars, *sign, *format;
    } figures[] = {
        { ".331", ".331", .331, "", "", ".000" },
        { "-.058*", "-.058", -.058, "*", "", ".000" },
        { "0.50", "0.50", .5, "", "", "0.00" },
        { "-12.965**=", "-12.965", -12.965, "**", "=", "0.000" },
        { ".2\u2248", ".2", .2, "", "\u2248", ".0" },
        { "145", "145", 145, "", "", "0" },
        { "641,070", "641,070", 641070, "", "", "#,##0" },
        { "12.5%", "12.5%", .125, "", "", "0.0%" },
        { "-4.10e-07", "-4.10e-07", -4.1e-7, "", "", "0.00E+00" },
        { "\u22121.5~", "\u22121.5", -1.5, "", "~", "0.0" },
    };
    for (size_t i = 0; i < COUNT(figures); i++) {
        struct cell_figure figure, bracketed;
        assert_true(cell_figure_read(bench->run, figures[i].text, &figure, &bracketed));
        assert_string_equal(figure.shown, figures[i].shown);
        assert_true(figure.is_number);
        assert_float_equal(figure.value, figures[i].value, 1e-15);
        assert_string_equal(figure.stars, figures[i].stars);
        assert_string_equal(figure.sign, figures[i].sign);
        assert_string_equal(cell_figure_format(bench->run, &figure), figures[i].format);
        assert_null(bracketed.shown);
    }
}

static void a_shorthand_is_no_number(void **state)
{
    struct bench *bench = *state;
    struct cell_figure figure, bracketed;
    assert_true(cell_figure_read(bench->run, "<.001***=", &figure, &bracketed));
    assert_false(figure.is_number);
    assert_string_equal(figure.shown, "<.001");
    assert_string_equal(figure.stars, "***");
    assert_string_equal(figure.sign, "=");
}

static void brackets_hold_a_figure_or_words(void **state)
{
    struct bench *bench = *state;
    struct cell_figure figure, bracketed;
    assert_true(cell_figure_read(bench->run, "-.058= (.30)\u2260", &figure, &bracketed));
    assert_string_equal(figure.sign, "=");
    assert_true(bracketed.is_number);
    assert_float_equal(bracketed.value, .3, 1e-15);
    assert_string_equal(bracketed.sign, "\u2260");
    assert_true(cell_figure_read(bench->run, "5.65 (10, 134)", &figure, &bracketed));
    assert_float_equal(figure.value, 5.65, 1e-15);
    assert_false(bracketed.is_number);
    assert_string_equal(bracketed.shown, "10, 134");
}

static void an_interval_is_two_figures(void **state)
{
    struct bench *bench = *state;
    struct cell_figure low, high;
    assert_true(cell_figure_read(bench->run, "[-12.90, 28.57]", &low, &high));
    assert_true(low.opens);
    assert_float_equal(low.value, -12.9, 1e-15);
    assert_float_equal(high.value, 28.57, 1e-15);
    assert_string_equal(cell_figure_format(bench->run, &low), "0.00");
    assert_true(cell_figure_read(bench->run, "< .001***", &low, &high));
    assert_false(low.is_number);
    assert_false(low.opens);
    assert_string_equal(low.shown, "< .001");
}

static void words_are_no_figures(void **state)
{
    struct bench *bench = *state;
    static const char *const words[] = {
        "",         "-",     "5 of 5", "2017-18", "7.2% to 21.3%", "1,2",
        "12,34",    "a",     "<",      "1.2.3",   ".5 (x",         ".5 (x) y",
        "E0600047", "[1, 2", "[1 2]",  "[a, 2]",  "[1, b]",        "[1, 2] x"
    };
    for (size_t i = 0; i < COUNT(words); i++) {
        struct cell_figure figure, bracketed;
        if (cell_figure_read(bench->run, words[i], &figure, &bracketed))
            fail_msg("'%s' was read as a figure", words[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(figures_fall_into_their_parts),
        claim(a_shorthand_is_no_number),
        claim(brackets_hold_a_figure_or_words),
        claim(an_interval_is_two_figures),
        claim(words_are_no_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
