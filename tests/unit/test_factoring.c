#include "indicators.h"

#include "derive/correlations.h"

static const struct asked {
    const char *name, *path;
    enum latent_method method;
    size_t factors;
} every[] = {
    { "indicators.paf1", INDICATORS, LATENT_PAF, 1 },
    { "indicators.ml1", INDICATORS, LATENT_ML, 1 },
    { "indicators.pc1", INDICATORS, LATENT_PC, 1 },
    { "two.paf2", TWO_FACTORS, LATENT_PAF, 2 },
    { "two.ml2", TWO_FACTORS, LATENT_ML, 2 },
    { "two.pc2", TWO_FACTORS, LATENT_PC, 2 },
    { "two.pc3", TWO_FACTORS, LATENT_PC, 3 },
};

static void agrees_with_the_defining_equations_in_r(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, FACTOR_ANSWERS);
    for (size_t i = 0; i < sizeof every / sizeof *every; i++) {
        const struct factoring *made =
            factoring_of(run, indicators_of(run, every[i].path), every[i].method, every[i].factors);
        compare_matrix(made->loading, made->indicators, answers, every[i].name, "loading", 2e-11);
        for (size_t j = 0; j < made->indicators; j++)
            assert_close(made->communality[j], answer(answers, every[i].name, "communality", j),
                         1e-9);
        assert_close(made->rmsr, answer(answers, every[i].name, "rmsr", 0), 1e-9);
    }
}

static void tests_whether_the_factors_suffice_as_factanal_does(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, FACTOR_ANSWERS);
    const struct asked *asked[] = { &every[1], &every[4] };
    for (size_t i = 0; i < 2; i++) {
        const struct factoring *made =
            factoring_of(run, indicators_of(run, asked[i]->path), LATENT_ML, asked[i]->factors);
        assert_close(made->chi_square, answer(answers, asked[i]->name, "fit", 0), 1e-9);
        assert_close(made->df, answer(answers, asked[i]->name, "fit", 1), 0);
        assert_close(made->p_value, answer(answers, asked[i]->name, "fit", 2), 1e-9);
    }
}

static void has_no_test_of_fit_but_by_likelihood_with_degrees_of_freedom(void **state)
{
    struct run *run = *state;
    const struct correlations *correlations = indicators_of(run, TWO_FACTORS);
    assert_true(isnan(factoring_of(run, correlations, LATENT_PAF, 2)->p_value));
    assert_true(isnan(factoring_of(run, correlations, LATENT_PC, 2)->p_value));
    assert_true(!isnan(factoring_of(run, correlations, LATENT_ML, 3)->p_value));
}

static void likelihood_solves_its_equations(void **state)
{
    struct run *run = *state;
    const struct correlations *correlations = indicators_of(run, TWO_FACTORS);
    const struct factoring *made = factoring_of(run, correlations, LATENT_ML, 2);
    for (size_t j = 0; j < made->indicators; j++) /* diag(R) = diag(L L' + Psi) */
        assert_close(made->communality[j] + made->uniqueness[j], 1, 1e-12);
    for (size_t r = 0; r < 2; r++) { /* R Psi^-1 L = L (I + L' Psi^-1 L), the last diagonal */
        double scale = 1;
        for (size_t j = 0; j < made->indicators; j++)
            scale += pow(gsl_matrix_get(made->loading, j, r), 2) / made->uniqueness[j];
        for (size_t i = 0; i < made->indicators; i++) {
            double sum = 0;
            for (size_t j = 0; j < made->indicators; j++)
                sum += gsl_matrix_get(correlations->R, i, j) * gsl_matrix_get(made->loading, j, r)
                       / made->uniqueness[j];
            assert_true(fabs(sum - scale * gsl_matrix_get(made->loading, i, r)) < 1e-11);
        }
    }
}

static void as_many_components_as_indicators_give_back_the_correlations(void **state)
{
    struct run *run = *state;
    const struct factoring *made = factoring_of(run, indicators_of(run, INDICATORS), LATENT_PC, 5);
    assert_true(made->rmsr < 1e-14);
    for (size_t j = 0; j < 5; j++)
        assert_close(made->communality[j], 1, 1e-14);
}

static void orders_factors_and_signs_them(void **state)
{
    struct run *run = *state;
    for (size_t i = 0; i < sizeof every / sizeof *every; i++) {
        const struct factoring *made =
            factoring_of(run, indicators_of(run, every[i].path), every[i].method, every[i].factors);
        for (size_t r = 0; r < made->factors; r++) {
            double sum = 0;
            for (size_t j = 0; j < made->indicators; j++)
                sum += gsl_matrix_get(made->loading, j, r);
            assert_true(sum > 0);
            assert_true(r == 0
                        || loadings_variance(made->loading, r)
                               <= loadings_variance(made->loading, r - 1));
        }
    }
}

static void names_what_is_explained_whole(void **state)
{
    struct run *run = *state;
    const struct correlations *correlations = indicators_of(run, HEYWOOD);
    for (int method = LATENT_PAF; method <= LATENT_ML; method++) {
        const struct factoring *made =
            factoring_of(run, correlations, (enum latent_method)method, 1);
        assert_true(made->heywood);
        for (size_t j = 0; j < 4; j++)
            assert_true(made->whole[j] == (j == 1 || (method == LATENT_ML && j == 2)));
    }
}

static void knows_how_many_factors_there_can_be(void **state)
{
    (void)state;
    const size_t most[][2] = {
        { 3, 1 }, { 4, 1 }, { 5, 2 }, { 6, 3 }, { 7, 3 }, { 8, 4 }, { 10, 6 }
    };
    for (size_t i = 0; i < sizeof most / sizeof *most; i++) {
        assert_int_equal(factoring_most(LATENT_ML, most[i][0]), most[i][1]);
        assert_int_equal(factoring_most(LATENT_PC, most[i][0]), most[i][0]);
    }
}

static void refuses_more_factors_than_there_can_be(void **state)
{
    struct run *run = *state;
    struct factoring *made = NULL;
    assert_false(
        factoring_make(run, indicators_of(run, INDICATORS), LATENT_PAF, 3, somewhere, &made));
    assert_int_equal(run->status, STATUS_UNSUPPORTED);
    assert_string_equal(run->message, "models/study.yaml:12:5: 3 factors of 5 indicators; by "
                                      "principal axis there can be at most 2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(agrees_with_the_defining_equations_in_r),
        CLAIM(tests_whether_the_factors_suffice_as_factanal_does),
        CLAIM(has_no_test_of_fit_but_by_likelihood_with_degrees_of_freedom),
        CLAIM(likelihood_solves_its_equations),
        CLAIM(as_many_components_as_indicators_give_back_the_correlations),
        CLAIM(orders_factors_and_signs_them),
        CLAIM(names_what_is_explained_whole),
        CLAIM(knows_how_many_factors_there_can_be),
        CLAIM(refuses_more_factors_than_there_can_be),
    };
    return cmocka_run_group_tests_name("factoring", tests, NULL, NULL);
}
