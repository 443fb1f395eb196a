/* test_fitted_line.c - the line and its band. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "draw/fitted_line.h"
#include "plotted.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

/* In R, x and y as in plotted.h:
 *     predict(lm(y ~ x), data.frame(x = c(1, 6.5, 12)), interval = "confidence") */
static void line_and_band_are_those_of_r(void **state)
{
    struct run *run = *state;
    static const struct {
        size_t step;
        double mean, lower, upper;
    } rows[] = {
        { 0, 2.03205128205, 0.492710535272, 3.57139202883 },
        { 48, 5.01666666667, 4.198338451034, 5.83499488230 },
        { 96, 8.00128205128, 6.461941304502, 9.54062279806 },
    };
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    const struct fitted_line *line = fitted_line(run, frame, plotted_fit(run, frame), true);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(fabs(line->mean[rows[i].step].y - rows[i].mean) < 1e-10);
        assert_true(fabs(line->lower[rows[i].step].y - rows[i].lower) < 1e-10);
        assert_true(fabs(line->upper[rows[i].step].y - rows[i].upper) < 1e-10);
    }
}

static void runs_over_the_range_of_the_data_and_no_further(void **state)
{
    struct run *run = *state;
    const struct frame *frame = plotted_frame(run, 0.1, 0.7, 0, 1);
    const struct fitted_line *line = fitted_line(run, frame, plotted_fit(run, frame), false);
    assert_false(line->has_band || line->has_prediction);
    assert_true(line->mean[0].x == 0.1 + 0.7 * 1.0);
    assert_true(line->mean[FITTED_STEPS].x == 0.1 + 0.7 * 12.0);
}

static void there_is_no_line_without_a_fit(void **state)
{
    struct run *run = *state;
    assert_null(fitted_line(run, plotted_frame(run, 3, 0, 0, 1), NULL, true));
}

/* Between places that are fitted anew, the band is straight: on the chord, and near the curve. */
static void a_robust_band_is_straight_between_its_places(void **state)
{
    struct run *run = *state;
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    struct fit *fit = plotted_fit(run, frame);
    struct inference inference = inference_usual();
    inference.kind = INFERENCE_HC3;
    assert_true(infer(run, frame, &inference, fit));
    const struct fitted_line *line = fitted_line(run, frame, fit, true);
    assert_true(line->has_band && line->has_prediction);
    double chord = (line->lower[40].y + line->lower[44].y) / 2;
    assert_true(fabs(line->lower[42].y - chord) < 1e-12);
    double curve = mean_interval_at(frame, fit, line->lower[42].x).conf_low;
    assert_true(fabs(chord - curve) < 0.01);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_and_band_are_those_of_r),
        cmocka_unit_test(runs_over_the_range_of_the_data_and_no_further),
        cmocka_unit_test(there_is_no_line_without_a_fit),
        cmocka_unit_test(a_robust_band_is_straight_between_its_places),
    };
    return cmocka_run_group_tests(tests, start, end);
}
