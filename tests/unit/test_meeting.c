/* test_meeting.c - whether ink meets a box. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "draw/meeting.h"
#include "draw/palette.h"

static const struct box box = { 10, 10, 20, 20 };

static bool line_meets(double x1, double y1, double x2, double y2, double width)
{
    struct point point[] = { { x1, y1 }, { x2, y2 } };
    const struct item line = { .kind = ITEM_PATH,
                               .points = 2,
                               .point = point,
                               .line_width = width,
                               .stroke = palette_colour(BLACK, 1) };
    return item_meets_box(&line, box);
}

static void a_line_meets_what_it_passes_and_not_what_its_box_holds(void **state)
{
    (void)state;
    assert_true(line_meets(0, 0, 30, 30, 1));
    assert_true(line_meets(15, 0, 15, 30, 1));
    assert_true(line_meets(12, 12, 13, 13, 1));
    assert_false(line_meets(0, 15, 15, 0, 1)); /* cuts the corner off */
    assert_false(line_meets(0, 0, 9, 9, 1));
    assert_false(line_meets(15, 21, 15, 40, 1));
    assert_true(line_meets(15, 21, 15, 40, 4)); /* by its width */
}

static void a_disc_meets_by_its_circle(void **state)
{
    (void)state;
    struct item disc = { .kind = ITEM_DISC, .centre = { 23, 23 }, .radius = 4 };
    assert_false(item_meets_box(&disc, box)); /* the corner is 4.24 away */
    disc.radius = 4.3;
    assert_true(item_meets_box(&disc, box));
}

static void a_fill_is_met_inside_unless_it_is_pale(void **state)
{
    (void)state;
    struct point corner[] = { { 0, 0 }, { 40, 0 }, { 40, 40 }, { 0, 40 } };
    struct item path = { .kind = ITEM_PATH,
                         .points = 4,
                         .point = corner,
                         .closed = true,
                         .fill = palette_colour(BLACK, 1) };
    assert_true(item_meets_box(&path, box));
    path.fill.opacity = 0.12;
    assert_false(item_meets_box(&path, box));
}

static void distance_is_to_the_nearest_of_the_stretch(void **state)
{
    (void)state;
    struct point a = { 0, 0 }, b = { 10, 0 };
    assert_true(segment_distance(a, b, (struct point){ 5, 3 }) == 3);
    assert_true(segment_distance(a, b, (struct point){ 13, 4 }) == 5);
    assert_true(segment_distance(a, a, (struct point){ 3, 4 }) == 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_meets_what_it_passes_and_not_what_its_box_holds),
        cmocka_unit_test(a_disc_meets_by_its_circle),
        cmocka_unit_test(a_fill_is_met_inside_unless_it_is_pale),
        cmocka_unit_test(distance_is_to_the_nearest_of_the_stretch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
