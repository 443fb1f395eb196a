/* test_indicators.c - made-up indicators give back the score that they were made for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "base/matrix.h"
#include "derive/latent.h"
#include "synthesise/indicators.h"

enum { ROWS = 60, COUNT = 4 };
static const double loading[COUNT] = { .85, .7, .6, .8 };
static const char *const name[COUNT] = { "a", "b", "c", "d" };

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

/* How far the standardised score is from the standardised target, at most. */
static double furthest(struct run *run, enum latent_method method, struct latent **latent)
{
    gsl_rng *rng = run_adopt(run, gsl_rng_alloc(gsl_rng_mt19937), (void (*)(void *))gsl_rng_free);
    gsl_matrix *X = matrix_new(run, ROWS, COUNT);
    double target[ROWS], mean = 0, squares = 0, score = 0, most = 0;
    for (size_t i = 0; i < ROWS; i++) {
        target[i] = gsl_ran_exponential(rng, 2);
        mean += target[i] / ROWS;
    }
    for (size_t i = 0; i < ROWS; i++)
        squares += (target[i] - mean) * (target[i] - mean);
    indicators_make(run, rng, target, loading, X);
    assert_true(latent_scores(run, X, name, method, NOWHERE, latent));
    for (size_t i = 0; i < ROWS; i++)
        score += (*latent)->score[i] * (*latent)->score[i];
    for (size_t i = 0; i < ROWS; i++)
        most = fmax(most, fabs((*latent)->score[i] / sqrt(score / (ROWS - 1))
                               - (target[i] - mean) / sqrt(squares / (ROWS - 1))));
    return most;
}

static void principal_axis_scores_are_the_target(void **state)
{
    struct latent *latent = NULL;
    assert_true(furthest(*state, LATENT_PAF, &latent) < 1e-9);
    for (size_t k = 0; k < COUNT; k++)
        assert_true(fabs(latent->loading[k] - loading[k]) < 1e-9);
}

static void maximum_likelihood_scores_are_the_target(void **state)
{
    struct latent *latent = NULL;
    assert_true(furthest(*state, LATENT_ML, &latent) < 1e-9);
    for (size_t k = 0; k < COUNT; k++)
        assert_true(fabs(latent->loading[k] - loading[k]) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(principal_axis_scores_are_the_target),
        cmocka_unit_test(maximum_likelihood_scores_are_the_target),
    };
    return cmocka_run_group_tests(tests, start, end);
}
