/* test_svg.c - a scene as SVG: what a reader of the file finds in it. */
#include "bench.h"

#include "draw/svg.h"

static const struct colour black = { 0, 0, 0, 1 }, faint = { 1, 0, 0, 0.5 }, none = { 0, 0, 0, 0 };

static struct scene *page(struct bench *bench, const char *title)
{
    struct scene *scene = scene_new(bench->run, 200, 100);
    scene->title = title;
    scene->description = "a < b";
    return scene;
}

static const char *written(struct bench *bench, const struct scene *scene)
{
    struct bytes bytes = svg_write(bench->run, lettering_new(bench->run, theme_usual()), scene);
    assert_int_equal(strlen(bytes.data), bytes.length);
    return bytes.data;
}

static void lettered(struct bench *bench, struct scene *scene, const char *markup)
{
    struct item *item =
        lettering_add(bench->run, lettering_new(bench->run, theme_usual()), scene, "words", markup, 10, 0, black);
    item->left = 20;
    item->top = 30;
}

#define assert_holds(text, part)                                                                   \
    do {                                                                                           \
        if (strstr((text), (part)) == NULL)                                                        \
            fail_msg("'%s' is not in:\n%s", (part), (text));                                       \
    } while (0)

static void title_and_description_come_first(void **state)
{
    struct bench *bench = *state;
    const char *svg = written(bench, page(bench, "R&D"));
    assert_holds(svg, "width=\"200pt\" height=\"100pt\" viewBox=\"0 0 200 100\" role=\"img\"");
    assert_holds(svg, "\">R&amp;D</title>\n<desc id=\"description-");
    assert_holds(svg, "\">a &lt; b</desc>\n<rect ");
}

static void the_label_names_both_ids(void **state)
{
    struct bench *bench = *state;
    const char *svg = written(bench, page(bench, "T"));
    char title[32], description[32];
    assert_int_equal(
        sscanf(strstr(svg, "aria-"), "aria-labelledby=\"%31s %31[^\"]", title, description), 2);
    assert_holds(svg, talloc_asprintf(bench->run, "<title id=\"%s\">", title));
    assert_holds(svg, talloc_asprintf(bench->run, "<desc id=\"%s\">", description));
    assert_null(strstr(written(bench, page(bench, "Other")), title));
}

static void shapes_are_shapes(void **state)
{
    struct bench *bench = *state;
    struct scene *scene = page(bench, "T");
    scene_add_line(bench->run, scene, "line", (struct point){ 1, 2 }, (struct point){ 3.5, 4 }, 0.5,
                   black)
        ->dashed = true;
    struct item *disc = scene_add(bench->run, scene, ITEM_DISC, "point");
    disc->centre = (struct point){ 7, 8 };
    disc->radius = 2;
    disc->fill = faint;
    disc->stroke = none;
    const char *svg = written(bench, scene);
    assert_holds(svg,
                 "<path d=\"M1 2L3.5 4\" fill=\"none\" stroke=\"#000000\" stroke-width=\"0.5\" "
                 "stroke-linejoin=\"round\" stroke-dasharray=\"3 2\"/>");
    assert_holds(svg, "<circle cx=\"7\" cy=\"8\" r=\"2\" fill=\"#ff0000\" fill-opacity=\"0.5\"/>");
}

static void text_is_text(void **state)
{
    struct bench *bench = *state;
    struct scene *scene = page(bench, "T");
    lettered(bench, scene, "Kingston upon Hull, <b>R&amp;D</b>");
    const char *svg = written(bench, scene);
    assert_holds(svg, "<text font-size=\"10\" fill=\"#000000\"><tspan x=\"20\" y=\"");
    assert_holds(svg, ">Kingston upon Hull, </tspan><tspan ");
    assert_holds(svg, " font-weight=\"bold\">R&amp;D</tspan></text>");
}

static void a_raised_mark_is_small_and_high(void **state)
{
    struct bench *bench = *state;
    struct scene *scene = page(bench, "T");
    lettered(bench, scene, "x<sup>z</sup>");
    const char *svg = written(bench, scene);
    const char *mark = strstr(strstr(svg, "<tspan") + 1, "<tspan");
    double low = g_ascii_strtod(strstr(svg, " y=\"") + 4, NULL);
    double high = g_ascii_strtod(strstr(mark, " y=\"") + 4, NULL);
    assert_true(high < low - 1);
    assert_holds(mark, "font-size=\"");
    assert_true(g_ascii_strtod(strstr(mark, "font-size=\"") + 11, NULL) < 10);
}

static void a_broken_text_has_a_text_for_each_line(void **state)
{
    struct bench *bench = *state;
    struct scene *scene = page(bench, "T");
    struct item *item = lettering_add(bench->run, lettering_new(bench->run, theme_usual()), scene, "words",
                                      "one two three four", 10, 45, black);
    assert_true(item->height > 20);
    const char *svg = written(bench, scene);
    size_t lines = 0;
    for (const char *at = svg; (at = strstr(at, "<text ")) != NULL; at++)
        lines++;
    assert_true(lines >= 2);
    assert_holds(svg, "four</tspan></text>");
}

static void what_runs_leftward_begins_at_its_right_end(void **state)
{
    struct bench *bench = *state;
    struct scene *scene = page(bench, "T");
    lettered(bench, scene, "\u05e9\u05dc\u05d5\u05dd");
    const char *svg = written(bench, scene);
    assert_holds(svg, " direction=\"rtl\" ");
    assert_true(g_ascii_strtod(strstr(svg, "<tspan x=\"") + 10, NULL) > 25);
    assert_holds(svg, ">\u05e9\u05dc\u05d5\u05dd</tspan>");
}

static void a_part_of_a_page_has_its_width_and_ids_from_there(void **state)
{
    struct bench *bench = *state;
    const struct lettering *lettering = lettering_new(bench->run, theme_usual());
    struct bytes bytes = svg_inline(bench->run, lettering, page(bench, "T"), "figure-2");
    assert_int_equal(strlen(bytes.data), bytes.length);
    assert_ptr_equal(strstr(bytes.data, "<svg width=\"100%\" viewBox=\"0 0 "
                                        "200 100\" role=\"img\" aria-labelledby=\"title-figure-2 "
                                        "description-figure-2\" "),
                     bytes.data);
    assert_holds(bytes.data, "<title id=\"title-figure-2\">T</title>\n"
                             "<desc id=\"description-figure-2\">a &lt; b</desc>");
    const char *whole = written(bench, page(bench, "T"));
    assert_string_equal(strstr(bytes.data, "<rect "), strstr(whole, "<rect "));
}

static void a_mark_that_stands_for_a_row_says_its_name(void **state)
{
    struct bench *bench = *state;
    struct scene *scene = page(bench, "T");
    scene_add(bench->run, scene, ITEM_DISC, "point")->name = "R&D: 1";
    assert_holds(written(bench, scene), "><title>R&amp;D: 1</title></circle>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(title_and_description_come_first),
        claim(the_label_names_both_ids),
        claim(shapes_are_shapes),
        claim(text_is_text),
        claim(a_raised_mark_is_small_and_high),
        claim(a_broken_text_has_a_text_for_each_line),
        claim(what_runs_leftward_begins_at_its_right_end),
        claim(a_part_of_a_page_has_its_width_and_ids_from_there),
        claim(a_mark_that_stands_for_a_row_says_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
