#include "indicators.h"

#include "derive/one_thing.h"

static const char *const label[] = { "A", "B", "C", "D", "E", "F", "G" };

static const struct one_thing *judged(struct run *run, const char *path, enum latent_method method,
                                      size_t factors)
{
    const struct correlations *correlations = indicators_of(run, path);
    return one_thing_of(run, correlations, factoring_of(run, correlations, method, factors), NULL);
}

/* Indicators that follow one thing and a noise of their own: x_j = f + noise of length `noise`. */
static const struct one_thing *one_factor(struct run *run, double noise)
{
    static const char *const names[] = { "a", "b", "c" };
    struct correlations *correlations = NULL;
    gsl_matrix *X = matrix_new(run, 40, 3);
    for (size_t i = 0; i < 40; i++)
        for (size_t j = 0; j < 3; j++)
            gsl_matrix_set(X, i, j,
                           sin((double)i * 1.7)
                               + noise * sin((double)(i * (j + 2)) * 2.3 + (double)j));
    assert_true(correlations_of(run, X, names, somewhere, &correlations));
    return one_thing_of(run, correlations, factoring_of(run, correlations, LATENT_PAF, 1), NULL);
}

static void finds_nothing_against_one_factor(void **state)
{
    struct run *run = *state;
    const struct one_thing *made = one_factor(run, .5);
    const char *caution[ONE_THING_CAUTIONS];
    assert_int_equal(made->reasons, 0);
    assert_string_equal(one_thing_verdict(made), "yes");
    assert_non_null(strstr(one_thing_sentence(run, made, "these 3 indicators", label),
                           "Nothing speaks against taking these 3 indicators for one thing: "));
    assert_int_equal(one_thing_cautions(run, made, label, caution), 0);
}

static void one_reason_makes_it_doubtful(void **state)
{
    struct run *run = *state;
    const struct one_thing *made = one_factor(run, .9);
    assert_true(made->low_alpha && made->reasons == 1);
    assert_string_equal(one_thing_verdict(made), "doubtful");
    assert_non_null(
        strstr(one_thing_sentence(run, made, "these 3 indicators", label),
               "Caution: it is doubtful that these 3 indicators are one thing: alpha "));
}

static void names_what_loads_negatively_and_what_turning_it_would_do(void **state)
{
    struct run *run = *state;
    const struct one_thing *made = judged(run, INDICATORS, LATENT_PAF, 1);
    assert_string_equal(one_thing_verdict(made), "doubtful"); /* alpha is low by the sign alone */
    assert_string_equal(one_thing_sentence(run, made, "these 5 indicators", label),
                        "Caution: it is doubtful that these 5 indicators are one thing: D loads "
                        "negatively (alpha is .235, and .797 with what loads negatively turned "
                        "round).");
}

static void several_eigenvalues_above_one_and_a_low_kmo_are_reasons(void **state)
{
    struct run *run = *state;
    const char *caution[ONE_THING_CAUTIONS];
    const struct one_thing *made = judged(run, HEYWOOD, LATENT_PAF, 1);
    assert_string_equal(one_thing_sentence(run, made, "these", label),
                        "Caution: these should not be taken for one thing: 2 eigenvalues are above "
                        "1 (2.19, 1.55); KMO is .355.");
    assert_int_equal(one_thing_cautions(run, made, label, caution), 3);
    assert_non_null(strstr(caution[0], "A Heywood case: B would be explained whole"));
    assert_non_null(strstr(caution[1], "Low communality (below .2): A and D."));
    assert_non_null(strstr(caution[2], "KMO is .355, below .5"));
}

static void parallel_analysis_is_a_reason_too(void **state)
{
    struct run *run = *state;
    const struct correlations *correlations = indicators_of(run, TWO_FACTORS);
    const struct factoring *factoring = factoring_of(run, correlations, LATENT_PAF, 1);
    struct parallel_analysis none = { .retained = 0 };
    assert_false(one_thing_of(run, correlations, factoring, NULL)->unrelated);
    assert_true(one_thing_of(run, correlations, factoring, &none)->unrelated);
}

static void judges_the_signs_by_one_component_where_there_are_several_factors(void **state)
{
    struct run *run = *state;
    const struct one_thing *made = judged(run, INDICATORS, LATENT_PC, 2);
    assert_int_equal(made->negatives, 1);
    assert_true(made->negative[3]);
}

static void says_that_the_factors_do_not_suffice(void **state)
{
    struct run *run = *state;
    const char *caution[ONE_THING_CAUTIONS];
    const struct one_thing *made = judged(run, TWO_FACTORS, LATENT_ML, 1);
    size_t cautions = one_thing_cautions(run, made, label, caution);
    assert_non_null(strstr(caution[cautions - 1],
                           "1 common factor does not give back the correlations to within chance"));
    made = judged(run, TWO_FACTORS, LATENT_ML, 2);
    assert_int_equal(one_thing_cautions(run, made, label, caution), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(finds_nothing_against_one_factor),
        CLAIM(one_reason_makes_it_doubtful),
        CLAIM(names_what_loads_negatively_and_what_turning_it_would_do),
        CLAIM(several_eigenvalues_above_one_and_a_low_kmo_are_reasons),
        CLAIM(parallel_analysis_is_a_reason_too),
        CLAIM(judges_the_signs_by_one_component_where_there_are_several_factors),
        CLAIM(says_that_the_factors_do_not_suffice),
    };
    return cmocka_run_group_tests_name("one_thing", tests, NULL, NULL);
}
