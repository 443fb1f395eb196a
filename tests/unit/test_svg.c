/* test_svg.c - what is added to an SVG. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "draw/svg.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

static const char *described(struct run *run, const char *svg, const char *title)
{
    struct scene *scene = scene_new(run, 1, 1);
    scene->title = title;
    scene->description = "a < b";
    return svg_describe(run, (struct bytes){ svg, strlen(svg) }, scene).data;
}

static void title_and_description_follow_the_tag(void **state)
{
    struct run *run = *state;
    const char *svg = described(run, "<?xml?>\n<svg width=\"1\">\n<g/></svg>", "R&D");
    const char *at = strstr(svg, "<svg width=\"1\" role=\"img\" aria-labelledby=\"title-");
    assert_non_null(at);
    assert_non_null(strstr(at, "\">R&amp;D</title>\n<desc id=\"description-"));
    assert_non_null(strstr(at, "\">a &lt; b</desc>\n<g/></svg>"));
}

static void the_label_names_both_ids(void **state)
{
    struct run *run = *state;
    const char *svg = described(run, "<svg>", "T");
    char title[32], description[32];
    assert_int_equal(
        sscanf(svg, "<svg role=\"img\" aria-labelledby=\"%31s %31[^\"]", title, description), 2);
    assert_non_null(strstr(svg, talloc_asprintf(run, "<title id=\"%s\">", title)));
    assert_non_null(strstr(svg, talloc_asprintf(run, "<desc id=\"%s\">", description)));
}

static void numbers_of_surfaces_do_not_show(void **state)
{
    struct run *run = *state;
    assert_string_equal(described(run, "<svg><g id=\"surface7\">", "T"),
                        described(run, "<svg><g id=\"surface1234\">", "T"));
}

static void glyphs_of_two_pictures_have_different_ids(void **state)
{
    struct run *run = *state;
    const char *svg = "<svg><symbol id=\"glyph0-1\"/><use xlink:href=\"#glyph0-1\"/>";
    const char *one = described(run, svg, "One"), *two = described(run, svg, "Two");
    const char *id = strstr(one, "id=\"glyph-");
    assert_non_null(id);
    const char *name = talloc_strndup(run, id + 4, strcspn(id + 4, "\""));
    assert_non_null(strstr(one, talloc_asprintf(run, "\"#%s\"", name)));
    assert_null(strstr(two, name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(title_and_description_follow_the_tag),
        cmocka_unit_test(the_label_names_both_ids),
        cmocka_unit_test(numbers_of_surfaces_do_not_show),
        cmocka_unit_test(glyphs_of_two_pictures_have_different_ids),
    };
    return cmocka_run_group_tests(tests, start, end);
}
