/* test_reflections.c - Q and R in 32 digits. */
#include "answers.h"

#include "fit/reflections.h"

enum { ROWS = 7, COLUMNS = 4 };

/* Columns of sines, of length 1 or so; nothing about them is round. */
static struct quad *columns_made(struct run *run)
{
    struct quad *a = run_array(run, struct quad, ROWS * COLUMNS);
    for (size_t j = 0; j < COLUMNS; j++)
        for (size_t i = 0; i < ROWS; i++)
            a[j * ROWS + i] = quad_of(sin((double)(1 + i * (j + 1) + j * j)) / (double)(1 + j));
    return a;
}

static double difference(struct quad a, struct quad b)
{
    return fabs(quad_round(quad_subtract(a, b)));
}

static void q_times_r_is_the_matrix(void **state)
{
    struct run *run = *state;
    static const enum pivoting ways[] = { LONGEST_NEXT, IN_ORDER };
    for (size_t way = 0; way < 2; way++) {
        const struct quad *a = columns_made(run);
        struct reflections *made =
            reflections_make(run, columns_made(run), ROWS, COLUMNS, ways[way]);
        for (size_t k = 0; k < COLUMNS; k++) {
            struct quad column[ROWS] = { { 0, 0 } };
            for (size_t i = 0; i <= k; i++)
                column[i] = made->R[i * COLUMNS + k];
            reflections_turn_back(made, column);
            for (size_t i = 0; i < ROWS; i++)
                assert_true(difference(column[i], a[made->order[k] * ROWS + i]) < 1e-30);
        }
    }
}

static void turning_back_undoes_turning(void **state)
{
    struct run *run = *state;
    struct reflections *made =
        reflections_make(run, columns_made(run), ROWS, COLUMNS, LONGEST_NEXT);
    struct quad y[ROWS];
    for (size_t i = 0; i < ROWS; i++)
        y[i] = quad_of((double)(i * i));
    reflections_turn(made, y);
    reflections_turn_back(made, y);
    for (size_t i = 0; i < ROWS; i++)
        assert_true(difference(y[i], quad_of((double)(i * i))) < 1e-29);
}

static void the_longest_remainder_is_taken_next(void **state)
{
    struct run *run = *state;
    struct reflections *made =
        reflections_make(run, columns_made(run), ROWS, COLUMNS, LONGEST_NEXT);
    for (size_t k = 1; k < COLUMNS; k++)
        assert_true(fabs(made->R[k * (COLUMNS + 1)].high)
                    <= fabs(made->R[(k - 1) * (COLUMNS + 1)].high));
}

static void a_column_twice_leaves_nothing_of_the_second(void **state)
{
    struct run *run = *state;
    struct quad *a = columns_made(run);
    memcpy(a + 2 * ROWS, a, ROWS * sizeof *a);
    struct reflections *made = reflections_make(run, a, ROWS, COLUMNS, IN_ORDER);
    assert_true(fabs(made->R[2 * (COLUMNS + 1)].high) < 1e-30);
}

static void a_column_of_zeros_is_left_as_it_is(void **state)
{
    struct run *run = *state;
    struct quad *a = columns_made(run);
    memset(a, 0, ROWS * sizeof *a);
    struct reflections *made = reflections_make(run, a, ROWS, COLUMNS, LONGEST_NEXT);
    assert_int_equal(made->order[COLUMNS - 1], 0);
    assert_true(made->R[COLUMNS * COLUMNS - 1].high == 0);
}

static void triangles_are_solved(void **state)
{
    struct run *run = *state;
    struct reflections *made =
        reflections_make(run, columns_made(run), ROWS, COLUMNS, LONGEST_NEXT);
    struct quad x[COLUMNS], z[COLUMNS];
    for (size_t k = 0; k < COLUMNS; k++)
        x[k] = z[k] = quad_of((double)k - 1.5);
    triangle_solve(made->R, COLUMNS, x);
    triangle_solve_transposed(made->R, COLUMNS, z);
    for (size_t i = 0; i < COLUMNS; i++) {
        struct quad along = quad_of(0), across = quad_of(0);
        for (size_t j = 0; j < COLUMNS; j++) {
            along = quad_add_product(along, made->R[i * COLUMNS + j], x[j]);
            across = quad_add_product(across, made->R[j * COLUMNS + i], z[j]);
        }
        assert_true(difference(along, quad_of((double)i - 1.5)) < 1e-28);
        assert_true(difference(across, quad_of((double)i - 1.5)) < 1e-28);
    }
}

static int begin(void **state)
{
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
        CLAIM(q_times_r_is_the_matrix),
        CLAIM(turning_back_undoes_turning),
        CLAIM(the_longest_remainder_is_taken_next),
        CLAIM(a_column_twice_leaves_nothing_of_the_second),
        CLAIM(a_column_of_zeros_is_left_as_it_is),
        CLAIM(triangles_are_solved),
    };
    return cmocka_run_group_tests_name("reflections", tests, NULL, NULL);
}
