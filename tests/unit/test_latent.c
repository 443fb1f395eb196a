#include "answers.h"

#include <gsl/gsl_errno.h>

#include "base/matrix.h"
#include "derive/latent.h"
#include "derive/likelihood.h"

#define ANSWERS "tests/reference/r/latent.csv"
#define DATA "tests/reference/r/made-up-indicators.csv"
#define HEYWOOD "tests/reference/r/made-up-heywood.csv"

static const struct place somewhere = { "models/study.yaml", 12, 5 };

/* The first `columns` columns of a file of indicators. */
static gsl_matrix *indicators(struct run *run, const char *path, size_t columns, const char **names)
{
    struct frame *frame = answers_read(run, path);
    gsl_matrix *X = matrix_new(run, frame->rows, columns);
    for (size_t j = 0; j < columns; j++) {
        names[j] = frame->column[j].name;
        for (size_t i = 0; i < frame->rows; i++)
            gsl_matrix_set(X, i, j, frame->column[j].number[i]);
    }
    return X;
}

static const struct latent *scores_of(struct run *run, const char *path, size_t columns,
                                      enum latent_method method)
{
    const char *names[8];
    struct latent *latent;
    const gsl_matrix *X = indicators(run, path, columns, names);
    assert_true(latent_scores(run, X, names, method, somewhere, &latent));
    return latent;
}

static void compare(const struct latent *latent, const struct frame *answers, const char *wanted,
                    const char *method, double tolerance)
{
    char what[40];
    snprintf(what, sizeof what, "%s.loading", method);
    for (size_t j = 0; j < latent->indicators; j++)
        assert_close(latent->loading[j], answer(answers, wanted, what, j), tolerance);
    snprintf(what, sizeof what, "%s.score", method);
    for (size_t i = 0; i < latent->rows; i++)
        assert_close(latent->score[i], answer(answers, wanted, what, i), 10 * tolerance);
}

static void principal_axis_agrees_with_its_defining_loop(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, ANSWERS);
    compare(scores_of(run, DATA, 5, LATENT_PAF), answers, "abcde", "paf", 1e-11);
    compare(scores_of(run, DATA, 3, LATENT_PAF), answers, "abc", "paf", 1e-11);
}

static void likelihood_agrees_with_em_at_its_fixed_point(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, ANSWERS);
    compare(scores_of(run, DATA, 5, LATENT_ML), answers, "abcde", "em", 1e-11);
    compare(scores_of(run, DATA, 3, LATENT_ML), answers, "abc", "em", 1e-11);
}

static void likelihood_agrees_with_factanal_where_that_stops(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, ANSWERS);
    compare(scores_of(run, DATA, 5, LATENT_ML), answers, "abcde", "factanal", 1e-7);
}

static void three_indicators_leave_both_methods_one_answer(void **state)
{
    struct run *run = *state;
    const struct latent *paf = scores_of(run, DATA, 3, LATENT_PAF);
    const struct latent *ml = scores_of(run, DATA, 3, LATENT_ML);
    for (size_t j = 0; j < 3; j++)
        assert_close(paf->loading[j], ml->loading[j], 1e-11);
}

static void likelihood_reproduces_each_variance_inside_the_bounds(void **state)
{
    const struct latent *ml = scores_of(*state, DATA, 5, LATENT_ML);
    for (size_t j = 0; j < 5; j++)
        assert_close(ml->loading[j] * ml->loading[j] + ml->uniqueness[j], 1, 1e-13);
    assert_false(ml->heywood);
}

static void says_eigenvalues_alpha_and_variance_carried(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, ANSWERS);
    const struct latent *paf = scores_of(run, DATA, 5, LATENT_PAF);
    double squares = 0;
    for (size_t j = 0; j < 5; j++) {
        assert_close(paf->eigenvalue[j], answer(answers, "abcde", "eigenvalue", j), 1e-12);
        squares +=
            answer(answers, "abcde", "paf.loading", j) * answer(answers, "abcde", "paf.loading", j);
    }
    assert_close(paf->alpha, answer(answers, "abcde", "alpha", 0), 1e-12);
    assert_close(paf->variance_carried, squares / 5, 1e-11);
}

static void holds_a_heywood_case_at_the_bound_and_says_so(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, ANSWERS);
    const struct latent *ml = scores_of(run, HEYWOOD, 4, LATENT_ML);
    assert_true(ml->heywood);
    for (size_t j = 0; j < 4; j++) {
        assert_close(ml->uniqueness[j], answer(answers, "heywood", "uniqueness", j), 1e-6);
        assert_close(ml->loading[j], answer(answers, "heywood", "loading", j), 1e-5);
    }
}

static void turning_an_indicator_turns_its_loading_only(void **state)
{
    struct run *run = *state;
    const char *names[8];
    struct latent *turned;
    const struct latent *plain = scores_of(run, DATA, 3, LATENT_ML);
    gsl_matrix *X = indicators(run, DATA, 3, names);
    for (size_t i = 0; i < X->size1; i++)
        gsl_matrix_set(X, i, 2, -gsl_matrix_get(X, i, 2));
    assert_true(latent_scores(run, X, names, LATENT_ML, somewhere, &turned));
    assert_close(turned->loading[2], -plain->loading[2], 1e-11);
    assert_close(turned->score[7], plain->score[7], 1e-10);
}

static void refuse(struct run *run, const gsl_matrix *X, const char *const *names,
                   const char *message)
{
    struct latent *latent;
    assert_false(latent_scores(run, X, names, LATENT_PAF, somewhere, &latent));
    assert_int_equal(run->status, STATUS_UNSUPPORTED);
    assert_string_equal(run->message, message);
}

static void refuses_two_indicators(void **state)
{
    const char *names[8];
    gsl_matrix *X = indicators(*state, DATA, 2, names);
    refuse(*state, X, names,
           "models/study.yaml:12:5: 2 indicators; a common factor needs at least 3");
}

static void refuses_no_more_rows_than_indicators(void **state)
{
    const char *names[8];
    gsl_matrix_view X = gsl_matrix_submatrix(indicators(*state, DATA, 5, names), 0, 0, 5, 5);
    refuse(*state, &X.matrix, names,
           "models/study.yaml:12:5: 5 complete rows of 5 indicators; "
           "a common factor needs more rows than indicators");
}

static void refuses_an_indicator_that_does_not_vary(void **state)
{
    const char *names[8];
    gsl_matrix *X = indicators(*state, DATA, 4, names);
    for (size_t i = 0; i < X->size1; i++)
        gsl_matrix_set(X, i, 1, 2.5);
    refuse(*state, X, names, "models/study.yaml:12:5: b has one value, 2.5, in all 60 rows used; leave it out");
}

static void names_the_indicators_that_determine_each_other(void **state)
{
    const char *names[8];
    gsl_matrix *X = indicators(*state, DATA, 4, names);
    for (size_t i = 0; i < X->size1; i++)
        gsl_matrix_set(X, i, 3, 2 * gsl_matrix_get(X, i, 0) - gsl_matrix_get(X, i, 1));
    refuse(*state, X, names,
           "models/study.yaml:12:5: a, b and d determine each other, so their "
           "correlations have no inverse; leave one out");
}

static void finds_the_loadings_of_an_exact_one_factor_matrix(void **state)
{
    struct run *run = *state;
    const double truth[] = { 0.9, 0.7, -0.5, 0.3, 0.8, 0.6 };
    double uniqueness[6], discrepancy;
    size_t steps;
    gsl_matrix *loading = matrix_new(run, 6, 1);
    gsl_matrix *R = matrix_new(run, 6, 6);
    for (size_t i = 0; i < 6; i++)
        for (size_t j = 0; j < 6; j++)
            gsl_matrix_set(R, i, j, i == j ? 1 : truth[i] * truth[j]);
    assert_true(likelihood_maximise(run, R, 100, loading, uniqueness, &discrepancy, &steps));
    for (size_t j = 0; j < 6; j++) {
        assert_close(fabs(gsl_matrix_get(loading, j, 0)), fabs(truth[j]), 1e-12);
        assert_close(uniqueness[j], 1 - truth[j] * truth[j], 1e-12);
    }
}

static int begin(void **state)
{
    gsl_set_error_handler_off();
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(principal_axis_agrees_with_its_defining_loop),
        CLAIM(likelihood_agrees_with_em_at_its_fixed_point),
        CLAIM(likelihood_agrees_with_factanal_where_that_stops),
        CLAIM(three_indicators_leave_both_methods_one_answer),
        CLAIM(likelihood_reproduces_each_variance_inside_the_bounds),
        CLAIM(says_eigenvalues_alpha_and_variance_carried),
        CLAIM(holds_a_heywood_case_at_the_bound_and_says_so),
        CLAIM(turning_an_indicator_turns_its_loading_only),
        CLAIM(refuses_two_indicators),
        CLAIM(refuses_no_more_rows_than_indicators),
        CLAIM(refuses_an_indicator_that_does_not_vary),
        CLAIM(names_the_indicators_that_determine_each_other),
        CLAIM(finds_the_loadings_of_an_exact_one_factor_matrix),
    };
    return cmocka_run_group_tests_name("latent", tests, NULL, NULL);
}
