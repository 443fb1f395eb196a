/* test_leave_one_out_plot.c - pictures of a coefficient without each row or group. R's values:
 * tests/reference/r/pictures.R */
#include "pictured.h"

static struct pictured picture(struct bench *bench, const char *formula, const char *term)
{
    struct pictured pictured =
        pictured_of(CHART_LEAVE_ONE_OUT, answers_read(bench->run, PICTURED_DATA));
    pictured_model(bench, &pictured, NULL, formula);
    pictured.chart.term = term;
    return pictured;
}

/* The picture has them sorted, R in the order of the rows: the nearest estimate is its own. */
static size_t row_of_r(const struct frame *answers, const char *name, double estimate, size_t count)
{
    size_t nearest = 0;
    for (size_t i = 1; i < count; i++)
        if (fabs(answer(answers, name, "estimate", i) - estimate)
            < fabs(answer(answers, name, "estimate", nearest) - estimate))
            nearest = i;
    return nearest;
}

static void assert_as_in_r(struct bench *bench, const struct figure *figure, const char *name)
{
    const struct frame *answers = answers_read(bench->run, PICTURES);
    for (size_t row = 1; row < figure->rows; row++) {
        double estimate = pictured_number(figure, "estimate", row);
        size_t at = row_of_r(answers, name, estimate, figure->rows - 1);
        assert_close(estimate, answer(answers, name, "estimate", at), 1e-10);
        assert_close(pictured_number(figure, "conf.low", row), answer(answers, name, "low95", at),
                     1e-9);
        assert_close(pictured_number(figure, "conf.high", row), answer(answers, name, "high95", at),
                     1e-9);
        assert_true(row == 1 || pictured_number(figure, "estimate", row - 1) <= estimate);
    }
}

static void estimates_and_intervals_are_those_of_lm_without_each_row(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2 + x3", "x1");
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_string_equal(pictured_text(figure, "without", 0), "(nothing)");
    assert_as_in_r(bench, figure, "without");
    pictured.analysis.inference.kind = INFERENCE_HC3;
    assert_as_in_r(bench, pictured_figure(bench, &pictured), "without-hc3");
}

static void and_without_each_region(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2 + x3", "x1");
    struct frame *frame = answers_read(bench->run, PICTURED_DATA);
    /* Those without a region have no part in it, as in R. */
    bool *offered = run_array(bench->run, bool, frame->rows);
    for (size_t i = 0; i < frame->rows; i++)
        offered[i] = frame_column(frame, "region")->missing[i] == PRESENT;
    pictured.analysis.offer = (struct offer){ .frame = frame, .offered = offered };
    pictured.chart.group = "region";
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_as_in_r(bench, figure, "regions");
    /* All are named, with the number of their rows. */
    assert_int_equal(layout_count(figure->scene, "row label"), figure->rows);
    assert_non_null(layout_find(figure->scene, "row label", "North West ("));
}

static void many_are_named_at_the_ends_and_where_asked(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2 + x3", "x1");
    const struct figure *all = pictured_figure(bench, &pictured);
    const char *middle = pictured_text(all, "without", all->rows / 2);
    pictured.chart.label = TEXTS_OF(bench, middle);
    pictured.chart.label_most = 2;
    pictured.chart.label_most_said = true;
    const struct figure *figure = pictured_figure(bench, &pictured);
    /* All, two at either end, the one asked for, and what lies on its either side. */
    assert_int_equal(layout_count(figure->scene, "row label"), 1 + 4 + 1 + 2);
    assert_non_null(layout_find(figure->scene, "row label", middle));
    assert_non_null(layout_find(figure->scene, "row label",
                                pictured_text(figure, "without", figure->rows - 1)));
    assert_int_equal(layout_count(figure->scene, "band"), 2);
    /* Each row is a mark all the same, and says whose it is. */
    assert_int_equal(layout_count(figure->scene, "estimate"), figure->rows);
    for (size_t i = 1; i < figure->rows; i++)
        assert_non_null(strstr(pictured_item(figure, "estimate", i)->name,
                               pictured_text(figure, "without", i)));
}

static void none_at_the_ends_are_named_where_none_are_asked_for(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2 + x3", "x1");
    pictured.chart.label_most_said = true;
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_null(layout_find(figure->scene, "row label", pictured_text(figure, "without", 1)));
    pictured.chart.label_most_said = false;
    figure = pictured_figure(bench, &pictured);
    assert_non_null(layout_find(figure->scene, "row label", pictured_text(figure, "without", 1)));
}

static void the_line_stands_at_the_estimate_of_all(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2 + x3", "x1");
    const struct figure *figure = pictured_figure(bench, &pictured);
    const struct item *whole = pictured_item(figure, "estimate", 0);
    struct box box = item_box(whole);
    const struct item *line = pictured_item(figure, "reference line", 0);
    assert_true(fabs((box.left + box.right) / 2 - line->point[0].x) < 1e-6);
    assert_true(line->dashed);
}

/* y hangs on the last row: without it nothing is left of the slope. In R:
 * d <- data.frame(x = c(1:9, 30), y = c(5, 3, 6, 2, 5, 4, 3, 6, 4, 20))
 * summary(lm(y ~ x, d)): p .00015; without row 10 p = .933 */
static void those_that_move_p_over_the_level_have_another_shape_and_are_named(void **state)
{
    struct bench *bench = *state;
    static const double x[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 30 };
    static const double y[] = { 5, 3, 6, 2, 5, 4, 3, 6, 4, 20 };
    struct frame *frame = frame_new(bench->run, COUNT(x), "f.csv");
    frame_add(bench->run, frame, "x", COLUMN_NUMBER);
    frame_add(bench->run, frame, "y", COLUMN_NUMBER);
    for (size_t i = 0; i < COUNT(x); i++) {
        frame->column[0].number[i] = x[i];
        frame->column[1].number[i] = y[i];
        frame->row_name[i] = talloc_asprintf(bench->run, "Row %zu", i + 1);
    }
    struct pictured pictured = pictured_of(CHART_LEAVE_ONE_OUT, frame);
    pictured_model(bench, &pictured, NULL, "y ~ x");
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_non_null(pictured_note(figure, "1 moves p over .05: Row 10; "));
    assert_non_null(layout_find(figure->scene, "key label", "on the other side"));
    /* The least by far is first, after the whole: a triangle. */
    assert_string_equal(pictured_text(figure, "without", 1), "Row 10");
    assert_int_equal(pictured_item(figure, "estimate", 1)->points, 3);
    assert_int_equal(pictured_item(figure, "estimate", 2)->kind, ITEM_DISC);
}

static void who_answered_a_survey_is_neither_named_nor_listed(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, PICTURED_DATA);
    frame_column(frame, "x1")->confidential = true;
    struct pictured pictured = pictured_of(CHART_LEAVE_ONE_OUT, frame);
    pictured_model(bench, &pictured, NULL, "y ~ x1 + x2");
    pictured.chart.term = "x2";
    pictured.analysis.offer.confidential = true;
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_int_equal(figure->rows, 1);
    assert_non_null(figure->withheld);
    assert_null(strstr(scene_text(bench->run, figure->scene), "line "));
    assert_null(strstr(figure->scene->description, "line "));
    assert_int_equal(layout_count(figure->scene, "estimate"), 3);
    pictured.chart.label = TEXTS_OF(bench, "line 3");
    assert_no_picture(
        bench, &pictured, STATUS_UNSUPPORTED,
        "chart.yaml:3:1: answers to a survey are confidential: nobody is named beside "
        "them; --name-respondents does");
    pictured = picture(bench, "y ~ x1 + x2", "x2");
    pictured.analysis.offer.confidential = true;
    pictured.analysis.name_respondents = true;
    assert_null(pictured_figure(bench, &pictured)->withheld);
}

static struct frame *many(struct bench *bench, size_t rows, double scale)
{
    static const char *const names[] = {
        "Bournemouth, Christchurch and Poole with a name that is longer still", "حضور الطلاب",
        "Ynys Môn", "X", "Kingston upon Hull, <City of> & more"
    };
    struct frame *frame = frame_new(bench->run, rows, "f.csv");
    for (size_t c = 0; c < 3; c++) {
        struct column *column =
            frame_add(bench->run, frame, talloc_asprintf(bench->run, "v%zu", c), COLUMN_NUMBER);
        for (size_t i = 0; i < rows; i++) {
            unsigned mixed = ((unsigned)i * 2654435761u + (unsigned)c * 40503u) >> 7;
            column->number[i] = (c == 1 ? scale : 1) * (double)(mixed % 1000) / 1000;
        }
    }
    for (size_t i = 0; i < rows; i++)
        frame->row_name[i] = names[i % COUNT(names)];
    return frame;
}

static void nothing_overlaps_and_nothing_is_cut_off(void **state)
{
    struct bench *bench = *state;
    static const size_t rows[] = { 6, 31, 145, 5000 };
    static const double scales[] = { 1, 1e9, -1e-9, 1e60 };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct pictured pictured =
            pictured_of(CHART_LEAVE_ONE_OUT, many(bench, rows[i], scales[i]));
        pictured_model(bench, &pictured, NULL, "v0 ~ v1 + v2");
        pictured.chart.term = "v1";
        pictured.made_up = true;
        assert_laid_out(bench, pictured);
    }
}

static void thousands_are_a_curve(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = pictured_of(CHART_LEAVE_ONE_OUT, many(bench, 5000, 1));
    pictured_model(bench, &pictured, NULL, "v0 ~ v1");
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_int_equal(figure->rows, 5001);
    assert_int_equal(pictured_item(figure, "curve", 0)->points, 5000 - 6);
    assert_true(figure->scene->items < 200);
}

static void refuses_what_cannot_be_shown(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1 + x2", NULL);
    assert_no_picture(bench, &pictured, STATUS_MALFORMED,
                      "chart.yaml:1:1: say which coefficient by 'term'; there are x1 and x2");
    pictured = picture(bench, "y ~ x1", "x4");
    assert_no_picture(
        bench, &pictured, STATUS_MALFORMED,
        "chart.yaml:1:1: the model has no coefficient 'x4'; there are (Intercept) and "
        "x1");
    pictured = picture(bench, "y ~ x1", NULL);
    pictured_model(bench, &pictured, NULL, "y ~ x2");
    assert_no_picture(bench, &pictured, STATUS_MALFORMED,
                      "chart.yaml:1:1: a chart of kind leave-one-out is of one model; choose "
                      "one by model (--model) from y ~ x1 and y ~ x2");
    pictured = picture(bench, "y ~ x1", NULL);
    pictured.chart.label = TEXTS_OF(bench, "line 2", "lime 3");
    assert_no_picture(bench, &pictured, STATUS_MALFORMED,
                      "chart.yaml:3:2: no row is called 'lime 3'; did you mean 'line 3'?");
    pictured = picture(bench, "y ~ x1", NULL);
    pictured.chart.group = "county";
    assert_no_picture(bench, &pictured, STATUS_UNSUPPORTED,
                      "chart.yaml:2:1: tests/reference/r/made-up.csv has no column 'county'");
    pictured = pictured_of(CHART_LEAVE_ONE_OUT, many(bench, 3, 1));
    pictured_model(bench, &pictured, NULL, "v0 ~ v1");
    assert_no_picture(bench, &pictured, STATUS_UNSUPPORTED,
                      "chart.yaml:2:1: without one row the rest cannot tell the coefficient of v1, "
                      "whichever it is; show another term");
}

static void who_is_asked_for_and_not_in_the_model_is_told(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "y ~ x1", NULL);
    struct frame *frame = answers_read(bench->run, PICTURED_DATA);
    column_miss(frame_column(frame, "x1"), 4, MISSING_EMPTY, "empty cell");
    pictured.analysis.offer.frame = frame;
    pictured.chart.label = TEXTS_OF(bench, "line 6");
    assert_non_null(
        pictured_note(pictured_figure(bench, &pictured), "line 6 is not in the model."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(estimates_and_intervals_are_those_of_lm_without_each_row),
        claim(and_without_each_region),
        claim(many_are_named_at_the_ends_and_where_asked),
        claim(none_at_the_ends_are_named_where_none_are_asked_for),
        claim(the_line_stands_at_the_estimate_of_all),
        claim(those_that_move_p_over_the_level_have_another_shape_and_are_named),
        claim(who_answered_a_survey_is_neither_named_nor_listed),
        claim(nothing_overlaps_and_nothing_is_cut_off),
        claim(thousands_are_a_curve),
        claim(refuses_what_cannot_be_shown),
        claim(who_is_asked_for_and_not_in_the_model_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
