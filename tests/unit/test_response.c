/* test_response.c - the derivatives of printed cells by the data, against finite differences;
 * and the statistics themselves against the fits of ols.h, through made-up files elsewhere
 * (tests/cases/synthesise-small). The study is tests/reference/small. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "synthesise/schedule.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

static struct solver *small_solver(struct run *run)
{
    struct study *study = NULL;
    struct appearances *appearances = NULL;
    struct sketch *sketch = NULL;
    assert_true(study_read(run, "tests/reference/small/study.yaml", NULL, 0, &study));
    assert_true(appearances_read(run, study, &appearances));
    assert_true(sketch_draw(run, study, appearances, 2, &sketch));
    return solver_new(run, sketch);
}

static void derivatives_are_those_of_finite_differences(void **state)
{
    struct run *run = *state;
    struct solver *solver = small_solver(run);
    const struct sketch *sketch = solver->sketch;
    const size_t cells = sketch->cells->count;
    double *above = run_array(run, double, cells), *below = run_array(run, double, cells);
    assert_true(response_compute(solver->response, solver->statistic, solver->J));
    for (size_t u = 0; u < solver->unknowns; u += 11) {
        double *value = &sketch->quantities->quantity[u / sketch->areas].value[u % sketch->areas];
        double step = 1e-4 * solver->spread[u / sketch->areas], at = *value;
        *value = at + step;
        assert_true(response_compute(solver->response, above, NULL));
        *value = at - step;
        assert_true(response_compute(solver->response, below, NULL));
        *value = at;
        for (size_t c = 0; c < cells; c++) {
            double slope = (above[c] - below[c]) / (2 * step);
            double error = fabs(slope - gsl_matrix_get(solver->J, c, u)) * step * 1e4;
            assert_true(error < 1e-6 * (1 + fabs(solver->statistic[c])));
        }
    }
}

static void every_model_of_the_small_study_has_its_printed_n(void **state)
{
    struct solver *solver = small_solver(*state);
    for (size_t m = 0; m < solver->sketch->cells->models; m++)
        assert_int_equal(response_nobs(solver->response, m), 60);
}

static void every_cell_of_the_small_study_can_be_had(void **state)
{
    struct solver *solver = small_solver(*state);
    size_t outside = schedule_run(solver);
    assert_int_equal(outside, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(derivatives_are_those_of_finite_differences),
        cmocka_unit_test(every_model_of_the_small_study_has_its_printed_n),
        cmocka_unit_test(every_cell_of_the_small_study_can_be_had),
    };
    return cmocka_run_group_tests(tests, start, end);
}
