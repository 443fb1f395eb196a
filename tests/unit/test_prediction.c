#include "compared.h"

#include "fit/prediction.h"

struct asked {
    struct run *run;
    struct analysis analysis;
    const struct frame *answers;
};

static struct asked begin_asking(struct run *run)
{
    struct frame *frame = compared_data(run);
    return (struct asked){ run, compared_analysis(frame, compared_whole(run, frame)),
                           compared_answers(run) };
}

static void leaving_out_one_agrees_with_refitting_in_r(void **state)
{
    struct asked asked = begin_asking(*state);
    const struct fit *fit = compared_fit(asked.run, &asked.analysis, "y ~ x1 + x2 + region");
    struct prediction made = prediction_of(asked.run, fit, 10, 2);
    double press = answer(asked.answers, "prediction", "press", 0);
    assert_close(made.press, press, 1e-11);
    assert_close(made.rmse, sqrt(press / (double)fit->nobs), 1e-11);
    assert_close(made.aicc, answer(asked.answers, "prediction", "aicc", 0), 1e-12);
    assert_close(made.predicted_r_squared,
                 answer(asked.answers, "prediction", "predicted.r.squared", 0), 1e-10);
    assert_close(made.in_sample_rmse, sqrt(fit->deviance / (double)fit->nobs), 1e-13);
    assert_int_equal(made.unpredicted, 0);
    assert_true(made.fold_rmse_low <= made.fold_rmse && made.fold_rmse <= made.fold_rmse_high);
    fit = compared_weighted(asked.run, &asked.analysis, "y ~ x1 + x3", "w");
    made = prediction_of(asked.run, fit, 10, 2);
    assert_close(made.press, answer(asked.answers, "prediction weighted", "press", 0), 1e-11);
}

static void folds_agree_with_refitting_in_r(void **state)
{
    struct asked asked = begin_asking(*state);
    const struct fit *fit = compared_fit(asked.run, &asked.analysis, "y ~ x1 + x2 + region");
    size_t *fold = run_array(asked.run, size_t, fit->nobs);
    for (size_t i = 0; i < fit->nobs; i++)
        fold[i] = i % 5;
    struct fold_errors errors =
        prediction_by_folds(asked.run, fit, geometry_of(asked.run, fit), fold, 5);
    assert_close(errors.squares, answer(asked.answers, "prediction", "folds", 0), 1e-11);
    assert_close(errors.weights, (double)fit->nobs, 0);
}

static void rows_of_a_level_that_the_others_lack_are_not_predicted(void **state)
{
    struct asked asked = begin_asking(*state);
    const struct fit *fit = compared_fit(asked.run, &asked.analysis, "y ~ x1 + region");
    const char *const *region = frame_column(asked.analysis.offer.frame, "region")->text;
    size_t *fold = run_array(asked.run, size_t, fit->nobs);
    for (size_t i = 0; i < fit->nobs; i++)
        fold[i] = strcmp(region[fit->design->row[i]], "London") == 0 ? 0 : 1 + (i + 1) % 2;
    struct fold_errors errors =
        prediction_by_folds(asked.run, fit, geometry_of(asked.run, fit), fold, 3);
    double predicted = answer(asked.answers, "prediction without a level", "folds", 1);
    assert_close(errors.squares, answer(asked.answers, "prediction without a level", "folds", 0),
                 1e-11);
    assert_close((double)(fit->nobs - errors.unpredicted), predicted, 0);
}

static void as_many_folds_as_rows_leave_out_one(void **state)
{
    struct asked asked = begin_asking(*state);
    const struct fit *fit = compared_fit(asked.run, &asked.analysis, "y ~ x1 * region");
    struct prediction made = prediction_of(asked.run, fit, 1000, 1);
    assert_int_equal(made.folds, fit->nobs);
    assert_close(made.fold_rmse, made.rmse, 1e-11);
}

static void a_row_fitted_exactly_has_no_press(void **state)
{
    struct asked asked = begin_asking(*state);
    struct frame *frame = compared_data(asked.run);
    struct column *one = frame_add(asked.run, frame, "one", COLUMN_NUMBER);
    one->number[3] = 1;
    asked.analysis.offer.frame = frame;
    const struct fit *fit = compared_fit(asked.run, &asked.analysis, "y ~ x1 + one");
    struct prediction made = prediction_of(asked.run, fit, 10, 5);
    assert_true(isnan(made.press) && isnan(made.rmse) && isnan(made.predicted_r_squared));
    assert_int_equal(made.unpredicted, 5);
    assert_true(isfinite(made.fold_rmse));
}

static void too_few_rows_have_no_aicc(void **state)
{
    struct asked asked = begin_asking(*state);
    bool *few = run_array(asked.run, bool, asked.analysis.offer.frame->rows);
    few[0] = few[1] = few[2] = true;
    asked.analysis.offer.offered = few;
    const struct fit *fit = compared_fit(asked.run, &asked.analysis, "y ~ x1");
    assert_true(isnan(prediction_of(asked.run, fit, 10, 1).aicc));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARED_CLAIM(leaving_out_one_agrees_with_refitting_in_r),
        COMPARED_CLAIM(folds_agree_with_refitting_in_r),
        COMPARED_CLAIM(rows_of_a_level_that_the_others_lack_are_not_predicted),
        COMPARED_CLAIM(as_many_folds_as_rows_leave_out_one),
        COMPARED_CLAIM(a_row_fitted_exactly_has_no_press),
        COMPARED_CLAIM(too_few_rows_have_no_aicc),
    };
    return cmocka_run_group_tests_name("prediction", tests, NULL, NULL);
}
