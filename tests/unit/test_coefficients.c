/* test_coefficients.c - pictures of coefficients, as numbers and as scenes. R's values:
 * tests/reference/r/pictures.R */
#include "pictured.h"

static const char *const bounds[][2] = { { "estimate", "estimate" },
                                         { "conf.low", "low95" },
                                         { "conf.high", "high95" },
                                         { "conf.low.50", "low50" },
                                         { "conf.high.50", "high50" } };

static void assert_as_in_r(struct bench *bench, const struct figure *figure, const char *name)
{
    const struct frame *answers = answers_read(bench->run, PICTURES);
    for (size_t row = 0; row < figure->rows; row++)
        for (size_t b = 0; b < COUNT(bounds); b++)
            assert_close(pictured_number(figure, bounds[b][0], row),
                         answer(answers, name, bounds[b][1], row), 1e-10);
}

static struct pictured picture(struct bench *bench, const char *formula)
{
    struct pictured pictured =
        pictured_of(CHART_COEFFICIENTS, answers_read(bench->run, PICTURED_DATA));
    pictured_model(bench, &pictured, NULL, formula);
    return pictured;
}

static void intervals_are_those_of_confint_at_both_levels(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2 + region");
    assert_as_in_r(bench, pictured_figure(bench, &pictured), "categorical");
}

static void robust_intervals_are_those_of_sandwich_at_both_levels(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2 + x3");
    pictured.analysis.inference.kind = INFERENCE_HC3;
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_as_in_r(bench, figure, "hc3");
    assert_non_null(pictured_note(figure, "with HC3 standard errors"));
}

static void standardised_ones_are_those_of_scaled_data(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2 + x3");
    pictured.chart.standardised = 1;
    assert_as_in_r(bench, pictured_figure(bench, &pictured), "scaled");
}

/* One scale for all: places by two marks foretell every other. */
static void marks_and_bars_stand_where_the_numbers_say(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2 + region");
    const struct figure *figure = pictured_figure(bench, &pictured);
    double zero = pictured_item(figure, "zero line", 0)->point[0].x;
    double unit = (pictured_item(figure, "estimate", 0)->centre.x - zero)
                  / pictured_number(figure, "estimate", 0);
    assert_true(unit > 0);
    assert_int_equal(layout_count(figure->scene, "estimate"), figure->rows);
    for (size_t row = 0; row < figure->rows; row++) {
        const struct item *thin = pictured_item(figure, "interval", row);
        const struct item *thick = pictured_item(figure, "inner interval", row);
        const double drawn[] = { pictured_item(figure, "estimate", row)->centre.x, thin->point[0].x,
                                 thin->point[1].x, thick->point[0].x, thick->point[1].x };
        for (size_t b = 0; b < COUNT(bounds); b++)
            assert_true(fabs(drawn[b] - zero - unit * pictured_number(figure, bounds[b][0], row))
                        < 1e-6);
        assert_true(thick->line_width > 2 * thin->line_width);
    }
}

static void each_model_has_a_shape_and_a_colour_and_is_in_the_key(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2");
    pictured_model(bench, &pictured, "With size", "y ~ x1 + x2 + size");
    const struct figure *figure = pictured_figure(bench, &pictured);
    const struct item *first = pictured_item(figure, "estimate", 0);
    const struct item *second = pictured_item(figure, "estimate", 1);
    assert_int_equal(first->kind, ITEM_DISC);
    assert_int_equal(second->kind, ITEM_PATH);
    assert_true(first->fill.green != second->fill.green);
    assert_non_null(layout_find(figure->scene, "key label", "Model 1"));
    assert_non_null(layout_find(figure->scene, "key label", "With size"));
    assert_string_equal(pictured_note(figure, "~"),
                        "Model 1: y ~ x1 + x2; With size: y ~ x1 + x2 + size.");
    assert_null(layout_flaw(bench->run, figure->scene));
}

static void one_model_needs_no_key(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2");
    assert_int_equal(layout_count(pictured_figure(bench, &pictured)->scene, "key label"), 0);
}

static void each_outcome_has_an_axis_of_its_own_unless_standardised(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2");
    pictured_model(bench, &pictured, NULL, "w ~ x1 + x2 + x3");
    for (int standardised = 0; standardised < 2; standardised++) {
        pictured.chart.standardised = standardised;
        const struct figure *figure = pictured_figure(bench, &pictured);
        const struct item *label = layout_find(figure->scene, "panel title", "w");
        assert_non_null(label);
        const struct item *y = pictured_item(figure, "axis", 0),
                          *w = pictured_item(figure, "axis", 1);
        double y_zero = pictured_item(figure, "zero line", 0)->point[0].x - y->point[0].x;
        double w_zero = pictured_item(figure, "zero line", 1)->point[0].x - w->point[0].x;
        assert_int_equal(fabs(y_zero - w_zero) < 0.01, standardised);
    }
}

static void categories_stand_under_their_variable_and_what_they_are_compared_with(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + region");
    pictured.chart.renamed = TEXTS_OF(bench, "region", "x1");
    pictured.chart.new_name = TEXTS_OF(bench, "Part of England", "First & foremost");
    const struct scene *scene = pictured_figure(bench, &pictured)->scene;
    const struct item *heading = layout_find(scene, "row label", "Part of England");
    const struct item *level = layout_find(scene, "row label", "North West");
    /* The first region in alphabetical order has no column. */
    assert_non_null(strstr(heading->markup, "(compared with East)"));
    assert_non_null(layout_find(scene, "row label", "First &amp; foremost"));
    assert_true(level->left > heading->left && level->top > heading->top);
}

static void keeps_in_the_order_of_the_words_and_names_what_is_not_shown(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2 + x3");
    pictured.chart.keep_terms = TEXTS_OF(bench, "x3", "x1");
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_int_equal(figure->rows, 2);
    assert_string_equal(pictured_text(figure, "term", 0), "x3");
    assert_string_equal(pictured_text(figure, "term", 1), "x1");
    assert_string_equal(pictured_note(figure, "Not shown"),
                        "Not shown, though the models have them: x2.");
}

static void drops_every_column_of_a_term(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + region");
    pictured.chart.drop_terms = TEXTS_OF(bench, "region");
    assert_int_equal(pictured_figure(bench, &pictured)->rows, 1);
}

/* In R: coef(lm(y ~ x1 + x2 + x3)) .30, 12.1 and -.10, their p-values in the order x1, x2, x3
 * where sorted by p. */
static void sorts_by_estimate_size_or_p(void **state)
{
    struct bench *bench = *state;
    static const char *const columns[] = {
        [SORT_ESTIMATE] = "estimate", [SORT_ABS] = "estimate", [SORT_P] = "p.value"
    };
    for (int sort = SORT_ESTIMATE; sort <= SORT_P; sort++) {
        struct pictured pictured = picture(bench, "y ~ x1 + x2 + x3 + region");
        pictured.chart.sort = sort;
        const struct figure *figure = pictured_figure(bench, &pictured);
        assert_non_null(pictured_note(figure, "Sorted by"));
        for (size_t row = 1; row < figure->rows; row++) {
            double above = pictured_number(figure, columns[sort], row - 1);
            double below = pictured_number(figure, columns[sort], row);
            assert_true(sort == SORT_P     ? above <= below
                        : sort == SORT_ABS ? fabs(above) >= fabs(below)
                                           : above >= below);
        }
        /* A category leaves its heading, and says which it is of. */
        assert_non_null(layout_find(figure->scene, "row label", "region (compared with East): "));
    }
}

static void says_where_units_are_too_far_apart_to_compare(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2");
    assert_non_null(pictured_note(pictured_figure(bench, &pictured), "units of their own"));
    pictured.chart.standardised = 1;
    assert_null(pictured_note(pictured_figure(bench, &pictured), "units of their own"));
}

static void the_alt_text_tells_each_estimate(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2 + x3");
    pictured.made_up = true;
    /* In R: lm(y ~ x1 + x2 + x3), confint: see hc3, estimate, and categorical of pictures.csv */
    const char *alt = pictured_figure(bench, &pictured)->scene->description;
    assert_int_equal(strncmp(alt, "Made-up data", 12), 0);
    assert_non_null(strstr(alt, "Coefficient chart of 3 terms in 1 model of y. n = "));
    const char *const names[] = { "x1 ", "x2 ", "x3 " };
    for (size_t i = 0; i < COUNT(names); i++)
        assert_non_null(strstr(alt, names[i]));
    assert_null(strstr(alt, "nan"));
}

/* `scale` of x; names as nobody would like them. */
static struct frame *awkward(struct bench *bench, double scale, double y_scale, size_t rows)
{
    static const char *const labels[] = {
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen of everyone who has one",
        "حضور الطلاب في المدارس", "É", "Share of <children> & families, \"as counted\" (%)"
    };
    struct frame *frame = frame_new(bench->run, rows, "f.csv");
    for (size_t c = 0; c < 5; c++) {
        const char *name = talloc_asprintf(bench->run, "v%zu", c);
        struct column *column = frame_add(bench->run, frame, name, COLUMN_NUMBER);
        column->label = c == 0 ? labels[1] : labels[c - 1];
        for (size_t i = 0; i < rows; i++) {
            unsigned mixed = ((unsigned)i * 2654435761u + (unsigned)c * 40503u) >> 7;
            double value = (double)(mixed % 1000) / 1000;
            column->number[i] = c == 0 ? y_scale * value : c == 1 ? scale * value : value;
        }
    }
    for (size_t i = 0; i < rows; i++)
        frame->row_name[i] = "A";
    return frame;
}

static void nothing_overlaps_and_nothing_is_cut_off(void **state)
{
    struct bench *bench = *state;
    static const double scales[][2] = { { 1, 1 },    { 1e9, 1 },   { 1e-9, 1 },
                                        { 1, 1e12 }, { 1, 1e-12 }, { -1e100, 1e-12 } };
    for (size_t i = 0; i < COUNT(scales); i++)
        for (int sort = SORT_NONE; sort <= SORT_ABS; sort += 2) {
            struct pictured pictured = pictured_of(
                CHART_COEFFICIENTS, awkward(bench, scales[i][0], scales[i][1], i == 0 ? 5000 : 30));
            pictured_model(bench, &pictured, NULL, "v0 ~ v1 + v2 + v3 + v4");
            pictured_model(bench, &pictured, "A name of a model that goes on and on, and on",
                           "v0 ~ v1 + v2");
            pictured.made_up = true;
            pictured.chart.sort = sort;
            assert_laid_out(bench, pictured);
            pictured_model(bench, &pictured, NULL, "v4 ~ v1 + v2");
            pictured.chart.standardised = 1;
            assert_laid_out(bench, pictured);
        }
}

static void a_slide_without_room_is_refused(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = awkward(bench, 1, 1, 200);
    char *formula = talloc_strdup(bench->run, "v0 ~ v1");
    for (size_t c = 0; c < 40; c++) {
        const char *name = talloc_asprintf(bench->run, "w%zu", c);
        struct column *column = frame_add(bench->run, frame, name, COLUMN_NUMBER);
        for (size_t i = 0; i < frame->rows; i++)
            column->number[i] = (double)((i * 7919 + c * c * 104729 + i * i * c) % 1009);
        formula = talloc_asprintf_append(formula, " + %s", name);
    }
    struct pictured pictured = pictured_of(CHART_COEFFICIENTS, frame);
    pictured_model(bench, &pictured, NULL, formula);
    pictured.width = "slide";
    assert_no_picture(bench, &pictured, STATUS_UNSUPPORTED,
                      "chart.yaml:1:1: 41 rows in 1 column do not fit on a slide in readable type; "
                      "show fewer (by table, model or keep_terms), or draw it at a width in "
                      "millimetres");
}

static void refuses_what_cannot_be_shown(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ 1");
    assert_no_picture(bench, &pictured, STATUS_MALFORMED,
                      "chart.yaml:1:1: a model with an intercept only has nothing to show; add a predictor");
    pictured = picture(bench, "y ~ x1");
    pictured.chart.drop_terms = TEXTS_OF(bench, "x1");
    assert_no_picture(bench, &pictured, STATUS_MALFORMED,
                      "chart.yaml:1:1: no term is left to show; keep one");
    pictured = picture(bench, "y ~ x1 + x2");
    pictured.chart.keep_terms = TEXTS_OF(bench, "x1", "x4");
    assert_no_picture(bench, &pictured, STATUS_MALFORMED,
                      "chart.yaml:3:2: no model has the term 'x4'; the nearest are 'x1' and 'x2'");
    pictured = picture(bench, "y ~ x1");
    pictured.chart.published = 1;
    assert_no_picture(bench, &pictured, STATUS_MALFORMED,
                      "chart.yaml:1:1: what is printed is that of a table of a study; name it by "
                      "'table'");
    pictured = picture(bench, "y ~ x1");
    for (size_t i = 0; i < 6; i++)
        pictured_model(bench, &pictured, NULL, "y ~ x2");
    assert_no_picture(bench, &pictured, STATUS_UNSUPPORTED,
                      "chart.yaml:1:1: 7 models cannot be told apart in one picture, 6 can; choose "
                      "among them");
    pictured = picture(bench, "y ~ x1");
    pictured_model(bench, &pictured, "Same", "y ~ x2 + x1");
    pictured_model(bench, &pictured, "Same", "y ~ x2");
    assert_no_picture(bench, &pictured, STATUS_MALFORMED,
                      "chart.yaml:2:1: two models called 'Same' for the same outcome have the term "
                      "'x2'; give them different names");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(intervals_are_those_of_confint_at_both_levels),
        claim(robust_intervals_are_those_of_sandwich_at_both_levels),
        claim(standardised_ones_are_those_of_scaled_data),
        claim(marks_and_bars_stand_where_the_numbers_say),
        claim(each_model_has_a_shape_and_a_colour_and_is_in_the_key),
        claim(one_model_needs_no_key),
        claim(each_outcome_has_an_axis_of_its_own_unless_standardised),
        claim(categories_stand_under_their_variable_and_what_they_are_compared_with),
        claim(keeps_in_the_order_of_the_words_and_names_what_is_not_shown),
        claim(drops_every_column_of_a_term),
        claim(sorts_by_estimate_size_or_p),
        claim(says_where_units_are_too_far_apart_to_compare),
        claim(the_alt_text_tells_each_estimate),
        claim(nothing_overlaps_and_nothing_is_cut_off),
        claim(a_slide_without_room_is_refused),
        claim(refuses_what_cannot_be_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
