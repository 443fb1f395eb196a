/* test_influence.c - influence and leave-one-out against R, and against refitting. */
#include "diagnosed.h"

#include "fit/influence.h"
#include "fit/leave_one_out.h"
#include "fit/refit.h"

static void compare_rows(const struct influence *influence, const struct frame *answers,
                         const char *name)
{
    size_t p = influence->columns;
    for (size_t i = 0; i < influence->rows; i++) {
        assert_close(influence->leverage[i], answer(answers, name, "leverage", i), 1e-10);
        assert_close(influence->standard_residual[i], answer(answers, name, "standard", i), 1e-9);
        assert_close(influence->student_residual[i], answer(answers, name, "student", i), 1e-9);
        assert_close(influence->cooks_distance[i], answer(answers, name, "cook", i), 1e-9);
        assert_close(influence->dffits[i], answer(answers, name, "dffits", i), 1e-9);
        assert_close(influence->covratio[i], answer(answers, name, "covratio", i), 1e-10);
        for (size_t j = 0; j < p; j++)
            assert_close(gsl_matrix_get(influence->dfbetas, i, j),
                         answer(answers, name, "dfbetas", i * p + j), 1e-8);
    }
}

static void measures_of_each_row_agree_with_r(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    const struct frame *answers = answers_read(bench->run, DIAGNOSTICS);
    for (size_t i = 0; i < DIAGNOSED; i++) {
        const char *name = diagnosed[i].name;
        struct diagnosis made = diagnose(bench, frame, diagnosed[i].formula, diagnosed[i].weight);
        compare_rows(influence_of(bench->run, made.geometry), answers, name);
        struct outlier outlier = outlier_of(made.fit, made.geometry);
        assert_close(outlier.student_residual, answer(answers, name, "outlier", 0), 1e-10);
        assert_close(outlier.bonferroni_p, fmin(1, answer(answers, name, "outlier", 1)), 1e-9);
    }
}

static void leverages_sum_to_the_number_of_columns(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    struct diagnosis made = diagnose(bench, frame, "y ~ x1*region + poly(x3, 3)", NULL);
    const struct influence *influence = influence_of(bench->run, made.geometry);
    double sum = 0;
    for (size_t i = 0; i < influence->rows; i++)
        sum += influence->leverage[i];
    assert_close(sum, (double)made.fit->coefficients, 1e-12);
}

static void compare_left(const struct leave_one_out *left, const struct frame *answers,
                         const char *name, const char *what)
{
    const char *estimate = talloc_asprintf(answers, "%s.estimate", what);
    const char *error = talloc_asprintf(answers, "%s.error", what);
    const char *p_value = talloc_asprintf(answers, "%s.p", what);
    for (size_t i = 0; i < left->count; i++)
        for (size_t j = 0; j < left->terms; j++) {
            size_t index = i * left->terms + j;
            assert_close(gsl_matrix_get(left->estimates, i, j),
                         answer(answers, name, estimate, index), 1e-9);
            assert_close(gsl_matrix_get(left->errors, i, j), answer(answers, name, error, index),
                         1e-10);
            assert_close(gsl_matrix_get(left->p_values, i, j),
                         answer(answers, name, p_value, index), 1e-9);
        }
}

static void estimates_without_each_row_agree_with_r(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    const struct frame *answers = answers_read(bench->run, DIAGNOSTICS);
    for (size_t i = 1; i < DIAGNOSED; i++) {
        struct diagnosis made = diagnose(bench, frame, diagnosed[i].formula, diagnosed[i].weight);
        compare_left(leave_rows_out(bench->run, &made.analysis, made.fit, made.geometry), answers,
                     diagnosed[i].name, "row");
    }
}

static void estimates_without_each_group_agree_with_r(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    const struct frame *answers = answers_read(bench->run, DIAGNOSTICS);
    struct column *region = frame_column(frame, "region"), *y = frame_column(frame, "y");
    for (size_t i = 0; i < frame->rows; i++)
        if (region->missing[i] != PRESENT)
            column_miss(y, i, MISSING_EMPTY, "no region");
    struct diagnosis made = diagnose(bench, frame, "y ~ x1 + x2 + x3", NULL);
    struct groups *groups = NULL;
    assert_done(bench, groups_of(bench->run, frame, "region", made.fit->design, &groups));
    assert_int_equal(groups->count, 4);
    compare_left(leave_groups_out(bench->run, &made.analysis, made.fit, made.geometry, groups),
                 answers, "grouped", "group");
}

/* The formula for a row left out, and the fit made again without it, are the same. */
static void leaving_a_row_out_is_refitting_without_it(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    struct diagnosis made = diagnose(bench, frame, "y ~ z(x1) + poly(x2, 2) + region + size", NULL);
    const struct leave_one_out *left =
        leave_rows_out(bench->run, &made.analysis, made.fit, made.geometry);
    double estimate[12], error[12], p_value[12], low[12], high[12];
    const struct refit refit = { estimate, error, p_value, low, high };
    bool *keep = run_array(bench->run, bool, made.fit->nobs);
    assert_in_range(left->terms, 1, 12);
    for (size_t i = 0; i < made.fit->nobs; i++) {
        for (size_t k = 0; k < made.fit->nobs; k++)
            keep[k] = k != i;
        refit_rows(&made.analysis, made.fit, keep, INFERENCE_CLASSICAL, &refit);
        for (size_t j = 0; j < left->terms; j++) {
            assert_close(gsl_matrix_get(left->estimates, i, j), estimate[j], 1e-10);
            assert_close(gsl_matrix_get(left->errors, i, j), error[j], 1e-11);
            assert_close(gsl_matrix_get(left->p_values, i, j), p_value[j], 1e-10);
            assert_close(gsl_matrix_get(left->lows, i, j), low[j], 1e-10);
            assert_close(gsl_matrix_get(left->highs, i, j), high[j], 1e-10);
        }
    }
}

/* Four points of a line and a fifth alone in its category, which the rest says nothing of. */
static struct diagnosis lonely(struct bench *bench)
{
    static const char *const kind[] = { "a", "a", "a", "a", "a", "b" };
    static const double x[] = { 1, 2, 3, 4, 5, 6 }, y[] = { 1, 2.5, 2, 4, 5.5, 9 };
    struct frame *frame = frame_new(bench->run, 6, "made up");
    frame_add(bench->run, frame, "x", COLUMN_NUMBER);
    frame_add(bench->run, frame, "y", COLUMN_NUMBER);
    frame_add(bench->run, frame, "kind", COLUMN_TEXT);
    for (size_t i = 0; i < 6; i++) {
        frame_column(frame, "x")->number[i] = x[i];
        frame_column(frame, "y")->number[i] = y[i];
        frame_column(frame, "kind")->text[i] = kind[i];
    }
    return diagnose(bench, frame, "y ~ x + kind", NULL);
}

static void a_row_alone_in_its_category_has_no_residual_to_judge_by(void **state)
{
    struct bench *bench = *state;
    struct diagnosis made = lonely(bench);
    const struct influence *influence = influence_of(bench->run, made.geometry);
    assert_close(influence->leverage[5], 1, 1e-12);
    assert_true(isnan(influence->student_residual[5]));
    assert_true(isnan(influence->cooks_distance[5]));
    assert_true(isnan(influence->dffits[5]));
    assert_true(isnan(gsl_matrix_get(influence->dfbetas, 5, 1)));
    assert_true(!isnan(influence->student_residual[0]));
    assert_int_equal(influence_ranked(bench->run, influence)[5], 5);
}

/* Without it the line of the others is what it was, and its category has no estimate. */
static void a_row_alone_in_its_category_takes_its_coefficient_with_it(void **state)
{
    struct bench *bench = *state;
    struct diagnosis made = lonely(bench);
    const struct leave_one_out *left =
        leave_rows_out(bench->run, &made.analysis, made.fit, made.geometry);
    assert_true(isnan(gsl_matrix_get(left->estimates, 5, 2)));
    assert_true(isnan(gsl_matrix_get(left->p_values, 5, 2)));
    assert_close(gsl_matrix_get(left->estimates, 5, 0), left->estimate[0], 1e-12);
    assert_close(gsl_matrix_get(left->estimates, 5, 1), left->estimate[1], 1e-12);
    assert_int_equal(movement_of(left, 2, .05).unknown, 1);
    assert_int_equal(movement_of(left, 1, .05).unknown, 0);
}

/* Without the first region the others have nothing to be compared with, and the intercept is
 * another's; the slope of x1 is what it is without those rows. Without a later one only its own
 * coefficient goes. */
static void a_region_that_the_model_has_goes_with_its_coefficients_only(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    struct diagnosis made = diagnose(bench, frame, "y ~ x1 + region", NULL);
    struct groups *groups = NULL;
    assert_done(bench, groups_of(bench->run, frame, "region", made.fit->design, &groups));
    const struct leave_one_out *left =
        leave_groups_out(bench->run, &made.analysis, made.fit, made.geometry, groups);
    for (size_t g = 0; g < groups->count; g++) {
        bool first = strcmp(groups->name[g], "East") == 0;
        assert_true(!isnan(gsl_matrix_get(left->estimates, g, 1)));
        assert_true((isnan(gsl_matrix_get(left->estimates, g, 0)) != 0) == first);
        for (size_t j = 2; j < left->terms; j++) {
            bool own = strstr(made.fit->coefficient[j].term, groups->name[g]) != NULL;
            assert_true((isnan(gsl_matrix_get(left->estimates, g, j)) != 0) == (first || own));
        }
    }
}

static void too_few_rows_left_is_no_estimate(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    struct diagnosis made = diagnose(bench, frame, "y ~ x1", NULL);
    double estimate[2], error[2], p_value[2], low[2], high[2];
    const struct refit refit = { estimate, error, p_value, low, high };
    bool *keep = run_array(bench->run, bool, made.fit->nobs);
    refit_rows(&made.analysis, made.fit, keep, INFERENCE_CLASSICAL, &refit);
    assert_true(isnan(estimate[0]) && isnan(error[1]) && isnan(p_value[1]) && isnan(high[0]));
    keep[0] = keep[1] = true;
    refit_rows(&made.analysis, made.fit, keep, INFERENCE_CLASSICAL, &refit);
    assert_true(isnan(estimate[0]) && isnan(error[1]) && isnan(p_value[1]) && isnan(high[0]));
    assert_null(bench->run->message);
}

/* What the default lines say of one row is what leaving every row out in turn finds. */
static void a_conclusion_that_hangs_on_a_row_is_found_by_the_quantile_too(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    double alpha = .05;
    size_t found = 0;
    for (size_t k = 0; k < UNWEIGHTED; k++) {
        struct diagnosis made = diagnose(bench, frame, diagnosed[k].formula, NULL);
        const struct leave_one_out *left =
            leave_rows_out(bench->run, &made.analysis, made.fit, made.geometry);
        for (alpha = 1e-9; alpha < 1; alpha *= 1.7) {
            struct hinge hinge = hinge_of(made.fit, made.geometry, alpha);
            size_t terms = 0;
            double most = 0;
            for (size_t j = 1; j < left->terms; j++) {
                struct movement movement = movement_of(left, j, alpha);
                if (!(left->p_value[j] < alpha) || movement.crossings == 0)
                    continue;
                terms++;
                most = fmax(most, gsl_matrix_get(left->p_values, movement.p_most, j));
            }
            assert_int_equal(hinge.terms, terms);
            if (terms > 0)
                assert_close(hinge.p_value, most, 1e-10);
            found += terms;
        }
    }
    assert_true(found > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(measures_of_each_row_agree_with_r),
        claim(leverages_sum_to_the_number_of_columns),
        claim(estimates_without_each_row_agree_with_r),
        claim(estimates_without_each_group_agree_with_r),
        claim(leaving_a_row_out_is_refitting_without_it),
        claim(a_row_alone_in_its_category_has_no_residual_to_judge_by),
        claim(a_row_alone_in_its_category_takes_its_coefficient_with_it),
        claim(a_region_that_the_model_has_goes_with_its_coefficients_only),
        claim(too_few_rows_left_is_no_estimate),
        claim(a_conclusion_that_hangs_on_a_row_is_found_by_the_quantile_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
