/* test_label_place.c - names beside marks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "draw/label_place.h"
#include "draw/palette.h"
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

static struct page *page_made(struct run *run)
{
    struct page_form form = page_form_of(120);
    form.height = 300;
    return page_new(run, theme_usual(), form);
}

static const struct box inside = { 20, 20, 320, 280 };

static void disc_add(struct page *page, struct point at)
{
    struct item *disc = scene_add(page->run, page->scene, ITEM_DISC, "point");
    disc->centre = at;
    disc->radius = 2.5;
    disc->fill = palette_colour(DARK_BLUE, 1);
}

/* Points in a spiral: the same everywhere, and crowded in the middle. */
static struct point spiral(size_t i, size_t n)
{
    double turn = 2.39996 * (double)i, out = 125 * sqrt((double)i / (double)n);
    return (struct point){ 170 + out * cos(turn), 150 + out * sin(turn) };
}

/* Where a name takes two lines it breaks at its space, not after its hyphen or within a word. */
static void a_name_on_two_lines_has_whole_words(void **state)
{
    struct run *run = *state;
    static const char *const name[] = { "Made-up 050", "Stoke-on-Trent A" };
    for (size_t i = 0; i < 2; i++) {
        struct page *page = page_made(run);
        const struct box narrow = { 20, 20, 120, 280 };
        struct label label = { .text = name[i], .at = { 30, 100 }, .radius = 2.5 };
        disc_add(page, label.at);
        for (double y = 30; y < 280; y += 4) /* no room for one line beyond */
            disc_add(page, (struct point){ i == 0 ? 90 : 106, y });
        assert_int_equal(labels_place(page, narrow, &label, 1), 0);
        const struct item *text = layout_find(page->scene, "label", name[i]);
        double first =
            lettering_width(page->lettering, i == 0 ? "Made-up" : "Stoke-on-Trent", text->size);
        assert_true(text->height > 1.8 * text->size);
        assert_true(fabs(text->width - first) < 1.0);
    }
}

static void a_lone_mark_has_its_name_at_its_right(void **state)
{
    struct page *page = page_made(*state);
    struct label label = { .text = "Barnet", .at = { 100, 100 }, .radius = 2.5 };
    disc_add(page, label.at);
    assert_int_equal(labels_place(page, inside, &label, 1), 0);
    const struct item *text = layout_find(page->scene, "label", "Barnet");
    assert_true(text->left > 102.5 && text->left < 105);
    assert_true(fabs(text->top + text->height / 2 - 100) < 1e-9);
    assert_int_equal(layout_count(page->scene, "leader"), 0);
}

static void a_mark_at_the_right_edge_has_its_name_at_its_left(void **state)
{
    struct page *page = page_made(*state);
    struct label label = { .text = "Barnet", .at = { 316, 100 }, .radius = 2.5 };
    disc_add(page, label.at);
    assert_int_equal(labels_place(page, inside, &label, 1), 0);
    const struct item *text = layout_find(page->scene, "label", "Barnet");
    assert_true(text->left + text->width < 314);
}

static void names_meet_neither_points_nor_lines_nor_each_other(void **state)
{
    static const char *const names[] = {
        "Barking and Dagenham", "Rhondda Cynon Taf", "Kingston upon Hull, City of",
        "Île-d'Élan",           "القاهرة الجديدة",   "Bournemouth, Christchurch and Poole",
    };
    for (size_t n = 10; n <= 400; n = n * 2) {
        struct page *page = page_made(*state);
        struct label label[6];
        for (size_t i = 0; i < n; i++)
            disc_add(page, spiral(i, n));
        scene_add_line(page->run, page->scene, "line", (struct point){ 40, 240 },
                       (struct point){ 300, 60 }, 2, palette_colour(DARK_PINK, 1));
        for (size_t i = 0; i < 6; i++)
            label[i] =
                (struct label){ .text = names[i], .at = spiral(i + n / 3, n), .radius = 2.5 };
        size_t left = labels_place(page, inside, label, 6);
        const char *flaw = layout_flaw(page->run, page->scene);
        if (flaw != NULL)
            fail_msg("%zu points: %s", n, flaw);
        assert_int_equal(layout_count(page->scene, "label"), 6 - left);
        if (n < 40 && left > 0)
            fail_msg("%zu points: %s", n, labels_unplaced(page->run, label, 6));
    }
}

static void a_far_name_is_led_back_to_its_mark(void **state)
{
    struct page *page = page_made(*state);
    struct label label = { .text = "Barnet", .at = { 170, 150 }, .radius = 2.5 };
    for (int x = -2; x <= 2; x++)
        for (int y = -2; y <= 0; y++)
            disc_add(page, (struct point){ 170 + 12 * x, 150 + 12 * y });
    for (int x = -2; x <= 2; x += 4)
        for (int y = 1; y <= 2; y++)
            disc_add(page, (struct point){ 170 + 8 * x, 150 + 8 * y });
    assert_int_equal(labels_place(page, inside, &label, 1), 0);
    const struct item *leader = layout_find(page->scene, "leader", "");
    assert_non_null(leader);
    assert_true(fabs(hypot(leader->point[0].x - 170, leader->point[0].y - 150) - 2.5) < 1e-9);
    assert_null(layout_flaw(page->run, page->scene));
}

static void who_finds_no_place_chooses_first_or_is_told(void **state)
{
    struct page *page = page_made(*state);
    struct box narrow = { 100, 90, 142, 120 };
    struct label label[] = { { .text = "Bath", .at = { 121, 105 }, .radius = 2.5 },
                             { .text = "Bathandmuchmoreofit", .at = { 104, 93 }, .radius = 2.5 } };
    disc_add(page, label[0].at);
    disc_add(page, label[1].at);
    assert_int_equal(labels_place(page, narrow, label, 2), 1);
    assert_true(label[0].placed);
    assert_string_equal(labels_unplaced(*state, label, 2),
                        "Not labelled in the plot for want of room: Bathandmuchmoreofit.");
    assert_null(labels_unplaced(*state, label, 1));
}

static void the_same_picture_has_the_same_labels(void **state)
{
    const char *text[2];
    for (size_t twice = 0; twice < 2; twice++) {
        struct page *page = page_made(*state);
        struct label label[8];
        for (size_t i = 0; i < 145; i++)
            disc_add(page, spiral(i, 145));
        for (size_t i = 0; i < 8; i++)
            label[i] = (struct label){ "Somewhere", spiral(17 * i, 145), 2.5, false };
        labels_place(page, inside, label, 8);
        text[twice] = scene_text(*state, page->scene);
    }
    assert_string_equal(text[0], text[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_lone_mark_has_its_name_at_its_right, start, end),
        cmocka_unit_test_setup_teardown(a_name_on_two_lines_has_whole_words, start, end),
        cmocka_unit_test_setup_teardown(a_mark_at_the_right_edge_has_its_name_at_its_left, start,
                                        end),
        cmocka_unit_test_setup_teardown(names_meet_neither_points_nor_lines_nor_each_other, start,
                                        end),
        cmocka_unit_test_setup_teardown(a_far_name_is_led_back_to_its_mark, start, end),
        cmocka_unit_test_setup_teardown(who_finds_no_place_chooses_first_or_is_told, start, end),
        cmocka_unit_test_setup_teardown(the_same_picture_has_the_same_labels, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
