/* test_correlation_matrix.c - correlations, against R's cor.test and cov.wt (correlation.R). */
#include "answers.h"
#include "bench.h"
#include "fit/correlation_matrix.h"

#define DATA "tests/reference/r/made-up.csv"
#define ANSWERS "tests/reference/r/correlation.csv"

static const char *const names[] = { "y", "x1", "x2", "x3", "tied" };

static struct texts variables_of(struct run *run, const char *const *name, size_t count)
{
    struct texts texts = { 0, NULL, NULL };
    for (size_t i = 0; i < count; i++) {
        texts.text = run_grow(run, texts.text, const char *, i + 1);
        texts.place = run_grow(run, texts.place, struct place, i + 1);
        texts.text[i] = name[i];
        texts.place[i] = (struct place){ "chart.yaml", 3, i + 1 };
        texts.count++;
    }
    return texts;
}

/* The data of correlation.R: x1 in fifths, rounded as R rounds (half to even). */
static struct frame *data_of(struct run *run)
{
    struct frame *frame = answers_read(run, DATA);
    struct column *tied = frame_add(run, frame, "tied", COLUMN_NUMBER);
    const struct column *x1 = frame_column(frame, "x1");
    for (size_t i = 0; i < frame->rows; i++) {
        tied->number[i] = nearbyint(x1->number[i] / 5.0);
        if (x1->missing[i] != PRESENT)
            column_miss(tied, i, MISSING_EMPTY, "empty cell");
    }
    return frame;
}

static struct correlation_matrix *matrix_of(struct run *run, const struct offer *offer,
                                            enum correlation_method method, enum curve_cases cases)
{
    struct correlation_matrix *matrix = NULL;
    const struct texts variables = variables_of(run, names, 5);
    if (!correlation_matrix_make(run, offer, &variables, method, cases, &matrix))
        fail_msg("%s", run->message);
    return matrix;
}

static void compare_with_r(struct run *run, const char *name,
                           const struct correlation_matrix *matrix, bool counted)
{
    const struct frame *answers = answers_read(run, ANSWERS);
    size_t index = 0;
    for (size_t i = 1; i < 5; i++) {
        for (size_t j = 0; j < i; j++, index++) {
            const struct correlation *found = correlation_at(matrix, i, j);
            assert_close(found->r, answer(answers, name, "estimate", index), 1e-11);
            assert_close(found->p_value, answer(answers, name, "p.value", index), 1e-9);
            if (counted)
                assert_close((double)found->nobs, answer(answers, name, "nobs", index), 0);
            assert_true(found->r == correlation_at(matrix, j, i)->r);
        }
    }
    assert_int_equal(matrix->pairs, 10);
}

static void pearson_agrees_with_r(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct offer offer = { .frame = data_of(run) };
    compare_with_r(run, "pearson common", matrix_of(run, &offer, CORRELATION_PEARSON, CASES_COMMON),
                   true);
    compare_with_r(run, "pearson available",
                   matrix_of(run, &offer, CORRELATION_PEARSON, CASES_AVAILABLE), true);
}

static void spearman_agrees_with_r_also_where_ranks_are_tied(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct offer offer = { .frame = data_of(run) };
    compare_with_r(run, "spearman common",
                   matrix_of(run, &offer, CORRELATION_SPEARMAN, CASES_COMMON), true);
    compare_with_r(run, "spearman available",
                   matrix_of(run, &offer, CORRELATION_SPEARMAN, CASES_AVAILABLE), true);
}

static void weights_agree_with_r(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct offer offer = { .frame = data_of(run), .weight = "w" };
    compare_with_r(run, "weighted", matrix_of(run, &offer, CORRELATION_PEARSON, CASES_COMMON),
                   false);
}

static struct frame *frame_of(struct run *run, double (*value)[4], size_t columns)
{
    static const char *const name[] = { "a", "b", "c", "d" };
    struct frame *frame = frame_new(run, 4, "test.csv");
    for (size_t c = 0; c < columns; c++) {
        struct column *column = frame_add(run, frame, name[c], COLUMN_NUMBER);
        for (size_t i = 0; i < 4; i++) {
            column->number[i] = value[c][i];
            if (isnan(value[c][i]))
                column_miss(column, i, MISSING_EMPTY, "empty cell");
        }
    }
    return frame;
}

static bool make(struct run *run, const struct frame *frame, const char *const *name, size_t count,
                 enum curve_cases cases, struct correlation_matrix **matrix)
{
    const struct offer offer = { .frame = frame };
    const struct texts variables = variables_of(run, name, count);
    return correlation_matrix_make(run, &offer, &variables, CORRELATION_PEARSON, cases, matrix);
}

static void an_exact_line_has_a_correlation_of_one_in_any_unit(void **state)
{
    static const double scales[] = { 1, -1, 1e-150, 1e150, 3e-7 };
    const char *const name[] = { "a", "b" };
    for (size_t i = 0; i < COUNT(scales); i++) {
        struct run *run = ((struct bench *)*state)->run;
        double value[2][4];
        for (size_t row = 0; row < 4; row++) {
            value[0][row] = (double)(row * row);
            value[1][row] = scales[i] * (double)(row * row);
        }
        struct correlation_matrix *matrix = NULL;
        assert_done((struct bench *)*state,
                    make(run, frame_of(run, value, 2), name, 2, CASES_COMMON, &matrix));
        assert_true(fabs(correlation_at(matrix, 1, 0)->r - (scales[i] < 0 ? -1 : 1)) < 1e-15);
        assert_true(correlation_at(matrix, 1, 0)->p_value < 1e-6);
    }
}

static void available_cases_use_the_rows_of_each_pair(void **state)
{
    struct bench *bench = *state;
    double value[3][4] = { { 1, 2, 3, 5 }, { 2, 1, 4, 3 }, { 5, 3, 4, NAN } };
    const char *const name[] = { "a", "b", "c" };
    struct correlation_matrix *matrix = NULL;
    const struct frame *frame = frame_of(bench->run, value, 3);
    assert_done(bench, make(bench->run, frame, name, 3, CASES_AVAILABLE, &matrix));
    assert_int_equal(correlation_at(matrix, 1, 0)->nobs, 4);
    assert_int_equal(correlation_at(matrix, 2, 0)->nobs, 3);
    assert_int_equal(matrix->fewest, 3);
    assert_int_equal(matrix->most, 4);
    assert_true(matrix->used[3]);
    assert_done(bench, make(bench->run, frame, name, 3, CASES_COMMON, &matrix));
    assert_int_equal(matrix->most, 3);
    assert_false(matrix->used[3]);
}

static void variables_are_ordered_by_the_mean_strength_of_their_correlations(void **state)
{
    struct bench *bench = *state;
    /* b and c go together (r = -.8), and a with c alone (0 and .45): in R, cor(). */
    double value[3][4] = { { 1, -1, -1, 1 }, { 1, 2, 3, 4 }, { 4, 3, 1, 2 } };
    const char *const name[] = { "a", "b", "c" };
    struct correlation_matrix *matrix = NULL;
    assert_done(bench,
                make(bench->run, frame_of(bench->run, value, 3), name, 3, CASES_COMMON, &matrix));
    size_t *order = correlation_order(bench->run, matrix);
    assert_int_equal(order[0], 2);
    assert_int_equal(order[1], 1);
    assert_int_equal(order[2], 0);
}

static void says_what_cannot_be_correlated(void **state)
{
    struct bench *bench = *state;
    double value[4][4] = { { 1, 2, 3, 5 }, { 7, 7, 7, 7 }, { 1, 2, NAN, NAN }, { NAN, NAN, 4, 1 } };
    static const struct {
        const char *name[4];
        size_t count;
        const char *message;
    } wrong[] = {
        { { "a", "b" },
          2,
          "chart.yaml:3:2: 'b' has one value in the rows that are compared, so it goes with no "
          "other; leave it out" },
        { { "a", "c" },
          2,
          "chart.yaml:3:1: 2 rows have the variables, and a correlation needs 3; leave out those "
          "that few rows have, or correlate available cases" },
        { { "a", "z" }, 2, "chart.yaml:3:2: test.csv has no column 'z'" },
        { { "a", "a" }, 2, "chart.yaml:3:2: 'a' stands twice among the variables; name it once" },
    };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        struct correlation_matrix *matrix = NULL;
        assert_false(make(bench->run, frame_of(bench->run, value, 4), wrong[i].name, wrong[i].count,
                          CASES_COMMON, &matrix));
        assert_refused(bench, STATUS_UNSUPPORTED, wrong[i].message);
        bench_again(bench);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(pearson_agrees_with_r),
        claim(spearman_agrees_with_r_also_where_ranks_are_tied),
        claim(weights_agree_with_r),
        claim(an_exact_line_has_a_correlation_of_one_in_any_unit),
        claim(available_cases_use_the_rows_of_each_pair),
        claim(variables_are_ordered_by_the_mean_strength_of_their_correlations),
        claim(says_what_cannot_be_correlated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
