/* test_histogram.c - pages of histograms, as scenes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "draw/histogram.h"
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

#define LONG_NAME                                                                                  \
    "% of <looked-after> children & others who reach the expected standard in reading, writing "   \
    "and mathematics: Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"

/* n values from `shift` on, `scale` apart. */
static struct distribution made(struct run *run, const char *name, size_t n, double shift,
                                double scale)
{
    double *value = run_array(run, double, n);
    for (size_t i = 0; i < n; i++)
        value[i] = shift + scale * (double)i;
    return (struct distribution){ .name = name,
                                  .axis = n % 2 ? NULL : LONG_NAME,
                                  .n = n,
                                  .value = value,
                                  .median = value[n / 2],
                                  .missing = n / 3 };
}

static struct histogram_page page_of(const struct distribution *distribution, size_t count)
{
    return (struct histogram_page){ .title = "How values lie in file.csv",
                                    .note = "Values of rows.",
                                    .source = "file.csv",
                                    .count = count,
                                    .distribution = distribution };
}

static void nothing_overlaps_and_nothing_is_cut_off(void **state)
{
    struct run *run = *state;
    const struct distribution all[] = {
        made(run, LONG_NAME, 100, 0, 1),   made(run, "a", 1, 5, 0),
        made(run, "b", 2, -1e9, 1e7),      made(run, "c", 3, 0, 1e-9),
        made(run, "d", 501, 1e6, 1e-3),    made(run, "e", 4, 9999990, 1),
        made(run, LONG_NAME, 7, -0.5, .1), made(run, "f", 1000, 0, 0),
        made(run, "g", 12, 1e12, 1e11),    made(run, "h", 150, -3, 0.04),
        made(run, "i", 150, 0, 700000),    made(run, "j", 5, 1e-7, 1e-8),
    };
    enum { ALL = sizeof all / sizeof *all };
    for (size_t first = 0; first < ALL; first++)
        for (size_t count = 1; first + count <= ALL; count++) {
            struct histogram_page page = page_of(&all[first], count);
            page.made_up = first % 2 == 1;
            page.title = page.made_up ? LONG_NAME : page.title;
            const char *flaw = layout_flaw(run, histogram_scene(run, &page));
            if (flaw != NULL)
                fail_msg("%zu panels from %zu: %s", count, first, flaw);
        }
}

static const struct item *item_of(const struct scene *scene, const char *role, size_t skip)
{
    for (size_t i = 0; i < scene->items; i++)
        if (strcmp(scene->item[i].role, role) == 0 && skip-- == 0)
            return &scene->item[i];
    fail_msg("no %s", role);
    return NULL;
}

/* 1, 2, 2, 3, 3, 3: bars of 1, 2 and 3, each of one width, standing on one line. */
static void a_bar_is_as_high_as_its_bin_is_full(void **state)
{
    struct run *run = *state;
    static const double value[] = { 1, 2, 2, 3, 3, 3 };
    const struct distribution one = { "x", NULL, 6, value, 2.5, 0 };
    struct histogram_page page = page_of(&one, 1);
    struct scene *scene = histogram_scene(run, &page);
    double unit = 0, width = 0;
    for (size_t i = 0; i < 3; i++) {
        struct box bar = item_box(item_of(scene, "bar", i));
        unit = i == 0 ? bar.bottom - bar.top : unit;
        width = i == 0 ? bar.right - bar.left : width;
        assert_true(fabs(bar.bottom - bar.top - ((double)(i + 1) * unit)) < 1e-6);
        assert_true(fabs(bar.right - bar.left - (width)) < 1e-6);
    }
    struct box first = item_box(item_of(scene, "bar", 0));
    struct box line = item_box(item_of(scene, "median", 0));
    assert_true(fabs(line.left - (first.left + 1.5 * width)) < 1e-6);
}

static void counts_have_ticks_at_whole_numbers_only(void **state)
{
    struct run *run = *state;
    for (size_t n = 1; n < 12; n++) {
        struct distribution one = made(run, "x", n, 3, 0);
        struct histogram_page page = page_of(&one, 1);
        struct scene *scene = histogram_scene(run, &page);
        size_t labels = 0;
        for (size_t i = 0; i < scene->items; i++) {
            const struct item *item = &scene->item[i];
            bool tick = strcmp(item->role, "tick label") == 0;
            bool upright = tick && item->top < item_of(scene, "axis", 0)->point[0].y;
            labels += upright;
            assert_false(upright && strchr(item->markup, '.') != NULL);
        }
        assert_true(labels >= 2);
    }
}

static void the_alt_text_gives_the_numbers(void **state)
{
    struct run *run = *state;
    static const double value[] = { 1, 2, 2, 3, 3, 3 };
    const struct distribution one = { "x", "Rain (mm)", 6, value, 2.5, 2 };
    struct histogram_page page = page_of(&one, 1);
    page.title = "How values lie in y.csv";
    assert_string_equal(histogram_scene(run, &page)->description,
                        "How values lie in y.csv. Values of rows. Histogram of x (Rain (mm)): 6 "
                        "values from 1.0 to 3.0, median 2.5; most, 3, lie from 3.0 to under 4.0.");
}

static void made_up_data_are_labelled(void **state)
{
    struct run *run = *state;
    struct distribution one = made(run, "x", 10, 0, 1);
    struct histogram_page page = page_of(&one, 1);
    page.made_up = true;
    struct scene *scene = histogram_scene(run, &page);
    assert_non_null(item_of(scene, "watermark", 0));
    assert_ptr_equal(strstr(scene->description, "Made-up data"), scene->description);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_overlaps_and_nothing_is_cut_off, start, end),
        cmocka_unit_test_setup_teardown(a_bar_is_as_high_as_its_bin_is_full, start, end),
        cmocka_unit_test_setup_teardown(counts_have_ticks_at_whole_numbers_only, start, end),
        cmocka_unit_test_setup_teardown(the_alt_text_gives_the_numbers, start, end),
        cmocka_unit_test_setup_teardown(made_up_data_are_labelled, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
