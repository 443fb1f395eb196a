#include "indicators.h"

#include "derive/adequacy.h"

static void kmo_and_sphericity_agree_with_psych(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, FACTOR_ANSWERS);
    const char *const name[] = { "indicators", "two" }, *const path[] = { INDICATORS, TWO_FACTORS };
    for (size_t i = 0; i < 2; i++) {
        const struct correlations *correlations = indicators_of(run, path[i]);
        const struct adequacy *made = adequacy_of(run, correlations);
        assert_close(made->kmo, answer(answers, name[i], "kmo", 0), 1e-10);
        for (size_t j = 0; j < correlations->size; j++)
            assert_close(made->kmo_of[j], answer(answers, name[i], "kmo.item", j), 1e-10);
        assert_close(made->chi_square, answer(answers, name[i], "sphericity", 0), 1e-11);
        assert_close(made->df, answer(answers, name[i], "sphericity", 1), 0);
        assert_close(made->p_value, answer(answers, name[i], "sphericity", 2), 1e-9);
    }
}

/* With three indicators that correlate by r each, any two have r / (1 + r) given the third. */
static void kmo_of_equal_correlations_is_known(void **state)
{
    struct run *run = *state;
    const char *names[] = { "a", "b", "c" };
    struct correlations *correlations = NULL;
    gsl_matrix *X = matrix_new(run, 6, 3); /* orthogonal columns, each plus their sum */
    const int base[3][6] = { { 1, -1, 0, 0, 0, 0 }, { 0, 0, 1, -1, 0, 0 }, { 0, 0, 0, 0, 1, -1 } };
    for (size_t i = 0; i < 6; i++)
        for (size_t j = 0; j < 3; j++)
            gsl_matrix_set(X, i, j, 2 * base[j][i] + base[(j + 1) % 3][i] + base[(j + 2) % 3][i]);
    assert_true(correlations_of(run, X, names, somewhere, &correlations));
    double r = 5. / 6, given = r / (1 + r);
    const struct adequacy *made = adequacy_of(run, correlations);
    assert_close(made->kmo, r * r / (r * r + given * given), 1e-12);
    assert_close(made->kmo_of[2], made->kmo, 1e-12);
    assert_close(made->chi_square, -(6 - 1 - 11. / 6) * log((1 - r) * (1 - r) * (1 + 2 * r)),
                 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(kmo_and_sphericity_agree_with_psych),
        CLAIM(kmo_of_equal_correlations_is_known),
    };
    return cmocka_run_group_tests_name("adequacy", tests, NULL, NULL);
}
