#include "indicators.h"

#include <gsl/gsl_rng.h>

#include "derive/parallel_analysis.h"

/* R drew 20,000 sets of data, row by row; here 20,000 sets of covariances are drawn. */
static void eigenvalues_of_unrelated_data_agree_with_r_within_chance(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, FACTOR_ANSWERS);
    const struct parallel_analysis *made =
        parallel_analysis_of(run, indicators_of(run, INDICATORS), 20000, 7);
    double total = 0;
    for (size_t j = 0; j < 5; j++) {
        double deviation = answer(answers, "random", "deviation", j);
        double error = deviation * sqrt(2. / 20000);
        assert_true(fabs(made->mean[j] - answer(answers, "random", "mean", j)) < 4 * error);
        /* The standard error of a 95th percentile is about 2.1 of that of a mean. */
        assert_true(fabs(made->percentile[j] - answer(answers, "random", "percentile", j))
                    < 4 * 2.11 * error);
        total += made->mean[j];
    }
    assert_close(total, 5, 1e-12);
}

static void keeps_leading_eigenvalues_above_the_percentile(void **state)
{
    struct run *run = *state;
    assert_int_equal(parallel_analysis_of(run, indicators_of(run, INDICATORS), 999, 1)->retained,
                     1);
    assert_int_equal(parallel_analysis_of(run, indicators_of(run, TWO_FACTORS), 999, 1)->retained,
                     2);
}

static void the_same_seed_gives_the_same_and_another_another(void **state)
{
    struct run *run = *state;
    const struct correlations *correlations = indicators_of(run, TWO_FACTORS);
    const struct parallel_analysis *first = parallel_analysis_of(run, correlations, 600, 3);
    const struct parallel_analysis *again = parallel_analysis_of(run, correlations, 600, 3);
    const struct parallel_analysis *other = parallel_analysis_of(run, correlations, 600, 4);
    for (size_t j = 0; j < 7; j++) {
        assert_close(first->mean[j], again->mean[j], 0);
        assert_close(first->percentile[j], again->percentile[j], 0);
        assert_true(first->mean[j] != other->mean[j]);
    }
}

/* Of unrelated indicators the first eigenvalue is above the percentile 5 times in 100. */
static void retains_a_factor_of_unrelated_data_as_seldom_as_said(void **state)
{
    struct run *run = *state;
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    size_t retained = 0, sets = 400;
    const char *names[] = { "a", "b", "c", "d" };
    gsl_rng_set(random, 11);
    for (size_t s = 0; s < sets; s++) {
        struct correlations *correlations = NULL;
        gsl_matrix *X = matrix_new(run, 30, 4);
        for (size_t i = 0; i < 120; i++) /* twelve uniform numbers are nearly normal */
            for (size_t u = 0; u < 12; u++)
                X->data[i] += gsl_rng_uniform(random);
        assert_true(correlations_of(run, X, names, somewhere, &correlations));
        retained += parallel_analysis_of(run, correlations, 999, s)->retained > 0;
    }
    gsl_rng_free(random);
    assert_in_range(retained, 8, 34); /* 20, give or take 3 standard errors of 4.4 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(eigenvalues_of_unrelated_data_agree_with_r_within_chance),
        CLAIM(keeps_leading_eigenvalues_above_the_percentile),
        CLAIM(the_same_seed_gives_the_same_and_another_another),
        CLAIM(retains_a_factor_of_unrelated_data_as_seldom_as_said),
    };
    return cmocka_run_group_tests_name("parallel_analysis", tests, NULL, NULL);
}
