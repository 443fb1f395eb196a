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

static const double widths[] = { 85, 120, 175 };

#define LONG_TITLE                                                                                     \
    "Où les élèves réussissent le mieux: attainment of children looked after continuously for at " \
    "least twelve months, by local authority & region <England>, 2017 to 2019, compared with "         \
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-"                                      \
    "Donaudampfschifffahrtsgesellschaft"

static bool figure_of(struct run *run, const struct chart *chart, struct frame *frame, bool made_up,
                      double mm, struct figure **figure)
{
    const struct analysis analysis = { .offer = { .frame = frame },
                                       .inference = inference_usual(),
                                       .rows_are = "rows",
                                       .row_is = "row" };
    const struct drawing drawing = { .chart = chart,
                                     .analysis = &analysis,
                                     .theme = theme_usual(),
                                     .form = page_form_of(mm),
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
        for (size_t w = 0; w < 3; w++) {
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
        cmocka_unit_test(no_type_is_smaller_than_eight_points),
        cmocka_unit_test(refuses_text_and_unknown_variables),
    };
    return cmocka_run_group_tests(tests, start, end);
}
