/* test_draw_distribution.c - distributions of a variable, as scenes. */
#include <math.h>

#include "every_page.h"

#include "draw/distribution.h"

static struct chart chart_of(void)
{
    return (struct chart){
        .kind = CHART_DISTRIBUTION, .id = "", .x = { .variable = "x" }, .said = INFERENCE_UNSAID
    };
}

/* x = shift + scale * i^2 mod 97, in groups g of five names. */
static struct frame *frame_of(struct run *run, size_t rows, double shift, double scale)
{
    struct frame *frame = drawn_frame(run, rows);
    frame_add(run, frame, "x", COLUMN_NUMBER);
    struct column *group = frame_add(run, frame, "g", COLUMN_TEXT);
    for (size_t i = 0; i < rows; i++) {
        frame->column[0].number[i] = shift + scale * (double)(i * i % 97);
        group->text[i] = drawn_names[i * 7 % COUNT(drawn_names)];
    }
    return frame;
}

static void nothing_overlaps_for_any_number_of_rows_and_any_unit(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    static const size_t rows[] = { 1, 2, 7, 145, 5000 };
    static const double units[][2] = { { 0, 1 },      { -500, 1 }, { 0, 1e12 }, { 0, -1e-9 },
                                       { 1e6, 0.01 }, { 7, 0 },    { 0, 0 },    { 0, 1e100 } };
    for (size_t r = 0; r < COUNT(rows); r++)
        for (size_t u = 0; u < COUNT(units); u++) {
            struct chart chart = chart_of();
            struct frame *frame = frame_of(run, rows[r], units[u][0], units[u][1]);
            const struct analysis analysis = drawn_analysis(frame);
            const char *what = talloc_asprintf(run, "%zu rows, unit %zu", rows[r], u);
            if (rows[r] > 7 && u > 2)
                continue;
            drawn_everywhere(run, &chart, &analysis, what);
            chart.facet.variable = "g";
            drawn_everywhere(run, &chart, &analysis, talloc_asprintf(run, "%s by group", what));
        }
}

static void nothing_overlaps_with_marks_and_reference_lines(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    static struct chart_reference reference[] = {
        { .axis = 'x', .value = 1000, .label = "A value that is far beyond all others" },
        { .axis = 'x', .value = -20, .label = NULL }
    };
    struct frame *frame = frame_of(run, 60, 0, 1);
    frame->row_label[3] = drawn_names[2];
    frame->row_label[4] = drawn_names[3];
    struct chart chart = chart_of();
    chart.references = 2;
    chart.reference = reference;
    chart.x.title = drawn_names[1];
    chart.title = chart.note = chart.source = drawn_names[1];
    texts_add(run, &chart.label, drawn_names[2], NOWHERE);
    texts_add(run, &chart.label, drawn_names[3], NOWHERE);
    chart.label_most = 3;
    const struct analysis analysis = drawn_analysis(frame);
    drawn_everywhere(run, &chart, &analysis, "marks");
    chart.facet.variable = "g";
    drawn_everywhere(run, &chart, &analysis, "marks by group");
    chart.layers = LAYER_HISTOGRAM;
    drawn_everywhere(run, &chart, &analysis, "marks and bars by group");
}

static void every_row_is_one_dot_that_is_named(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct chart chart = chart_of();
    const struct analysis analysis = drawn_analysis(frame_of(run, 145, 0, 1));
    for (int grouped = 0; grouped < 2; grouped++) {
        chart.facet.variable = grouped ? "g" : NULL;
        struct figure *figure = drawn_figure(run, &chart, &analysis, "120");
        assert_int_equal(layout_count(figure->scene, "point"), 145);
        assert_int_equal(figure->rows, 145);
        assert_int_equal(layout_count(figure->scene, "median"), grouped ? 5 : 1);
        for (size_t i = 0; i < figure->scene->items; i++)
            if (strcmp(figure->scene->item[i].role, "point") == 0)
                assert_int_equal(strncmp(figure->scene->item[i].name, "Row ", 4), 0);
    }
}

/* Dots do not lie on each other, and none is farther from its value than a dot is wide. */
static void dots_are_apart_and_near_their_values(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct chart chart = chart_of();
    const struct analysis analysis = drawn_analysis(frame_of(run, 145, 0, 1));
    const struct scene *scene = drawn_figure(run, &chart, &analysis, "120")->scene;
    for (size_t i = 0; i < scene->items; i++) {
        const struct item *a = &scene->item[i];
        for (size_t j = 0; j < i && strcmp(a->role, "point") == 0; j++) {
            const struct item *b = &scene->item[j];
            if (strcmp(b->role, "point") != 0)
                continue;
            double x = a->centre.x - b->centre.x, y = a->centre.y - b->centre.y;
            assert_true(sqrt(x * x + y * y) >= a->radius + b->radius);
        }
    }
}

static void more_than_two_hundred_rows_are_bars(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct chart chart = chart_of();
    const struct analysis many = drawn_analysis(frame_of(run, 201, 0, 1));
    const struct analysis few = drawn_analysis(frame_of(run, 200, 0, 1));
    assert_int_equal(layout_count(drawn_figure(run, &chart, &many, "85")->scene, "point"), 0);
    assert_true(layout_count(drawn_figure(run, &chart, &many, "85")->scene, "bar") > 3);
    assert_int_equal(layout_count(drawn_figure(run, &chart, &few, "85")->scene, "point"), 200);
    chart.layers = LAYER_HISTOGRAM;
    assert_int_equal(layout_count(drawn_figure(run, &chart, &few, "85")->scene, "point"), 0);
}

/* Values 10, 20, 20, 30, 40: in R, quantile(c(10, 20, 20, 30, 40)) 20 20 30, rank(). */
static void ranks_shares_and_quartiles_are_in_words(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    static const double value[] = { 30, 20, 40, 10, 20 };
    static const struct {
        const char *name, *words;
    } wanted[] = {
        { "Row 1", "Row 1: 30.0, 2nd highest of 5; 60% are lower" },
        { "Row 3", "Row 3: 40.0, highest of 5; 80% are lower" },
        { "Row 4", "Row 4: 10.0, lowest of 5; 80% are higher" },
        { "Row 5", "Row 5: 20.0, joint 2nd lowest of 5; 40% are higher" },
    };
    struct frame *frame = frame_of(run, 5, 0, 1);
    struct chart chart = chart_of();
    for (size_t i = 0; i < 5; i++)
        frame->column[0].number[i] = value[i];
    for (size_t i = 0; i < COUNT(wanted); i++)
        texts_add(run, &chart.label, wanted[i].name, NOWHERE);
    const struct analysis analysis = drawn_analysis(frame);
    struct figure *figure = drawn_figure(run, &chart, &analysis, "120");
    for (size_t i = 0; i < COUNT(wanted); i++)
        assert_non_null(strstr(figure->scene->description, wanted[i].words));
    assert_non_null(strstr(figure->scene->description,
                           "5 rows: median 20.0, quartiles 20.0 and 30.0. Values run from 10.0 "
                           "(Row 4) to 40.0 (Row 3)."));
    assert_int_equal(layout_count(figure->scene, "marked point"), 4);
}

static void who_has_no_value_is_said(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = frame_of(run, 20, 0, 1);
    struct chart chart = chart_of();
    column_miss(&frame->column[0], 4, MISSING_CONFIDENTIAL, NULL);
    texts_add(run, &chart.label, "Row 5", NOWHERE);
    const struct analysis analysis = drawn_analysis(frame);
    struct figure *figure = drawn_figure(run, &chart, &analysis, "120");
    assert_non_null(layout_find(figure->scene, "caption", "Row 5: no value (confidential)."));
    assert_non_null(layout_find(figure->scene, "caption",
                                "1 row is not shown: no value for x (confidential: 1)."));
}

/* No dot, no name, no least and largest value, no bar of fewer than five. */
static void answers_of_a_survey_are_bars_of_five_or_more(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = frame_of(run, 90, 0, 1);
    struct chart chart = chart_of();
    frame->column[0].confidential = true;
    frame->column[0].number[11] = 301;
    struct analysis analysis = drawn_analysis(frame);
    struct figure *figure = drawn_figure(run, &chart, &analysis, "120");
    double sum = 0;
    for (size_t i = 0; i < figure->rows; i++) {
        assert_true(figure->column[2].number[i] >= FEWEST_ANSWERS);
        sum += figure->column[2].number[i];
    }
    assert_true(fabs(sum - 90) < 0.5);
    assert_non_null(figure->withheld);
    assert_int_equal(layout_count(figure->scene, "point"), 0);
    assert_null(strstr(scene_text(run, figure->scene), "Row "));
    assert_null(strstr(figure->scene->description, "301"));
    drawn_everywhere(run, &chart, &analysis, "answers");
    chart.facet.variable = "g";
    drawn_everywhere(run, &chart, &analysis, "answers by group");
    assert_int_equal(layout_count(drawn_figure(run, &chart, &analysis, "120")->scene, "bar"), 0);
    analysis.name_respondents = true;
    assert_int_equal(layout_count(drawn_figure(run, &chart, &analysis, "120")->scene, "point"), 90);
}

static void groups_of_few_answers_are_left_out(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = frame_of(run, 24, 0, 1);
    struct chart chart = chart_of();
    chart.facet.variable = "g";
    for (size_t i = 0; i < 24; i++)
        frame->column[1].text[i] = i < 20 ? "many" : "few";
    frame->column[0].confidential = true;
    struct analysis analysis = drawn_analysis(frame);
    struct figure *figure = drawn_figure(run, &chart, &analysis, "120");
    assert_int_equal(figure->rows, 1);
    assert_null(layout_find(figure->scene, "group label", "few"));
    assert_non_null(layout_find(figure->scene, "caption",
                                "Groups of fewer than 5 answers, 4 together, are left out."));
    analysis.name_respondents = true;
    assert_non_null(
        layout_find(drawn_figure(run, &chart, &analysis, "120")->scene, "group label", "few"));
}

static void says_what_it_cannot_draw(void **state)
{
    struct bench *bench = *state;
    static const char *const message[] = {
        "'g' is text; a distribution is of numbers",
        "no row has a value of 'x'",
        "'x' tells who answered a survey, so nobody is named beside it; --name-respondents lets "
        "them be",
        "no row is called 'Row 99'; did you mean 'Row 19'?",
        "a distribution marks 5 rows at most",
        "a distribution has no weights; leave out --weights",
        "a distribution has the layer point (dots) or histogram (bars)",
        "a distribution has its reference lines at values of x",
        "answers of a survey are shown 5 together at least, and 'x' has too few; say --name-respondents where they may be shown",
        "'x' has 20 values, and a picture has room for 12; group them first",
    };
    for (size_t wrong = 0; wrong < COUNT(message); wrong++) {
        static struct chart_reference across = { .axis = 'y', .value = 1 };
        struct frame *frame = frame_of(bench->run, 20, 0, 1);
        struct analysis analysis = drawn_analysis(frame);
        struct chart chart = chart_of();
        struct figure *figure = NULL;
        chart.x.variable = wrong == 0 ? "g" : "x";
        for (size_t i = wrong == 8 ? 4 : 0; i < 20 && (wrong == 1 || wrong == 8); i++)
            column_miss(&frame->column[0], i, MISSING_EMPTY, "empty cell");
        if (wrong == 2 || wrong == 3)
            texts_add(bench->run, &chart.label, wrong == 2 ? "Row 1" : "Row 99", NOWHERE);
        frame->column[0].confidential = wrong == 2 || wrong == 8;
        chart.label_most = wrong == 4 ? 6 : 0;
        analysis.offer.weight = wrong == 5 ? "x" : NULL;
        chart.layers = wrong == 6 ? LAYER_LINE : 0;
        chart.references = wrong == 7;
        chart.reference = &across;
        for (size_t i = 0; i < 20 && wrong == 9; i++)
            frame->column[0].number[i] = (double)i;
        chart.facet.variable = wrong == 9 ? "x" : NULL;
        assert_false(drawn(bench->run, &chart, &analysis, "120", false, &figure));
        assert_string_equal(bench->run->message, message[wrong]);
        bench_again(bench);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(nothing_overlaps_for_any_number_of_rows_and_any_unit),
        claim(nothing_overlaps_with_marks_and_reference_lines),
        claim(every_row_is_one_dot_that_is_named),
        claim(dots_are_apart_and_near_their_values),
        claim(more_than_two_hundred_rows_are_bars),
        claim(ranks_shares_and_quartiles_are_in_words),
        claim(who_has_no_value_is_said),
        claim(answers_of_a_survey_are_bars_of_five_or_more),
        claim(groups_of_few_answers_are_left_out),
        claim(says_what_it_cannot_draw),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
