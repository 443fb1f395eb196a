#include "compared.h"

#include "fit/standardised.h"

static void compare(const struct standardised *made, const struct frame *answers, const char *name,
                    size_t j, const struct standardised_row *row)
{
    bool both = row->kind == STANDARDISED_BOTH;
    assert_close(row->estimate, answer(answers, name, both ? "beta" : "only", j), 1e-12);
    assert_close(row->std_error,
                 answer(answers, name, both ? "beta.std.error" : "only.std.error", j), 1e-11);
    if (!both)
        return;
    assert_close(row->conf_low, answer(answers, name, "beta.low", j), 1e-10);
    assert_close(row->conf_high, answer(answers, name, "beta.high", j), 1e-10);
    assert_close(row->rescaled_low, answer(answers, name, "rescaled.low", j), 1e-10);
    assert_close(row->rescaled_high, answer(answers, name, "rescaled.high", j), 1e-10);
    double own = made->semi_partial[row->coefficient];
    assert_close(own * own, answer(answers, name, "semi.partial.squared", j), 1e-11);
    assert_close(made->partial[row->coefficient], answer(answers, name, "partial", j), 1e-11);
}

static void agrees_with_lm_on_scaled_data_and_the_matrices_of_jones_and_waller(void **state)
{
    struct run *run = *state;
    const struct frame *answers = compared_answers(run);
    const struct analysis analysis = compared_analysis(compared_data(run), NULL);
    const struct standardised *made =
        standardised_of(run, compared_fit(run, &analysis, "y ~ x1 + x2 + x3"));
    assert_int_equal(made->rows, 3);
    for (size_t j = 0; j < 3; j++)
        compare(made, answers, "standardised", j, &made->row[j]);
    made = standardised_of(run, compared_fit(run, &analysis, "y ~ x1 + odd"));
    assert_int_equal(made->rows, 3);
    compare(made, answers, "indicator", 0, &made->row[0]);
    compare(made, answers, "indicator", 1, &made->row[1]);
    compare(made, answers, "indicator", 1, &made->row[2]);
    assert_int_equal(made->row[2].kind, STANDARDISED_OUTCOME);
}

static void weighs_the_standard_deviations_and_gives_no_normal_interval_then(void **state)
{
    struct run *run = *state;
    const struct frame *answers = compared_answers(run);
    const struct analysis analysis = compared_analysis(compared_data(run), NULL);
    const struct standardised *made =
        standardised_of(run, compared_weighted(run, &analysis, "y ~ x1 + x3", "w"));
    for (size_t j = 0; j < 2; j++) {
        assert_close(made->row[j].estimate, answer(answers, "weighted", "beta", j), 1e-12);
        assert_true(isnan(made->row[j].conf_low) && !isnan(made->row[j].rescaled_low));
    }
}

/* (1 - r^2)^2 / n is the variance of a correlation. */
static void with_one_predictor_beta_is_the_correlation(void **state)
{
    struct run *run = *state;
    const struct analysis analysis = compared_analysis(compared_data(run), NULL);
    const struct fit *fit = compared_fit(run, &analysis, "y ~ x2");
    const struct standardised *made = standardised_of(run, fit);
    double r = made->row[0].estimate;
    assert_close(r * r, fit->r_squared, 1e-12);
    assert_close(made->row[0].std_error, (1 - r * r) / sqrt((double)fit->nobs), 1e-12);
    assert_close(made->semi_partial[1], r, 1e-12);
    assert_close(made->partial[1], r, 1e-12);
}

static void does_not_depend_on_units(void **state)
{
    struct run *run = *state;
    struct frame *frame = compared_data(run);
    struct column *feet = frame_add(run, frame, "feet", COLUMN_NUMBER);
    for (size_t i = 0; i < frame->rows; i++)
        feet->number[i] = 1000 + 3.28 * frame_column(frame, "x1")->number[i];
    const struct analysis analysis = compared_analysis(frame, NULL);
    const struct standardised *one =
        standardised_of(run, compared_fit(run, &analysis, "y ~ x1 + x3"));
    const struct standardised *other =
        standardised_of(run, compared_fit(run, &analysis, "y ~ feet + x3"));
    for (size_t j = 0; j < 2; j++) {
        assert_close(other->row[j].estimate, one->row[j].estimate, 1e-10);
        assert_close(other->row[j].conf_low, one->row[j].conf_low, 1e-10);
    }
}

static void a_column_with_one_value_has_no_beta(void **state)
{
    struct run *run = *state;
    struct frame *frame = compared_data(run);
    struct column *five = frame_add(run, frame, "five", COLUMN_NUMBER);
    for (size_t i = 0; i < frame->rows; i++)
        five->number[i] = 5;
    const struct analysis analysis = compared_analysis(frame, NULL);
    const struct standardised *made =
        standardised_of(run, compared_fit(run, &analysis, "y ~ five + x1 - 1"));
    assert_int_equal(made->rows, 1);
    assert_int_equal(made->row[0].coefficient, 1);
    assert_false(made->delta);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARED_CLAIM(agrees_with_lm_on_scaled_data_and_the_matrices_of_jones_and_waller),
        COMPARED_CLAIM(weighs_the_standard_deviations_and_gives_no_normal_interval_then),
        COMPARED_CLAIM(with_one_predictor_beta_is_the_correlation),
        COMPARED_CLAIM(does_not_depend_on_units),
        COMPARED_CLAIM(a_column_with_one_value_has_no_beta),
    };
    return cmocka_run_group_tests_name("standardised", tests, NULL, NULL);
}
