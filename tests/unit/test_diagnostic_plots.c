/* test_diagnostic_plots.c - diagnostics of a model, as scenes and as numbers. */
#include "drawn.h"

#define ANSWERS "tests/reference/r/residual-plots.csv"

static void every_model_is_drawn_calmly_at_every_size(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    for (size_t m = 0; m < DIAGNOSED; m++) {
        struct drawn drawn = drawn_of(bench, CHART_DIAGNOSTICS, frame, diagnosed[m].formula);
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
    for (size_t i = 0; i < COUNT(ranges); i++) {
        const double *r = ranges[i];
        struct frame *frame = drawn_frame(bench, 60, r[0], r[1], r[2], r[3]);
        struct drawn drawn =
            drawn_of(bench, CHART_DIAGNOSTICS, frame, i % 3 ? "y ~ x + w" : "y ~ 1");
        assert_calm(bench, drawn);
    }
}

static void five_thousand_points_are_drawn_calmly(void **state)
{
    struct bench *bench = *state;
    struct drawn drawn =
        drawn_of(bench, CHART_DIAGNOSTICS, drawn_frame(bench, 5000, 0, 1, 0, 1), "y ~ x + w");
    const struct figure *figure = figure_of(bench, &drawn, "175");
    assert_null(layout_flaw(bench->run, figure->scene));
    assert_int_equal(layout_count(figure->scene, "point"), 20000);
    assert_int_equal(layout_count(figure->scene, "band"), 1);
}

static void compare(const struct figure *figure, const char *name, const struct frame *answers,
                    const char *what, const char *wanted)
{
    const double *number = drawn_column(figure, name)->number;
    for (size_t i = 0; i < figure->rows; i++)
        assert_close(number[i], answer(answers, wanted, what, i), 1e-9);
}

static void numbers_are_rs(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    const struct frame *answers = answers_read(bench->run, DIAGNOSTICS);
    for (size_t m = 0; m < DIAGNOSED; m++) {
        struct drawn drawn = drawn_of(bench, CHART_DIAGNOSTICS, frame, diagnosed[m].formula);
        drawn.analysis.offer.weight = diagnosed[m].weight;
        const struct figure *figure = figure_of(bench, &drawn, "120");
        const char *name = diagnosed[m].name;
        compare(figure, "student.residual", answers, "student", name);
        compare(figure, "std.residual", answers, "standard", name);
        compare(figure, "leverage", answers, "leverage", name);
        compare(figure, "cooks.distance", answers, "cook", name);
    }
}

/* R's smooths are in order of the fitted values: each is looked for by its fitted value. */
static void smooths_are_rs(void **state)
{
    static const char *const smooths[][2] = { { "residual.smooth", "fitted" },
                                              { "spread.smooth", "spread" } };
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    const struct frame *answers = answers_read(bench->run, ANSWERS);
    struct drawn drawn = drawn_of(bench, CHART_DIAGNOSTICS, frame, "y ~ x1 + x2 + x3");
    const struct figure *figure = figure_of(bench, &drawn, "120");
    const double *fitted = drawn_column(figure, "fitted")->number;
    for (size_t s = 0; s < 2; s++) {
        const double *smooth = drawn_column(figure, smooths[s][0])->number;
        for (size_t i = 0; i < figure->rows; i++) {
            size_t place = 0;
            for (size_t k = 0; k < figure->rows; k++)
                place += fitted[k] < fitted[i];
            assert_close(fitted[i], answer(answers, smooths[s][1], "smooth.x", place), 1e-10);
            assert_true(fabs(smooth[i] - answer(answers, smooths[s][1], "smooth.y", place)) < 1e-9);
        }
    }
}

static void normal_quantiles_rise_with_the_residuals(void **state)
{
    struct bench *bench = *state;
    struct drawn drawn =
        drawn_of(bench, CHART_DIAGNOSTICS, answers_read(bench->run, DATA), "y ~ x1 + x2 + x3");
    const struct figure *figure = figure_of(bench, &drawn, "120");
    const double *t = drawn_column(figure, "student.residual")->number;
    const double *normal = drawn_column(figure, "normal.quantile")->number;
    const double *low = drawn_column(figure, "envelope.low")->number;
    const double *high = drawn_column(figure, "envelope.high")->number;
    size_t outside = 0;
    for (size_t i = 0; i < figure->rows; i++) {
        outside += t[i] < low[i] || t[i] > high[i];
        for (size_t k = 0; k < figure->rows; k++)
            assert_int_equal(t[i] < t[k], normal[i] < normal[k]);
    }
    const char *said =
        talloc_asprintf(bench->run, "%zu of %zu lie outside the 95%% band", outside, figure->rows);
    assert_non_null(strstr(figure->scene->description, said));
}

/* On the page: r^2 h / (p (1 - h)) is the same all along a curve, in units found from the points.
 */
static void curves_are_of_equal_cooks_distance(void **state)
{
    struct bench *bench = *state;
    struct drawn drawn =
        drawn_of(bench, CHART_DIAGNOSTICS, answers_read(bench->run, DATA), "y ~ x1 + x2 + x3");
    const struct figure *figure = figure_of(bench, &drawn, "175");
    const struct scene *scene = figure->scene;
    const double *h = drawn_column(figure, "leverage")->number;
    const double *r = drawn_column(figure, "std.residual")->number;
    size_t n = figure->rows, points = 0;
    const struct item *point[4 * 50], *curve = layout_find(scene, "cook", "");
    for (size_t i = 0; i < scene->items; i++)
        if (strcmp(scene->item[i].role, "point") == 0)
            point[points++] = &scene->item[i];
    const struct item *const *last = point + 3 * n; /* the fourth panel */
    double across = (last[1]->centre.x - last[0]->centre.x) / (h[1] - h[0]);
    double up = (last[1]->centre.y - last[0]->centre.y) / (r[1] - r[0]);
    assert_int_equal(points, 4 * n);
    for (size_t k = 0; k < curve->points; k++) {
        double at_h = h[0] + (curve->point[k].x - last[0]->centre.x) / across;
        double at_r = r[0] + (curve->point[k].y - last[0]->centre.y) / up;
        assert_close(at_r * at_r * at_h / (4 * (1 - at_h)), 4.0 / (double)n, 1e-6);
    }
}

static void the_same_rows_are_named_in_the_first_three_panels(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = drawn_frame(bench, 30, 0, 1, 0, 1);
    for (size_t i = 0; i < 30; i++)
        frame->row_name[i] = talloc_asprintf(bench->run, "Row %zu", i);
    frame->column[2].number[7] += 30;
    struct drawn drawn = drawn_of(bench, CHART_DIAGNOSTICS, frame, "y ~ x");
    drawn.chart.label_most = 1;
    drawn.chart.label_most_said = true;
    const struct scene *scene = figure_of(bench, &drawn, "175")->scene;
    assert_int_equal(layout_count(scene, "label"), 4);
    for (size_t i = 0; i < scene->items; i++)
        if (strcmp(scene->item[i].role, "label") == 0)
            assert_string_equal(scene->item[i].markup, "Row 7");
}

static void a_row_that_is_fitted_exactly_is_not_drawn_but_told(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = drawn_frame(bench, 20, 0, 1, 0, 1);
    for (size_t i = 0; i < 20; i++)
        frame->column[1].number[i] = i == 5;
    struct drawn drawn = drawn_of(bench, CHART_DIAGNOSTICS, frame, "y ~ x + w");
    assert_calm(bench, drawn);
    const struct figure *figure = figure_of(bench, &drawn, "120");
    assert_int_equal(layout_count(figure->scene, "point"), 4 * 19);
    assert_int_equal(figure->rows, 20);
    assert_true(isnan(drawn_column(figure, "student.residual")->number[5]));
    assert_non_null(layout_find(figure->scene, "caption", "1 row is not shown: fitted exactly"));
}

/* A row of large leverage and large residuals bring all of them into the plot. */
static void both_halves_of_three_curves_have_room(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = drawn_frame(bench, 20, 0, 1, 0, 1);
    struct column *x = frame_column(frame, "x"), *y = frame_column(frame, "y");
    for (size_t i = 0; i < 20; i++) {
        x->number[i] = i == 19 ? 60.0 : (double)i;
        y->number[i] = i == 9 ? 9.0 : i == 10 ? -9.0 : (double)(i * 7 % 5);
    }
    struct drawn drawn = drawn_of(bench, CHART_DIAGNOSTICS, frame, "y ~ x");
    assert_int_equal(layout_count(figure_of(bench, &drawn, "120")->scene, "cook"), 6);
}

static void points_of_answers_are_not_drawn(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = drawn_frame(bench, 20, 0, 1, 0, 1);
    frame->column[2].confidential = true;
    struct drawn drawn = drawn_of(bench, CHART_DIAGNOSTICS, frame, "y ~ x");
    texts_add(bench->run, &drawn.chart.label, "Barnet", (struct place){ "chart.yaml", 3, 1 });
    struct figure *none = NULL;
    assert_false(draw_it(bench, &drawn, "120", &none));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "chart.yaml:3:1: the points of a model with answers of a survey are not drawn: "
                   "whose they are could be told by what is public; kind coefficients draws the "
                   "model, and where rows may be named --name-respondents draws the points");
    bench_again(bench);
    frame = drawn_frame(bench, 20, 0, 1, 0, 1);
    frame->column[2].confidential = true;
    drawn = drawn_of(bench, CHART_DIAGNOSTICS, frame, "y ~ x");
    drawn.analysis.name_respondents = true;
    assert_non_null(
        strstr(scene_text(bench->run, figure_of(bench, &drawn, "120")->scene), "Barnet"));
}

static void the_unit_of_the_outcome_is_told_unless_it_is_transformed(void **state)
{
    struct bench *bench = *state;
    static const char *const formula[] = { "y ~ x", "y ~ x", "ln(y) ~ x" };
    for (size_t i = 0; i < COUNT(formula); i++) {
        struct frame *frame = drawn_frame(bench, 40, 0, 1, 0, 1);
        frame->column[2].unit = "points";
        frame->column[2].transform = i == 1 ? "z" : "";
        struct drawn drawn = drawn_of(bench, CHART_DIAGNOSTICS, frame, formula[i]);
        const struct figure *figure = figure_of(bench, &drawn, "120");
        const struct item *told = layout_find(figure->scene, "caption", "Unit of y: points.");
        assert_true((told != NULL) == (i == 0));
    }
}

static void needs_two_degrees_of_freedom(void **state)
{
    struct bench *bench = *state;
    struct drawn drawn =
        drawn_of(bench, CHART_DIAGNOSTICS, drawn_frame(bench, 4, 0, 1, 0, 1), "y ~ x + w");
    struct figure *figure = NULL;
    assert_false(draw_it(bench, &drawn, "120", &figure));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "FORMULA: 4 observations and 3 coefficients leave too few degrees of freedom to "
                   "judge a row by the others; leave out terms");
    bench_again(bench);
    drawn = drawn_of(bench, CHART_DIAGNOSTICS, drawn_frame(bench, 5, 0, 1, 0, 1), "y ~ x + w");
    assert_calm(bench, drawn);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(every_model_is_drawn_calmly_at_every_size),
        claim(long_and_foreign_names_and_odd_ranges_are_drawn_calmly),
        claim(five_thousand_points_are_drawn_calmly),
        claim(numbers_are_rs),
        claim(smooths_are_rs),
        claim(normal_quantiles_rise_with_the_residuals),
        claim(curves_are_of_equal_cooks_distance),
        claim(the_same_rows_are_named_in_the_first_three_panels),
        claim(a_row_that_is_fitted_exactly_is_not_drawn_but_told),
        claim(both_halves_of_three_curves_have_room),
        claim(points_of_answers_are_not_drawn),
        claim(the_unit_of_the_outcome_is_told_unless_it_is_transformed),
        claim(needs_two_degrees_of_freedom),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
