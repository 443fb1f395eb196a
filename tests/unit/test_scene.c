/* test_scene.c - a scene as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

static void is_written_one_item_a_line(void **state)
{
    struct run *run = *state;
    struct scene *scene = scene_new(run, 100, 50);
    scene->title = "T";
    scene->description = "D";
    scene_add_line(run, scene, "rule", (struct point){ 1, 2 }, (struct point){ 3, -0.001 }, 0.5,
                   palette_colour(DARK_BLUE, 1));
    struct item *disc = scene_add(run, scene, ITEM_DISC, "point");
    disc->centre = (struct point){ 7.125, 8 };
    disc->radius = 2;
    disc->fill = palette_colour(ORANGE, 0.65);
    struct item *text = scene_add(run, scene, ITEM_TEXT, "title");
    *text = (struct item){ .kind = ITEM_TEXT,
                           .role = "title",
                           .markup = "<b>A</b>",
                           .size = 9,
                           .left = 1,
                           .top = 2,
                           .width = 10,
                           .height = 11 };
    assert_string_equal(scene_text(run, scene),
                        "scene 100.00 x 50.00\ntitle: T\ndescription: D\n"
                        "path [rule] 1.00,2.00 3.00,0.00 width 0.50 stroke #12436d\n"
                        "disc [point] 7.12,8.00 radius 2.00 fill #f46a25/0.65\n"
                        "text [title] 1.00,2.00 to 11.00,13.00 size 9.00 \"<b>A</b>\"\n");
}

static void copies_the_corners_of_a_path(void **state)
{
    struct run *run = *state;
    struct scene *scene = scene_new(run, 10, 10);
    struct point corner[] = { { 1, 1 }, { 2, 2 }, { 3, 3 } };
    scene_add_path(run, scene, "band", corner, 3);
    corner[2].x = 99;
    assert_true(scene->item[0].point[2].x == 3);
}

static void keeps_every_item_as_it_grows(void **state)
{
    struct run *run = *state;
    struct scene *scene = scene_new(run, 10, 10);
    for (size_t i = 0; i < 1000; i++)
        scene_add(run, scene, ITEM_DISC, "point")->radius = (double)i;
    assert_int_equal(scene->items, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_true(scene->item[i].radius == (double)i);
}

static void the_title_begins_with_the_id_if_there_is_one(void **state)
{
    struct run *run = *state;
    assert_string_equal(scene_title(run, "Figure 1", "Title"), "Figure 1 Title");
    assert_string_equal(scene_title(run, "", "Title"), "Title");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_written_one_item_a_line),
        cmocka_unit_test(copies_the_corners_of_a_path),
        cmocka_unit_test(keeps_every_item_as_it_grows),
        cmocka_unit_test(the_title_begins_with_the_id_if_there_is_one),
    };
    return cmocka_run_group_tests(tests, start, end);
}
