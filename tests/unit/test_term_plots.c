/* test_term_plots.c - added-variable and component-residual plots, as scenes and as numbers. */
#include "drawn.h"

#define ANSWERS "tests/reference/r/residual-plots.csv"

static const enum chart_kind kinds[] = { CHART_ADDED_VARIABLE, CHART_COMPONENT_RESIDUAL };

static void every_kind_of_model_is_drawn_calmly_at_every_size(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    for (size_t k = 0; k < 2; k++)
        for (size_t m = 0; m < DIAGNOSED; m++) {
            struct drawn drawn = drawn_of(bench, kinds[k], frame, diagnosed[m].formula);
            drawn.analysis.offer.weight = diagnosed[m].weight;
            drawn.made_up = m % 2 == 0;
            assert_calm(bench, drawn);
        }
}

static void long_and_foreign_names_and_odd_ranges_are_drawn_calmly(void **state)
{
    static const double ranges[][4] = {
        { 0, 1, 0, 1 },         { 0, -1e9, 0, 1e12 },     { 0, 1e-9, 0, -1e-7 },
        { -500, 1, -2e6, 3e4 }, { 1e6, 1e-2, 1e6, 1e-3 }, { -1e15, 1e14, 1e7, -1 },
        { 0, 1e50, 0, 1e-50 },
    };
    struct bench *bench = *state;
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < COUNT(ranges); i++) {
            const double *r = ranges[i];
            struct frame *frame = drawn_frame(bench, 60, r[0], r[1], r[2], r[3]);
            frame->column[0].label = frame->column[2].label = i % 2 ? LONG_NAME : "x";
            struct drawn drawn = drawn_of(bench, kinds[k], frame, i % 3 ? "y ~ x + w" : "y ~ x");
            drawn.chart.note = drawn.chart.title = i % 2 ? LONG_NAME : "Short";
            assert_calm(bench, drawn);
        }
}

static void five_thousand_points_are_drawn_calmly(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = drawn_frame(bench, 5000, 0, 1, 0, 1);
    for (size_t k = 0; k < 2; k++) {
        struct drawn drawn = drawn_of(bench, kinds[k], frame, "y ~ x + w");
        const struct figure *figure = figure_of(bench, &drawn, "120");
        assert_null(layout_flaw(bench->run, figure->scene));
        assert_int_equal(layout_count(figure->scene, "point"), 10000);
    }
}

static void a_term_that_is_asked_for_stands_alone_and_others_in_panels(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    struct drawn drawn = drawn_of(bench, CHART_ADDED_VARIABLE, frame, "y ~ x1 + x2 + region");
    const struct figure *all = figure_of(bench, &drawn, "175");
    size_t rows = all->rows / 5; /* two numbers, and four regions but one */
    assert_int_equal(layout_count(all->scene, "panel title"), 5);
    drawn.chart.term = "region";
    assert_int_equal(layout_count(figure_of(bench, &drawn, "175")->scene, "panel title"), 3);
    drawn.chart.term = "x2";
    const struct figure *one = figure_of(bench, &drawn, "175");
    assert_int_equal(layout_count(one->scene, "panel title"), 0);
    assert_int_equal(layout_count(one->scene, "point"), rows);
    assert_int_equal(one->rows, rows);
    drawn.chart.term = "region[South]";
    assert_int_equal(figure_of(bench, &drawn, "175")->rows, rows);
}

/* Sums over the points on the page itself: their least squares line is the line that is drawn. */
static void the_line_drawn_is_the_least_squares_line_of_the_points_drawn(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    struct drawn drawn = drawn_of(bench, CHART_ADDED_VARIABLE, frame, "y ~ x1 + x2 + x3");
    drawn.chart.term = "x2";
    const struct scene *scene = figure_of(bench, &drawn, "120")->scene;
    const struct item *point = layout_find(scene, "point", ""),
                      *line = layout_find(scene, "line", "");
    size_t n = layout_count(scene, "point");
    double x = 0, y = 0, cross = 0, squares = 0;
    for (size_t i = 0; i < n; i++) {
        x += point[i].centre.x / (double)n;
        y += point[i].centre.y / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        cross += (point[i].centre.x - x) * (point[i].centre.y - y);
        squares += (point[i].centre.x - x) * (point[i].centre.x - x);
    }
    double slope = (line->point[1].y - line->point[0].y) / (line->point[1].x - line->point[0].x);
    assert_true(fabs(slope - cross / squares) < 1e-9);
    assert_true(fabs(line->point[0].y + slope * (x - line->point[0].x) - y) < 1e-6);
}

static void numbers_of_partial_residuals_are_rs(void **state)
{
    static const struct {
        const char *name, *formula, *weight;
        size_t columns;
    } cases[] = { { "multiple", "y ~ x1 + x2 + x3", NULL, 3 },
                  { "weighted", "y ~ x1 + x2 + size", "w", 2 } };
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    const struct frame *answers = answers_read(bench->run, ANSWERS);
    for (size_t c = 0; c < COUNT(cases); c++) {
        struct drawn drawn = drawn_of(bench, CHART_COMPONENT_RESIDUAL, frame, cases[c].formula);
        drawn.analysis.offer.weight = cases[c].weight;
        const struct figure *figure = figure_of(bench, &drawn, "120");
        const double *y = drawn_column(figure, "y")->number;
        size_t rows = figure->rows / 3;
        for (size_t j = 0; j < cases[c].columns; j++)
            for (size_t i = 0; i < rows; i++) {
                const char *what = talloc_asprintf(bench->run, "partial%zu", j + 1);
                double expected = answer(answers, cases[c].name, what, i);
                assert_true(fabs(y[j * rows + i] - expected) < 1e-10);
            }
    }
}

static void the_band_has_the_ends_of_the_interval_of_any_kind(void **state)
{
    static const enum inference_kind errors[] = { INFERENCE_CLASSICAL, INFERENCE_HC3 };
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    double width[2];
    for (size_t i = 0; i < 2; i++) {
        struct drawn drawn = drawn_of(bench, CHART_ADDED_VARIABLE, frame, "y ~ x1 + x2 + x3");
        struct fit *fit = NULL;
        drawn.chart.term = "x1";
        drawn.analysis.inference.kind = errors[i];
        const struct figure *figure = figure_of(bench, &drawn, "175");
        assert_done(bench,
                    analysis_fit(bench->run, &drawn.analysis, drawn.chart.model[0].formula, &fit));
        /* The band at its right end, in the units of y: by the line, whose slope is known. */
        struct item *band = (struct item *)layout_find(figure->scene, "band", "");
        const struct item *line = layout_find(figure->scene, "line", "");
        double per_unit = (line->point[1].y - line->point[0].y) / fit->coefficient[1].estimate;
        double across = line->point[1].x - line->point[0].x;
        width[i] = (band->point[100].y - band->point[101].y) / -per_unit;
        /* Of the whole axis: the share that lies right of zero. */
        double right = band->point[100].x - band->point[50].x;
        assert_close(width[i] * across / right,
                     fit->coefficient[1].conf_high - fit->coefficient[1].conf_low, 1e-6);
        assert_non_null(strstr(figure->scene->description, fit->inference_words));
    }
    assert_true(fabs(width[0] / width[1] - 1) > 0.01);
}

static void rows_that_are_asked_for_are_named_and_unknown_ones_refused(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = drawn_frame(bench, 20, 0, 1, 0, 1);
    frame->row_name[3] = "Leeds";
    frame->row_name[4] = "York";
    column_miss(&frame->column[2], 4, MISSING_EMPTY, "empty cell");
    struct drawn drawn = drawn_of(bench, CHART_ADDED_VARIABLE, frame, "y ~ x");
    drawn.chart.label_most_said = true;
    texts_add(bench->run, &drawn.chart.label, "Leeds", NOWHERE);
    texts_add(bench->run, &drawn.chart.label, "York", NOWHERE);
    const struct figure *figure = figure_of(bench, &drawn, "120");
    assert_int_equal(layout_count(figure->scene, "label"), 1);
    assert_non_null(layout_find(figure->scene, "label", "Leeds"));
    assert_non_null(layout_find(figure->scene, "caption", "Not in the model: York."));
    assert_non_null(strstr(figure->scene->description, "Leeds ("));
    texts_add(bench->run, &drawn.chart.label, "Leds", (struct place){ "chart.yaml", 7, 3 });
    struct figure *none = NULL;
    assert_false(draw_it(bench, &drawn, "120", &none));
    assert_refused(bench, STATUS_MALFORMED,
                   "chart.yaml:7:3: no row is called 'Leds'; did you mean 'Leeds'?");
}

static void points_of_answers_are_not_drawn(void **state)
{
    struct bench *bench = *state;
    for (size_t k = 0; k < 2; k++) {
        struct frame *frame = drawn_frame(bench, 20, 0, 1, 0, 1);
        frame->column[0].confidential = true;
        struct drawn drawn = drawn_of(bench, kinds[k], frame, "y ~ x");
        struct figure *figure = NULL;
        assert_false(draw_it(bench, &drawn, "120", &figure));
        assert_int_equal(bench->run->status, STATUS_UNSUPPORTED);
        bench_again(bench);
        frame = drawn_frame(bench, 20, 0, 1, 0, 1);
        frame->column[0].confidential = true;
        drawn = drawn_of(bench, kinds[k], frame, "y ~ x");
        drawn.analysis.name_respondents = true;
        const struct figure *named = figure_of(bench, &drawn, "120");
        assert_non_null(strstr(scene_text(bench->run, named->scene), "Barnet"));
        assert_int_equal(named->rows, 20);
    }
}

static void names_stand_with_their_points(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = drawn_frame(bench, 20, 0, 1, 0, 1);
    struct drawn drawn = drawn_of(bench, CHART_COMPONENT_RESIDUAL, frame, "y ~ x");
    const struct scene *scene = figure_of(bench, &drawn, "120")->scene;
    const struct item *point = layout_find(scene, "point", "");
    assert_int_equal(strncmp(point->name, "Barnet: x 0.130, component and residual ", 40), 0);
}

static void refuses_what_has_no_such_plot(void **state)
{
    static const struct {
        const char *formula, *term, *message;
    } cases[] = {
        { "y ~ 1", NULL,
          "FORMULA: the model has no terms, so there is nothing to set its outcome against; add a predictor" },
        { "y ~ x + w", "z", "chart.yaml:1:1: the model has no term 'z'; its terms are x and w" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct bench *bench = *state;
        bench_again(bench);
        struct drawn drawn = drawn_of(bench, CHART_ADDED_VARIABLE,
                                      drawn_frame(bench, 20, 0, 1, 0, 1), cases[i].formula);
        struct figure *figure = NULL;
        drawn.chart.place = (struct place){ "chart.yaml", 1, 1 };
        drawn.chart.term = cases[i].term;
        assert_false(draw_it(bench, &drawn, "120", &figure));
        assert_refused(bench, i == 0 ? STATUS_UNSUPPORTED : STATUS_MALFORMED, cases[i].message);
    }
}

static void refuses_more_panels_than_a_slide_has_room_for(void **state)
{
    struct bench *bench = *state;
    struct drawn drawn = drawn_of(bench, CHART_ADDED_VARIABLE, answers_read(bench->run, DATA),
                                  "y ~ x1*region + x2*size + w");
    struct figure *figure = NULL;
    assert_false(draw_it(bench, &drawn, "slide", &figure));
    assert_refused(bench, STATUS_USAGE,
                   "11 panels do not fit on a slide; ask for one by --term, or for a width in "
                   "millimetres");
}

static void one_of_several_models_has_to_be_chosen(void **state)
{
    struct bench *bench = *state;
    struct drawn drawn =
        drawn_of(bench, CHART_ADDED_VARIABLE, drawn_frame(bench, 20, 0, 1, 0, 1), "y ~ x + w");
    struct drawn other = drawn_of(bench, CHART_ADDED_VARIABLE, drawn.analysis.offer.frame, "y ~ x");
    struct chart_model both[] = { drawn.chart.model[0], other.chart.model[0] };
    struct figure *figure = NULL;
    both[0].name = "Large";
    drawn.chart.model = both;
    drawn.chart.models = 2;
    drawn.chart.one_model = "Large";
    assert_int_equal(layout_count(figure_of(bench, &drawn, "175")->scene, "panel title"), 2);
    drawn.chart.one_model = NULL;
    assert_false(draw_it(bench, &drawn, "175", &figure));
    assert_non_null(
        strstr(bench->run->message, "choose one by model (--model) from Large and y ~ x"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(every_kind_of_model_is_drawn_calmly_at_every_size),
        claim(long_and_foreign_names_and_odd_ranges_are_drawn_calmly),
        claim(five_thousand_points_are_drawn_calmly),
        claim(a_term_that_is_asked_for_stands_alone_and_others_in_panels),
        claim(the_line_drawn_is_the_least_squares_line_of_the_points_drawn),
        claim(numbers_of_partial_residuals_are_rs),
        claim(the_band_has_the_ends_of_the_interval_of_any_kind),
        claim(rows_that_are_asked_for_are_named_and_unknown_ones_refused),
        claim(points_of_answers_are_not_drawn),
        claim(names_stand_with_their_points),
        claim(refuses_what_has_no_such_plot),
        claim(refuses_more_panels_than_a_slide_has_room_for),
        claim(one_of_several_models_has_to_be_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
