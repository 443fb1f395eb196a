#include "indicators.h"

#include <gsl/gsl_blas.h>

#include "derive/factor_scores.h"
#include "derive/rotation.h"

static const struct {
    const char *name, *path;
    enum latent_method method;
    size_t factors;
} every[] = {
    { "indicators.paf1", INDICATORS, LATENT_PAF, 1 },
    { "indicators.ml1", INDICATORS, LATENT_ML, 1 },
    { "indicators.pc1", INDICATORS, LATENT_PC, 1 },
    { "two.paf2", TWO_FACTORS, LATENT_PAF, 2 },
    { "two.ml2", TWO_FACTORS, LATENT_ML, 2 },
    { "two.pc3", TWO_FACTORS, LATENT_PC, 3 },
};

static void compare(const struct factor_scores *scores, const struct frame *answers,
                    const char *wanted, const char *what)
{
    compare_matrix(scores->score, 10, answers, wanted, what, 1e-9);
    char validity[40];
    snprintf(validity, sizeof validity, "%s.validity", what);
    for (size_t r = 0; r < scores->factors; r++)
        assert_close(scores->validity[r], answer(answers, wanted, validity, r), 1e-10);
}

static void scores_agree_with_their_formulas_in_r(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, FACTOR_ANSWERS);
    for (size_t i = 0; i < sizeof every / sizeof *every; i++) {
        const struct correlations *correlations = indicators_of(run, every[i].path);
        const struct factoring *made =
            factoring_of(run, correlations, every[i].method, every[i].factors);
        const gsl_matrix *L =
            made->factors == 1 ? made->loading : rotation_varimax(run, made->loading);
        compare(factor_scores_regression(run, correlations, L), answers, every[i].name,
                "regression");
        if (every[i].method != LATENT_PC)
            compare(factor_scores_bartlett(run, correlations, L, made->uniqueness), answers,
                    every[i].name, "bartlett");
    }
}

static void bartletts_weights_give_back_each_factor_alone(void **state)
{
    struct run *run = *state;
    const struct correlations *correlations = indicators_of(run, TWO_FACTORS);
    const struct factoring *made = factoring_of(run, correlations, LATENT_ML, 2);
    const struct factor_scores *scores =
        factor_scores_bartlett(run, correlations, made->loading, made->uniqueness);
    gsl_matrix *product = matrix_new(run, 2, 2);
    gsl_blas_dgemm(CblasTrans, CblasNoTrans, 1, scores->weight, made->loading, 0, product);
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; j < 2; j++)
            assert_true(fabs(gsl_matrix_get(product, i, j) - (i == j)) < 1e-13);
}

static void component_scores_are_exact(void **state)
{
    struct run *run = *state;
    const struct correlations *correlations = indicators_of(run, TWO_FACTORS);
    const struct factoring *made = factoring_of(run, correlations, LATENT_PC, 3);
    const struct factor_scores *scores = factor_scores_regression(run, correlations, made->loading);
    for (size_t r = 0; r < 3; r++) {
        double squares = 0;
        for (size_t i = 0; i < scores->rows; i++)
            squares += pow(gsl_matrix_get(scores->score, i, r), 2);
        assert_close(squares / (double)(scores->rows - 1), 1, 1e-12);
        assert_close(scores->validity[r], 1, 1e-12);
        assert_close(scores->least[r], 1, 1e-12);
    }
}

static void a_heywood_case_has_no_bartlett_scores_and_no_validity(void **state)
{
    struct run *run = *state;
    const struct correlations *correlations = indicators_of(run, HEYWOOD);
    const struct factoring *made = factoring_of(run, correlations, LATENT_PAF, 1);
    assert_null(factor_scores_bartlett(run, correlations, made->loading, made->uniqueness));
    assert_true(isnan(factor_scores_regression(run, correlations, made->loading)->validity[0]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(scores_agree_with_their_formulas_in_r),
        CLAIM(bartletts_weights_give_back_each_factor_alone),
        CLAIM(component_scores_are_exact),
        CLAIM(a_heywood_case_has_no_bartlett_scores_and_no_validity),
    };
    return cmocka_run_group_tests_name("factor_scores", tests, NULL, NULL);
}
