/* test_curve_plot.c - specification curves, as scenes. */
#include "answers.h"

#include "every_page.h"

#include "draw/curve_plot.h"

#define DATA "tests/reference/r/made-up.csv"

static struct chart chart_of(struct run *run, const char *focal, const char *optional,
                             const char *kinds)
{
    struct chart chart = { .kind = CHART_CURVE, .id = "", .curve = "c", .said = INFERENCE_UNSAID };
    const struct curve_words words = { "y", focal, NULL, optional, NULL, kinds };
    if (!curve_of_words(run, &words, &chart.specifications))
        fail_msg("%s", run->message);
    chart.specifications->replicates = 99;
    return chart;
}

static struct frame *data_of(struct run *run)
{
    struct frame *frame = answers_read(run, DATA);
    frame->row_label = frame->row_name;
    return frame;
}

static void nothing_overlaps_from_one_specification_to_thousands(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    static const char *const optional[] = { "x2", "x2,x3,region", "x2,x3,region,w,size,x2:x3",
                                            "x2,x3,region,w,size,x2:x3,ln(w),ln(x3),sqrt(x3)" };
    struct frame *frame = data_of(run);
    for (size_t i = 0; i < COUNT(optional); i++) {
        struct chart chart = chart_of(run, "x1", optional[i], "classical,HC0,HC1,HC2,HC3,HC4");
        const struct analysis analysis = drawn_analysis(frame);
        drawn_everywhere(run, &chart, &analysis, optional[i]);
    }
}

static void nothing_overlaps_with_long_names_and_in_any_unit(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    static const double scales[] = { 1e9, 1e-9, -1 };
    for (size_t s = 0; s < COUNT(scales); s++) {
        struct frame *frame = data_of(run);
        for (size_t c = 0; c < frame->columns; c++)
            frame->column[c].label = drawn_names[c % COUNT(drawn_names)];
        for (size_t i = 0; i < frame->rows; i++)
            frame_column(frame, "y")->number[i] *= scales[s];
        struct chart chart = chart_of(run, "x1", "x2,x3,region", "classical,HC3");
        const struct analysis analysis = drawn_analysis(frame);
        drawn_everywhere(run, &chart, &analysis, talloc_asprintf(run, "%g", scales[s]));
    }
}

/* A specification is in a row of the lower part if, and only if, it has the option. */
static void the_lower_part_shows_the_choices_of_each_specification(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct chart chart = chart_of(run, "x1", "x2,x3", "classical");
    const struct analysis analysis = drawn_analysis(data_of(run));
    struct figure *figure = drawn_figure(run, &chart, &analysis, "120");
    const struct scene *scene = figure->scene;
    size_t significant = 0, with_x2 = 0, choices = layout_count(scene, "choice");
    for (size_t i = 0; i < figure->rows; i++) {
        significant += figure->column[4].number[i] < 0.05;
        with_x2 += strstr(figure->column[0].text[i], "x2") != NULL;
    }
    assert_int_equal(figure->rows, 4);
    assert_int_equal(with_x2, 2);
    assert_int_equal(choices, significant + 2 + 2);
    assert_int_equal(layout_count(scene, "point") + layout_count(scene, "marked point"), 4);
    assert_int_equal(layout_count(scene, "marked point"), 1);
    assert_non_null(strstr(layout_find(scene, "marked point", "")->name, "y ~ x1 + x2 + x3"));
}

/* 6 x 512 specifications are more than there are places for; the data have all. */
static void a_long_curve_is_drawn_in_part_and_says_so(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct chart chart = chart_of(run, "x1", "x2,x3,region,w,size,x2:x3,ln(w),ln(x3),sqrt(x3)",
                                  "classical,HC0,HC1,HC2,HC3,HC4");
    const struct analysis analysis = drawn_analysis(data_of(run));
    struct figure *figure = drawn_figure(run, &chart, &analysis, "85");
    size_t points = layout_count(figure->scene, "point");
    assert_true(points < 400);
    assert_true(figure->rows > 2000);
    assert_non_null(layout_find(figure->scene, "caption", "one by lot from each of as many"));
    assert_true(figure->scene->items < 6000);
}

/* Too many choices for a slide: each is drawn or named. */
static void choices_that_have_no_room_are_named(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct chart chart =
        chart_of(run, "x1", "x2,x3,region,w,size,ln(w),ln(x3),sqrt(x3),sqrt(w),x2:x3",
                 "classical,HC0,HC1,HC2,HC3,HC4");
    const struct analysis analysis = drawn_analysis(data_of(run));
    struct figure *figure = drawn_figure(run, &chart, &analysis, "slide");
    const struct item *note = layout_find(figure->scene, "caption", "There is no room for ");
    assert_non_null(note);
    assert_non_null(strstr(note->markup, "x2:x3"));
    assert_null(layout_find(figure->scene, "option label", "x2:x3"));
    assert_non_null(layout_find(figure->scene, "option label", "classical"));
}

static void the_specification_that_is_asked_for_is_marked(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct chart chart = chart_of(run, "x1", "x2,x3", "classical");
    chart.one_model = "y ~ x1 + x3";
    const struct analysis analysis = drawn_analysis(data_of(run));
    struct figure *figure = drawn_figure(run, &chart, &analysis, "120");
    assert_non_null(
        strstr(layout_find(figure->scene, "marked point", "")->name, "y ~ x1 + x3, classical"));
}

/* The full model is collinear: z(x2) is x2 again. */
static void what_cannot_be_estimated_is_not_marked(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct chart chart = chart_of(run, "x1", "x2,z(x2)", "classical");
    const struct analysis analysis = drawn_analysis(data_of(run));
    struct figure *figure = drawn_figure(run, &chart, &analysis, "120");
    assert_int_equal(layout_count(figure->scene, "marked point"), 0);
    assert_non_null(layout_find(figure->scene, "caption", "so none is marked"));
    assert_non_null(layout_find(figure->scene, "caption", "Not estimated: 1 (collinear)"));
    drawn_everywhere(run, &chart, &analysis, "collinear");
}

static void a_curve_of_no_study_is_refused(void **state)
{
    struct bench *bench = *state;
    struct chart chart = { .kind = CHART_CURVE,
                           .curve = "Curve 1",
                           .place = { "chart.yaml", 1, 1 },
                           .said = INFERENCE_UNSAID };
    const struct analysis analysis = drawn_analysis(data_of(bench->run));
    struct figure *figure = NULL;
    assert_false(drawn(bench->run, &chart, &analysis, "120", false, &figure));
    assert_refused(bench, STATUS_MALFORMED,
                   "chart.yaml:1:1: 'Curve 1' is a curve of a study, and there is none; say which "
                   "by --study, or give the curve's file (.yaml)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(nothing_overlaps_from_one_specification_to_thousands),
        claim(nothing_overlaps_with_long_names_and_in_any_unit),
        claim(the_lower_part_shows_the_choices_of_each_specification),
        claim(a_long_curve_is_drawn_in_part_and_says_so),
        claim(choices_that_have_no_room_are_named),
        claim(the_specification_that_is_asked_for_is_marked),
        claim(what_cannot_be_estimated_is_not_marked),
        claim(a_curve_of_no_study_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
