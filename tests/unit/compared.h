/* compared.h - fits of R's made-up data, and R's answers about them (tests/reference/r). */
#ifndef ATTAIN_TESTS_COMPARED_H
#define ATTAIN_TESTS_COMPARED_H

#include "answers.h"

#include <gsl/gsl_errno.h>

#include "base/matrix.h"
#include "fit/analysis.h"
#include "fit/moments.h"

#define COMPARED_CLAIM(test) cmocka_unit_test_setup_teardown(test, compared_begin, compared_end)

static inline int compared_begin(void **state)
{
    gsl_set_error_handler_off();
    *state = run_new();
    return 0;
}

static inline int compared_end(void **state)
{
    return talloc_free(*state);
}

static inline struct frame *compared_answers(struct run *run)
{
    return answers_read(run, "tests/reference/r/comparison.csv");
}

/* The data, with a column `odd` of 1 for small and 0 for large. */
static inline struct frame *compared_data(struct run *run)
{
    struct frame *frame = answers_read(run, "tests/reference/r/made-up.csv");
    struct column *odd = frame_add(run, frame, "odd", COLUMN_NUMBER);
    for (size_t i = 0; i < frame->rows; i++)
        odd->number[i] = strcmp(frame_column(frame, "size")->text[i], "small") == 0;
    return frame;
}

/* Rows that have y and every column that any of R's comparisons uses. */
static inline bool *compared_whole(struct run *run, const struct frame *frame)
{
    static const char *const used[] = { "y", "x1", "x2", "x3", "region", "w" };
    bool *whole = run_array(run, bool, frame->rows);
    for (size_t i = 0; i < frame->rows; i++) {
        whole[i] = true;
        for (size_t j = 0; j < 6; j++)
            whole[i] &= frame_column(frame, used[j])->missing[i] == PRESENT;
    }
    return whole;
}

static inline struct analysis compared_analysis(const struct frame *frame, const bool *offered)
{
    return (struct analysis){ .offer = { .frame = frame, .offered = offered },
                              .inference = inference_usual(),
                              .rows_are = "rows", .row_is = "row" };
}

static inline struct fit *compared_fit(struct run *run, const struct analysis *analysis,
                                       const char *text)
{
    struct formula *formula = NULL;
    struct fit *fit = NULL;
    if (!formula_parse(run, text, (struct place){ "FORMULA", 0, 0 }, &formula)
        || !analysis_fit(run, analysis, formula, &fit))
        fail_msg("%s", run->message);
    return fit;
}

/* A model with an intercept weighted by a column: least squares on rows times the roots of their
 * weights. */
static inline struct fit *compared_weighted(struct run *run, const struct analysis *analysis,
                                            const char *text, const char *weight)
{
    struct design *plain = talloc_zero(run, struct design), *scaled;
    struct fit *fit = NULL;
    *plain = *compared_fit(run, analysis, text)->design;
    size_t n = plain->X->size1, p = plain->X->size2;
    gsl_vector *w = vector_new(run, n);
    scaled = talloc_zero(run, struct design);
    *scaled = *plain;
    scaled->X = matrix_new(run, n, p);
    scaled->y = vector_new(run, n);
    for (size_t i = 0; i < n; i++) {
        double number = frame_column(analysis->offer.frame, weight)->number[plain->row[i]];
        gsl_vector_set(w, i, number);
        gsl_vector_set(scaled->y, i, sqrt(number) * gsl_vector_get(plain->y, i));
        for (size_t j = 0; j < p; j++)
            gsl_matrix_set(scaled->X, i, j, sqrt(number) * gsl_matrix_get(plain->X, i, j));
    }
    if (!ols_fit(run, scaled, &fit))
        fail_msg("%s", run->message);
    plain->weight = w;
    fit->design = plain;
    for (size_t i = 0; i < n; i++)
        fit->residual[i] /= sqrt(gsl_vector_get(w, i));
    fit->r_squared = 1 - fit->deviance / total_squares(plain->y, w, true);
    return fit;
}

#endif
