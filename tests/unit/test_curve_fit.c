#include "answers.h"

#include <gsl/gsl_errno.h>

#include "base/random.h"
#include "bench.h"
#include "fit/curve_test.h"
#include "fit/distribution.h"

#define DATA "tests/reference/r/made-up.csv"
#define ANSWERS "tests/reference/r/curve.csv"
#define KINDS "classical,HC0,HC1,HC2,HC3,HC4"

static struct curve *curve_by(struct run *run, const char *always, const char *focal,
                              const char *optional, const char *kinds)
{
    struct curve *curve = NULL;
    const struct curve_words words = { "y", focal, always, optional, NULL, kinds };
    if (!curve_of_words(run, &words, &curve))
        fail_msg("%s", run->message);
    return curve;
}

/* The curve of curve.R: x3 has two forms. */
static struct curve *curve_of_r(struct run *run, const char *focal)
{
    struct curve *curve = curve_by(run, NULL, focal, "x2,x3,region,x2:x3", KINDS);
    struct curve_slot *slot = &curve->slot[1];
    struct formula **form = run_array(run, struct formula *, 2);
    form[0] = slot->form[0];
    if (!formula_parse(run, "y ~ ln(x3)", NOWHERE, &form[1]))
        fail_msg("%s", run->message);
    slot->form = form;
    slot->forms = 2;
    curve->subsets = 24;
    curve->specifications = 24 * 6;
    return curve;
}

static const struct curve_fit *curve_fitted(struct run *run, const struct curve *curve,
                                            const struct offer *offer)
{
    struct curve_fit *fit = NULL;
    if (!curve_fit_make(run, curve, offer, &fit))
        fail_msg("%s", run->message);
    return fit;
}

static void compare_with_r(struct run *run, const char *name, const struct curve_fit *fit)
{
    const struct frame *answers = answers_read(run, ANSWERS);
    const struct curve_summary *summary = curve_summarise(run, fit);
    for (size_t s = 0; s < 24; s++)
        for (size_t k = 0; k < 6; k++) {
            const struct specification *made = &fit->specification[s * 6 + k];
            const char *kind = inference_names[k];
            double t = specification_statistic(made), df = specification_df(made);
            assert_int_equal(made->status, SPECIFICATION_ESTIMATED);
            assert_close(made->estimate, answer(answers, name, "estimate", s), 1e-10);
            assert_close(made->std_estimate, answer(answers, name, "std.estimate", s), 1e-10);
            assert_close((double)made->nobs, answer(answers, name, "nobs", s), 0);
            assert_close(made->std_error, answer(answers, name, kind, s), 1e-10);
            assert_close(t_p_value(t, df),
                         answer(answers, name, talloc_asprintf(run, "p.%s", kind), s), 1e-9);
        }
    assert_close(summary->median, answer(answers, name, "median", 0), 1e-10);
    assert_close(summary->share_significant, answer(answers, name, "share", 0), 1e-15);
    assert_close(summary->mean_z, answer(answers, name, "mean.z", 0), 1e-10);
    for (size_t d = 0; d < DECILES; d++)
        assert_close(summary->decile[d], answer(answers, name, "deciles", d), 1e-10);
}

static void common_cases_agree_with_r(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct offer offer = { .frame = answers_read(run, DATA) };
    compare_with_r(run, "common", curve_fitted(run, curve_of_r(run, "x1"), &offer));
    compare_with_r(run, "ln", curve_fitted(run, curve_of_r(run, "ln(x1)"), &offer));
}

static void available_cases_agree_with_r(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct offer offer = { .frame = answers_read(run, DATA) };
    struct curve *curve = curve_of_r(run, "x1");
    curve->cases = CASES_AVAILABLE;
    compare_with_r(run, "available", curve_fitted(run, curve, &offer));
}

static void weights_agree_with_r(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct offer offer = { .frame = answers_read(run, DATA), .weight = "w" };
    compare_with_r(run, "weighted", curve_fitted(run, curve_of_r(run, "x1"), &offer));
}

static void rows_left_out_agree_with_r(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct offer offer = { .frame = answers_read(run, DATA) };
    struct curve *curve = curve_of_r(run, "x1");
    curve->row[0] = (struct curve_rows){ .name = "without London", .of = "region" };
    texts_add(run, &curve->row[0].groups, "London", NOWHERE);
    compare_with_r(run, "without London", curve_fitted(run, curve, &offer));
}

/* The focal coefficient, its classical error and n, by a fit of the formula itself. */
static void compare_with_fit(struct run *run, const struct curve_fit *made, const bool *rows,
                             double tolerance)
{
    const struct curve *curve = made->curve;
    size_t choice[20];
    for (size_t i = 0; i < curve->specifications; i++) {
        const struct chosen chosen = specification_chosen(curve, i);
        const struct specification *specification = &made->specification[i];
        struct formula *formula = NULL;
        struct fit *fit = NULL;
        struct analysis analysis = { .offer = *made->offer, .inference = inference_usual() };
        if (rows != NULL)
            analysis.offer.offered = rows;
        analysis.offer.rule =
            curve->mean[chosen.missing] ? MISSING_RULE_MEAN : MISSING_RULE_LISTWISE;
        subset_choices(curve, chosen.subset, choice);
        const char *text = curve_formula(run, curve, chosen.outcome, chosen.focal, choice);
        if (!formula_parse(run, text, NOWHERE, &formula)
            || !analysis_fit(run, &analysis, formula, &fit))
            fail_msg("%s", run->message);
        assert_int_equal(specification->status, SPECIFICATION_ESTIMATED);
        assert_int_equal(specification->nobs, fit->nobs);
        assert_int_equal(specification->columns, fit->coefficients);
        assert_close(specification->estimate, fit->coefficient[1].estimate, tolerance);
        if (curve->kind[chosen.kind] == INFERENCE_CLASSICAL)
            assert_close(specification->std_error, fit->coefficient[1].std_error, tolerance);
    }
}

static void every_specification_is_the_fit_of_its_formula(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, DATA);
    const struct offer offer = { .frame = frame };
    struct curve *curve =
        curve_by(run, "z(x2)", "x1,ln(x1),z(x1)", "poly(x3, 3),region + size,ln(w)", "classical");
    bool *whole = run_array(run, bool, frame->rows);
    static const char *const needed[] = { "y", "x1", "x2", "x3", "region", "size", "w" };
    for (size_t i = 0; i < frame->rows; i++) {
        bool complete = true;
        for (size_t c = 0; c < COUNT(needed); c++)
            complete = complete && frame_column(frame, needed[c])->missing[i] == PRESENT;
        whole[i] = complete;
    }
    const struct offer over_whole = { .frame = frame, .over = whole, .offered = whole };
    compare_with_fit(run, curve_fitted(run, curve, &over_whole), NULL, 1e-11);
    curve->cases = CASES_AVAILABLE;
    compare_with_fit(run, curve_fitted(run, curve, &offer), NULL, 1e-11);
}

static void means_are_those_of_a_fit(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct offer offer = { .frame = answers_read(run, DATA) };
    struct curve *curve = curve_by(run, NULL, "x1", "x2,x3,z(w)", "classical");
    curve->mean[0] = true;
    const struct curve_fit *fit = curve_fitted(run, curve, &offer);
    compare_with_fit(run, fit, NULL, 1e-11);
    assert_int_equal(fit->imputed, 4);
}

/* A row without a weight, or with one of zero, is left out, but the mean that a missing cell takes
 * is over it too: as in a fit. */
static void weights_that_are_none_are_those_of_a_fit(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, DATA);
    const struct offer offer = { .frame = frame, .weight = "w" };
    struct column *weight = frame_column(frame, "w"), *x2 = frame_column(frame, "x2");
    struct curve *curve = curve_by(run, NULL, "x1", "x2,x3", "classical");
    weight->number[0] = 0;
    weight->missing[1] = MISSING_EMPTY;
    x2->missing[2] = MISSING_EMPTY;
    for (size_t mean = 0; mean < 2; mean++) {
        curve->mean[0] = mean == 1;
        curve->cases = CASES_AVAILABLE;
        compare_with_fit(run, curve_fitted(run, curve, &offer), NULL, 1e-11);
    }
}

/* A frame of numbers: y, x and more columns. */
static struct frame *frame_of(struct run *run, size_t rows, size_t columns, const char *const *name,
                              double (*value)(size_t row, size_t column))
{
    struct frame *frame = frame_new(run, rows, "made-up");
    for (size_t i = 0; i < rows; i++)
        frame->row_name[i] = talloc_asprintf(run, "row %zu", i + 1);
    for (size_t c = 0; c < columns; c++) {
        struct column *column = frame_add(run, frame, name[c], COLUMN_NUMBER);
        for (size_t i = 0; i < rows; i++)
            column->number[i] = value(i, c);
    }
    return frame;
}

static double wave(size_t row, double by)
{
    return sin(by * (double)(row + 1)) + 0.3 * cos(3.7 * by * (double)(row + 2));
}

/* a and b differ in the sixth digit; c is twice a; d is constant. */
static double near_copies(size_t row, size_t column)
{
    const double a = wave(row, 1.3);
    const double value[] = {
        wave(row, 0.7) + a, wave(row, 2.1) + a / 2, a, a + 1e-6 * wave(row, 5.9), 2 * a, 4
    };
    return value[column];
}

static const char *const near_names[] = { "y", "x", "a", "b", "c", "d" };

static void columns_almost_alike_keep_their_digits(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct offer offer = { .frame = frame_of(run, 30, 6, near_names, near_copies) };
    const struct curve *curve = curve_by(run, NULL, "x", "a,b", "classical");
    compare_with_fit(run, curve_fitted(run, curve, &offer), NULL, 1e-9);
}

static void collinear_specifications_are_counted(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct offer offer = { .frame = frame_of(run, 30, 6, near_names, near_copies) };
    const struct curve_fit *fit =
        curve_fitted(run, curve_by(run, NULL, "x", "a,c,d", "classical,HC3"), &offer);
    assert_int_equal(fit->count[SPECIFICATION_ESTIMATED], 2 * 3);
    assert_int_equal(fit->count[SPECIFICATION_COLLINEAR], 2 * 5);
    assert_true(isnan(fit->specification[2].estimate));    /* with d */
    assert_true(isfinite(fit->specification[4].estimate)); /* with c */
}

/* y = 3 x + 2 a, and noise that only b takes up. */
static double fitted_exactly(size_t row, size_t column)
{
    const double x = wave(row, 1.1), a = wave(row, 2.3), b = wave(row, 3.1);
    const double value[] = { 3 * x + 2 * a + b, x, a, b };
    return value[column];
}

static void exact_fits_are_counted(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    static const char *const name[] = { "y", "x", "a", "b" };
    const struct offer offer = { .frame = frame_of(run, 30, 4, name, fitted_exactly) };
    const struct curve_fit *fit = curve_fitted(run, curve_by(run, NULL, "x", "a,b", NULL), &offer);
    assert_int_equal(fit->count[SPECIFICATION_ESTIMATED], 3);
    assert_int_equal(fit->specification[3].status, SPECIFICATION_EXACT);
}

/* a is 1 in the first row alone. */
static double one_row_apart(size_t row, size_t column)
{
    const double value[] = { wave(row, 0.7), wave(row, 2.1), row == 0 };
    return value[column];
}

static void a_row_fitted_exactly_has_no_hc3(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    static const char *const name[] = { "y", "x", "a" };
    const struct offer offer = { .frame = frame_of(run, 20, 3, name, one_row_apart) };
    const struct curve_fit *fit =
        curve_fitted(run, curve_by(run, NULL, "x", "a", "HC1,HC3"), &offer);
    assert_int_equal(fit->count[SPECIFICATION_FULL_LEVERAGE], 1);
    assert_int_equal(fit->specification[3].status, SPECIFICATION_FULL_LEVERAGE);
    assert_int_equal(fit->specification[2].status, SPECIFICATION_ESTIMATED);
    assert_true(isnan(fit->specification[3].std_error));
    assert_close(fit->specification[3].estimate, fit->specification[2].estimate, 0);
}

static double scattered(size_t row, size_t column)
{
    return wave(row, 0.9 + 0.37 * (double)column);
}

static void rows_too_few_are_counted(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    static const char *const name[] = { "y", "x", "a", "b", "c" };
    const struct offer offer = { .frame = frame_of(run, 4, 5, name, scattered) };
    const struct curve_fit *fit =
        curve_fitted(run, curve_by(run, NULL, "x", "a,b,c", NULL), &offer);
    assert_int_equal(fit->count[SPECIFICATION_ESTIMATED], 4);
    assert_int_equal(fit->count[SPECIFICATION_TOO_FEW_ROWS], 4);
    const struct curve_test *test = curve_test_make(run, fit, curve_summarise(run, fit));
    assert_string_equal(test->unavailable, "all terms together leave no residual to permute");
}

static void a_curve_of_nothing_is_refused(void **state)
{
    struct bench *bench = *state;
    struct run *run = bench->run;
    struct curve_fit *fit = NULL;
    const struct offer offer = { .frame = frame_of(run, 30, 6, near_names, near_copies) };
    const struct curve *curve = curve_by(run, "a,c", "x", "b", NULL);
    assert_false(curve_fit_make(run, curve, &offer, &fit));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "--always: the terms that are always in are collinear on the 30 rows of 'all'; "
                   "leave one of them out");
}

/* --- the test of a curve -------------------------------------------------------------------- */

static double at(const struct frame *frame, const char *name, size_t row)
{
    return frame_column(frame, name)->number[row];
}

/* The median of the curve of x beside the subsets of a and b, refitted one by one, on these rows.
 */
static double median_refitted(struct run *run, const struct frame *frame, const double *less)
{
    static const char *const formula[] = { "y ~ x", "y ~ x + b", "y ~ x + a", "y ~ x + a + b" };
    const struct analysis analysis = { .offer = { .frame = frame },
                                       .inference = inference_usual() };
    double estimate[4];
    for (size_t i = 0; i < 4; i++) {
        struct formula *made = NULL;
        struct fit *fit = NULL;
        if (!formula_parse(run, formula[i], NOWHERE, &made)
            || !analysis_fit(run, &analysis, made, &fit))
            fail_msg("%s", run->message);
        estimate[i] = fit->coefficient[1].estimate - (less == NULL ? 0 : less[i]);
        for (size_t j = i; j > 0 && estimate[j] < estimate[j - 1]; j--) {
            double larger = estimate[j - 1];
            estimate[j - 1] = estimate[j];
            estimate[j] = larger;
        }
    }
    return (estimate[1] + estimate[2]) / 2;
}

static const char *const four_names[] = { "y", "x", "a", "b" };

static void a_permuted_curve_is_that_of_permuted_residuals(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    enum { ROWS = 25, REPLICATES = 99 };
    struct frame *frame = frame_of(run, ROWS, 4, four_names, scattered);
    const struct offer offer = { .frame = frame };
    const struct analysis analysis = { .offer = offer, .inference = inference_usual() };
    struct curve *curve = curve_by(run, NULL, "x", "a,b", NULL);
    struct formula *null = NULL;
    struct fit *reduced = NULL;
    curve->replicates = REPLICATES;
    curve->seed = 7;
    const struct curve_fit *fit = curve_fitted(run, curve, &offer);
    const struct curve_test *test = curve_test_make(run, fit, curve_summarise(run, fit));
    assert_true(formula_parse(run, "y ~ a + b", NOWHERE, &null)
                && analysis_fit(run, &analysis, null, &reduced));
    gsl_rng *random = random_new(run);
    for (size_t r = 0; r < REPLICATES; r += 14) {
        size_t source[ROWS];
        struct frame *made = frame_of(run, ROWS, 4, four_names, scattered);
        for (size_t i = 0; i < ROWS; i++)
            source[i] = i;
        random_begin(random, 7, r);
        random_shuffle(random, source, ROWS);
        for (size_t i = 0; i < ROWS; i++)
            frame_column(made, "y")->number[i] = reduced->residual[source[i]];
        struct fit *again = NULL;
        const struct analysis permuted = { .offer = { .frame = made },
                                           .inference = inference_usual() };
        assert_true(analysis_fit(run, &permuted, null, &again));
        double scale = sqrt(reduced->deviance / again->deviance);
        for (size_t i = 0; i < ROWS; i++)
            frame_column(made, "y")->number[i] = reduced->fitted[i] + scale * again->residual[i];
        assert_close(test->drawn[CURVE_MEDIAN][r], median_refitted(run, made, NULL), 1e-9);
    }
}

static void a_bootstrapped_curve_is_that_of_the_rows_drawn(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    enum { ROWS = 25, REPLICATES = 99 };
    struct frame *frame = frame_of(run, ROWS, 4, four_names, scattered);
    const struct offer offer = { .frame = frame };
    struct curve *curve = curve_by(run, NULL, "x", "a,b", NULL);
    curve->replicates = REPLICATES;
    curve->seed = 11;
    curve->null = NULL_BOOTSTRAP;
    const struct curve_fit *fit = curve_fitted(run, curve, &offer);
    const struct curve_test *test = curve_test_make(run, fit, curve_summarise(run, fit));
    double b[4];
    for (size_t i = 0; i < 4; i++)
        b[i] = fit->specification[i].estimate;
    gsl_rng *random = random_new(run);
    for (size_t r = 0; r < REPLICATES; r += 14) {
        struct frame *made = frame_of(run, ROWS, 4, four_names, scattered);
        random_begin(random, 11, r);
        for (size_t i = 0; i < ROWS; i++) {
            size_t row = random_below(random, ROWS);
            for (size_t c = 0; c < 4; c++)
                frame_column(made, four_names[c])->number[i] = at(frame, four_names[c], row);
        }
        assert_close(test->drawn[CURVE_MEDIAN][r], median_refitted(run, made, b), 1e-9);
    }
}

/* Of an outcome that has nothing to do with the focal term, each test rejects at its level: 5% of
 * 200 made-up data sets, give or take three standard errors of that. */
static void size_is_held(void **state, enum curve_null null, size_t least, size_t most)
{
    struct run *run = ((struct bench *)*state)->run;
    enum { SETS = 200, ROWS = 40 };
    gsl_rng *random = random_new(run);
    size_t rejected[CURVE_STATISTICS] = { 0 };
    for (size_t set = 0; set < SETS; set++) {
        struct run *room = run_new();
        struct frame *frame = frame_of(room, ROWS, 4, four_names, scattered);
        random_begin(random, 1234, set);
        for (size_t i = 0; i < ROWS; i++) {
            double a = gsl_rng_uniform(random), b = gsl_rng_uniform(random);
            frame_column(frame, "a")->number[i] = a;
            frame_column(frame, "b")->number[i] = b;
            frame_column(frame, "x")->number[i] = a - b + gsl_rng_uniform(random);
            frame_column(frame, "y")->number[i] =
                (null == NULL_PERMUTATION ? 2 * a : 0) + gsl_rng_uniform(random);
        }
        struct curve *curve = curve_by(room, NULL, "x", "a,b", NULL);
        curve->replicates = 199;
        curve->null = (int)null;
        const struct offer offer = { .frame = frame };
        const struct curve_fit *fit = curve_fitted(room, curve, &offer);
        const struct curve_test *test = curve_test_make(room, fit, curve_summarise(room, fit));
        for (size_t s = 0; s < CURVE_STATISTICS; s++)
            rejected[s] += test->p_value[s] <= 0.05;
        talloc_free(room);
    }
    for (size_t s = 0; s < CURVE_STATISTICS; s++)
        if (rejected[s] < least || rejected[s] > most)
            fail_msg("%s rejects %zu of %d", curve_statistic_names[s], rejected[s], SETS);
}

static void the_permutation_test_holds_its_size_beside_confounders(void **state)
{
    size_is_held(state, NULL_PERMUTATION, 1, 19);
}

static void the_bootstrap_test_holds_its_size(void **state)
{
    size_is_held(state, NULL_BOOTSTRAP, 1, 19);
}

static void a_strong_association_is_found(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    static const enum curve_null nulls[] = { NULL_PERMUTATION, NULL_BOOTSTRAP };
    struct frame *frame = frame_of(run, 40, 4, four_names, scattered);
    for (size_t i = 0; i < 40; i++)
        frame_column(frame, "y")->number[i] -= 3 * at(frame, "x", i);
    const struct offer offer = { .frame = frame };
    for (size_t n = 0; n < 2; n++) {
        struct curve *curve = curve_by(run, NULL, "x", "a,b", NULL);
        curve->null = (int)nulls[n];
        curve->replicates = 199;
        const struct curve_fit *fit = curve_fitted(run, curve, &offer);
        const struct curve_test *test = curve_test_make(run, fit, curve_summarise(run, fit));
        assert_true(test->observed[CURVE_MEDIAN] < 0);
        assert_close(test->p_value[CURVE_MEDIAN], 2.0 / 200, 1e-15);
        assert_close(test->observed[CURVE_SHARE], 1, 0); /* four alike: 5% of draws have that too */
        assert_true(test->p_value[CURVE_SHARE] < 0.1);
        assert_close(test->p_value[CURVE_MEAN_Z], 2.0 / 200, 1e-15);
    }
}

static void the_quick_normal_score_is_close(void **state)
{
    (void)state;
    static const double t[] = { 1e-6, 0.01, 0.5, 1, 2, 3.5, 6, 12, -2, -0.3 };
    for (size_t i = 0; i < COUNT(t); i++)
        for (double df = 5; df < 200; df += 7)
            assert_true(fabs(t_normal_score_quick(t[i], df) - t_normal_score(t[i], df))
                        < 1e-4 * (1 + fabs(t_normal_score(t[i], df))));
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        claim(common_cases_agree_with_r),
        claim(available_cases_agree_with_r),
        claim(weights_agree_with_r),
        claim(rows_left_out_agree_with_r),
        claim(every_specification_is_the_fit_of_its_formula),
        claim(means_are_those_of_a_fit),
        claim(weights_that_are_none_are_those_of_a_fit),
        claim(columns_almost_alike_keep_their_digits),
        claim(collinear_specifications_are_counted),
        claim(exact_fits_are_counted),
        claim(a_row_fitted_exactly_has_no_hc3),
        claim(rows_too_few_are_counted),
        claim(a_curve_of_nothing_is_refused),
        claim(a_permuted_curve_is_that_of_permuted_residuals),
        claim(a_bootstrapped_curve_is_that_of_the_rows_drawn),
        claim(the_permutation_test_holds_its_size_beside_confounders),
        claim(the_bootstrap_test_holds_its_size),
        claim(a_strong_association_is_found),
        claim(the_quick_normal_score_is_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
