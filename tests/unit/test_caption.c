/* test_caption.c - what a scatter plot says in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "draw/caption.h"
#include "draw/numeral.h"
#include "plotted.h"
#include "report/table.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

static struct plotted plotted_new(struct run *run, struct chart *chart, double y_scale)
{
    *chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, y_scale);
    return (struct plotted){ chart, frame, plotted_fit(run, frame), false };
}

/* In R, x and y as in plotted.h: cor(x, y) .8499; summary(lm(y ~ x)): slope .5427, s.e. .1064,
 * p .000464; confint(lm(y ~ x)): .3056 to .7797 */
static void findings_are_those_of_r(void **state)
{
    struct run *run = *state;
    struct chart chart;
    struct plotted plotted = plotted_new(run, &chart, 1);
    assert_string_equal(caption_findings(run, &plotted),
                        "12 local authorities. r = .85; slope .54 (95% CI .31 to .78), p < .001. "
                        "Line: least squares; band: 95% confidence band for the mean.");
}

static void a_plot_beside_tables_of_another_kind_says_its_standard_errors(void **state)
{
    struct run *run = *state;
    struct chart chart;
    struct plotted plotted = plotted_new(run, &chart, 1);
    chart.errors_differ = true;
    assert_string_equal(caption_findings(run, &plotted),
                        "12 local authorities. r = .85; slope .54 (95% CI .31 to .78), p < .001. "
                        "Line: least squares; band: 95% confidence band for the mean. Classical "
                        "standard errors, unlike the tables'.");
    assert_non_null(strstr(caption_alt(run, &plotted), "p < .001, by classical standard errors."));
}

static void a_falling_line_has_negative_r_and_true_minus_signs(void **state)
{
    struct run *run = *state;
    struct chart chart;
    struct plotted plotted = plotted_new(run, &chart, -1);
    chart.layers = LAYER_POINT;
    assert_string_equal(caption_findings(run, &plotted),
                        "12 local authorities. r = " MINUS ".85; slope " MINUS ".54 (95% CI " MINUS
                        ".78 to " MINUS ".31), p < .001.");
}

static void a_slope_shows_the_first_digit_of_its_standard_error(void **state)
{
    struct run *run = *state;
    struct chart chart;
    static const struct {
        double scale;
        const char *slope;
    } rows[] = {
        { 1e-3, "slope .0005 (95% CI .0003 to .0008)" },
        { 1e4, "slope 5,427 (95% CI 3,056 to 7,797)" },
        { 1e-9, "slope 5.43e-10 (95% CI 3.06e-10 to 7.80e-10)" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plotted plotted = plotted_new(run, &chart, rows[i].scale);
        const char *findings = caption_findings(run, &plotted);
        if (strstr(findings, rows[i].slope) == NULL)
            fail_msg("%s", findings);
    }
}

static void a_printed_n_is_told_only_where_it_differs(void **state)
{
    struct run *run = *state;
    struct chart chart;
    struct plotted plotted = plotted_new(run, &chart, 1);
    chart.published_nobs = 87;
    assert_non_null(strstr(caption_findings(run, &plotted), "authorities (printed: n = 87). r"));
    chart.published_nobs = 12;
    assert_null(strstr(caption_findings(run, &plotted), "printed"));
}

static void says_that_there_is_no_line_where_there_is_none(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 3, 0, 0, 1);
    struct plotted plotted = { &chart, frame, plotted_no_fit(run, frame), false };
    assert_string_equal(caption_findings(run, &plotted),
                        "12 local authorities. No line can be fitted to them.");
    assert_null(strstr(caption_alt(run, &plotted), "slope"));
}

static void counts_who_is_not_shown_by_variable_and_reason(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    frame->column[1].label = "Outcome";
    column_miss(&frame->column[1], 0, MISSING_CONFIDENTIAL, "c");
    column_miss(&frame->column[1], 5, MISSING_CONFIDENTIAL, "c");
    column_miss(&frame->column[1], 6, MISSING_NOT_AVAILABLE, "x");
    column_miss(&frame->column[0], 6, MISSING_LOW, "low"); /* counted once, under y */
    column_miss(&frame->column[0], 7, MISSING_CONFIDENTIAL, "c");
    struct plotted plotted = { &chart, frame, plotted_fit(run, frame), false };
    assert_string_equal(caption_not_shown(run, &plotted),
                        "4 local authorities are not shown: no value for Outcome (not available: "
                        "1; confidential: 2) and no value for x (confidential: 1).");
}

static void rows_that_the_study_leaves_out_are_counted_too(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    column_miss(&frame->column[1], 3, MISSING_EMPTY, "empty");
    struct fit *fit = plotted_fit(run, frame);
    frame->column[1].missing[3] = PRESENT;
    struct plotted plotted = { &chart, frame, fit, false };
    assert_string_equal(caption_not_shown(run, &plotted),
                        "1 local authority is not shown: not among those that the study keeps: 1.");
}

static void says_nothing_where_all_are_shown(void **state)
{
    struct run *run = *state;
    struct chart chart;
    struct plotted plotted = plotted_new(run, &chart, 1);
    assert_null(caption_not_shown(run, &plotted));
}

static void an_axis_without_a_title_has_label_and_unit(void **state)
{
    struct run *run = *state;
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    struct chart chart = plotted_chart();
    frame->column[0].label = "Spending";
    assert_string_equal(caption_axis_title(run, frame, &chart.x), "Spending");
    frame->column[0].unit = "pounds";
    assert_string_equal(caption_axis_title(run, frame, &chart.x), "Spending (pounds)");
    chart.x.title = "Money";
    assert_string_equal(caption_axis_title(run, frame, &chart.x), "Money");
}

static void alt_text_tells_the_chart_in_words(void **state)
{
    struct run *run = *state;
    struct chart chart;
    struct plotted plotted = plotted_new(run, &chart, -1);
    assert_string_equal(
        caption_alt(run, &plotted),
        "Title. Scatter chart of y against x for 12 local authorities. Higher x goes "
        "with lower y: r = " MINUS ".85; slope " MINUS ".54 (95% CI " MINUS ".78 to " MINUS
        ".31), p < .001. x runs from 1.0 to 12.0; y runs from " MINUS "9.20 to " MINUS "1.30.");
    chart.alt = "Two outcomes.";
    plotted.made_up = true;
    const char *alt = caption_alt(run, &plotted);
    assert_int_equal(strncmp(alt, MADE_UP_NOTE " Two outcomes. Scatter",
                             strlen(MADE_UP_NOTE " Two outcomes. Scatter")),
                     0);
}

static void alt_text_claims_no_direction_that_chance_explains(void **state)
{
    struct run *run = *state;
    struct chart chart;
    struct plotted plotted = plotted_new(run, &chart, 1);
    struct fit fit = *plotted.fit;
    fit.coefficient[1].p_value = 0.05;
    plotted.fit = &fit;
    assert_non_null(strstr(caption_alt(run, &plotted), "No clear relationship: r"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_are_those_of_r),
        cmocka_unit_test(a_plot_beside_tables_of_another_kind_says_its_standard_errors),
        cmocka_unit_test(a_falling_line_has_negative_r_and_true_minus_signs),
        cmocka_unit_test(a_slope_shows_the_first_digit_of_its_standard_error),
        cmocka_unit_test(a_printed_n_is_told_only_where_it_differs),
        cmocka_unit_test(says_that_there_is_no_line_where_there_is_none),
        cmocka_unit_test(counts_who_is_not_shown_by_variable_and_reason),
        cmocka_unit_test(rows_that_the_study_leaves_out_are_counted_too),
        cmocka_unit_test(says_nothing_where_all_are_shown),
        cmocka_unit_test(an_axis_without_a_title_has_label_and_unit),
        cmocka_unit_test(alt_text_tells_the_chart_in_words),
        cmocka_unit_test(alt_text_claims_no_direction_that_chance_explains),
    };
    return cmocka_run_group_tests(tests, start, end);
}
