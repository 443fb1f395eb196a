/* test_palette.c - contrast, and the colours of classes. */
#include "bench.h"

#include <math.h>

#include "draw/palette.h"

static void contrast_is_that_of_the_guidance(void **state)
{
    (void)state;
    /* beside each colour in theme.h, by the Government Analysis Function's table */
    assert_true(fabs(palette_contrast(BLACK, WHITE) - 21.0) < 1e-9);
    assert_true(fabs(palette_contrast(WHITE, DARK_BLUE) - 10.25) < 0.005);
    assert_true(fabs(palette_contrast(TURQUOISE, WHITE) - 3.17) < 0.005);
    assert_true(fabs(palette_contrast(LIGHT_BLUE, WHITE) - 2.42) < 0.005);
}

static void text_on_a_class_is_read(void **state)
{
    (void)state;
    const struct theme *theme = theme_usual();
    for (size_t k = 0; k < RAMP; k++) {
        unsigned ramp = theme->ramp[k], diverging = theme->diverging[k];
        assert_true(palette_contrast(ramp, palette_ink(theme, ramp)) >= 4.5);
        assert_true(palette_contrast(diverging, palette_ink(theme, diverging)) >= 4.5);
    }
    assert_true(palette_contrast(theme->axis, theme->ground) >= 3.0);
}

/* Without colour: CIE lightness, which a copier keeps. */
static double lightness(unsigned rgb)
{
    double luminance = 1.05 / palette_contrast(rgb, WHITE) - 0.05;
    return 116.0 * cbrt(luminance) - 16.0;
}

static void classes_are_told_apart_in_grey(void **state)
{
    (void)state;
    const struct theme *theme = theme_usual();
    for (size_t k = 1; k < RAMP; k++) {
        double step = lightness(theme->ramp[k - 1]) - lightness(theme->ramp[k]);
        assert_true(step > 10.0);
        double away = lightness(theme->diverging[k - 1]) - lightness(theme->diverging[k]);
        assert_true(k <= RAMP / 2 ? away < -10.0 : away > 10.0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(contrast_is_that_of_the_guidance),
        claim(text_on_a_class_is_read),
        claim(classes_are_told_apart_in_grey),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
