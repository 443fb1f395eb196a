/* test_scatter.c - scatter plots, as scenes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "draw/figure.h"
#include "layout.h"
#include "plotted.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

static const double widths[] = { 85, 120, 175, 0 };

#define LONG_TITLE                                                                                     \
    "Où les élèves réussissent le mieux: attainment of children looked after continuously for at " \
    "least twelve months, by local authority & region <England>, 2017 to 2019, compared with "         \
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-"                                      \
    "Donaudampfschifffahrtsgesellschaft"

enum { SLIDE = 0 };

static bool figure_of(struct run *run, const struct chart *chart, struct frame *frame, bool made_up,
                      double mm, struct figure **figure)
{
    struct page_form form = page_form_of(mm);
    if (mm == SLIDE)
        page_form_named(run, "slide", &form);
    const struct analysis analysis = { .offer = { .frame = frame },
                                       .inference = inference_usual(),
                                       .rows_are = "rows",
                                       .row_is = "row" };
    const struct drawing drawing = { .chart = chart,
                                     .analysis = &analysis,
                                     .theme = theme_usual(),
                                     .form = form,
                                     .made_up = made_up,
                                     .words = true };
    return figure_make(run, &drawing, figure);
}

static struct scene *scene_of(struct run *run, const struct chart *chart, struct frame *frame,
                              bool made_up, double mm)
{
    struct figure *figure = NULL;
    if (!figure_of(run, chart, frame, made_up, mm, &figure))
        fail_msg("%s", run->message);
    return figure->scene;
}

static void nothing_overlaps_and_nothing_is_cut_off(void **state)
{
    struct run *run = *state;
    static const double data[][4] = {
        /* shift and scale of x, and of y */
        { 0, 1, 0, 1 },           { 0, -1e9, 0, 1e12 },     { 0, 1e-9, 0, -1e-7 },
        { -500, 1, -2e6, 3e4 },   { 1e6, 1e-2, 1e6, 1e-5 }, { 9999990, 1, 0.0001, 1e-6 },
        { -1e15, 1e14, 1e7, -1 }, { 0, 1e100, 0, 1e-100 },
    };
    struct chart plain = plotted_chart(), wordy = plotted_chart();
    wordy.title = wordy.source = wordy.note = wordy.x.title = wordy.y.title = LONG_TITLE;
    wordy.published_nobs = 87;
    for (size_t i = 0; i < 2 * sizeof data / sizeof *data; i++) {
        const double *d = data[i / 2];
        struct frame *frame = plotted_frame(run, d[0], d[1], d[2], d[3]);
        for (size_t w = 0; w < 4; w++) {
            if (widths[w] == SLIDE && i % 2 != 0)
                continue; /* titles of a dozen lines leave a slide no room */
            const struct scene *scene =
                scene_of(run, i % 2 ? &wordy : &plain, frame, i % 2 != 0, widths[w]);
            const char *flaw = layout_flaw(run, scene);
            if (flaw != NULL)
                fail_msg("%g mm, data %zu: %s", widths[w], i / 2, flaw);
        }
    }
}

static void one_value_and_one_point_are_drawn_without_a_line(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    static const double scales[][2] = { { 0, 1 }, { 1, 0 }, { 0, 0 } };
    for (size_t i = 0; i < 6; i++) {
        struct frame *frame = plotted_frame(run, 3, scales[i / 2][0], -7, scales[i / 2][1]);
        size_t points = i % 2 ? 1 : PLOTTED;
        for (size_t row = points; row < PLOTTED; row++)
            column_miss(&frame->column[1], row, MISSING_EMPTY, "empty");
        const struct scene *scene = scene_of(run, &chart, frame, false, 85);
        assert_null(layout_flaw(run, scene));
        assert_int_equal(layout_count(scene, "point"), points);
        assert_int_equal(layout_count(scene, "line") + layout_count(scene, "band"), 0);
    }
}

static void every_row_of_the_fit_is_a_point_at_its_value(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    const struct scene *scene = scene_of(run, &chart, frame, false, 120);
    const struct item *first = layout_find(scene, "point", "");
    assert_int_equal(layout_count(scene, "point"), PLOTTED);
    /* Equal steps in x; and y in proportion, as three points tell: 2.1, 1.3, 3.8. */
    double step = first[1].centre.x - first[0].centre.x;
    for (size_t i = 1; i < PLOTTED; i++)
        assert_true(fabs(first[i].centre.x - first[i - 1].centre.x - step) < 1e-9);
    double per_unit = (first[0].centre.y - first[1].centre.y) / (2.1 - 1.3);
    assert_true(per_unit < 0);
    assert_true(fabs(first[1].centre.y - first[2].centre.y - per_unit * (1.3 - 3.8)) < 1e-9);
}

/* In R: predict(lm(y ~ x), data.frame(x = c(1, 12))) 2.032051, 8.001282; y[1] is 2.1. */
static void the_line_passes_through_the_fitted_values(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    const struct scene *scene = scene_of(run, &chart, frame, false, 120);
    const struct item *first = layout_find(scene, "point", "");
    const struct item *line = layout_find(scene, "line", "");
    double per_unit = (first[0].centre.y - first[1].centre.y) / (2.1 - 1.3);
    assert_true(line->point[0].x == first[0].centre.x);
    assert_true(fabs(line->point[0].y - first[0].centre.y - per_unit * (2.032051 - 2.1)) < 1e-4);
    assert_true(fabs(line->point[1].y - line->point[0].y - per_unit * (8.001282 - 2.032051))
                < 1e-4);
}

static void a_wide_band_ends_at_the_plot(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    for (size_t row = 3; row < PLOTTED; row++)
        column_miss(&frame->column[1], row, MISSING_EMPTY, "empty");
    const struct scene *scene = scene_of(run, &chart, frame, false, 85);
    const struct item *axis = layout_find(scene, "axis", "");
    struct box band = item_box(layout_find(scene, "band", ""));
    assert_null(layout_flaw(run, scene));
    assert_true(band.bottom <= axis->point[0].y);
    assert_true(band.bottom - band.top > 50);
}

static void draws_the_layers_that_are_asked_for(void **state)
{
    struct run *run = *state;
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    for (int layers = 0; layers < 8; layers++) {
        struct chart chart = plotted_chart();
        bool point = (layers & 1) != 0, line = (layers & 2) != 0, band = (layers & 4) != 0;
        chart.layers =
            (point ? LAYER_POINT : 0) | (line ? LAYER_LINE : 0) | (band ? LAYER_BAND : 0);
        const struct scene *scene = scene_of(run, &chart, frame, false, 85);
        assert_int_equal(layout_count(scene, "point"), point ? PLOTTED : 0);
        assert_int_equal(layout_count(scene, "line"), line ? 1 : 0);
        assert_int_equal(layout_count(scene, "band"), band ? 1 : 0);
        assert_int_equal(layout_count(scene, "band edge"), band ? 2 : 0);
    }
}

static void made_up_data_are_marked_in_the_plot_and_in_words(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    const struct scene *scene = scene_of(run, &chart, frame, true, 85);
    assert_string_equal(scene->item[2].role, "watermark"); /* behind all but the titles */
    assert_non_null(layout_find(scene, "caption", "Made-up data"));
    assert_int_equal(strncmp(scene->description, "Made-up data", 12), 0);
    assert_null(strstr(scene_text(run, scene_of(run, &chart, frame, false, 85)), "ade-up"));
}

/* The last line of a title is no single short word: it wraps at less than the page has. */
static void lines_of_a_title_are_of_even_length(void **state)
{
    struct run *run = *state;
    struct page *page = page_new(run, theme_usual(), page_form_of(85));
    page_titles(page, "", NULL, "One two three four five six seven eight nine ten eleven twelve x");
    const struct item *title = layout_find(page->scene, "title", "");
    struct item again = *title;
    again.wrap = page->right - page->left;
    lettering_measure(page->lettering, &again);
    assert_true(fabs(again.height - title->height) < 0.01);
    assert_true(title->width < 0.75 * again.width);
    page_titles(page, "", NULL, "Short");
    assert_true(fabs(layout_find(page->scene, "title", "Short")->wrap - again.wrap) < 0.01);
}

static void no_type_is_smaller_than_eight_points(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    static const double least[] = { 8, 9, 9 };
    for (size_t w = 0; w < 3; w++) {
        const struct scene *scene = scene_of(run, &chart, frame, false, widths[w]);
        for (size_t i = 0; i < scene->items; i++)
            if (scene->item[i].kind == ITEM_TEXT)
                assert_true(scene->item[i].size >= least[w]);
    }
}

static void refuses_text_and_unknown_variables(void **state)
{
    struct chart chart = plotted_chart();
    chart.x.variable = "region";
    chart.x.place = (struct place){ "figure.yaml", 4, 6 };
    for (int text = 0; text < 2; text++) {
        struct run *run = run_new();
        struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
        if (text)
            frame_add(run, frame, "region", COLUMN_TEXT);
        assert_false(figure_of(run, &chart, frame, false, 85, &(struct figure *){ NULL }));
        assert_int_equal(run->status, STATUS_UNSUPPORTED);
        assert_int_equal(strncmp(run->message, "figure.yaml:4:6: ", 17), 0);
        talloc_free(run);
    }
    (void)state;
}

/* A crowd: x uneven, y with a slope, groups and sizes; some names are long or not Latin. */
static struct frame *crowd_frame(struct run *run, size_t rows)
{
    static const char *const names[] = { "Bournemouth, Christchurch and Poole", "Île-de-Saint-Élan",
                                         "القاهرة الجديدة", "Bath", "Kingston upon Hull, City of" };
    static const char *const groups[] = {
        "North",  "South", "East", "West and beyond", "Yorkshire and The Humber",
        "Centre", "Coast", "Isles"
    };
    struct frame *frame = frame_new(run, rows, "crowd.csv");
    frame_add(run, frame, "x", COLUMN_NUMBER);
    frame_add(run, frame, "y", COLUMN_NUMBER);
    frame_add(run, frame, "region", COLUMN_TEXT);
    frame_add(run, frame, "children", COLUMN_NUMBER);
    for (size_t i = 0; i < rows; i++) {
        double turn = 0.618034 * (double)i, u = turn - floor(turn), v = fmod(7.3 * turn, 1.0);
        frame->row_name[i] = frame->row_label[i] =
            i < 5 ? names[i] : talloc_asprintf(run, "Place %zu", i);
        frame->column[0].number[i] = 20 + 30 * u * u;
        frame->column[1].number[i] = 10 + 0.2 * frame->column[0].number[i] + 9 * v;
        frame->column[2].text[i] = groups[i * i % 8];
        frame->column[3].number[i] = (double)(i * 37 % 1000);
    }
    return frame;
}

static void check_layout(struct run *run, const struct chart *chart, struct frame *frame)
{
    for (size_t w = 0; w < 4; w++) {
        const struct scene *scene = scene_of(run, chart, frame, w % 2 == 0, widths[w]);
        const char *flaw = layout_flaw(run, scene);
        if (flaw != NULL)
            fail_msg("%g mm, %zu rows: %s", widths[w], frame->rows, flaw);
    }
}

static struct texts texts_of(struct run *run, const char *const *text, size_t count)
{
    struct texts texts = { 0, NULL, NULL };
    for (size_t i = 0; i < count; i++)
        texts_add(run, &texts, text[i], (struct place){ "figure.yaml", 7, 2 });
    return texts;
}

static struct chart crowd_chart(struct run *run)
{
    static const char *const labels[] = { "Bournemouth, Christchurch and Poole", "القاهرة الجديدة",
                                          "Bath" };
    static struct chart_reference references[] = {
        { .axis = 'y', .value = 20, .label = "England" },
        { .axis = 'x', .value = 30 },
    };
    struct chart chart = plotted_chart();
    chart.label = texts_of(run, labels, 3);
    chart.label_most = 3;
    chart.reference = references;
    chart.references = 2;
    return chart;
}

static void names_groups_sizes_and_margins_touch_nothing(void **state)
{
    struct run *run = *state;
    static const size_t rows[] = { 8, 145, 600 };
    for (size_t i = 0; i < 3; i++) {
        struct frame *frame = crowd_frame(run, rows[i]);
        struct chart chart = crowd_chart(run);
        check_layout(run, &chart, frame);
        chart.layers |= LAYER_PREDICTION | LAYER_RUG | LAYER_HISTOGRAM;
        chart.colour.variable = "region";
        chart.size.variable = "children";
        check_layout(run, &chart, frame);
        chart.layers &= ~(unsigned)LAYER_HISTOGRAM;
        chart.colour.variable = NULL;
        chart.facet.variable = "region";
        check_layout(run, &chart, frame);
    }
}

static void five_thousand_points_are_drawn_under_their_line(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = crowd_frame(run, 5000);
    const struct scene *scene = scene_of(run, &chart, frame, false, 120);
    assert_int_equal(layout_count(scene, "point"), 5000);
    const struct item *line = layout_find(scene, "line", ""),
                      *point = layout_find(scene, "point", "");
    assert_true(line > point + 4999);
    assert_true(point->radius < 1);
    assert_null(layout_flaw(run, scene));
}

/* Largest studentised residuals, in R, x and y as in plotted.h: sort(abs(rstudent(lm(y ~ x)))):
 * rows 11, 8 and 5 (1.69, 1.68, 1.49), then 12 (1.37). */
static void the_most_unusual_are_those_of_r(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    for (size_t i = 0; i < PLOTTED; i++)
        frame->row_label[i] = talloc_asprintf(run, "Row-%zu", i + 1);
    chart.label_most = 3;
    const struct scene *scene = scene_of(run, &chart, frame, false, 120);
    assert_int_equal(layout_count(scene, "label"), 3);
    assert_non_null(layout_find(scene, "label", "Row-8"));
    assert_non_null(layout_find(scene, "label", "Row-11"));
    assert_non_null(layout_find(scene, "label", "Row-5"));
    assert_non_null(strstr(scene->description, "Row-8: x 8.0, y 7.70."));
    assert_non_null(layout_find(scene, "caption", "the 3 with the largest studentised residuals"));
}

static void areas_are_in_proportion_to_the_size(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    struct column *size = frame_add(run, frame, "n", COLUMN_NUMBER);
    for (size_t i = 0; i < PLOTTED; i++)
        size->number[i] = i == 0 ? 400 : 100;
    column_miss(size, 5, MISSING_EMPTY, "empty");
    chart.size.variable = "n";
    const struct scene *scene = scene_of(run, &chart, frame, false, 120);
    const struct item *first = layout_find(scene, "point", "");
    assert_true(fabs(first[0].radius - 2 * first[1].radius)
                < 1e-9); /* the largest is painted first */
    assert_non_null(layout_find(scene, "caption", "1 row without a value of n is a small ring."));
    assert_non_null(layout_find(scene, "key label", "200"));
}

static void groups_differ_in_shape_and_the_rest_is_told(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = crowd_frame(run, 160);
    chart.colour.variable = "region";
    struct figure *figure = NULL;
    assert_true(figure_of(run, &chart, frame, false, 120, &figure));
    assert_int_equal(layout_count(figure->scene, "key mark"), 3); /* squares are 0, 1 and 4 mod 8 */
    static const char *const one[] = { "South" };
    chart.colour.values = texts_of(run, one, 1);
    assert_true(figure_of(run, &chart, frame, false, 120, &figure));
    assert_int_equal(layout_count(figure->scene, "key mark"), 2);
    assert_non_null(
        layout_find(figure->scene, "caption", "Other: North; and Yorkshire and The Humber."));
    assert_non_null(strstr(figure->scene->description,
                           "Colour and shape by region: South (80) and other (80)."));
}

static void panels_share_their_axes_and_have_their_n(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    chart.facet.variable = "region";
    const struct scene *scene = scene_of(run, &chart, crowd_frame(run, 160), false, 175);
    assert_int_equal(layout_count(scene, "panel title"), 3);
    assert_int_equal(layout_count(scene, "line"), 3);
    assert_int_equal(layout_count(scene, "point"), 160);
    assert_non_null(layout_find(scene, "panel title", "80)"));
    const struct item *line = layout_find(scene, "line", "");
    for (size_t i = 0; i < scene->items; i++)
        if (strcmp(scene->item[i].role, "line") == 0)
            assert_true(fabs(scene->item[i].point[0].y - line->point[0].y) < 1e-9);
}

/* Neither as points nor as the ends of axes and of the line, nor in words. */
static void rows_that_answered_a_survey_are_neither_named_nor_drawn(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = crowd_frame(run, 40);
    struct figure *figure = NULL, *open = NULL;
    assert_true(figure_of(run, &chart, frame, false, 85, &open));
    frame->column[0].confidential = true;
    chart.layers |= LAYER_RUG | LAYER_HISTOGRAM;
    assert_true(figure_of(run, &chart, frame, false, 85, &figure));
    assert_int_equal(figure->rows, 8); /* means of 5 */
    assert_int_equal(layout_count(figure->scene, "mean"), 8);
    for (size_t i = 0; i < 8; i++)
        assert_true(figure->column[0].number[i] == 5);
    assert_non_null(figure->withheld);
    assert_null(strstr(figure->scene->description, "runs from"));
    assert_null(layout_find(figure->scene, "point", ""));
    assert_null(layout_find(figure->scene, "rug", ""));
    assert_non_null(layout_find(open->scene, "point", ""));
    assert_non_null(layout_find(figure->scene, "band", ""));
    assert_non_null(layout_find(figure->scene, "line", ""));
    for (size_t i = 0; i < figure->scene->items; i++) {
        const char *name = figure->scene->item[i].name;
        assert_true(name == NULL || strncmp(name, "Mean of 5 ", 10) == 0);
    }
    chart.label_most = 1;
    assert_false(figure_of(run, &chart, frame, false, 85, &figure));
    assert_int_equal(run->status, STATUS_UNSUPPORTED);
}

static void a_point_tells_its_name_and_values(void **state)
{
    struct run *run = *state;
    struct chart chart = plotted_chart();
    struct frame *frame = plotted_frame(run, 0, 1, 0, 1);
    const struct scene *scene = scene_of(run, &chart, frame, false, 120);
    assert_string_equal(layout_find(scene, "point", "")->name, "A: x 1.0, y 2.10");
}

static void what_cannot_be_drawn_is_refused(void **state)
{
    static const char *const unknown[] = { "Bathe" }, *const other[] = { "Suoth" };
    struct frame *frame;
    struct figure *figure = NULL;
    for (int i = 0; i < 7; i++) {
        struct run *run = run_new();
        struct chart chart = plotted_chart();
        const char *wanted = NULL;
        frame = crowd_frame(run, 40);
        chart.size.place = chart.facet.place = chart.colour.place =
            (struct place){ "figure.yaml", 4, 6 };
        if (i == 0) {
            chart.label = texts_of(run, unknown, 1);
            wanted = "figure.yaml:7:2: no row is called 'Bathe'; did you mean 'Bath'?";
        } else if (i == 1) {
            chart.size.variable = "region";
            wanted = "figure.yaml:4:6: 'region' is text; sizes need numbers, such as a count";
        } else if (i == 2) {
            chart.size.variable = "children";
            frame->column[3].number[7] = -1;
            wanted = "figure.yaml:4:6: 'children' has values below zero; an area cannot show them";
        } else if (i == 3) {
            chart.facet.variable = "children";
            wanted = "figure.yaml:4:6: 'children' has 40 values, too many for a panel each; at "
                     "most 12";
        } else if (i == 4) {
            chart.facet.variable = "region";
            chart.layers |= LAYER_HISTOGRAM;
            wanted = "figure.yaml:4:6: panels have no room for histograms in their margins; leave "
                     "facet or the layer histogram out";
        } else if (i == 5) {
            chart.colour.variable = "region";
            chart.colour.values = texts_of(run, other, 1);
            wanted = "figure.yaml:7:2: no row shown has 'Suoth' in 'region'; did you mean 'South'?";
        } else {
            chart.facet.variable = "region";
            chart.title = chart.headline = LONG_TITLE LONG_TITLE LONG_TITLE LONG_TITLE;
            wanted = "figure.yaml:4:6: 3 panels do not fit on a page of this height; give a width "
                     "in millimetres, or fewer panels";
        }
        assert_false(figure_of(run, &chart, frame, false, i == 6 ? SLIDE : 120, &figure));
        assert_int_equal(run->status, STATUS_UNSUPPORTED);
        assert_string_equal(run->message, wanted);
        talloc_free(run);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_overlaps_and_nothing_is_cut_off),
        cmocka_unit_test(one_value_and_one_point_are_drawn_without_a_line),
        cmocka_unit_test(every_row_of_the_fit_is_a_point_at_its_value),
        cmocka_unit_test(the_line_passes_through_the_fitted_values),
        cmocka_unit_test(a_wide_band_ends_at_the_plot),
        cmocka_unit_test(draws_the_layers_that_are_asked_for),
        cmocka_unit_test(made_up_data_are_marked_in_the_plot_and_in_words),
        cmocka_unit_test(lines_of_a_title_are_of_even_length),
        cmocka_unit_test(no_type_is_smaller_than_eight_points),
        cmocka_unit_test(refuses_text_and_unknown_variables),
        cmocka_unit_test(names_groups_sizes_and_margins_touch_nothing),
        cmocka_unit_test(five_thousand_points_are_drawn_under_their_line),
        cmocka_unit_test(the_most_unusual_are_those_of_r),
        cmocka_unit_test(areas_are_in_proportion_to_the_size),
        cmocka_unit_test(groups_differ_in_shape_and_the_rest_is_told),
        cmocka_unit_test(panels_share_their_axes_and_have_their_n),
        cmocka_unit_test(rows_that_answered_a_survey_are_neither_named_nor_drawn),
        cmocka_unit_test(a_point_tells_its_name_and_values),
        cmocka_unit_test(what_cannot_be_drawn_is_refused),
    };
    return cmocka_run_group_tests(tests, start, end);
}
