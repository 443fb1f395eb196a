#include "indicators.h"

#include "derive/latent.h"
#include "derive/reliability.h"

static const struct {
    const char *name, *path;
} every[] = { { "indicators", INDICATORS }, { "two", TWO_FACTORS } };

static void alpha_agrees_with_psych(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, FACTOR_ANSWERS);
    const bool turn[7] = { false };
    for (size_t i = 0; i < 2; i++) {
        const char *name = every[i].name;
        const struct reliability *made =
            reliability_of(run, indicators_of(run, every[i].path), turn);
        assert_close(made->raw_alpha, answer(answers, name, "raw.alpha", 0), 1e-10);
        assert_close(made->alpha, answer(answers, name, "standardised.alpha", 0), 1e-10);
        assert_close(made->turned, made->alpha, 0);
        assert_close(made->mean_correlation, answer(answers, name, "mean.r", 0), 1e-11);
        for (size_t j = 0; j < made->indicators; j++) {
            const struct reliability_of_item *item = &made->item[j];
            assert_close(item->raw_rest, answer(answers, name, "raw.rest", j), 1e-10);
            assert_close(item->rest, answer(answers, name, "standardised.rest", j), 1e-10);
            assert_close(item->raw_alpha_without, answer(answers, name, "raw.alpha.without", j),
                         1e-10);
            assert_close(item->alpha_without,
                         answer(answers, name, "standardised.alpha.without", j), 1e-10);
        }
    }
}

static void alpha_with_an_indicator_turned_agrees_with_psych(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, FACTOR_ANSWERS);
    const bool turn[] = { false, false, false, true, false };
    const struct reliability *made = reliability_of(run, indicators_of(run, INDICATORS), turn);
    assert_close(made->turned, answer(answers, "indicators", "turned", 0), 1e-11);
}

static void alpha_is_that_of_the_latent_score(void **state)
{
    struct run *run = *state;
    const char **names = NULL;
    struct latent *latent = NULL;
    const bool turn[7] = { false };
    gsl_matrix *X = indicators_read(run, TWO_FACTORS, &names);
    assert_true(latent_scores(run, X, names, LATENT_PAF, somewhere, &latent));
    assert_close(reliability_of(run, latent->correlations, turn)->alpha, latent->alpha, 1e-13);
}

static void omega_agrees_with_its_formula_in_r(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, FACTOR_ANSWERS);
    const struct correlations *one = indicators_of(run, INDICATORS);
    const struct correlations *two = indicators_of(run, TWO_FACTORS);
    assert_close(omega_total(factoring_of(run, one, LATENT_PAF, 1)),
                 answer(answers, "indicators.paf1", "omega", 0), 1e-10);
    assert_close(omega_total(factoring_of(run, one, LATENT_ML, 1)),
                 answer(answers, "indicators.ml1", "omega", 0), 1e-10);
    assert_close(omega_total(factoring_of(run, two, LATENT_PAF, 2)),
                 answer(answers, "two.paf2", "omega", 0), 1e-10);
    assert_close(omega_total(factoring_of(run, two, LATENT_ML, 2)),
                 answer(answers, "two.ml2", "omega", 0), 1e-10);
}

static void omega_is_alpha_where_all_loadings_are_equal(void **state)
{
    struct run *run = *state;
    double uniqueness[] = { .51, .51, .51, .51 };
    struct factoring equal = { .method = LATENT_ML,
                               .indicators = 4,
                               .factors = 1,
                               .loading = matrix_new(run, 4, 1),
                               .uniqueness = uniqueness };
    gsl_matrix_set_all(equal.loading, .7);
    assert_close(omega_total(&equal), 4 * .49 / (1 + 3 * .49), 1e-14);
}

static void omega_is_not_told_of_components_and_heywood_cases(void **state)
{
    struct run *run = *state;
    const struct correlations *correlations = indicators_of(run, HEYWOOD);
    assert_true(isnan(omega_total(factoring_of(run, correlations, LATENT_PC, 1))));
    assert_true(isnan(omega_total(factoring_of(run, correlations, LATENT_PAF, 1))));
    assert_true(!isnan(omega_total(factoring_of(run, correlations, LATENT_ML, 1))));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(alpha_agrees_with_psych),
        CLAIM(alpha_with_an_indicator_turned_agrees_with_psych),
        CLAIM(alpha_is_that_of_the_latent_score),
        CLAIM(omega_agrees_with_its_formula_in_r),
        CLAIM(omega_is_alpha_where_all_loadings_are_equal),
        CLAIM(omega_is_not_told_of_components_and_heywood_cases),
    };
    return cmocka_run_group_tests_name("reliability", tests, NULL, NULL);
}
