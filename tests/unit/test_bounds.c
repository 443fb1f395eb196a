/* test_bounds.c - ends of estimates for suppressed values: against R at every corner, against
 * fits on a fine grid, and by hand. */
#include "answers.h"

#include "fit/bounds.h"

#define DATA "tests/reference/r/made-up.csv"
#define ANSWERS "tests/reference/r/missing.csv"

static const struct formula *parsed(struct run *run, const char *text)
{
    struct formula *formula = NULL;
    if (!formula_parse(run, text, (struct place){ "FORMULA", 0, 0 }, &formula))
        fail_msg("%s", run->message);
    return formula;
}

static struct analysis analysis_of(const struct frame *frame)
{
    return (struct analysis){ .offer = { .frame = frame },
                              .inference = inference_usual(),
                              .rows_are = "rows", .row_is = "row" };
}

static const struct bounds *bounded(struct run *run, const struct frame *frame, const char *text,
                                    const struct suppressed_range *range, size_t ranges)
{
    struct bounds *bounds = NULL;
    const struct analysis analysis = analysis_of(frame);
    if (!bounds_find(run, &analysis, parsed(run, text), range, ranges, &bounds))
        fail_msg("%s", run->message);
    return bounds;
}

static void suppress(struct frame *frame, const char *column, size_t row, enum missing missing)
{
    column_miss(frame_column(frame, column), row, missing, "suppressed");
}

/* As missing.R takes them: row 30 has no outcome and no x2. */
static struct frame *suppressed_outcomes(struct run *run)
{
    struct frame *frame = answers_read(run, DATA);
    const size_t rows[] = { 0, 4, 16, 32 };
    for (size_t i = 0; i < 4; i++)
        suppress(frame, "y", rows[i], MISSING_CONFIDENTIAL);
    return frame;
}

static void compare_ends(const struct bounds *bounds, const struct frame *answers, const char *name)
{
    assert_int_equal(bounds->cells, 4);
    assert_true(bounds->exact);
    for (size_t j = 0; j < bounds->terms; j++) {
        const struct bound *b = &bounds->bound[j];
        assert_close(b->low.estimate, answer(answers, name, "low", j), 1e-9);
        assert_close(b->high.estimate, answer(answers, name, "high", j), 1e-9);
        assert_close(b->low.std_error, answer(answers, name, "low.std.error", j), 1e-10);
        assert_close(b->high.std_error, answer(answers, name, "high.std.error", j), 1e-10);
        assert_close(b->low.p_value, answer(answers, name, "low.p.value", j), 1e-9);
        assert_close(b->high.p_value, answer(answers, name, "high.p.value", j), 1e-9);
    }
}

static void exact_ends_are_those_of_every_corner_in_r(void **state)
{
    struct run *run = run_new();
    const struct frame *answers = answers_read(run, ANSWERS), *frame = suppressed_outcomes(run);
    const struct suppressed_range range = { "y", 1, 60 };
    compare_ends(bounded(run, frame, "y ~ x1 + x2", NULL, 0), answers, "outcome");
    compare_ends(bounded(run, frame, "ln(y) ~ x1 + x2", &range, 1), answers, "logarithm");
    talloc_free(run);
    (void)state;
}

/* The search, made to run by a z that changes nothing of the corners, finds the same. */
static void search_finds_what_is_known_exactly(void **state)
{
    struct run *run = run_new();
    struct frame *frame = answers_read(run, DATA);
    suppress(frame, "x1", 2, MISSING_CONFIDENTIAL);
    suppress(frame, "y", 20, MISSING_CONFIDENTIAL);
    const struct suppressed_range range[] = { { "x1", 20, 20 }, { "y", 10, 50 } };
    const struct bounds *searched = bounded(run, frame, "y ~ x1 + x3", range, 2);
    frame_column(frame, "x1")->missing[2] = PRESENT;
    frame_column(frame, "x1")->number[2] = 20;
    const struct bounds *exact = bounded(run, frame, "y ~ x1 + x3", range, 2);
    assert_false(searched->exact);
    assert_true(exact->exact);
    for (size_t j = 0; j < exact->terms; j++) {
        assert_close(searched->bound[j].low.estimate, exact->bound[j].low.estimate, 1e-12);
        assert_close(searched->bound[j].high.estimate, exact->bound[j].high.estimate, 1e-12);
        assert_close(searched->bound[j].low.p_value, exact->bound[j].low.p_value, 1e-10);
    }
    talloc_free(run);
    (void)state;
}

/* Two suppressed cells of a predictor: no point of a grid of 21 x 21 goes beyond what is found by
 * more than a hundredth of the width. */
static void search_is_hardly_bettered_by_a_grid(void **state)
{
    enum { POINTS = 21 };
    struct run *run = run_new();
    struct frame *frame = answers_read(run, DATA);
    suppress(frame, "x2", 2, MISSING_CONFIDENTIAL);
    suppress(frame, "x2", 20, MISSING_CONFIDENTIAL);
    const struct suppressed_range range = { NULL, -1, 3 };
    const struct bounds *found = bounded(run, frame, "y ~ x1 + x2", &range, 1);
    const struct analysis analysis = analysis_of(frame);
    struct column *x2 = frame_column(frame, "x2");
    x2->missing[2] = x2->missing[20] = PRESENT;
    for (size_t a = 0; a < POINTS; a++)
        for (size_t b = 0; b < POINTS; b++) {
            struct fit *fit = NULL;
            x2->number[2] = -1 + 4.0 * (double)a / (POINTS - 1);
            x2->number[20] = -1 + 4.0 * (double)b / (POINTS - 1);
            assert_true(analysis_fit(run, &analysis, parsed(run, "y ~ x1 + x2"), &fit));
            for (size_t j = 0; j < 3; j++) {
                double low = found->bound[j].low.estimate, high = found->bound[j].high.estimate;
                double slack = 0.01 * (high - low), estimate = fit->coefficient[j].estimate;
                assert_true(estimate >= low - slack && estimate <= high + slack);
            }
        }
    talloc_free(run);
    (void)state;
}

static void wider_ranges_give_wider_bounds(void **state)
{
    struct run *run = run_new();
    const struct frame *frame = suppressed_outcomes(run);
    const struct suppressed_range narrow = { NULL, 29, 31 }, wide = { NULL, 20, 40 };
    const struct bounds *inner = bounded(run, frame, "y ~ x1 + x2", &narrow, 1);
    const struct bounds *outer = bounded(run, frame, "y ~ x1 + x2", &wide, 1);
    for (size_t j = 0; j < inner->terms; j++) {
        double inside = inner->bound[j].high.estimate - inner->bound[j].low.estimate;
        double outside = outer->bound[j].high.estimate - outer->bound[j].low.estimate;
        assert_close(outside, 10 * inside, 1e-9); /* a straight line */
    }
    talloc_free(run);
    (void)state;
}

static void ranges_are_those_observed_or_said(void **state)
{
    struct run *run = run_new();
    struct frame *frame = answers_read(run, DATA);
    suppress(frame, "x3", 2, MISSING_LOW);
    suppress(frame, "x3", 3, MISSING_CONFIDENTIAL);
    const struct bounds *observed = bounded(run, frame, "y ~ x3", NULL, 0);
    double least = INFINITY, greatest = -INFINITY;
    for (size_t row = 0; row < frame->rows; row++)
        if (frame_column(frame, "x3")->missing[row] == PRESENT) {
            least = fmin(least, frame_column(frame, "x3")->number[row]);
            greatest = fmax(greatest, frame_column(frame, "x3")->number[row]);
        }
    assert_int_equal(observed->columns, 1);
    assert_true(observed->from[0] == 0 && observed->to[0] == least);
    assert_true(observed->from[1] == least && observed->to[1] == greatest);
    const struct suppressed_range said[] = { { "x3", 1, 2 }, { NULL, 7, 9 }, { "x2", 0, 1 } };
    const struct bounds *own = bounded(run, frame, "y ~ x3", said, 3);
    assert_true(own->column[0].said);
    assert_true(own->from[0] == 1 && own->to[1] == 2);
    assert_true(bounded(run, frame, "y ~ x3", said + 1, 2)->from[0] == 7);
    talloc_free(run);
    (void)state;
}

static void rows_that_lack_more_stay_out(void **state)
{
    struct run *run = run_new();
    struct frame *frame = answers_read(run, DATA);
    suppress(frame, "x3", 4, MISSING_CONFIDENTIAL); /* row 5 has no outcome */
    const struct bounds *none = bounded(run, frame, "y ~ x1 + x3", NULL, 0);
    assert_int_equal(none->cells, 0);
    assert_int_equal(none->others, 1);
    suppress(frame, "x3", 5, MISSING_CONFIDENTIAL);
    const struct bounds *one = bounded(run, frame, "y ~ x1 + x3", NULL, 0);
    assert_int_equal(one->cells, 1);
    assert_int_equal(one->nobs, 45); /* 48 less rows 5, 30 (y) and 8 (x3) */
    talloc_free(run);
    (void)state;
}

/* 14 cells: more than CORNERS, so no walk through all of them. */
static void many_cells_are_bounded_too(void **state)
{
    struct run *run = run_new();
    struct frame *frame = answers_read(run, DATA);
    for (size_t row = 10; row < 24; row++)
        suppress(frame, "x3", row, MISSING_CONFIDENTIAL);
    const struct bounds *found = bounded(run, frame, "y ~ x1 + x3", NULL, 0);
    assert_int_equal(found->cells, 14);
    assert_true(found->tried > 50);
    for (size_t j = 0; j < found->terms; j++)
        assert_true(found->bound[j].low.estimate < found->bound[j].high.estimate);
    talloc_free(run);
    (void)state;
}

static void refuses_a_range_that_the_formula_cannot_take(void **state)
{
    struct run *run = run_new();
    struct frame *frame = suppressed_outcomes(run);
    const struct suppressed_range range = { NULL, 0, 60 };
    const struct analysis analysis = analysis_of(frame);
    struct bounds *bounds = NULL;
    assert_false(bounds_find(run, &analysis, parsed(run, "ln(y) ~ x1"), &range, 1, &bounds));
    assert_string_equal(run->message,
                        "suppressed cells at the low ends of their ranges: FORMULA: ln(y): y is 0 "
                        "in line 2; a logarithm needs a number above zero; say other ranges: "
                        "--suppressed COLUMN=LOW:HIGH");
    assert_int_equal(run->status, STATUS_UNSUPPORTED);
    talloc_free(run);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_ends_are_those_of_every_corner_in_r),
        cmocka_unit_test(search_finds_what_is_known_exactly),
        cmocka_unit_test(search_is_hardly_bettered_by_a_grid),
        cmocka_unit_test(wider_ranges_give_wider_bounds),
        cmocka_unit_test(ranges_are_those_observed_or_said),
        cmocka_unit_test(rows_that_lack_more_stay_out),
        cmocka_unit_test(many_cells_are_bounded_too),
        cmocka_unit_test(refuses_a_range_that_the_formula_cannot_take),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
