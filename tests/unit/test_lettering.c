/* test_lettering.c - type and its measures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "draw/lettering.h"
#include "draw/palette.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

static void width_is_in_proportion_to_size(void **state)
{
    struct run *run = *state;
    struct lettering *lettering = lettering_new(run, theme_usual());
    double at_nine = lettering_width(lettering, "KS4 Attainment", 9);
    assert_true(at_nine > 20);
    assert_true(fabs(lettering_width(lettering, "KS4 Attainment", 27) - 3 * at_nine) < 0.1);
}

/* "0" is 1139 of 2048 units wide in Liberation Sans (and Arial), as ttx shows. */
static void one_unit_is_one_point(void **state)
{
    struct run *run = *state;
    struct lettering *lettering = lettering_new(run, theme_usual());
    assert_true(fabs(lettering_width(lettering, "0000000000", 20.48) - 113.9) < 0.1);
}

static void wrapped_text_stays_within_its_width(void **state)
{
    struct run *run = *state;
    struct lettering *lettering = lettering_new(run, theme_usual());
    struct scene *scene = scene_new(run, 100, 100);
    static const char *const text[] = {
        "several words that need more than one line",
        "Donaudampfschifffahrtsgesellschaftskapitän",
    };
    for (size_t i = 0; i < 2; i++) {
        struct item *item =
            lettering_add(run, lettering, scene, "note", text[i], 8, 60, palette_colour(BLACK, 1));
        assert_true(item->width <= 60 && item->width > 20);
        assert_true(item->height > 2 * item->baseline);
    }
}

static void the_widest_word_decides(void **state)
{
    struct run *run = *state;
    struct lettering *lettering = lettering_new(run, theme_usual());
    double widest = lettering_word_width(run, lettering, "a bb cccc  dd", 9);
    assert_true(widest == lettering_width(lettering, "cccc", 9));
    assert_true(lettering_word_width(run, lettering, "", 9) == 0);
}

static void markup_is_escaped(void **state)
{
    struct run *run = *state;
    assert_string_equal(lettering_markup(run, "<b> & 'x'"), "&lt;b&gt; &amp; &apos;x&apos;");
    assert_string_equal(lettering_heading(run, "A&B", "1 < 2"),
                        "<b>A&amp;B</b>  1\xC2\xA0&lt;\xC2\xA0"
                        "2");
    assert_string_equal(lettering_heading(run, "", "Title"), "Title");
}

static void bytes_that_are_no_text_do_not_stop_it(void **state)
{
    struct run *run = *state;
    assert_true(strstr(lettering_markup(run, "a\xFFz"), "z") != NULL);
}

/* Pango breaks "p < .001" after the point unless told otherwise. */
static void prose_is_not_broken_inside_a_number(void **state)
{
    struct run *run = *state;
    struct lettering *lettering = lettering_new(run, theme_usual());
    struct item item = { .kind = ITEM_TEXT,
                         .size = 9,
                         .markup = lettering_prose(run, "a p = -.123") };
    lettering_measure(lettering, &item);
    double narrowest = lettering_width(lettering, lettering_prose(run, "p = -.123"), 9) + 0.1;
    for (item.wrap = item.width; item.wrap > narrowest; item.wrap -= 0.5) {
        PangoLayout *layout = lettering_layout(lettering, &item);
        const char *text = pango_layout_get_text(layout);
        for (int line = 1; line < pango_layout_get_line_count(layout); line++) {
            int start_at = pango_layout_get_line_readonly(layout, line)->start_index;
            assert_true(text[start_at] == 'p');
        }
        g_object_unref(layout);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(width_is_in_proportion_to_size),
        cmocka_unit_test(one_unit_is_one_point),
        cmocka_unit_test(wrapped_text_stays_within_its_width),
        cmocka_unit_test(the_widest_word_decides),
        cmocka_unit_test(markup_is_escaped),
        cmocka_unit_test(bytes_that_are_no_text_do_not_stop_it),
        cmocka_unit_test(prose_is_not_broken_inside_a_number),
    };
    return cmocka_run_group_tests(tests, start, end);
}
