/* test_envelope.c - the envelope of ordered studentised residuals: its coverage, and R's. */
#include "diagnosed.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>

#include "base/random.h"
#include "fit/envelope.h"
#include "fit/influence.h"

#define ANSWERS "tests/reference/r/residual-plots.csv"

/* R's is of 4,000 draws, so either differs by chance: at the ends, of five degrees of freedom, by a
 * tenth or more. */
static void lies_where_that_of_refitted_outcomes_does(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    const struct frame *answers = answers_read(bench->run, ANSWERS);
    frame->rows = 12; /* three of them lack a value */
    struct diagnosis made = diagnose(bench, frame, "y ~ x1 + x2", NULL);
    const struct envelope *envelope = envelope_of(bench->run, made.geometry, 0.95, 1);
    assert_int_equal(envelope->count, 9);
    for (size_t i = 0; i < 9; i++) {
        double low = answer(answers, "envelope", "low", i);
        double high = answer(answers, "envelope", "high", i);
        assert_true(fabs(envelope->low[i] - low) < 0.05 + 0.15 * fabs(low));
        assert_true(fabs(envelope->high[i] - high) < 0.05 + 0.15 * fabs(high));
    }
}

enum { SAMPLES = 400, ROWS = 15 };

/* How many of the ordered residuals of a made-up line with normal errors are within. */
static size_t within(struct bench *bench, gsl_rng *random, struct frame *frame)
{
    for (size_t i = 0; i < ROWS; i++)
        frame->column[1].number[i] = 3 * (double)i + gsl_ran_gaussian(random, 7);
    struct diagnosis made = diagnose(bench, frame, "y ~ x", NULL);
    const struct envelope *envelope = envelope_of(bench->run, made.geometry, 0.95, 1);
    const struct influence *influence = influence_of(bench->run, made.geometry);
    double ordered[ROWS];
    size_t count = 0;
    memcpy(ordered, influence->student_residual, sizeof ordered);
    gsl_sort(ordered, 1, ROWS);
    for (size_t i = 0; i < ROWS; i++)
        count += ordered[i] >= envelope->low[i] && ordered[i] <= envelope->high[i];
    return count;
}

static void covers_the_share_that_it_says(void **state)
{
    struct bench *bench = *state;
    gsl_rng *random = random_new(bench->run);
    struct frame *frame = frame_new(bench->run, ROWS, "made-up");
    frame_add(bench->run, frame, "x", COLUMN_NUMBER);
    frame_add(bench->run, frame, "y", COLUMN_NUMBER);
    for (size_t i = 0; i < ROWS; i++) {
        frame->row_name[i] = "row";
        frame->column[0].number[i] = (double)(i * i);
    }
    random_begin(random, 20080801, 0);
    size_t count = 0;
    for (size_t i = 0; i < SAMPLES; i++)
        count += within(bench, random, frame);
    double share = (double)count / (SAMPLES * ROWS);
    assert_true(share > 0.935 && share < 0.965);
}

static void leaves_out_rows_that_are_fitted_exactly(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = frame_new(bench->run, 8, "made-up");
    struct column *x = frame_add(bench->run, frame, "x", COLUMN_NUMBER);
    for (size_t i = 0; i < 8; i++)
        x->number[i] = i == 3;
    struct column *y = frame_add(bench->run, frame, "y", COLUMN_NUMBER);
    for (size_t i = 0; i < 8; i++) {
        frame->row_name[i] = "row";
        y->number[i] = (double)(i * i % 5);
    }
    struct diagnosis made = diagnose(bench, frame, "y ~ x", NULL);
    const struct envelope *envelope = envelope_of(bench->run, made.geometry, 0.95, 1);
    assert_int_equal(envelope->count, 7);
    for (size_t i = 0; i < 7; i++)
        assert_true(envelope->low[i] < envelope->high[i] && isfinite(envelope->high[i]));
}

static void is_none_of_too_few_degrees_of_freedom(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    frame->rows = 4;
    assert_null(
        envelope_of(bench->run, diagnose(bench, frame, "y ~ x1 + x2", NULL).geometry, 0.95, 1));
    assert_non_null(
        envelope_of(bench->run, diagnose(bench, frame, "y ~ x1", NULL).geometry, 0.95, 1));
}

static void normal_scores_are_rs(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct frame *answers = answers_read(run, ANSWERS);
    const double *ten = normal_scores(run, 10), *eleven = normal_scores(run, 11);
    for (size_t i = 0; i < 10; i++)
        assert_close(ten[i], answer(answers, "ten", "scores", i), 1e-12);
    for (size_t i = 0; i < 11; i++)
        assert_true(fabs(eleven[i] - answer(answers, "eleven", "scores", i)) < 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(lies_where_that_of_refitted_outcomes_does),
        claim(covers_the_share_that_it_says),
        claim(leaves_out_rows_that_are_fitted_exactly),
        claim(is_none_of_too_few_degrees_of_freedom),
        claim(normal_scores_are_rs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
