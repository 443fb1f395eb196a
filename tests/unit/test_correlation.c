/* test_correlation.c - correlation matrices, as scenes. */
#include <math.h>

#include "every_page.h"

#include "base/random.h"
#include "draw/correlation.h"
#include "draw/palette.h"
#include "spec/contrast.h"

enum { ROWS = 30 };

/* Columns v0, v1, ...: noise, of which each takes some of the one before. */
static struct frame *frame_of(struct run *run, size_t columns, double scale)
{
    struct frame *frame = drawn_frame(run, ROWS);
    gsl_rng *random = random_new(run);
    random_begin(random, 1, 1);
    for (size_t c = 0; c < columns; c++) {
        struct column *column =
            frame_add(run, frame, talloc_asprintf(run, "v%zu", c), COLUMN_NUMBER);
        column->label = drawn_names[c % COUNT(drawn_names)];
        for (size_t i = 0; i < ROWS; i++) {
            double before = c == 0 ? 0.0 : frame->column[c - 1].number[i] / scale;
            double sign = c % 3 == 0 ? -1.0 : 1.0;
            column->number[i] = scale * (0.4 * sign * before + gsl_rng_uniform(random));
        }
    }
    return frame;
}

static struct chart chart_of(struct run *run, size_t columns)
{
    struct chart chart = { .kind = CHART_CORRELATION, .id = "", .said = INFERENCE_UNSAID };
    for (size_t c = 0; c < columns; c++)
        texts_add(run, &chart.variables, talloc_asprintf(run, "v%zu", c), NOWHERE);
    return chart;
}

static void nothing_overlaps_from_two_variables_to_many(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    static const size_t sizes[] = { 2, 3, 9, 14 };
    static const double scales[] = { 1, 1e12, 1e-12, -3 };
    for (size_t s = 0; s < COUNT(sizes); s++) {
        const struct chart chart = chart_of(run, sizes[s]);
        const struct analysis analysis = drawn_analysis(frame_of(run, sizes[s], scales[s]));
        drawn_everywhere(run, &chart, &analysis, talloc_asprintf(run, "%zu", sizes[s]));
    }
}

/* 25 variables at 175 mm have their numbers; at 85 they have shapes, and say where numbers are. */
static void many_variables_keep_their_numbers_where_these_fit(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct chart chart = chart_of(run, 25);
    struct frame *frame = frame_of(run, 25, 1);
    for (size_t c = 0; c < 25; c++)
        frame->column[c].label = talloc_asprintf(run, "Variable number %zu", c + 1);
    const struct analysis analysis = drawn_analysis(frame);
    struct figure *wide = drawn_figure(run, &chart, &analysis, "175");
    struct figure *narrow = drawn_figure(run, &chart, &analysis, "85");
    assert_null(layout_flaw(run, wide->scene));
    assert_null(layout_flaw(run, narrow->scene));
    assert_int_equal(layout_count(wide->scene, "cell number"), 300);
    assert_int_equal(layout_count(narrow->scene, "cell number"), 0);
    assert_int_equal(layout_count(narrow->scene, "cell"), 300);
    assert_non_null(layout_find(narrow->scene, "caption", "in the data of the figure"));
    assert_int_equal(narrow->rows, 300);
}

static void every_cell_is_named_and_numbered_in_the_data(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct chart chart = chart_of(run, 4);
    const struct analysis analysis = drawn_analysis(frame_of(run, 4, 1));
    struct figure *figure = drawn_figure(run, &chart, &analysis, "120");
    assert_int_equal(layout_count(figure->scene, "cell"), 6);
    for (size_t i = 0; i < figure->scene->items; i++)
        if (strcmp(figure->scene->item[i].role, "cell") == 0)
            assert_non_null(strstr(figure->scene->item[i].name, "r = "));
    assert_int_equal(figure->rows, 6);
    assert_string_equal(figure->column[2].name, "estimate");
}

static void the_stars_are_those_of_the_tests_that_are_counted(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct chart chart = chart_of(run, 6);
    const struct analysis analysis = drawn_analysis(frame_of(run, 6, 1));
    struct figure *figure = drawn_figure(run, &chart, &analysis, "175");
    size_t stars = 0, findings = 0;
    for (size_t i = 0; i < figure->scene->items; i++) {
        const struct item *item = &figure->scene->item[i];
        stars += strcmp(item->role, "cell number") == 0 && strchr(item->markup, '*') != NULL;
    }
    for (size_t i = 0; i < figure->rows; i++)
        findings += figure->column[4].number[i] < 0.05;
    assert_true(findings > 0 && findings < 15);
    assert_int_equal(stars, findings);
    assert_non_null(strstr(figure->scene->description,
                           talloc_asprintf(run,
                                           "%zu of 15 correlations have p < .05; by chance "
                                           "alone about 0.8 would.",
                                           findings)));
}

static void text_can_be_read_on_every_colour_of_the_ramp(void **state)
{
    (void)state;
    for (size_t t = 0; t < DRAWN_THEMES; t++)
        for (int i = -100; i <= 100; i++) {
            const struct theme *theme = drawn_theme(t);
            unsigned ground = palette_between(theme->diverging, RAMP, (i + 100) / 200.0);
            assert_true(contrast_ratio(palette_text_on(theme, ground), ground) >= TEXT_CONTRAST);
        }
}

/* Farther from zero stands out more from the ground, and both ends alike: in grey the strength can
 * still be read. */
static void the_ramp_leaves_the_ground_towards_both_ends(void **state)
{
    (void)state;
    for (size_t t = 0; t < DRAWN_THEMES; t++) {
        const struct theme *theme = drawn_theme(t);
        const unsigned *ramp = theme->diverging, ground = theme->ground;
        for (int side = -1; side <= 1; side += 2)
            for (int i = 1; i <= 100; i++) {
                unsigned near = palette_between(ramp, RAMP, 0.5 + side * (i - 1) / 200.0);
                unsigned far = palette_between(ramp, RAMP, 0.5 + side * i / 200.0);
                if (contrast_ratio(far, ground) < contrast_ratio(near, ground) - 0.02) /* of rounding */
                    fail_msg("%s: %d", theme->name, side * i);
            }
        double low = contrast_ratio(ramp[0], ground), high = contrast_ratio(ramp[4], ground);
        if (fmax(low, high) / fmin(low, high) >= 1.3)
            fail_msg("%s: ends of %.2f and %.2f", theme->name, low, high);
    }
}

/* Nine variables at 85 mm, as in the gallery: each number inside its cell with air on both sides,
 * and no name broken within a word. */
static void numbers_have_air_in_their_cells_and_names_whole_words(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    static const char *const names[] = { "KS4 Attainment", "Persistent absence rate",
                                         "Deprivation" };
    const struct chart chart = chart_of(run, 9);
    struct frame *frame = frame_of(run, 9, 1);
    for (size_t c = 0; c < 9; c++)
        frame->column[c].label = names[c % COUNT(names)];
    const struct analysis analysis = drawn_analysis(frame);
    static const char *const pages[] = { "85", "120", "slide" };
    for (size_t p = 0; p < COUNT(pages); p++) {
        const struct scene *scene = drawn_figure(run, &chart, &analysis, pages[p])->scene;
        const struct lettering *lettering = lettering_new(run, theme_usual());
        struct box cell = { 0 };
        for (size_t i = 0; i < scene->items; i++) {
            const struct item *item = &scene->item[i];
            if (strcmp(item->role, "cell") == 0)
                cell = item_box(item);
            double air = 0.15 * item->size;
            if (strcmp(item->role, "cell number") == 0
                && (item->left < cell.left + air || item->left + item->width > cell.right - air))
                fail_msg("%s: %s", pages[p], item->markup);
            if (strcmp(item->role, "row name") == 0)
                assert_true(item->wrap >= lettering_width(lettering, "Deprivation", item->size));
        }
    }
}

static void says_what_it_cannot_draw(void **state)
{
    struct bench *bench = *state;
    for (int wrong = 0; wrong < 4; wrong++) {
        size_t count = wrong == 0 ? 1 : wrong == 1 ? 41 : wrong == 2 ? 38 : 3;
        struct chart chart = chart_of(bench->run, count);
        struct frame *frame = frame_of(bench->run, count, 1);
        struct analysis analysis = drawn_analysis(frame);
        struct figure *figure = NULL;
        chart.sort = wrong == 3 ? SORT_P : SORT_NONE;
        assert_false(drawn(bench->run, &chart, &analysis, "slide", false, &figure));
        static const char *const message[] = {
            "a correlation matrix is of 2 to 40 variables, not 1",
            "a correlation matrix is of 2 to 40 variables, not 41",
            "38 variables with their names are too many for a page of that height; draw it in a "
            "width in millimetres, or give shorter names by rename",
            "variables are sorted by none or abs (the mean of |r| with the others)"
        };
        assert_string_equal(bench->run->message, message[wrong]);
        bench_again(bench);
    }
}

static void a_few_answers_of_a_survey_are_withheld(void **state)
{
    struct bench *bench = *state;
    for (size_t rows = 4; rows <= 5; rows++) {
        const struct chart chart = chart_of(bench->run, 2);
        struct frame *frame = frame_of(bench->run, 2, 1);
        frame->column[1].confidential = true;
        for (size_t i = rows; i < ROWS; i++)
            column_miss(&frame->column[0], i, MISSING_EMPTY, "empty cell");
        const struct analysis analysis = drawn_analysis(frame);
        struct figure *figure = NULL;
        bool made = drawn(bench->run, &chart, &analysis, "85", false, &figure);
        assert_true(made == (rows == 5));
        if (!made)
            assert_string_equal(bench->run->message, "a correlation of 4 answers of a survey is "
                                                     "withheld: fewer than 5");
        bench_again(bench);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(nothing_overlaps_from_two_variables_to_many),
        claim(many_variables_keep_their_numbers_where_these_fit),
        claim(every_cell_is_named_and_numbered_in_the_data),
        claim(the_stars_are_those_of_the_tests_that_are_counted),
        claim(text_can_be_read_on_every_colour_of_the_ramp),
        claim(the_ramp_leaves_the_ground_towards_both_ends),
        claim(numbers_have_air_in_their_cells_and_names_whole_words),
        claim(says_what_it_cannot_draw),
        claim(a_few_answers_of_a_survey_are_withheld),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
