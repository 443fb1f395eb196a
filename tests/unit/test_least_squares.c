/* test_least_squares.c - solutions beside exact rational ones. */
#include "answers.h"

#include <gsl/gsl_errno.h>

#include "base/matrix.h"
#include "fit/least_squares.h"

enum { ROWS = 8, COLUMNS = 6 };

/* Hilbert's matrix times 360360, which makes it whole: 360360 / (i + j + 1). */
static gsl_matrix *hilbert(struct run *run)
{
    gsl_matrix *X = matrix_new(run, ROWS, COLUMNS);
    for (size_t i = 0; i < ROWS; i++)
        for (size_t j = 0; j < COLUMNS; j++)
            gsl_matrix_set(X, i, j, 360360. / (double)(i + j + 1));
    return X;
}

/* y_i = i^2 - 3 */
static const struct quad outcome[ROWS] = { { -3, 0 }, { -2, 0 }, { 1, 0 },  { 6, 0 },
                                           { 13, 0 }, { 22, 0 }, { 33, 0 }, { 46, 0 } };

/* The normal equations in rational numbers: tests/reference/certified/hilbert.py */
static const double b[COLUMNS] = {
    -2.1835349633290913190508675e-02, 6.6595917196923537506592083e-01,
    -4.7532593353049046314140469,     1.2918565377932278437356217e+01,
    -1.4788121757119562005300395e+01, 6.0075013401994779016490611
};
static const double spread[COLUMNS] = { 1.12642514198208511245e-02, 2.97782152798601429389e-01,
                                        1.90981414399875348842,     4.77387010643007858590,
                                        5.10899866352846032669,     1.96386026652844725149 };
static const double residual[ROWS] = { 2.34082501838835907752e-04,  -9.10160273283248943965e-03,
                                       8.07979545067442489481e-02,  -2.61883381097493095346e-01,
                                       2.99442474153162330186e-01,  7.36870258573785741341e-02,
                                       -3.61758745064620967913e-01, 1.78920540426861174321e-01 };

static void compare(struct run *run, bool quads, double tolerance, double spread_tolerance)
{
    const struct factorisation *made = least_squares_factor_in(run, hilbert(run), NULL, quads);
    struct quad solved[COLUMNS], left[ROWS], room[COLUMNS];
    assert_int_equal(made->rank, COLUMNS);
    least_squares_solve(run, made, outcome, solved, left);
    for (size_t j = 0; j < COLUMNS; j++) {
        double unit[COLUMNS] = { 0 };
        unit[j] = 1;
        assert_close(quad_round(solved[j]), b[j], tolerance);
        assert_close(least_squares_spread(made, unit, room), spread[j], spread_tolerance);
    }
    for (size_t i = 0; i < ROWS; i++)
        assert_close(quad_round(left[i]), residual[i], tolerance);
}

static void solves_hilberts_matrix_to_the_last_digit(void **state)
{
    compare(*state, true, 2.5e-16, 2.5e-16);
}

static void what_is_too_large_for_quads_is_improved_to_the_last_digit_all_the_same(void **state)
{
    compare(*state, false, 1e-14, 1e-9);
}

static void quads_find_what_doubles_find_in_columns_that_are_far_from_collinear(void **state)
{
    struct run *run = *state;
    enum { MANY = 500 };
    gsl_matrix *X = matrix_new(run, MANY, 3);
    struct quad y[MANY];
    for (size_t i = 0; i < MANY; i++) {
        gsl_matrix_set(X, i, 0, 1);
        gsl_matrix_set(X, i, 1, sin((double)i));
        gsl_matrix_set(X, i, 2, cos((double)(i * i)));
        y[i] = quad_of((double)(i % 7));
    }
    struct quad one[3], other[3], room[3], left[MANY];
    const struct factorisation *quads = least_squares_factor_in(run, X, NULL, true);
    const struct factorisation *doubles = least_squares_factor_in(run, X, NULL, false);
    least_squares_solve(run, quads, y, one, left);
    least_squares_solve(run, doubles, y, other, left);
    const double x[] = { 1, 0.5, -2 };
    for (size_t j = 0; j < 3; j++)
        assert_close(quad_round(one[j]), quad_round(other[j]), 1e-15);
    assert_close(least_squares_spread(quads, x, room), least_squares_spread(doubles, x, room),
                 1e-13);
}

/* x + 1e-20 w beside x: what a double cannot hold is in X_low. */
static void digits_below_a_double_count(void **state)
{
    struct run *run = *state;
    gsl_matrix *X = matrix_new(run, ROWS, 1), *low = matrix_new(run, ROWS, 1);
    struct quad y[ROWS];
    for (size_t i = 0; i < ROWS; i++) {
        gsl_matrix_set(X, i, 0, 1);
        gsl_matrix_set(low, i, 0, 1e-20);
        y[i] = quad_of(1);
    }
    struct quad solved, left[ROWS];
    for (int quads = 0; quads < 2; quads++) {
        least_squares_solve(run, least_squares_factor_in(run, X, low, quads != 0), y, &solved,
                            left);
        struct quad less = quad_subtract(quad_of(1), solved);
        assert_close(quad_round(less), 1e-20, 1e-9);
        assert_true(fabs(quad_round(left[0])) < 1e-28);
    }
}

static void rank_counts_columns_of_which_a_billionth_is_left(void **state)
{
    struct run *run = *state;
    static const double apart[] = { 1e-8, 1e-10 };
    for (size_t k = 0; k < 2; k++) {
        gsl_matrix *X = matrix_new(run, ROWS, 2);
        for (size_t i = 0; i < ROWS; i++) {
            gsl_matrix_set(X, i, 0, 1000);
            gsl_matrix_set(X, i, 1, 7 * (1 + (i % 2 == 0 ? apart[k] : -apart[k])));
        }
        for (int quads = 0; quads < 2; quads++)
            assert_int_equal(least_squares_factor_in(run, X, NULL, quads != 0)->rank, 2 - k);
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
        CLAIM(solves_hilberts_matrix_to_the_last_digit),
        CLAIM(what_is_too_large_for_quads_is_improved_to_the_last_digit_all_the_same),
        CLAIM(quads_find_what_doubles_find_in_columns_that_are_far_from_collinear),
        CLAIM(digits_below_a_double_count),
        CLAIM(rank_counts_columns_of_which_a_billionth_is_left),
    };
    return cmocka_run_group_tests_name("least_squares", tests, NULL, NULL);
}
