/* test_palette.c - the colours of classes. */
#include "bench.h"

#include <math.h>

#include "draw/palette.h"
#include "spec/contrast.h"

static const struct theme *shipped(size_t i)
{
    return i == 0 ? theme_usual() : i == 1 ? theme_journal() : theme_dark();
}

static void text_on_a_class_is_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++)
        for (size_t k = 0; k < RAMP; k++) {
            const struct theme *theme = shipped(i);
            unsigned ramp = theme->ramp[k], diverging = theme->diverging[k];
            assert_true(contrast_ratio(ramp, palette_text_on(theme, ramp)) >= TEXT_CONTRAST);
            assert_true(contrast_ratio(diverging, palette_text_on(theme, diverging)) >= TEXT_CONTRAST);
        }
}

/* Without colour: CIE lightness, which a copier keeps. */
static double lightness(unsigned rgb)
{
    double luminance = 1.05 / contrast_ratio(rgb, WHITE) - 0.05;
    return 116.0 * cbrt(luminance) - 16.0;
}

/* Steps of a ramp go one way; of a diverging one away from the middle, on either side. */
static void classes_are_told_apart_in_grey(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        const struct theme *theme = shipped(i);
        double way = lightness(theme->ramp[0]) > lightness(theme->ramp[1]) ? 1.0 : -1.0;
        double middle =
            lightness(theme->diverging[2]) > lightness(theme->diverging[0]) ? 1.0 : -1.0;
        for (size_t k = 1; k < RAMP; k++) {
            assert_true(way * (lightness(theme->ramp[k - 1]) - lightness(theme->ramp[k])) > 10.0);
            double away = lightness(theme->diverging[k - 1]) - lightness(theme->diverging[k]);
            assert_true((k <= RAMP / 2 ? -middle : middle) * away > 10.0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(text_on_a_class_is_read),
        claim(classes_are_told_apart_in_grey),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
