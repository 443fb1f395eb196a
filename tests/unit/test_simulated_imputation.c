/* test_simulated_imputation.c - what the committed simulation (make simulate-imputation) says that
 * the documentation says. */
#include "answers.h"

#define SUMMARY "tests/reference/simulated/imputation.csv"

/* Ways by 3 coefficients, first with a sixth of x1 missing, then with a half. */
enum { LITTLE = 0, MUCH = 15 };
enum { COMPLETE = 0, LISTWISE = 3, MEAN = 6, PMM = 9, NORM = 12 };

static const struct frame *summary_read(struct run *run)
{
    const struct frame *summary = answers_read(run, SUMMARY);
    const double *sets = frame_column(summary, "sets")->number;
    assert_int_equal(summary->rows, 30);
    for (size_t i = 0; i < summary->rows; i++)
        assert_true(sets[i] >= 2000);
    return summary;
}

static double number(const struct frame *summary, const char *column, size_t row)
{
    return frame_column(summary, column)->number[row];
}

static void ways_stand_where_they_are_looked_for(void **state)
{
    struct run *run = run_new();
    const struct frame *summary = summary_read(run);
    const char *const *way = frame_column(summary, "way")->text;
    assert_string_equal(way[MUCH + LISTWISE], "listwise");
    assert_string_equal(way[MUCH + MEAN], "mean");
    assert_string_equal(way[MUCH + PMM], "pmm");
    assert_string_equal(way[LITTLE + NORM], "norm");
    assert_true(number(summary, "missing", LITTLE) < 0.2);
    assert_true(number(summary, "missing", MUCH) > 0.45);
    talloc_free(run);
    (void)state;
}

/* Three Monte Carlo errors of a share of .95 over 2000 sets: .0146. */
static void intervals_hold_where_nothing_is_missing_or_norm_imputes(void **state)
{
    struct run *run = run_new();
    const struct frame *summary = summary_read(run);
    for (size_t from = 0; from <= MUCH; from += MUCH)
        for (size_t j = 0; j < 3; j++) {
            assert_true(fabs(number(summary, "coverage", from + COMPLETE + j) - 0.95) < 0.0146);
            assert_true(fabs(number(summary, "coverage", from + NORM + j) - 0.95) < 0.0146);
        }
    talloc_free(run);
    (void)state;
}

static void matching_holds_with_little_missing_and_falls_short_with_much(void **state)
{
    struct run *run = run_new();
    const struct frame *summary = summary_read(run);
    double least = 1;
    for (size_t j = 0; j < 3; j++) {
        assert_true(fabs(number(summary, "coverage", LITTLE + PMM + j) - 0.95) < 0.0146);
        least = fmin(least, number(summary, "coverage", MUCH + PMM + j));
    }
    assert_true(least > 0.87 && least < 0.92);
    talloc_free(run);
    (void)state;
}

/* Missing by the outcome: complete rows and means are biased by many Monte Carlo errors, and
 * imputation by less than a third of that of complete rows. */
static void complete_rows_and_means_are_biased(void **state)
{
    struct run *run = run_new();
    const struct frame *summary = summary_read(run);
    for (size_t j = 0; j < 3; j++) {
        double error = number(summary, "sd", MUCH + LISTWISE + j) / sqrt(2000);
        double listwise = fabs(number(summary, "bias", MUCH + LISTWISE + j));
        assert_true(listwise > 10 * error);
        assert_true(fabs(number(summary, "bias", MUCH + MEAN + j)) > 10 * error);
        assert_true(fabs(number(summary, "bias", MUCH + NORM + j)) < listwise / 3);
        assert_true(fabs(number(summary, "bias", LITTLE + PMM + j))
                    < fabs(number(summary, "bias", LITTLE + LISTWISE + j)) / 2);
    }
    assert_true(number(summary, "coverage", MUCH + MEAN + 2) < 0.6);
    talloc_free(run);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ways_stand_where_they_are_looked_for),
        cmocka_unit_test(intervals_hold_where_nothing_is_missing_or_norm_imputes),
        cmocka_unit_test(matching_holds_with_little_missing_and_falls_short_with_much),
        cmocka_unit_test(complete_rows_and_means_are_biased),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
