#include "answers.h"

#include <gsl/gsl_errno.h>

#include "base/matrix.h"
#include "fit/distribution.h"
#include "fit/ols.h"

#define DATA "tests/reference/r/made-up.csv"
#define ANSWERS "tests/reference/r/ols.csv"
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct design *designed(struct run *run, const char *text, const struct frame *frame,
                                     enum missing_rule rule)
{
    struct formula *formula;
    struct design *design = NULL;
    if (!formula_parse(run, text, (struct place){ "FORMULA", 0, 0 }, &formula)
        || !design_build(run, formula, &(struct offer){ .frame = frame, .rule = rule }, &design))
        fail_msg("%s", run->message);
    return design;
}

static const struct fit *fitted_by(struct run *run, const char *text, const struct frame *frame,
                                   enum missing_rule rule)
{
    struct fit *fit = NULL;
    if (!ols_fit(run, designed(run, text, frame, rule), &fit))
        fail_msg("%s: %s", text, run->message);
    return fit;
}

/* The formula of each case in tests/reference/r/ols.R. */
static const struct {
    const char *name, *formula;
    enum missing_rule rule;
} cases[] = {
    { "simple", "y ~ x1", MISSING_RULE_LISTWISE },
    { "constant", "y ~ 1", MISSING_RULE_LISTWISE },
    { "multiple", "y ~ x1 + x2 + x3", MISSING_RULE_LISTWISE },
    { "no intercept", "y ~ x1 + x3 - 1", MISSING_RULE_LISTWISE },
    { "categorical", "y ~ x1 + region", MISSING_RULE_LISTWISE },
    { "categories without intercept", "y ~ region + size - 1", MISSING_RULE_LISTWISE },
    { "interaction", "y ~ x1*x3", MISSING_RULE_LISTWISE },
    { "slopes by region", "y ~ x1*region", MISSING_RULE_LISTWISE },
    { "slopes only", "y ~ x1:region", MISSING_RULE_LISTWISE },
    { "cells", "y ~ size + size:region", MISSING_RULE_LISTWISE },
    { "crossed", "y ~ region*size", MISSING_RULE_LISTWISE },
    { "poly", "y ~ poly(x1, 4)", MISSING_RULE_LISTWISE },
    { "poly by size", "y ~ poly(x1, 2)*size", MISSING_RULE_LISTWISE },
    { "z", "z(y) ~ z(x1) + z(x2)", MISSING_RULE_LISTWISE },
    { "functions", "ln(w) ~ sqrt(x3) + ln(x1) + I(x2^3)", MISSING_RULE_LISTWISE },
    { "mean", "y ~ x1 + z(x2) + ln(x3) + region", MISSING_RULE_MEAN },
};

static void compare_coefficients(const struct fit *fit, const struct frame *answers,
                                 const char *name)
{
    /* The intercept of z(y) is zero: what is left of it is measured against its error. */
    for (size_t j = 0; j < fit->coefficients; j++) {
        const struct coefficient *c = &fit->coefficient[j];
        double error = answer(answers, name, "std.error", j);
        assert_close(c->std_error, error, 1e-11);
        assert_true(fabs(c->estimate - answer(answers, name, "estimate", j)) < 1e-9 * error);
        if (fabs(c->statistic) < 1e-10)
            continue;
        assert_close(c->estimate, answer(answers, name, "estimate", j), 1e-10);
        assert_close(c->statistic, answer(answers, name, "statistic", j), 1e-10);
        assert_close(c->p_value, answer(answers, name, "p.value", j), 1e-9);
        assert_close(c->conf_low, answer(answers, name, "conf.low", j), 1e-10);
        assert_close(c->conf_high, answer(answers, name, "conf.high", j), 1e-10);
    }
}

static void compare_summary(const struct fit *fit, const struct frame *answers, const char *name)
{
    assert_close((double)fit->nobs, answer(answers, name, "nobs", 0), 0);
    assert_close((double)fit->df_residual, answer(answers, name, "df.residual", 0), 0);
    assert_close(fit->sigma, answer(answers, name, "sigma", 0), 1e-12);
    assert_close(fit->r_squared, answer(answers, name, "r.squared", 0), 1e-11);
    assert_close(fit->adj_r_squared, answer(answers, name, "adj.r.squared", 0), 1e-10);
    assert_close(fit->log_lik, answer(answers, name, "logLik", 0), 1e-12);
    assert_close(fit->aic, answer(answers, name, "AIC", 0), 1e-12);
    assert_close(fit->bic, answer(answers, name, "BIC", 0), 1e-12);
    assert_close(fit->deviance, answer(answers, name, "deviance", 0), 1e-12);
    for (size_t i = 0; i < fit->nobs; i++) {
        assert_true(fabs(fit->fitted[i] - answer(answers, name, "fitted", i)) < 1e-9 * fit->sigma);
        assert_true(fabs(fit->residual[i] - answer(answers, name, "residual", i))
                    < 1e-9 * fit->sigma);
    }
}

static void agrees_with_r(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, ANSWERS);
    const struct frame *frame = answers_read(run, DATA);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct fit *fit = fitted_by(run, cases[i].formula, frame, cases[i].rule);
        compare_coefficients(fit, answers, cases[i].name);
        compare_summary(fit, answers, cases[i].name);
        if (fit->df_model == 0)
            continue;
        assert_close(fit->statistic, answer(answers, cases[i].name, "f", 0), 1e-10);
        assert_close(fit->p_value, answer(answers, cases[i].name, "f.p", 0), 1e-9);
    }
}

static void a_mean_and_its_error_agree_with_r(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, ANSWERS);
    const struct fit *fit =
        fitted_by(run, "y ~ x1", answers_read(run, DATA), MISSING_RULE_LISTWISE);
    static const double rows[][2] = { { 1, 12.5 }, { 1, 30 } };
    for (size_t i = 0; i < 2; i++) {
        double estimate, std_error;
        ols_mean(fit, rows[i], &estimate, &std_error);
        assert_close(estimate, answer(answers, "simple", "mean", i), 1e-12);
        assert_close(std_error, answer(answers, "simple", "mean.std.error", i), 1e-12);
    }
}

static void an_intercept_alone_has_no_f(void **state)
{
    const struct fit *fit =
        fitted_by(*state, "y ~ 1", answers_read(*state, DATA), MISSING_RULE_LISTWISE);
    assert_true(isnan(fit->statistic) && isnan(fit->p_value));
    assert_true(fit->r_squared == 0);
    assert_int_equal(fit->df_model, 0);
}

static void f_of_one_predictor_is_the_square_of_its_t(void **state)
{
    const struct fit *fit =
        fitted_by(*state, "y ~ x3", answers_read(*state, DATA), MISSING_RULE_LISTWISE);
    assert_close(fit->statistic, fit->coefficient[1].statistic * fit->coefficient[1].statistic,
                 1e-12);
    assert_close(fit->p_value, fit->coefficient[1].p_value, 1e-12);
}

static void residuals_are_orthogonal_to_every_column(void **state)
{
    const struct fit *fit = fitted_by(*state, "y ~ x1 + x2 + region", answers_read(*state, DATA),
                                      MISSING_RULE_LISTWISE);
    for (size_t j = 0; j < fit->coefficients; j++) {
        double sum = 0;
        for (size_t i = 0; i < fit->nobs; i++)
            sum += gsl_matrix_get(fit->design->X, i, j) * fit->residual[i];
        assert_true(fabs(sum) < 1e-12 * fit->factorisation->scale[j] * sqrt(fit->deviance));
    }
}

/* Frisch and Waugh: a slope is that of the outcome on what the others leave of its column. */
static void a_slope_is_that_of_what_the_others_leave(void **state)
{
    struct run *run = *state;
    struct frame *frame = answers_read(run, DATA);
    const struct fit *whole = fitted_by(run, "y ~ x2 + x1 + x3", frame, MISSING_RULE_LISTWISE);
    static const char *const names[] = { "x2", "x1", "x3" };
    struct frame *rest = frame_new(run, whole->nobs, "rest");
    memcpy(frame_add(run, rest, "y", COLUMN_NUMBER)->number, whole->design->y->data,
           rest->rows * sizeof(double));
    for (size_t k = 0; k < 3; k++) {
        struct column *column = frame_add(run, rest, names[k], COLUMN_NUMBER);
        for (size_t i = 0; i < rest->rows; i++)
            column->number[i] = gsl_matrix_get(whole->design->X, i, 1 + k);
    }
    const struct fit *left = fitted_by(run, "x2 ~ x1 + x3", rest, MISSING_RULE_LISTWISE);
    struct column *leftover = frame_add(run, rest, "leftover", COLUMN_NUMBER);
    memcpy(leftover->number, left->residual, rest->rows * sizeof *left->residual);
    const struct fit *alone = fitted_by(run, "y ~ leftover - 1", rest, MISSING_RULE_LISTWISE);
    assert_close(alone->coefficient[0].estimate, whole->coefficient[1].estimate, 1e-12);
}

static struct frame *numbers(struct run *run, size_t rows, size_t columns, const char *const *names,
                             const double *const *values)
{
    struct frame *frame = frame_new(run, rows, "made-up.csv");
    for (size_t j = 0; j < columns; j++)
        memcpy(frame_add(run, frame, names[j], COLUMN_NUMBER)->number, values[j],
               rows * sizeof(double));
    for (size_t i = 0; i < rows; i++)
        frame->row_name[i] = talloc_asprintf(run, "line %zu", i + 2);
    return frame;
}

static const double y9[] = { 3, 5, 4, 8, 7, 9, 12, 10, 13 };
static const double a9[] = { 1, 4, 2, 8, 5, 7, 1, 3, 6 };
static const double b9[] = { 2, 7, 1, 8, 2, 8, 1, 8, 2 };

static void refuse(struct run *run, const char *text, const struct frame *frame,
                   const char *message)
{
    struct fit *fit;
    assert_false(ols_fit(run, designed(run, text, frame, MISSING_RULE_LISTWISE), &fit));
    assert_int_equal(run->status, STATUS_UNSUPPORTED);
    assert_string_equal(run->message, message);
}

static void refuses_collinear_columns(void **state)
{
    static const char *const names[] = { "y", "x1", "x2", "x3", "x4" };
    double x3[9], x4[9];
    for (size_t i = 0; i < 9; i++) {
        x3[i] = 2 * a9[i] - b9[i];
        x4[i] = a9[i] * a9[i];
    }
    const double *const values[] = { y9, a9, b9, x3, x4 };
    refuse(*state, "y ~ x4 + x1 + x2 + x3", numbers(*state, 9, 5, names, values),
           "FORMULA: x3 is collinear: x3 = 2 x1 - x2");
}

static void refuses_shares_that_add_up_to_a_whole(void **state)
{
    static const char *const names[] = { "y", "boys", "girls" };
    double girls[9];
    for (size_t i = 0; i < 9; i++)
        girls[i] = 100 - a9[i];
    const double *const values[] = { y9, a9, girls };
    refuse(*state, "y ~ boys + girls", numbers(*state, 9, 3, names, values),
           "FORMULA: girls is collinear: girls = 100 - boys");
}

static void refuses_two_units_of_one_thing(void **state)
{
    static const char *const names[] = { "y", "km", "miles" };
    double miles[9];
    for (size_t i = 0; i < 9; i++)
        miles[i] = a9[i] / 1.609344;
    const double *const values[] = { y9, a9, miles };
    refuse(*state, "y ~ miles + km", numbers(*state, 9, 3, names, values),
           "FORMULA: km is collinear: km = 1.609 miles");
}

static void refuses_an_interaction_that_is_always_zero(void **state)
{
    static const char *const names[] = { "y", "x", "good", "bad" };
    static const double good[] = { 1, 0, 0, 1, 0, 0, 1, 0, 0 },
                        bad[] = { 0, 1, 0, 0, 1, 0, 0, 1, 0 };
    const double *const values[] = { y9, a9, good, bad };
    refuse(*state, "y ~ x + good*bad", numbers(*state, 9, 4, names, values),
           "FORMULA: good:bad is collinear: it is zero in all 9 rows used; leave it out");
}

static void keeps_columns_that_are_nearly_collinear(void **state)
{
    static const char *const names[] = { "y", "x1", "x2" };
    double x2[9];
    for (size_t i = 0; i < 9; i++)
        x2[i] = a9[i] + 1e-6 * b9[i];
    const double *const values[] = { y9, a9, x2 };
    const struct fit *fit = fitted_by(*state, "y ~ x1 + x2", numbers(*state, 9, 3, names, values),
                                      MISSING_RULE_LISTWISE);
    assert_int_equal(fit->coefficients, 3);
}

static const double years[] = { 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020 };
static const double growth[] = { 12, 19, 37, 71, 116, 185, 271, 382, 523, 690, 888 };
static const double odd[] = { 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0 };

/* By rational numbers: tests/reference/certified/cubic.py */
static void tells_powers_of_a_year_apart(void **state)
{
    static const char *const names[] = { "y", "year", "w" };
    const double *const values[] = { growth, years, odd };
    const struct frame *frame = numbers(*state, 11, 3, names, values);
    static const char *const ways[] = { "y ~ poly(year, 3, raw)",
                                        "y ~ I(year^3) + year + I(year^2)" };
    for (size_t i = 0; i < 2; i++) {
        const struct fit *fit = fitted_by(*state, ways[i], frame, MISSING_RULE_LISTWISE);
        const struct coefficient *cube = &fit->coefficient[i == 0 ? 3 : 1];
        assert_close(cube->estimate, 4.34926184926184900004e-01, 1e-15);
        assert_close(cube->std_error, 1.58856487519370807859e-02, 1e-15);
        assert_close(fit->coefficient[0].estimate, -3.51517289150116539001e+09, 1e-15);
    }
    fitted_by(*state, "y ~ poly(year, 3, raw) + w", frame, MISSING_RULE_LISTWISE);
}

static void names_what_is_collinear_beside_powers(void **state)
{
    static const char *const names[] = { "y", "year", "w", "twice", "since" };
    double twice[11], since[11];
    for (size_t i = 0; i < 11; i++) {
        twice[i] = 2 * odd[i] + 0.1;
        since[i] = years[i] - 2010;
    }
    const double *const values[] = { growth, years, odd, twice, since };
    const struct frame *frame = numbers(*state, 11, 5, names, values);
    refuse(*state, "y ~ poly(year, 3, raw) + w + twice", frame,
           "FORMULA: twice is collinear: twice = 0.1 + 2 w");
}

static void names_a_column_that_is_a_power(void **state)
{
    static const char *const names[] = { "y", "year", "since" };
    double since[11];
    for (size_t i = 0; i < 11; i++)
        since[i] = years[i] - 2010;
    const double *const values[] = { growth, years, since };
    refuse(*state, "y ~ year + I(year^2) + since", numbers(*state, 11, 3, names, values),
           "FORMULA: since is collinear: since = -2010 + year");
}

/* I(a^2) and I(b^2), b being a in other units: powers in 32 digits, of numbers that are not. */
static void refuses_squares_of_two_units_of_one_thing(void **state)
{
    static const char *const names[] = { "y", "km", "miles" };
    double miles[9];
    for (size_t i = 0; i < 9; i++)
        miles[i] = a9[i] / 1.609344;
    const double *const values[] = { y9, a9, miles };
    refuse(*state, "y ~ I(miles^2) + I(km^2)", numbers(*state, 9, 3, names, values),
           "FORMULA: I(km^2) is collinear: I(km^2) = 2.59 I(miles^2)");
}

static void refuses_an_exact_fit(void **state)
{
    static const char *const names[] = { "y", "x1", "x2" };
    double y[9];
    for (size_t i = 0; i < 9; i++)
        y[i] = 1e6 + 0.1 * a9[i] - 0.7 * b9[i];
    const double *const values[] = { y, a9, b9 };
    refuse(*state, "y ~ x1 + x2", numbers(*state, 9, 3, names, values),
           "FORMULA: y is fitted exactly: its 9 residuals are zero to rounding, so nothing can be "
           "said "
           "of its errors; "
           "leave out what it was made from");
}

static void does_not_depend_on_units(void **state)
{
    static const char *const names[] = { "y", "x1", "x2" };
    double small[9];
    for (size_t i = 0; i < 9; i++)
        small[i] = 1e-200 * a9[i];
    const double *const plain[] = { y9, a9, b9 }, *const scaled[] = { y9, small, b9 };
    const struct fit *one = fitted_by(*state, "y ~ x1 + x2", numbers(*state, 9, 3, names, plain),
                                      MISSING_RULE_LISTWISE);
    const struct fit *other = fitted_by(*state, "y ~ x1 + x2", numbers(*state, 9, 3, names, scaled),
                                        MISSING_RULE_LISTWISE);
    assert_close(other->coefficient[1].estimate, 1e200 * one->coefficient[1].estimate, 1e-13);
    assert_close(other->coefficient[1].p_value, one->coefficient[1].p_value, 1e-12);
    assert_close(other->r_squared, one->r_squared, 1e-13);
}

/* A NIST Statistical Reference Dataset: its data, and its certified values. */
struct certified {
    struct frame *frame;
    size_t coefficients;
    double estimate[12], std_error[12], sigma, r_squared, f;
};

static void read_certified_line(const char *line, struct certified *certified)
{
    double estimate, std_error;
    int index;
    if (sscanf(line, " B%d %lf %lf", &index, &estimate, &std_error) == 3) {
        certified->estimate[certified->coefficients] = estimate;
        certified->std_error[certified->coefficients++] = std_error;
    }
    sscanf(line, " Standard Deviation %lf", &certified->sigma);
    sscanf(line, " R-Squared %lf", &certified->r_squared);
    sscanf(line, " Regression %*d %*f %*f %lf", &certified->f);
}

/* Certified values stand on lines 31 to 60, data from line 61 on. */
static bool certified_read(struct run *run, const char *name, size_t predictors,
                           struct certified *certified)
{
    const char *folder = getenv("ATTAIN_REFERENCE");
    const char *path = talloc_asprintf(run, "%s/nist/%s.dat", folder ? folder : "", name);
    FILE *file = folder == NULL ? NULL : fopen(path, "r");
    *certified = (struct certified){ .frame = frame_new(run, 200, path) };
    if (file == NULL)
        return false;
    double *value[7];
    for (size_t j = 0; j <= predictors; j++)
        value[j] = frame_add(run, certified->frame, j == 0 ? "y" : talloc_asprintf(run, "x%zu", j),
                             COLUMN_NUMBER)
                       ->number;
    char line[500];
    size_t rows = 0;
    for (size_t number = 1; rows < 200 && fgets(line, sizeof line, file) != NULL; number++) {
        if (number > 30 && number <= 60)
            read_certified_line(line, certified);
        if (number <= 60 || strspn(line, " \r\n\t") == strlen(line))
            continue;
        char *rest = line;
        for (size_t j = 0; j <= predictors; j++)
            value[j][rows] = strtod(rest, &rest);
        certified->frame->row_name[rows++] = talloc_asprintf(run, "line %zu", number);
    }
    fclose(file);
    certified->frame->rows = rows;
    return true;
}

#define POWERS_TO_5 "x1 + I(x1^2) + I(x1^3) + I(x1^4) + I(x1^5)"

static const struct {
    const char *name, *formula;
    size_t predictors;
} nist[] = {
    { "Norris", "y ~ x1", 1 },
    { "Pontius", "y ~ x1 + I(x1^2)", 1 },
    { "NoInt1", "y ~ x1 - 1", 1 },
    { "NoInt2", "y ~ x1 - 1", 1 },
    { "Longley", "y ~ x1 + x2 + x3 + x4 + x5 + x6", 6 },
    { "Wampler3", "y ~ " POWERS_TO_5, 1 },
    { "Wampler4", "y ~ " POWERS_TO_5, 1 },
    { "Wampler5", "y ~ " POWERS_TO_5, 1 },
    { "Filip", "y ~ " POWERS_TO_5 " + I(x1^6) + I(x1^7) + I(x1^8) + I(x1^9) + I(x1^10)", 1 },
};

static void skip_without(const struct certified *certified)
{
    print_message("skipped: %s is not there\n", certified->frame->file);
    skip();
}

static void agrees_with_nist(void **state)
{
    struct run *run = *state;
    for (size_t i = 0; i < COUNT(nist); i++) {
        struct certified certified;
        if (!certified_read(run, nist[i].name, nist[i].predictors, &certified))
            skip_without(&certified);
        const struct fit *fit =
            fitted_by(run, nist[i].formula, certified.frame, MISSING_RULE_LISTWISE);
        assert_int_equal(fit->coefficients, certified.coefficients);
        for (size_t j = 0; j < fit->coefficients; j++) {
            assert_close(fit->coefficient[j].estimate, certified.estimate[j], 1e-13);
            assert_close(fit->coefficient[j].std_error, certified.std_error[j], 1e-13);
        }
        assert_close(fit->sigma, certified.sigma, 1e-13);
        assert_close(fit->r_squared, certified.r_squared, 1e-13);
        assert_close(fit->statistic, certified.f, 1e-13);
    }
}

/* Wampler1 and Wampler2 are polynomials without error: the coefficients come out, a fit does not.
 */
static void solves_nists_exact_polynomials_and_refuses_to_judge_them(void **state)
{
    struct run *run = *state;
    static const char *const names[] = { "Wampler1", "Wampler2" };
    for (size_t i = 0; i < 2; i++) {
        struct certified certified;
        struct fit *fit;
        if (!certified_read(run, names[i], 1, &certified))
            skip_without(&certified);
        const struct design *design =
            designed(run, "y ~ " POWERS_TO_5, certified.frame, MISSING_RULE_LISTWISE);
        if (!ols_solve(run, design, &fit))
            fail_msg("%s", run->message);
        for (size_t j = 0; j < 6; j++) {
            assert_close(fit->coefficient[j].estimate, certified.estimate[j], 1e-13);
            assert_close(fit->coefficient[j].std_error, 0, 1e-14);
        }
        assert_false(ols_fit(run, design, &fit));
        assert_non_null(strstr(run->message, "fitted exactly"));
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
        CLAIM(agrees_with_r),
        CLAIM(a_mean_and_its_error_agree_with_r),
        CLAIM(an_intercept_alone_has_no_f),
        CLAIM(f_of_one_predictor_is_the_square_of_its_t),
        CLAIM(residuals_are_orthogonal_to_every_column),
        CLAIM(a_slope_is_that_of_what_the_others_leave),
        CLAIM(refuses_collinear_columns),
        CLAIM(refuses_shares_that_add_up_to_a_whole),
        CLAIM(refuses_two_units_of_one_thing),
        CLAIM(refuses_an_interaction_that_is_always_zero),
        CLAIM(keeps_columns_that_are_nearly_collinear),
        CLAIM(tells_powers_of_a_year_apart),
        CLAIM(names_what_is_collinear_beside_powers),
        CLAIM(names_a_column_that_is_a_power),
        CLAIM(refuses_squares_of_two_units_of_one_thing),
        CLAIM(refuses_an_exact_fit),
        CLAIM(does_not_depend_on_units),
        CLAIM(agrees_with_nist),
        CLAIM(solves_nists_exact_polynomials_and_refuses_to_judge_them),
    };
    return cmocka_run_group_tests_name("ols", tests, NULL, NULL);
}
