/* test_paint.c - scenes on paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "draw/lettering.h"
#include "draw/paint.h"
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

static struct scene *scene_small(struct run *run)
{
    struct scene *scene = scene_new(run, 72, 36);
    scene->title = "Title";
    scene->description = "Words";
    struct item *disc = scene_add(run, scene, ITEM_DISC, "point");
    disc->centre = (struct point){ 36, 18 };
    disc->radius = 5;
    disc->fill = palette_colour(DARK_BLUE, 0.65);
    struct point corner[] = { { 5, 5 }, { 60, 5 }, { 60, 10 } };
    struct item *band = scene_add_path(run, scene, "band", corner, 3);
    band->closed = band->dashed = true;
    band->stroke = palette_colour(DARK_PINK, 1);
    band->line_width = 1;
    lettering_add(run, lettering_new(run, theme_usual()), scene, "title",
                  "<b>A</b> \xC3\xA9\xE2\x89\xA0", 8, 60, palette_colour(BLACK, 1))
        ->top = 20;
    return scene;
}

static struct bytes painted(struct run *run, const struct scene *scene, enum picture_format format)
{
    struct bytes bytes = { NULL, 0 };
    if (!paint(run, scene, format, 300, &bytes))
        fail_msg("%s", run->message);
    return bytes;
}

static bool holds(struct bytes bytes, const char *part)
{
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= bytes.length; i++)
        if (memcmp(bytes.data + i, part, length) == 0)
            return true;
    return false;
}

static void each_format_has_its_signature(void **state)
{
    struct run *run = *state;
    const struct scene *scene = scene_small(run);
    assert_memory_equal(painted(run, scene, PICTURE_PNG).data, "\x89PNG\r\n", 6);
    assert_memory_equal(painted(run, scene, PICTURE_PDF).data, "%PDF-1.", 7);
    assert_memory_equal(painted(run, scene, PICTURE_SVG).data, "<?xml", 5);
}

static void the_same_scene_gives_the_same_bytes(void **state)
{
    struct run *run = *state;
    const struct scene *scene = scene_small(run);
    for (int format = PICTURE_PNG; format <= PICTURE_PDF; format++) {
        struct bytes once = painted(run, scene, (enum picture_format)format);
        struct run *later = run_new();
        struct bytes again = painted(later, scene_small(later), (enum picture_format)format);
        assert_int_equal(once.length, again.length);
        assert_memory_equal(once.data, again.data, once.length);
        talloc_free(later);
    }
}

static void no_clock_gets_in(void **state)
{
    struct run *run = *state;
    struct bytes pdf = painted(run, scene_small(run), PICTURE_PDF);
    assert_true(holds(pdf, "/Producer"));
    assert_false(holds(pdf, "/CreationDate"));
    assert_false(holds(pdf, "/ModDate"));
}

static void title_and_description_are_in_each_format(void **state)
{
    struct run *run = *state;
    const struct scene *scene = scene_small(run);
    struct bytes png = painted(run, scene, PICTURE_PNG), svg = painted(run, scene, PICTURE_SVG);
    struct bytes pdf = painted(run, scene, PICTURE_PDF);
    assert_true(holds(png, "iTXtTitle") && holds(png, "Words"));
    assert_true(holds(svg, ">Title</title>") && holds(svg, ">Words</desc>"));
    assert_true(holds(pdf, "/Title (Title)") && holds(pdf, "/Subject (Words)"));
}

static unsigned big_endian(const char *data)
{
    const unsigned char *byte = (const unsigned char *)data;
    return (unsigned)byte[0] << 24 | (unsigned)byte[1] << 16 | (unsigned)byte[2] << 8 | byte[3];
}

/* 72 x 36 points at 300 dots an inch. */
static void a_png_has_as_many_dots_as_asked_for(void **state)
{
    struct run *run = *state;
    struct bytes png = painted(run, scene_small(run), PICTURE_PNG);
    assert_int_equal(big_endian(png.data + 16), 300);
    assert_int_equal(big_endian(png.data + 20), 150);
}

static void vector_formats_have_the_size_of_the_scene(void **state)
{
    struct run *run = *state;
    const struct scene *scene = scene_small(run);
    assert_true(holds(painted(run, scene, PICTURE_SVG), "viewBox=\"0 0 72 36\""));
    assert_true(holds(painted(run, scene, PICTURE_PDF), "/MediaBox [ 0 0 72 36 ]"));
}

static void pages_keep_their_sizes(void **state)
{
    struct run *run = *state;
    const struct scene *page[] = { scene_small(run), scene_new(run, 100, 50) };
    struct bytes bytes = { NULL, 0 };
    assert_true(paint_pages(run, page, 2, page[0], &bytes));
    assert_true(holds(bytes, "/Count 2"));
    assert_true(holds(bytes, "/MediaBox [ 0 0 72 36 ]"));
    assert_true(holds(bytes, "/MediaBox [ 0 0 100 50 ]"));
}

static void refuses_a_picture_too_large_for_cairo(void **state)
{
    (void)state;
    struct run *run = run_new();
    struct scene *scene = scene_new(run, 1e5, 1e5);
    scene->title = "Figure 1";
    struct bytes bytes;
    assert_false(paint(run, scene, PICTURE_PNG, 300, &bytes));
    assert_int_equal(run->status, STATUS_UNWRITABLE);
    assert_string_equal(run->message,
                        "Figure 1: a picture of 35278 mm at 300 dots per inch is more than a PNG "
                        "holds; write it as .pdf or .svg");
    talloc_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_format_has_its_signature),
        cmocka_unit_test(the_same_scene_gives_the_same_bytes),
        cmocka_unit_test(no_clock_gets_in),
        cmocka_unit_test(title_and_description_are_in_each_format),
        cmocka_unit_test(a_png_has_as_many_dots_as_asked_for),
        cmocka_unit_test(pages_keep_their_sizes),
        cmocka_unit_test(vector_formats_have_the_size_of_the_scene),
        cmocka_unit_test(refuses_a_picture_too_large_for_cairo),
    };
    return cmocka_run_group_tests(tests, start, end);
}
