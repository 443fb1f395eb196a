/* test_contrast.c - contrast of colours, by WCAG 2.2. */
#include "bench.h"

#include <math.h>

#include "spec/contrast.h"
#include "spec/theme.h"

static bool is(double ratio, double printed)
{
    return fabs(ratio - printed) <= 0.005 + 1e-9;
}

/* The ratios with white that the palette is published with. */
static void agrees_with_the_published_ratios(void **state)
{
    (void)state;
    static const struct {
        unsigned rgb;
        double ratio;
    } published[] = {
        { 0x12436D, 10.25 }, { 0x28A197, 3.17 },  { 0x801650, 9.77 },
        { 0xF46A25, 3.03 },  { 0x3D3D3D, 10.86 }, { 0xA285D1, 3.08 },
        { 0x2073BC, 4.95 },  { 0x6BACE6, 2.42 },  { 0xBFBFBF, 1.84 },
    };
    for (size_t i = 0; i < sizeof published / sizeof *published; i++)
        assert_true(is(contrast_ratio(published[i].rgb, WHITE), published[i].ratio));
}

static void is_the_same_in_either_order(void **state)
{
    (void)state;
    assert_true(contrast_ratio(DARK_BLUE, ORANGE) == contrast_ratio(ORANGE, DARK_BLUE));
    assert_true(is(contrast_ratio(BLACK, WHITE), 21.0));
    assert_true(contrast_ratio(DARK_PINK, DARK_PINK) == 1.0);
}

/* Dark blue, turquoise, dark pink, orange: 3.24, 3.09, 3.23 as published. */
static void neighbours_of_the_usual_series_differ_in_lightness(void **state)
{
    (void)state;
    const unsigned *series = theme_usual()->series;
    static const double published[] = { 3.24, 3.09, 3.23 };
    for (size_t i = 0; i < 3; i++)
        assert_true(is(contrast_ratio(series[i], series[i + 1]), published[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(agrees_with_the_published_ratios),
        claim(is_the_same_in_either_order),
        claim(neighbours_of_the_usual_series_differ_in_lightness),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
