/* indicators.h - indicators from files of made-up numbers, and R's answers about them, for tests of
 * what is derived from correlations. Tests run in the folder of the checkout. */
#ifndef ATTAIN_TESTS_INDICATORS_H
#define ATTAIN_TESTS_INDICATORS_H

#include "answers.h"

#include <gsl/gsl_errno.h>

#include "base/matrix.h"
#include "derive/factoring.h"

#define FACTOR_ANSWERS "tests/reference/r/factor-analysis.csv"
#define INDICATORS "tests/reference/r/made-up-indicators.csv"
#define TWO_FACTORS "tests/reference/r/made-up-two-factors.csv"
#define HEYWOOD "tests/reference/r/made-up-heywood.csv"

static const struct place somewhere = { "models/study.yaml", 12, 5 };

/* All columns of a file. */
static inline gsl_matrix *indicators_read(struct run *run, const char *path, const char ***names)
{
    struct frame *frame = answers_read(run, path);
    gsl_matrix *X = matrix_new(run, frame->rows, frame->columns);
    *names = run_array(run, const char *, frame->columns);
    for (size_t j = 0; j < frame->columns; j++) {
        (*names)[j] = frame->column[j].name;
        for (size_t i = 0; i < frame->rows; i++)
            gsl_matrix_set(X, i, j, frame->column[j].number[i]);
    }
    return X;
}

static inline struct correlations *indicators_of(struct run *run, const char *path)
{
    const char **names = NULL;
    struct correlations *correlations = NULL;
    gsl_matrix *X = indicators_read(run, path, &names);
    assert_true(correlations_of(run, X, names, somewhere, &correlations));
    return correlations;
}

static inline struct factoring *factoring_of(struct run *run,
                                             const struct correlations *correlations,
                                             enum latent_method method, size_t factors)
{
    struct factoring *factoring = NULL;
    assert_true(factoring_make(run, correlations, method, factors, somewhere, &factoring));
    return factoring;
}

/* R's matrix, written column below column. */
static inline void compare_matrix(const gsl_matrix *matrix, size_t rows,
                                  const struct frame *answers, const char *wanted, const char *what,
                                  double tolerance)
{
    for (size_t r = 0; r < matrix->size2; r++)
        for (size_t i = 0; i < rows; i++)
            if (fabs(gsl_matrix_get(matrix, i, r) - answer(answers, wanted, what, r * rows + i))
                > tolerance)
                assert_close(gsl_matrix_get(matrix, i, r),
                             answer(answers, wanted, what, r * rows + i), tolerance);
}

static inline int indicators_begin(void **state)
{
    gsl_set_error_handler_off();
    *state = run_new();
    return 0;
}

static inline int indicators_end(void **state)
{
    return talloc_free(*state);
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, indicators_begin, indicators_end)

#endif
