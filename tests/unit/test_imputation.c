/* test_imputation.c - draws of chained equations: what stays, what is drawn, and how it is
 * distributed, beside mice. */
#include "answers.h"

#include "fit/imputed.h"

#define DATA "tests/reference/r/made-up.csv"
#define ANSWERS "tests/reference/r/missing.csv"

static const struct formula *parsed(struct run *run, const char *text)
{
    struct formula *formula = NULL;
    if (!formula_parse(run, text, (struct place){ "FORMULA", 0, 0 }, &formula))
        fail_msg("%s", run->message);
    return formula;
}

static struct analysis analysis_of(const struct frame *frame)
{
    return (struct analysis){ .offer = { .frame = frame },
                              .inference = inference_usual(),
                              .rows_are = "rows", .row_is = "row" };
}

/* A third of x2 and a quarter of x3 gone, as missing.R takes them from the rows that have y. */
static struct frame *holed(struct run *run)
{
    struct frame *frame = answers_read(run, DATA);
    const struct column *y = frame_column(frame, "y");
    size_t at = 0;
    for (size_t row = 0; row < frame->rows; row++) {
        if (y->missing[row] != PRESENT)
            continue;
        at++;
        if (at % 3 == 2)
            column_miss(frame_column(frame, "x2"), row, MISSING_EMPTY, "empty cell");
        if (at % 4 == 3)
            column_miss(frame_column(frame, "x3"), row, MISSING_EMPTY, "empty cell");
    }
    return frame;
}

static const struct imputation *imputed_by(struct run *run, const struct frame *frame,
                                           const char *text, enum imputation_method method,
                                           size_t count, uint64_t seed)
{
    struct imputation *imputation = NULL;
    const struct offer offer = { .frame = frame };
    if (!impute(run, &offer, parsed(run, text),
                &(struct imputation_settings){ count, method, seed }, &imputation))
        fail_msg("%s", run->message);
    return imputation;
}

static const struct imputed *fitted_by(struct run *run, const struct frame *frame, const char *text,
                                       enum imputation_method method, size_t count)
{
    struct imputed *imputed = NULL;
    const struct analysis analysis = analysis_of(frame);
    if (!imputed_fit(run, &analysis, parsed(run, text),
                     &(struct imputation_settings){ count, method, 1 }, &imputed))
        fail_msg("%s", run->message);
    return imputed;
}

/* Both are simulations: means of 400 fits, whose Monte Carlo error is sqrt(B / 400) each; the
 * variance between fits has a relative error of sqrt(2 / 400) in each. */
static void agree_with_mice(const char *name, enum imputation_method method)
{
    struct run *run = run_new();
    const struct frame *answers = answers_read(run, ANSWERS);
    const struct imputed *imputed = fitted_by(run, holed(run), "y ~ x1 + x2 + x3", method, 400);
    assert_int_equal(imputed->terms, 4);
    for (size_t j = 0; j < 4; j++) {
        const struct pooled *pooled = &imputed->pooled[j];
        double between = answer(answers, name, "between", j);
        double error = sqrt((pooled->between + between) / 400);
        assert_true(fabs(pooled->estimate - answer(answers, name, "pooled", j)) < 4 * error);
        assert_true(fabs(log(pooled->between / between)) < 4 * 0.1);
        assert_close(pooled->within, answer(answers, name, "within", j), 0.05);
    }
    talloc_free(run);
}

static void normal_draws_agree_with_mice(void **state)
{
    agree_with_mice("norm", IMPUTATION_NORM);
    (void)state;
}

static void matched_draws_agree_with_mice(void **state)
{
    agree_with_mice("pmm", IMPUTATION_PMM);
    (void)state;
}

/* One variable, one hole: draws are about the prediction of the regression on the others, with
 * variance sigma^2 (1 + h) v / (v - 2), v its degrees of freedom. */
static void normal_draws_have_the_predictive_distribution(void **state)
{
    struct run *run = run_new();
    struct frame *frame = answers_read(run, DATA);
    enum { HOLE = 20, DRAWS = 20000 };
    double mean = 0, square = 0, expected, error;
    column_miss(frame_column(frame, "x1"), HOLE, MISSING_EMPTY, "empty cell");
    const struct imputation *imputation =
        imputed_by(run, frame, "y ~ x1 + w", IMPUTATION_NORM, DRAWS, 3);
    assert_int_equal(imputation->holes, 1);
    for (size_t m = 0; m < DRAWS; m++)
        mean += imputation->value[m][0] / DRAWS;
    for (size_t m = 0; m < DRAWS; m++)
        square += pow(imputation->value[m][0] - mean, 2) / (DRAWS - 1);
    struct fit *fit = NULL;
    const struct analysis analysis = analysis_of(frame);
    assert_true(analysis_fit(run, &analysis, parsed(run, "x1 ~ y + w"), &fit));
    const double row[] = { 1, frame_column(frame, "y")->number[HOLE],
                           frame_column(frame, "w")->number[HOLE] };
    ols_mean(fit, row, &expected, &error);
    double v = (double)fit->df_residual;
    double spread = (fit->sigma * fit->sigma + error * error) * v / (v - 2);
    assert_true(fabs(mean - expected) < 4 * sqrt(spread / DRAWS));
    assert_true(fabs(square / spread - 1) < 4 * sqrt(2.5 / DRAWS));
    talloc_free(run);
    (void)state;
}

static void matching_gives_observed_values_only(void **state)
{
    struct run *run = run_new();
    struct frame *frame = holed(run);
    const struct imputation *imputation =
        imputed_by(run, frame, "y ~ x1 + x2 + x3", IMPUTATION_PMM, 10, 1);
    for (size_t m = 0; m < 10; m++)
        for (size_t h = 0; h < imputation->holes; h++) {
            const struct column *column = &frame->column[imputation->hole[h].column];
            bool seen = false;
            for (size_t row = 0; row < frame->rows; row++)
                seen |= column->missing[row] == PRESENT
                        && column->number[row] == imputation->value[m][h];
            assert_true(seen);
        }
    talloc_free(run);
    (void)state;
}

static void same_seed_same_draws_whatever_the_threads(void **state)
{
    struct run *run = run_new();
    const struct frame *frame = holed(run);
    const struct imputation *few = imputed_by(run, frame, "y ~ x1 + x2 + x3", 0, 3, 5);
    const struct imputation *many = imputed_by(run, frame, "y ~ x1 + x2 + x3", 0, 8, 5);
    const struct imputation *other = imputed_by(run, frame, "y ~ x1 + x2 + x3", 0, 3, 6);
    for (size_t m = 0; m < 3; m++) {
        assert_memory_equal(few->value[m], many->value[m], few->holes * sizeof **few->value);
        assert_memory_not_equal(few->value[m], other->value[m], few->holes * sizeof **few->value);
    }
    talloc_free(run);
    (void)state;
}

static void is_the_fit_itself_where_nothing_is_missing(void **state)
{
    struct run *run = run_new();
    const struct imputed *imputed =
        fitted_by(run, answers_read(run, DATA), "y ~ x1 + w", IMPUTATION_PMM, 20);
    assert_int_equal(imputed->imputation->holes, 0);
    assert_int_equal(imputed->imputation->left_outs, 2);
    assert_int_equal(imputed->nobs, imputed->listwise->nobs);
    for (size_t j = 0; j < imputed->terms; j++) {
        const struct coefficient *c = &imputed->listwise->coefficient[j];
        assert_true(imputed->pooled[j].estimate == c->estimate);
        assert_true(imputed->pooled[j].std_error == c->std_error);
        assert_true(imputed->pooled[j].df == c->df);
        assert_true(imputed->pooled[j].p_value == c->p_value);
        assert_true(imputed->pooled[j].fmi == 0);
    }
    assert_true(imputed->r_squared.estimate == imputed->listwise->r_squared);
    talloc_free(run);
    (void)state;
}

static void leaves_out_what_cannot_be_imputed(void **state)
{
    struct run *run = run_new();
    struct frame *frame = answers_read(run, DATA);
    column_miss(frame_column(frame, "x1"), 0, MISSING_NOT_APPLICABLE, "not applicable");
    column_miss(frame_column(frame, "x1"), 1, MISSING_UNDEFINED, "undefined");
    column_miss(frame_column(frame, "x1"), 2, MISSING_CONFIDENTIAL, "confidential");
    /* also: y in rows 5 and 30, x2 in 7, 8, 30 and 41, region in 12 */
    const struct imputation *imputation =
        imputed_by(run, frame, "y ~ x1 + x2 + region", IMPUTATION_PMM, 2, 1);
    assert_int_equal(imputation->left_outs, 5);
    assert_int_equal(imputation->rows, 43);
    assert_int_equal(imputation->holes, 4);
    assert_int_equal(imputation->completed, 4);
    assert_int_equal(imputation->column[0].suppressed, 1);
    assert_int_equal(imputation->column[1].cells, 3);
    talloc_free(run);
    (void)state;
}

/* ln and squares are made anew: every completed data set has ln(x) of its own x. */
static void remakes_functions_of_imputed_columns(void **state)
{
    struct run *run = run_new();
    const struct imputed *imputed =
        fitted_by(run, holed(run), "y ~ ln(x2) + I(x3^2) + z(x1)", IMPUTATION_PMM, 5);
    assert_int_equal(imputed->nobs, 46);
    assert_int_equal(imputed->terms, 4);
    for (size_t j = 1; j < 3; j++)
        assert_true(imputed->pooled[j].between > 0);
    talloc_free(run);
    (void)state;
}

/* x2 follows exactly from x1 in the rows that have it, and x1b repeats x1. */
static void bears_collinear_columns(void **state)
{
    struct run *run = run_new();
    struct frame *frame = answers_read(run, DATA);
    struct column *twice = frame_add(run, frame, "twice", COLUMN_NUMBER);
    for (size_t row = 0; row < frame->rows; row++)
        twice->number[row] = 2 * frame_column(frame, "x1")->number[row] + 1;
    column_miss(twice, 9, MISSING_EMPTY, "empty cell");
    const struct imputation *imputation =
        imputed_by(run, frame, "y ~ x1 + twice + w", IMPUTATION_NORM, 3, 1);
    for (size_t m = 0; m < 3; m++)
        assert_close(imputation->value[m][0], 2 * frame_column(frame, "x1")->number[9] + 1, 1e-9);
    talloc_free(run);
    (void)state;
}

static void refuses(const char *text, struct frame *frame, struct run *run,
                    enum inference_kind kind, const char *message)
{
    struct imputed *imputed = NULL;
    struct analysis analysis = analysis_of(frame);
    analysis.inference.kind = kind;
    assert_false(imputed_fit(run, &analysis, parsed(run, text),
                             &(struct imputation_settings){ 5, IMPUTATION_PMM, 1 }, &imputed));
    assert_string_equal(run->message, message);
    assert_int_equal(run->status, STATUS_UNSUPPORTED);
    talloc_free(run);
}

static void refuses_standard_errors_that_are_drawn(void **state)
{
    struct run *run = run_new();
    refuses("y ~ x1", answers_read(run, DATA), run, INFERENCE_PERMUTATION,
            "FORMULA: multiple imputation pools standard errors by a formula, and permutation "
            "draws; use --se classical, HC0 to HC4, CR1 or CR2");
    (void)state;
}

static void refuses_a_column_with_too_few_values(void **state)
{
    struct run *run = run_new();
    struct frame *frame = answers_read(run, DATA);
    for (size_t row = 0; row < frame->rows; row++)
        if (row > 2)
            column_miss(frame_column(frame, "w"), row, MISSING_EMPTY, "empty cell");
    refuses("y ~ w + x1 - 1", frame, run, INFERENCE_CLASSICAL,
            "FORMULA: w has a value in 3 of 46 rows, too few to impute it from 2 columns; leave it "
            "or other predictors out");
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_draws_agree_with_mice),
        cmocka_unit_test(matched_draws_agree_with_mice),
        cmocka_unit_test(normal_draws_have_the_predictive_distribution),
        cmocka_unit_test(matching_gives_observed_values_only),
        cmocka_unit_test(same_seed_same_draws_whatever_the_threads),
        cmocka_unit_test(is_the_fit_itself_where_nothing_is_missing),
        cmocka_unit_test(leaves_out_what_cannot_be_imputed),
        cmocka_unit_test(remakes_functions_of_imputed_columns),
        cmocka_unit_test(bears_collinear_columns),
        cmocka_unit_test(refuses_standard_errors_that_are_drawn),
        cmocka_unit_test(refuses_a_column_with_too_few_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
