/* test_table_picture.c - tables as pictures, as scenes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "draw/lettering.h"
#include "draw/table_picture.h"
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

static const double widths[] = { 85, 120, 175 };

static void row_fill(struct table_row *row, size_t columns, const char *const *text)
{
    for (size_t c = 0; c < columns; c++)
        row->cell[c] = (struct cell){ .text = text[c], .span = 1 };
}

/* Variable | B (SE) | p | B (SE) | p, under two spans. */
static struct table *five_columns(struct run *run, size_t terms)
{
    static const char *const head[] = { "Variable", "B (SE)", "p", "B (SE)", "p" };
    static const char *const body[] = { "Index of Multiple Deprivation", "-.005\xE2\x89\x88 (.02)",
                                        ".822", "12.965 (1.24)=", "<.001***" };
    static const char *const printed[] = { "printed", "1.722= (.22)=", ".020*", "-.965 (.24)",
                                           ".002**" };
    static const char *const constant[] = { "CONSTANT", "22.253 (3.52)", "<.001***", ".5 (.1)",
                                            "1.000" };
    static const char *const nobs[] = { "n", "145", "", "137", NULL };
    struct table *table = table_new(run, "Table A2", "Multiple regression models", 5);
    table->align[0] = ALIGN_LEFT;
    for (size_t c = 1; c < 5; c++)
        table->align[c] = ALIGN_POINT;
    struct table_row *spans = table_add_row(run, table, ROW_HEAD);
    table_row_span(spans, 1, 2, "KS4 Progress, children looked after");
    table_row_span(spans, 3, 2, "KS4 Attainment");
    row_fill(table_add_row(run, table, ROW_HEAD), 5, head);
    for (size_t i = 0; i < terms; i++) {
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row_fill(row, 5, body);
        row->cell[0].mark = i % 3 == 0 ? "z" : i % 3 == 1 ? "ln" : NULL;
        row_fill(table_add_row(run, table, ROW_PRINTED), 5, printed);
    }
    struct table_row *last = table_add_row(run, table, ROW_SUMMARY);
    row_fill(last, 5, constant);
    last->rule_above = true;
    row_fill(table_add_row(run, table, ROW_SUMMARY), 5, nobs);
    table_add_note(run, table, "* p < .05, ** p < .01, *** p < .001. %s", "A note & <more>.");
    return table;
}

static struct scene *scene_of(struct run *run, const struct table *table, double mm)
{
    struct scene *scene = NULL;
    assert_true(table_scene(run, table, theme_usual(), mm * POINTS_PER_MM, &scene));
    return scene;
}

static void nothing_overlaps_and_nothing_is_cut_off(void **state)
{
    struct run *run = *state;
    for (size_t w = 0; w < 3; w++) {
        for (size_t terms = 0; terms < 25; terms += 6) {
            struct table *table = five_columns(run, terms);
            table->made_up = terms > 0;
            const char *flaw = layout_flaw(run, scene_of(run, table, widths[w]));
            if (flaw != NULL)
                fail_msg("%g mm, %zu terms: %s", widths[w], terms, flaw);
        }
    }
}

#define LONG_TEXT                                                                                     \
    "Pourcentage d'élèves ayant reçu une éducation spécialisée dans une école de la région, " \
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"

static void long_and_odd_texts_stay_apart(void **state)
{
    struct run *run = *state;
    static const char *const odd[] = {
        LONG_TEXT,      "not estimated: collinear", "-123,456,789.123456 (98,765.432)***", "145",
        "\xE2\x80\x93",
    };
    for (size_t w = 0; w < 3; w++) {
        struct table *table = five_columns(run, 3);
        table->title = odd[0];
        row_fill(table_add_row(run, table, ROW_BODY), 5, odd);
        table->row[0].cell[1].text = odd[0];
        table->row[1].cell[2].text = "probability of so large a t";
        const char *flaw = layout_flaw(run, scene_of(run, table, widths[w]));
        if (flaw != NULL)
            fail_msg("%g mm: %s", widths[w], flaw);
    }
}

static double point_of(struct run *run, const struct lettering *lettering, const struct item *item,
                       const char *before)
{
    assert_non_null(item);
    return item->left + lettering_width(lettering, lettering_markup(run, before), item->size);
}

static void decimal_points_stand_under_each_other(void **state)
{
    struct run *run = *state;
    struct lettering *lettering = lettering_new(run, theme_usual());
    const struct scene *scene = scene_of(run, five_columns(run, 2), 175);
    double b = point_of(run, lettering, layout_find(scene, "cell", ".005"), "\xE2\x88\x92");
    assert_true(fabs(point_of(run, lettering, layout_find(scene, "printed cell", "1.722"), "1") - b)
                < 0.01);
    assert_true(
        fabs(point_of(run, lettering, layout_find(scene, "summary cell", "22.253"), "22") - b)
        < 0.01);
    double p = point_of(run, lettering, layout_find(scene, "cell", ".822"), "");
    assert_true(
        fabs(point_of(run, lettering, layout_find(scene, "summary cell", "&lt;.001"), "<") - p)
        < 0.01);
}

static void numbers_are_centred_under_their_heading(void **state)
{
    struct run *run = *state;
    const struct scene *scene = scene_of(run, five_columns(run, 2), 175);
    struct box head = item_box(layout_find(scene, "heading", "B (SE)"));
    struct box longest = item_box(layout_find(scene, "summary cell", "22.253"));
    struct box marked = item_box(layout_find(scene, "printed cell", "1.722"));
    double right = fmax(longest.right, marked.right);
    /* Room is kept as if small type were of full size. */
    assert_true(fabs((longest.left + right) / 2 - (head.left + head.right) / 2) < 3);
}

static void the_cells_of_a_row_stand_on_one_line(void **state)
{
    struct run *run = *state;
    const struct scene *scene = scene_of(run, five_columns(run, 1), 85);
    const struct item *name = layout_find(scene, "cell", "Deprivation");
    const struct item *p_value = layout_find(scene, "cell", ".822");
    assert_true(name->height > 1.5 * p_value->height); /* the name is wrapped */
    assert_true(fabs(name->top + name->baseline - p_value->top - p_value->baseline) < 1e-9);
}

static void a_whole_number_in_the_summary_is_centred(void **state)
{
    struct run *run = *state;
    const struct scene *scene = scene_of(run, five_columns(run, 2), 175);
    const struct item *head = layout_find(scene, "heading", "B (SE)");
    const struct item *nobs = layout_find(scene, "summary cell", "145");
    assert_true(fabs(nobs->left + nobs->width / 2 - head->left - head->width / 2) < 0.01);
}

static void a_span_is_centred_over_a_rule_as_wide_as_its_columns(void **state)
{
    struct run *run = *state;
    const struct scene *scene = scene_of(run, five_columns(run, 1), 175);
    const struct item *span = layout_find(scene, "heading", "Progress");
    const struct item *rule = span;
    while (strcmp(rule->role, "rule") != 0)
        rule++;
    double middle = (rule->point[0].x + rule->point[1].x) / 2;
    assert_true(fabs(span->left + span->width / 2 - middle) < 0.01);
    assert_true(rule->point[0].x > 100 && rule->point[1].x < 400);
    assert_true(rule->point[0].y >= span->top + span->height);
}

static void every_rule_is_level(void **state)
{
    struct run *run = *state;
    const struct scene *scene = scene_of(run, five_columns(run, 4), 120);
    size_t rules = 0;
    for (size_t i = 0; i < scene->items; i++) {
        const struct item *item = &scene->item[i];
        if (item->kind != ITEM_PATH)
            continue;
        assert_true(item->points == 2 && item->point[0].y == item->point[1].y);
        rules++;
    }
    /* Above and below the heading, under two spans, above the summary, at the end. */
    assert_int_equal(rules, 6);
}

static void type_shrinks_only_where_the_page_is_too_narrow(void **state)
{
    struct run *run = *state;
    struct table *table = five_columns(run, 2);
    assert_true(layout_find(scene_of(run, table, 175), "cell", ".822")->size == 9);
    double narrow = layout_find(scene_of(run, table, 85), "cell", ".822")->size;
    assert_true(narrow < 9 && narrow >= 6.5);
}

static void the_page_grows_where_even_small_type_does_not_fit(void **state)
{
    struct run *run = *state;
    struct table *table = five_columns(run, 2);
    assert_true(scene_of(run, table, 175)->width == 175 * POINTS_PER_MM);
    const struct scene *scene = scene_of(run, table, 30);
    assert_true(scene->width > 30 * POINTS_PER_MM);
    assert_null(layout_flaw(run, scene));
}

static void printed_rows_are_subdued_and_still_legible(void **state)
{
    struct run *run = *state;
    const struct item *printed =
        layout_find(scene_of(run, five_columns(run, 1), 175), "printed cell", "printed");
    assert_true(printed->size < 9 && printed->size >= 6.5);
    /* Contrast of a grey with white by WCAG 2.2: 1.05 / (L + 0.05). */
    double luminance = pow((printed->fill.red + 0.055) / 1.055, 2.4);
    assert_true(printed->fill.red > 0.2 && 1.05 / (luminance + 0.05) >= 4.5);
}

static void marks_are_raised_before_the_text(void **state)
{
    struct run *run = *state;
    const struct item *cell =
        layout_find(scene_of(run, five_columns(run, 1), 175), "cell", "Deprivation");
    const char *mark = strstr(cell->markup, ">z</span>Index");
    assert_non_null(mark);
    assert_non_null(strstr(cell->markup, "rise="));
}

static void made_up_data_are_named_as_such(void **state)
{
    struct run *run = *state;
    struct table *table = five_columns(run, 1);
    assert_null(strstr(scene_text(run, scene_of(run, table, 120)), "Made-up"));
    table->made_up = true;
    const struct scene *scene = scene_of(run, table, 120);
    assert_non_null(layout_find(scene, "made up", MADE_UP_NOTE));
    assert_int_equal(strncmp(scene->description, MADE_UP_NOTE, strlen(MADE_UP_NOTE)), 0);
}

static void the_description_reads_the_table_row_by_row(void **state)
{
    struct run *run = *state;
    static const char *const head[] = { "Variable", "B", "p" };
    static const char *const body[] = { "Absence", "-.965", "<.001***" };
    struct table *table = table_new(run, "", "Title", 3);
    row_fill(table_add_row(run, table, ROW_HEAD), 3, head);
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row_fill(row, 3, body);
    row->cell[0].mark = "z";
    const struct scene *scene = scene_of(run, table, 85);
    assert_string_equal(scene->title, "Title");
    assert_string_equal(scene->description, "Table of 3 columns: Variable; B; p. z Absence: "
                                            "\xE2\x88\x92.965, <.001***.");
}

static size_t rules(const struct scene *scene)
{
    return layout_count(scene, "rule");
}

/* Said or not: a rule parts the terms from what stands below them. */
static void a_rule_stands_above_the_summary(void **state)
{
    struct run *run = *state;
    static const char *const nobs[] = { "n", "145", "", "137", NULL };
    struct table *table = five_columns(run, 2);
    size_t said = rules(scene_of(run, table, 175));
    for (size_t r = 0; r < table->rows; r++)
        table->row[r].rule_above = false;
    assert_int_equal(rules(scene_of(run, table, 175)), said);
    table = five_columns(run, 0);
    size_t without = rules(scene_of(run, table, 175));
    row_fill(table_add_row(run, table, ROW_SUMMARY), 5, nobs);
    assert_int_equal(rules(scene_of(run, table, 175)), without);
}

static struct table_look slide(struct run *run)
{
    struct table_look look = { .theme = theme_usual(), .words = true };
    assert_true(page_form_named(run, "slide", &look.form));
    return look;
}

static void a_slide_is_filled_in_the_largest_type_that_fits(void **state)
{
    struct run *run = *state;
    const struct table_look look = slide(run);
    double last = look.form.type;
    for (size_t terms = 0; terms < 25; terms += 8) {
        const struct scene *scene = table_scene_look(run, five_columns(run, terms), &look);
        const struct item *cell = layout_find(scene, "heading", "Variable");
        assert_null(layout_flaw(run, scene));
        assert_true(cell->size <= last);
        assert_true(scene->height > look.form.height - 1e-9);
        last = cell->size;
        if (terms < 16)
            assert_float_equal(scene->height, look.form.height, 1e-9);
    }
    assert_true(last < look.form.type);
}

static void words_can_be_left_to_the_page_around_it(void **state)
{
    struct run *run = *state;
    struct table_look look = slide(run);
    look.headline = "What it says";
    struct table *table = five_columns(run, 2);
    table->made_up = true;
    const struct scene *scene = table_scene_look(run, table, &look);
    assert_non_null(layout_find(scene, "headline", "What it says"));
    assert_non_null(layout_find(scene, "note", "A note"));
    look.words = false;
    scene = table_scene_look(run, table, &look);
    assert_int_equal(layout_count(scene, "headline"), 0);
    assert_int_equal(layout_count(scene, "title"), 0);
    assert_int_equal(layout_count(scene, "note"), 0);
    assert_non_null(layout_find(scene, "made up", MADE_UP_NOTE));
    assert_null(layout_flaw(run, scene));
}

static void an_empty_table_is_a_page_with_a_title(void **state)
{
    struct run *run = *state;
    const struct scene *scene = scene_of(run, table_new(run, "", "", 1), 85);
    assert_null(layout_flaw(run, scene));
    assert_true(scene->height > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_overlaps_and_nothing_is_cut_off),
        cmocka_unit_test(long_and_odd_texts_stay_apart),
        cmocka_unit_test(decimal_points_stand_under_each_other),
        cmocka_unit_test(numbers_are_centred_under_their_heading),
        cmocka_unit_test(the_cells_of_a_row_stand_on_one_line),
        cmocka_unit_test(a_whole_number_in_the_summary_is_centred),
        cmocka_unit_test(a_span_is_centred_over_a_rule_as_wide_as_its_columns),
        cmocka_unit_test(every_rule_is_level),
        cmocka_unit_test(type_shrinks_only_where_the_page_is_too_narrow),
        cmocka_unit_test(the_page_grows_where_even_small_type_does_not_fit),
        cmocka_unit_test(printed_rows_are_subdued_and_still_legible),
        cmocka_unit_test(marks_are_raised_before_the_text),
        cmocka_unit_test(made_up_data_are_named_as_such),
        cmocka_unit_test(the_description_reads_the_table_row_by_row),
        cmocka_unit_test(a_rule_stands_above_the_summary),
        cmocka_unit_test(a_slide_is_filled_in_the_largest_type_that_fits),
        cmocka_unit_test(words_can_be_left_to_the_page_around_it),
        cmocka_unit_test(an_empty_table_is_a_page_with_a_title),
    };
    return cmocka_run_group_tests(tests, start, end);
}
