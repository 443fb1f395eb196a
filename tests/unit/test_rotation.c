#include "indicators.h"

#include "derive/rotation.h"

static const struct {
    const char *name;
    enum latent_method method;
    size_t factors;
} every[] = { { "two.paf2", LATENT_PAF, 2 },
              { "two.ml2", LATENT_ML, 2 },
              { "two.pc2", LATENT_PC, 2 },
              { "two.pc3", LATENT_PC, 3 } };

/* Kaiser's criterion of loadings, normalised by the communalities. */
static double criterion(const gsl_matrix *L)
{
    double total = 0;
    for (size_t r = 0; r < L->size2; r++) {
        double squares = 0, fourths = 0;
        for (size_t j = 0; j < L->size1; j++) {
            double h = 0, b = gsl_matrix_get(L, j, r);
            for (size_t s = 0; s < L->size2; s++)
                h += pow(gsl_matrix_get(L, j, s), 2);
            squares += b * b / h;
            fourths += pow(b * b / h, 2);
        }
        total += (double)L->size1 * fourths - squares * squares;
    }
    return total;
}

static void varimax_agrees_with_r(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, FACTOR_ANSWERS);
    for (size_t i = 0; i < sizeof every / sizeof *every; i++) {
        const struct factoring *made =
            factoring_of(run, indicators_of(run, TWO_FACTORS), every[i].method, every[i].factors);
        compare_matrix(rotation_varimax(run, made->loading), 7, answers, every[i].name, "varimax",
                       1e-9);
    }
}

static void varimax_keeps_every_product_of_loadings(void **state)
{
    struct run *run = *state;
    const struct factoring *made = factoring_of(run, indicators_of(run, TWO_FACTORS), LATENT_PC, 3);
    const gsl_matrix *turned = rotation_varimax(run, made->loading);
    for (size_t i = 0; i < 7; i++)
        for (size_t j = 0; j <= i; j++) {
            double before = 0, after = 0;
            for (size_t r = 0; r < 3; r++) {
                before += gsl_matrix_get(made->loading, i, r) * gsl_matrix_get(made->loading, j, r);
                after += gsl_matrix_get(turned, i, r) * gsl_matrix_get(turned, j, r);
            }
            assert_true(fabs(before - after) < 1e-13);
        }
}

static void varimax_is_at_least_as_good_as_any_angle(void **state)
{
    struct run *run = *state;
    const struct factoring *made = factoring_of(run, indicators_of(run, TWO_FACTORS), LATENT_ML, 2);
    double best = criterion(rotation_varimax(run, made->loading));
    gsl_matrix *turned = matrix_new(run, 7, 2);
    for (int degree = 0; degree < 180; degree++) {
        double c = cos(degree * M_PI / 180), s = sin(degree * M_PI / 180);
        for (size_t j = 0; j < 7; j++) {
            double x = gsl_matrix_get(made->loading, j, 0);
            double y = gsl_matrix_get(made->loading, j, 1);
            gsl_matrix_set(turned, j, 0, c * x + s * y);
            gsl_matrix_set(turned, j, 1, c * y - s * x);
        }
        assert_true(criterion(turned) <= best + 1e-12);
    }
}

static void an_indicator_without_loadings_stays_without(void **state)
{
    struct run *run = *state;
    const double values[] = { .8, .3, .7, .4, 0, 0, .2, -.6 };
    gsl_matrix *loading = matrix_new(run, 4, 2);
    memcpy(loading->data, values, sizeof values);
    const gsl_matrix *turned = rotation_varimax(run, loading);
    assert_true(gsl_matrix_get(turned, 2, 0) == 0 && gsl_matrix_get(turned, 2, 1) == 0);
    assert_true(isfinite(gsl_matrix_get(turned, 0, 0)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(varimax_agrees_with_r),
        CLAIM(varimax_keeps_every_product_of_loadings),
        CLAIM(varimax_is_at_least_as_good_as_any_angle),
        CLAIM(an_indicator_without_loadings_stays_without),
    };
    return cmocka_run_group_tests_name("rotation", tests, NULL, NULL);
}
