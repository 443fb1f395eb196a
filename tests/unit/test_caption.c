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

static const struct analysis *analysis_made(struct run *run, struct frame *frame)
{
    struct analysis *analysis = talloc_zero(run, struct analysis);
    analysis->offer.frame = frame;
    analysis->inference = inference_usual();
    analysis->rows_are = "local authorities";
    analysis->row_is = "local authority";
    return analysis;
}

static struct plotted plotted_made(struct run *run, const struct chart *chart,
                                   const struct analysis *analysis)
{
    struct formula *formula = NULL;
    struct pairs *pairs = NULL;
    if (!formula_parse(run, "y ~ x", NOWHERE, &formula)
        || !pairs_of(run, analysis, formula, &pairs))
        fail_msg("%s", run->message);
    return plotted_of(run, chart, analysis, pairs);
}

static struct plotted plotted_new(struct run *run, struct chart *chart, double y_scale)
{
    *chart = plotted_chart();
    return plotted_made(run, chart, analysis_made(run, plotted_frame(run, 0, 1, 0, y_scale)));
}

#define NBSP "\xC2\xA0"

/* In R, x and y as in plotted.h: cor(x, y) .8499; summary(lm(y ~ x)): intercept 1.489 (s.e. .783),
 * slope .5427, s.e. .1064, p .000464, R squared .7223; confint(lm(y ~ x)): .3056 to .7797 */
static void findings_are_those_of_r(void **state)
{
    struct run *run = *state;
    struct chart chart;
    struct plotted plotted = plotted_new(run, &chart, 1);
    assert_string_equal(caption_findings(run, &plotted),
                        "12 local authorities. Line: least squares, y = 1.49 + .543 x; r = .85, "
                        "R" NBSP "squared = .72. Slope .543 (95% CI .306 to .780), p < .001, by "
                        "classical standard errors.");
    assert_string_equal(caption_bands(run, &plotted), "Shaded: 95% confidence band for the mean.");
}

static void a_falling_line_has_negative_r_and_true_minus_signs(void **state)
{
    struct run *run = *state;
    struct chart chart;
    struct plotted plotted = plotted_new(run, &chart, -1);
    chart.layers = LAYER_POINT;
    assert_string_equal(caption_findings(run, &plotted),
                        "12 local authorities. Least squares: y = " MINUS "1.49 " MINUS
                        " .543 x; r = " MINUS ".85, R" NBSP "squared = .72. Slope " MINUS
                        ".543 (95% CI " MINUS ".780 to " MINUS
                        ".306), p < .001, by classical standard errors.");
    assert_null(caption_bands(run, &plotted));
}

static void a_prediction_band_says_what_it_rests_on(void **state)
{
    struct run *run = *state;
    struct chart chart;
    struct plotted plotted = plotted_new(run, &chart, 1);
    chart.layers = LAYER_PREDICTION;
    assert_string_equal(caption_bands(run, &plotted),
                        "Dashed: 95% prediction band, for one more local authority; it takes "
                        "errors to be normal and of one size.");
}

static void a_band_that_cannot_be_had_is_explained(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    struct analysis analysis = *analysis_made(run, frame);
    chart.layers |= LAYER_PREDICTION;
    analysis.inference.kind = INFERENCE_PERMUTATION;
    analysis.inference.replicates = 199;
    struct plotted plotted = plotted_made(run, &chart, &analysis);
    assert_string_equal(caption_bands(run, &plotted),
                        "No confidence band: permutation standard errors give the mean at a point "
                        "no interval. No prediction band: permutation standard errors give the "
                        "mean at a point no interval.");
    struct column *w = frame_add(run, frame, "w", COLUMN_NUMBER);
    for (size_t i = 0; i < PLOTTED; i++)
        w->number[i] = 1 + (double)(i % 3);
    analysis.inference = inference_usual();
    analysis.offer.weight = "w";
    plotted = plotted_made(run, &chart, &analysis);
    assert_non_null(
        strstr(caption_findings(run, &plotted), "Line: least squares, weighted by w, y ="));
    assert_string_equal(caption_bands(run, &plotted),
                        "Shaded: 95% confidence band for the mean. No prediction band: with "
                        "weights the spread of one more local authority, whose weight is not "
                        "known, cannot be told.");
}

static void a_slope_shows_the_second_digit_of_its_standard_error(void **state)
{
    struct run *run = *state;
    struct chart chart;
    static const struct {
        double scale;
        const char *slope;
    } rows[] = {
        { 1e-3, "Slope .00054 (95% CI .00031 to .00078)" },
        { 1e4, "Slope 5,427 (95% CI 3,056 to 7,797)" },
        { 1e-9, "Slope 5.427e-10 (95% CI 3.056e-10 to 7.797e-10)" },
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
    assert_non_null(strstr(caption_findings(run, &plotted), "authorities (printed: n = 87). Line"));
    chart.published_nobs = 12;
    assert_null(strstr(caption_findings(run, &plotted), "printed"));
}

static void says_why_there_is_no_line(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct plotted plotted =
        plotted_made(run, &chart, analysis_made(run, plotted_frame(run, 3, 0, 0, 1)));
    assert_string_equal(caption_findings(run, &plotted),
                        "12 local authorities. No line: all 12 local authorities have one value of "
                        "x, 3.");
    assert_null(strstr(caption_alt(run, &plotted, NULL), "lope"));
}

static void an_exact_line_is_told_without_errors(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    for (size_t i = 0; i < PLOTTED; i++)
        frame->column[1].number[i] = 7 - 0.5 * frame->column[0].number[i];
    struct plotted plotted = plotted_made(run, &chart, analysis_made(run, frame));
    assert_string_equal(caption_findings(run, &plotted),
                        "12 local authorities. All lie on the line y = 7 " MINUS " 0.5 x.");
    assert_null(caption_bands(run, &plotted));
    assert_non_null(strstr(caption_alt(run, &plotted, NULL), "Higher x goes with lower y: y = 7"));
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
    struct plotted plotted = plotted_made(run, &chart, analysis_made(run, frame));
    assert_string_equal(caption_not_shown(run, &plotted),
                        "4 local authorities are not shown: no value for Outcome (not available: "
                        "1; confidential: 2) and no value for x (confidential: 1).");
}

static void rows_left_out_and_without_weight_are_counted_too(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    struct analysis analysis = *analysis_made(run, frame);
    struct column *w = frame_add(run, frame, "w", COLUMN_NUMBER);
    bool *offered = run_array(run, bool, PLOTTED);
    for (size_t i = 0; i < PLOTTED; i++) {
        offered[i] = i != 3;
        w->number[i] = i == 5 ? 0 : 1;
    }
    analysis.offer.offered = offered;
    struct plotted plotted = plotted_made(run, &chart, &analysis);
    assert_string_equal(caption_not_shown(run, &plotted),
                        "1 local authority is not shown: not among those that the study keeps: 1.");
    analysis.offer.weight = "w";
    plotted = plotted_made(run, &chart, &analysis);
    assert_string_equal(caption_not_shown(run, &plotted),
                        "2 local authorities are not shown: no weight above zero in w: 1 and not "
                        "among those that the study keeps: 1.");
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
    chart.x.transform = FACTOR_LN;
    assert_string_equal(caption_axis_title(run, frame, &chart.x), "ln Spending");
    chart.x.transform = FACTOR_Z;
    assert_string_equal(caption_axis_title(run, frame, &chart.x),
                        "Spending (standard deviations from the mean)");
    chart.x.title = "Money";
    assert_string_equal(caption_axis_title(run, frame, &chart.x), "Money");
}

static void alt_text_tells_the_chart_in_words(void **state)
{
    struct run *run = *state;
    struct chart chart;
    struct plotted plotted = plotted_new(run, &chart, -1);
    assert_string_equal(
        caption_alt(run, &plotted, "More."),
        "Title. Scatter chart of y against x for 12 local authorities. Higher x goes "
        "with lower y: y = " MINUS "1.49 " MINUS " .543 x; r = " MINUS ".85, R" NBSP
        "squared = .72. Slope " MINUS ".543 (95% CI " MINUS ".780 to " MINUS
        ".306), p < .001, by classical standard errors. x runs from "
        "1.0 to 12.0; y runs from " MINUS "9.20 to " MINUS "1.30. More.");
    chart.alt = "Two outcomes.";
    plotted.made_up = true;
    const char *alt = caption_alt(run, &plotted, NULL);
    assert_int_equal(strncmp(alt, MADE_UP_NOTE " Two outcomes. Scatter",
                             strlen(MADE_UP_NOTE " Two outcomes. Scatter")),
                     0);
}

static void alt_text_claims_no_direction_that_chance_explains(void **state)
{
    struct run *run = *state;
    struct chart chart;
    struct plotted plotted = plotted_new(run, &chart, 1);
    plotted.pairs->fit->coefficient[1].p_value = 0.05;
    assert_non_null(strstr(caption_alt(run, &plotted, NULL), "No clear relationship: y ="));
}

static void a_row_is_told_by_name_and_values(void **state)
{
    struct run *run = *state;
    struct chart chart;
    struct plotted plotted = plotted_new(run, &chart, 1);
    assert_string_equal(caption_row(run, &plotted, "Barnet", 2), "Barnet: x 3.0, y 3.80");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_are_those_of_r),
        cmocka_unit_test(a_falling_line_has_negative_r_and_true_minus_signs),
        cmocka_unit_test(a_slope_shows_the_second_digit_of_its_standard_error),
        cmocka_unit_test(a_printed_n_is_told_only_where_it_differs),
        cmocka_unit_test(says_why_there_is_no_line),
        cmocka_unit_test(an_exact_line_is_told_without_errors),
        cmocka_unit_test(a_prediction_band_says_what_it_rests_on),
        cmocka_unit_test(a_band_that_cannot_be_had_is_explained),
        cmocka_unit_test(a_row_is_told_by_name_and_values),
        cmocka_unit_test(counts_who_is_not_shown_by_variable_and_reason),
        cmocka_unit_test(rows_left_out_and_without_weight_are_counted_too),
        cmocka_unit_test(says_nothing_where_all_are_shown),
        cmocka_unit_test(an_axis_without_a_title_has_label_and_unit),
        cmocka_unit_test(alt_text_tells_the_chart_in_words),
        cmocka_unit_test(alt_text_claims_no_direction_that_chance_explains),
    };
    return cmocka_run_group_tests(tests, start, end);
}
