/* test_stack.c - scenes beneath each other. */
#include "bench.h"
#include "layout.h"

#include "draw/stack.h"
#include "draw/table_picture.h"

static struct scene *table_of(struct bench *bench, const char *title, double width)
{
    static const char *const head[] = { "Name", "B" };
    struct table *table = table_headed(bench->run, title, head, 2);
    struct table_row *row = table_add_row(bench->run, table, ROW_BODY);
    row->cell[0].text = "rain";
    row->cell[1].text = "-.5";
    struct scene *scene = NULL;
    assert_done(bench, table_scene(bench->run, table, theme_usual(), width, &scene));
    return scene;
}

static void one_scene_stays_as_it_is(void **state)
{
    struct bench *bench = *state;
    struct scene *scene = table_of(bench, "One", 300);
    assert_ptr_equal(stack_of(bench->run, &scene, 1, "All"), scene);
}

static void nothing_meets_and_nothing_leaves_the_page(void **state)
{
    struct bench *bench = *state;
    struct scene *scene[] = { table_of(bench, "One", 300),
                              stack_paragraph(
                                  bench->run,
                                  "Words that are longer than the page is wide, so that "
                                  "they take two lines & <more>.",
                                  theme_usual(), 250),
                              table_of(bench, "Two", 350) };
    struct scene *page = stack_of(bench->run, scene, COUNT(scene), "All");
    const char *flaw = layout_flaw(bench->run, page);
    if (flaw != NULL)
        fail_msg("%s", flaw);
    assert_float_equal(page->width, 350, 1e-9);
    assert_int_equal(layout_count(page, "title"), 2);
    assert_true(layout_find(page, "title", "One")->top < layout_find(page, "paragraph", "")->top);
    assert_true(layout_find(page, "paragraph", "")->top < layout_find(page, "title", "Two")->top);
}

static void who_cannot_see_the_page_hears_all_of_it(void **state)
{
    struct bench *bench = *state;
    struct scene *scene[] = { table_of(bench, "One", 300),
                              stack_paragraph(bench->run, "Words.", theme_usual(), 300),
                              table_of(bench, "Two", 300) };
    const struct scene *page = stack_of(bench->run, scene, COUNT(scene), "All");
    assert_string_equal(page->title, "All");
    assert_string_equal(page->description,
                        "One. Table of 2 columns: Name; B. rain: \u2212.5.\nWords.\n"
                        "Two. Table of 2 columns: Name; B. rain: \u2212.5.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(one_scene_stays_as_it_is),
        claim(nothing_meets_and_nothing_leaves_the_page),
        claim(who_cannot_see_the_page_hears_all_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
