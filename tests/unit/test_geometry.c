/* test_geometry.c - what a fit looks like in an orthonormal basis: identities. */
#include "plain_fit.h"

#include "fit/geometry.h"

#define TABLE                                                                                      \
    "y,x,w,region\n3,1,2,N\n5,2,1,N\n4,4,7,S\n8,5,3,S\n9,7,1,S\n7,8,8,E\n12,9,2,E\n11,12,4,E\n"

static const struct geometry *geometry_made(struct bench *bench, const char *formula,
                                            struct fit **fit)
{
    struct frame *frame = NULL;
    *fit = plain_fit(bench, TABLE, formula, &frame);
    return geometry_of(bench->run, *fit);
}

static void the_basis_is_orthonormal_and_gives_the_estimates(void **state)
{
    struct bench *bench = *state;
    struct fit *fit;
    const struct geometry *geometry = geometry_made(bench, "y ~ x*w + region", &fit);
    for (size_t j = 0; j < geometry->columns; j++) {
        double estimate = 0;
        for (size_t k = 0; k < geometry->columns; k++) {
            double product = 0, part = 0;
            for (size_t i = 0; i < geometry->rows; i++) {
                product += gsl_matrix_get(geometry->Q, i, j) * gsl_matrix_get(geometry->Q, i, k);
                part += gsl_matrix_get(geometry->Q, i, k) * geometry->y[i];
            }
            assert_number(product, j == k);
            estimate += gsl_matrix_get(geometry->T_inverse, j, k) * part;
        }
        assert_number(estimate, fit->coefficient[j].estimate);
    }
}

static void leverages_sum_to_the_number_of_coefficients(void **state)
{
    struct bench *bench = *state;
    struct fit *fit;
    const struct geometry *geometry = geometry_made(bench, "y ~ x + w", &fit);
    double sum = 0;
    for (size_t i = 0; i < geometry->rows; i++)
        sum += geometry->leverage[i];
    assert_number(sum, 3);
}

static void the_inverse_has_the_squares_of_the_standard_errors(void **state)
{
    struct bench *bench = *state;
    struct fit *fit;
    const struct geometry *geometry = geometry_made(bench, "y ~ x + I(x^2) + w", &fit);
    for (size_t j = 0; j < geometry->columns; j++)
        assert_number(fit->sigma * sqrt(gsl_matrix_get(geometry->inverse, j, j)),
                      fit->coefficient[j].std_error);
}

/* h = 1/n + (x - mean)^2 / sum of squares: 1, 2, 6 have the mean 3 and 14. */
static void leverage_of_a_line_is_that_of_the_textbook(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = NULL;
    struct fit *fit = plain_fit(bench, "y,x\n1,1\n2,2\n2,6\n", "y ~ x", &frame);
    const struct geometry *geometry = geometry_of(bench->run, fit);
    const double wanted[] = { 1 / 3. + 4 / 14., 1 / 3. + 1 / 14., 1 / 3. + 9 / 14. };
    for (size_t i = 0; i < 3; i++)
        assert_number(geometry->leverage[i], wanted[i]);
}

static void an_indicator_of_one_row_has_a_leverage_of_one(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = NULL;
    struct fit *fit = plain_fit(bench, "y,x\n1,0\n2,0\n4,0\n2,1\n", "y ~ x", &frame);
    const struct geometry *geometry = geometry_of(bench->run, fit);
    assert_true(geometry->leverage[3] > FULL_LEVERAGE);
    assert_true(geometry->leverage[3] <= 1);
    assert_true(geometry->leverage[0] < FULL_LEVERAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_basis_is_orthonormal_and_gives_the_estimates),
        claim(leverages_sum_to_the_number_of_coefficients),
        claim(the_inverse_has_the_squares_of_the_standard_errors),
        claim(leverage_of_a_line_is_that_of_the_textbook),
        claim(an_indicator_of_one_row_has_a_leverage_of_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
