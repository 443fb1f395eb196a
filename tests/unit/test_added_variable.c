/* test_added_variable.c - added-variable plots against R's car, and against what they must be. */
#include "diagnosed.h"

#include "fit/added_variable.h"

#define ANSWERS "tests/reference/r/residual-plots.csv"

static const char *numbered(struct bench *bench, const char *what, size_t column)
{
    return talloc_asprintf(bench->run, "%s%zu", what, column);
}

static void compare(struct bench *bench, const struct diagnosed *asked)
{
    struct frame *frame = answers_read(bench->run, DATA);
    const struct frame *answers = answers_read(bench->run, ANSWERS);
    struct diagnosis made = diagnose(bench, frame, asked->formula, asked->weight);
    const struct directions *directions = directions_of(bench->run, made.fit, made.geometry);
    for (size_t j = 1; j < made.fit->coefficients; j++) {
        struct added_variable added =
            added_variable_of(bench->run, made.fit, made.geometry, directions, j);
        for (size_t i = 0; i < added.rows; i++) {
            double x = answer(answers, asked->name, numbered(bench, "x", j), i);
            double y = answer(answers, asked->name, numbered(bench, "y", j), i);
            assert_true(fabs(added.x[i] - x) < 1e-11 * fmax(1, fabs(x)));
            assert_true(fabs(added.y[i] - y) < 1e-11 * fmax(1, fabs(y)));
        }
        assert_close(made.fit->coefficient[j].estimate,
                     answer(answers, asked->name, "slope", j - 1), 1e-9);
        assert_close(added.correlation, answer(answers, asked->name, "partial", j - 1), 1e-9);
    }
}

static void points_agree_with_rs_car(void **state)
{
    for (size_t i = 0; i < DIAGNOSED; i++)
        if (strcmp(diagnosed[i].name, "line") != 0 && strcmp(diagnosed[i].name, "functions") != 0)
            compare(*state, &diagnosed[i]);
}

/* Least squares by hand: sums over the points, each with its weight. */
static void the_line_has_the_models_slope_and_leaves_its_residuals(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    for (size_t m = 0; m < DIAGNOSED; m++) {
        struct diagnosis made = diagnose(bench, frame, diagnosed[m].formula, diagnosed[m].weight);
        const struct directions *directions = directions_of(bench->run, made.fit, made.geometry);
        const gsl_vector *weight = made.fit->design->weight;
        for (size_t j = 0; j < made.fit->coefficients; j++) {
            struct added_variable added =
                added_variable_of(bench->run, made.fit, made.geometry, directions, j);
            double b = made.fit->coefficient[j].estimate, cross = 0, squares = 0;
            for (size_t i = 0; i < added.rows; i++) {
                double w = weight == NULL ? 1 : gsl_vector_get(weight, i);
                cross += w * added.x[i] * added.y[i];
                squares += w * added.x[i] * added.x[i];
                assert_true(fabs(added.y[i] - b * added.x[i] - made.fit->residual[i]) < 1e-10);
            }
            assert_close(cross / squares, b, 1e-10);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(points_agree_with_rs_car),
        claim(the_line_has_the_models_slope_and_leaves_its_residuals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
