/* test_axis.c - ticks that fit, and titles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "draw/axis.h"
#include "layout.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

static void labels_along_the_page_stay_on_it_and_apart(void **state)
{
    struct run *run = *state;
    struct lettering *lettering = lettering_new(run, theme_usual());
    static const double ends[][2] = {
        { 0, 1 }, { 38.6, 52.8 }, { 1e6, 1e6 + 0.01 }, { -5e6, 5e6 }, { 999999, 1000001 },
    };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        for (double page = 80; page < 500; page += 7) {
            struct scene *scene = scene_new(run, page, 100);
            struct scale scale = scale_over(ends[i][0], ends[i][1], 0.04, 0, 0);
            struct axis axis = axis_along(run, lettering, scale, 8, 4, 20, page - 4);
            struct box plot = { axis.scale.from, 10, axis.scale.to, 80 };
            assert_true(plot.left >= 20 && plot.right <= page - 4 && plot.left < plot.right);
            axis_add_labels(run, lettering, scene, &axis, false, plot, 4);
            assert_true(axis.ticks.count >= (page > 150 ? 2 : 1));
            const char *flaw = layout_flaw(run, scene);
            if (flaw != NULL && page > 150)
                fail_msg("%g points, %g to %g: %s", page, ends[i][0], ends[i][1], flaw);
        }
    }
}

/* A panel of a slide: rather than its ends alone, an axis keeps a zero in the middle. */
static void a_short_axis_has_ticks_close_together_before_it_has_its_ends_only(void **state)
{
    struct run *run = *state;
    struct lettering *lettering = lettering_new(run, theme_usual());
    struct axis axis = axis_upright(run, lettering, scale_over(-2.1, 4.5, 0.05, 94, 0), 10);
    assert_int_equal(axis.ticks.count, 4);
    assert_string_equal(axis.ticks.label[1], "0");
    assert_true(scale_at(&axis.scale, 0.0) - scale_at(&axis.scale, 2.0) > axis.label_height);
}

static void grid_lines_stand_at_the_ticks(void **state)
{
    struct run *run = *state;
    struct lettering *lettering = lettering_new(run, theme_usual());
    struct scene *scene = scene_new(run, 200, 200);
    struct axis axis = axis_upright(run, lettering, scale_over(0, 10, 0, 190, 10), 8);
    struct box plot = { 30, 10, 190, 190 };
    axis_add_grid(run, scene, &axis, true, plot);
    assert_int_equal(scene->items, axis.ticks.count);
    for (size_t i = 0; i < scene->items; i++) {
        const struct point *at = scene->item[i].point;
        assert_true(at[0].x == 30 && at[1].x == 190 && at[0].y == at[1].y);
        assert_true(fabs(at[0].y - (190 - 18 * axis.ticks.value[i])) < 1e-9);
    }
}

static void a_title_tells_the_unit_of_its_labels(void **state)
{
    struct run *run = *state;
    static const struct {
        double low, high;
        const char *title;
    } rows[] = {
        { 0, 1, "Cost &amp; more" },
        { 0, 4e7, "Cost &amp; more (millions)" },
        { 0, 4e-5, "Cost &amp; more (millionths)" },
        { 0, 4e-10,
          "Cost &amp; more (10 to the power \xE2\x88\x92"
          "12)" },
    };
    struct lettering *lettering = lettering_new(run, theme_usual());
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scale scale = scale_over(rows[i].low, rows[i].high, 0, 200, 0);
        struct axis axis = axis_upright(run, lettering, scale, 8);
        assert_string_equal(axis_title_markup(run, "Cost & more", &axis), rows[i].title);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_along_the_page_stay_on_it_and_apart),
        cmocka_unit_test(a_short_axis_has_ticks_close_together_before_it_has_its_ends_only),
        cmocka_unit_test(grid_lines_stand_at_the_ticks),
        cmocka_unit_test(a_title_tells_the_unit_of_its_labels),
    };
    return cmocka_run_group_tests(tests, start, end);
}
