/* test_missingness.c - who is missing what, against R's t.test and by hand. */
#include "answers.h"
#include "bench.h"

#include "fit/missingness.h"
#include "read/grid.h"

#define DATA "tests/reference/r/made-up.csv"
#define ANSWERS "tests/reference/r/missing.csv"

static const struct missingness *missing_of(struct run *run, const char *text,
                                            const struct offer *offer)
{
    struct formula *formula = NULL;
    if (!formula_parse(run, text, (struct place){ "FORMULA", 0, 0 }, &formula))
        fail_msg("%s", run->message);
    return missingness_of(run, offer, formula, 0.95);
}

static void compares_as_t_test_does(void **state)
{
    struct run *run = run_new();
    const struct frame *answers = answers_read(run, ANSWERS);
    const struct offer offer = { .frame = answers_read(run, DATA) };
    const struct missingness *found = missing_of(run, "y ~ x1 + x2 + x3", &offer);
    assert_int_equal(found->columns, 4);
    assert_int_equal(found->compared, 3);
    for (size_t i = 0; i < found->columns; i++) {
        const struct missing_column *c = &found->column[i];
        const char *name = c->column->name;
        assert_close((double)c->complete.count, answer(answers, name, "complete", 0), 0);
        assert_close(c->complete.mean, answer(answers, name, "complete", 1), 1e-13);
        assert_close(c->complete.sd, answer(answers, name, "complete", 2), 1e-12);
        assert_close((double)c->incomplete.count, answer(answers, name, "incomplete", 0), 0);
        assert_close(c->incomplete.mean, answer(answers, name, "incomplete", 1), 1e-13);
        assert_int_equal(c->compared, c->incomplete.count > 1);
        if (!c->compared)
            continue;
        assert_close(c->incomplete.sd, answer(answers, name, "incomplete", 2), 1e-12);
        assert_close(c->statistic, answer(answers, name, "welch", 0), 1e-11);
        assert_close(c->df, answer(answers, name, "welch", 1), 1e-11);
        assert_close(c->p_value, answer(answers, name, "welch", 2), 1e-10);
        assert_close(c->conf_low, answer(answers, name, "welch", 3), 1e-10);
        assert_close(c->conf_high, answer(answers, name, "welch", 4), 1e-10);
        assert_close(c->std_error, answer(answers, name, "welch", 5), 1e-11);
    }
    talloc_free(run);
    (void)state;
}

/* Two incomplete rows that are alike say nothing of how they vary. */
static void rows_that_are_alike_are_not_compared(void **state)
{
    struct bench *bench = *state;
    struct grid *grid = NULL;
    struct frame *frame = NULL;
    assert_done(bench, grid_read_plain(bench->run,
                                       bench_put(bench, "f.csv",
                                                 "y,x,w\n1,0,1\n2,1,2\n3,1,5\n4,1,\n6,1,\n"),
                                       &grid)
                           && grid_frame(bench->run, grid, NULL, &frame));
    const struct offer offer = { .frame = frame };
    const struct missingness *found = missing_of(bench->run, "y ~ x + w", &offer);
    assert_true(found->column[0].compared);
    assert_false(found->column[1].compared);
    assert_true(isnan(found->column[1].p_value));
}

/* Every row offered is in one pattern, and the cells of the patterns are those of the columns. */
static void patterns_add_up(void **state)
{
    struct run *run = run_new();
    const struct offer offer = { .frame = answers_read(run, DATA) };
    const struct missingness *found = missing_of(run, "y ~ x1 + x2 + x3 + region", &offer);
    size_t rows = 0, cells = 0, missing = 0;
    for (size_t i = 0; i < found->patterns; i++) {
        rows += found->pattern[i].rows;
        cells += found->pattern[i].rows * found->pattern[i].columns;
        assert_true(i < 2 || found->pattern[i].rows <= found->pattern[i - 1].rows);
    }
    for (size_t i = 0; i < found->columns; i++)
        missing += found->column[i].missing;
    assert_int_equal(rows, 48);
    assert_int_equal(cells, missing);
    assert_int_equal(missing, 8);
    assert_int_equal(found->pattern[0].columns, 0);
    assert_int_equal(found->pattern[0].rows, found->complete);
    assert_int_equal(found->left_outs, 6);
    talloc_free(run);
    (void)state;
}

static void counts_each_reason(void **state)
{
    struct run *run = run_new();
    struct frame *frame = answers_read(run, DATA);
    struct column *x3 = frame_column(frame, "x3");
    column_miss(x3, 0, MISSING_CONFIDENTIAL, "confidential ('c')");
    column_miss(x3, 1, MISSING_CONFIDENTIAL, "confidential ('c')");
    column_miss(x3, 2, MISSING_LOW, "low");
    const struct offer offer = { .frame = frame };
    const struct missing_column *c = &missing_of(run, "y ~ x3", &offer)->column[1];
    assert_int_equal(c->missing, 4);
    assert_int_equal(c->reason[MISSING_CONFIDENTIAL], 2);
    assert_int_equal(c->reason[MISSING_LOW], 1);
    assert_int_equal(c->reason[MISSING_EMPTY], 1);
    talloc_free(run);
    (void)state;
}

static void looks_at_rows_offered_only_and_at_weights(void **state)
{
    struct run *run = run_new();
    struct frame *frame = answers_read(run, DATA);
    bool *offered = run_array(run, bool, frame->rows);
    for (size_t i = 10; i < 40; i++)
        offered[i] = true;
    column_miss(frame_column(frame, "w"), 20, MISSING_EMPTY, "empty cell");
    const struct offer offer = { .frame = frame, .offered = offered, .weight = "w" };
    const struct missingness *found = missing_of(run, "y ~ x1", &offer);
    assert_int_equal(found->rows, 30);
    assert_int_equal(found->columns, 3);
    assert_int_equal(found->complete, 28); /* y of row 30, w of row 21 */
    assert_string_equal(found->left_out[0].why, "w: empty cell");
    talloc_free(run);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compares_as_t_test_does),
        claim(rows_that_are_alike_are_not_compared),
        cmocka_unit_test(patterns_add_up),
        cmocka_unit_test(counts_each_reason),
        cmocka_unit_test(looks_at_rows_offered_only_and_at_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
