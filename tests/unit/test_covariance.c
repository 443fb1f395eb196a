/* test_covariance.c - weights, robust and clustered standard errors beside R's, and identities. */
#include "answers.h"

#include <gsl/gsl_errno.h>

#include "fit/analysis.h"
#include "fit/clustered.h"
#include "fit/geometry.h"

#define DATA "tests/reference/r/made-up-clusters.csv"
#define ANSWERS "tests/reference/r/covariance.csv"
#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool fits(struct run *run, const struct frame *frame, const char *text, const char *weight,
                 struct inference inference, struct fit **fit)
{
    struct formula *formula;
    const struct analysis analysis = { .offer = { .frame = frame, .weight = weight },
                                       .inference = inference };
    return formula_parse(run, text, (struct place){ "FORMULA", 0, 0 }, &formula)
           && analysis_fit(run, &analysis, formula, fit);
}

static struct fit *fitted_as(struct run *run, const struct frame *frame, const char *text,
                             const char *weight, struct inference inference)
{
    struct fit *fit = NULL;
    if (!fits(run, frame, text, weight, inference, &fit))
        fail_msg("%s: %s", text, run->message);
    return fit;
}

static struct inference kind_of(enum inference_kind kind, const char *cluster)
{
    struct inference inference = inference_usual();
    inference.kind = kind;
    inference.cluster = cluster;
    return inference;
}

static struct inference classical(void)
{
    return inference_usual();
}

/* The formula of each model in tests/reference/r/covariance.R. */
static const struct {
    const char *name, *formula;
} models[] = {
    { "line", "y ~ x" },
    { "several", "y ~ x + v + kind" },
    { "no intercept", "y ~ x + kind - 1" },
    { "product", "y ~ x * north" },
};

/* R's other coding of categories has its columns in the order of ours. */
static const char *case_of(struct run *run, size_t model, bool weighted, const char *rest)
{
    return talloc_asprintf(run, "%s %s%s", models[model].name, weighted ? "weighted" : "plain",
                           rest);
}

static bool is_answered(const struct frame *answers, const char *name)
{
    const struct column *column = frame_column(answers, "case");
    for (size_t i = 0; i < answers->rows; i++)
        if (strcmp(column->text[i], name) == 0)
            return true;
    return false;
}

static void weighted_fits_agree_with_r(void **state)
{
    struct run *run = *state;
    const struct frame *frame = answers_read(run, DATA), *answers = answers_read(run, ANSWERS);
    for (size_t m = 0; m < COUNT(models); m++) {
        const struct fit *fit = fitted_as(run, frame, models[m].formula, "w", classical());
        const char *name = case_of(run, m, true, "");
        for (size_t j = 0; j < fit->coefficients; j++) {
            const struct coefficient *c = &fit->coefficient[j];
            assert_close(c->estimate, answer(answers, name, "estimate", j), 1e-11);
            assert_close(c->std_error, answer(answers, name, "std.error", j), 1e-11);
            assert_close(c->statistic, answer(answers, name, "statistic", j), 1e-11);
            assert_close(c->p_value, answer(answers, name, "p.value", j), 1e-10);
            assert_close(c->conf_low, answer(answers, name, "conf.low", j), 1e-10);
            assert_close(c->conf_high, answer(answers, name, "conf.high", j), 1e-10);
        }
        assert_close((double)fit->nobs, answer(answers, name, "nobs", 0), 0);
        assert_close(fit->sigma, answer(answers, name, "sigma", 0), 1e-12);
        assert_close(fit->r_squared, answer(answers, name, "r.squared", 0), 1e-12);
        assert_close(fit->adj_r_squared, answer(answers, name, "adj.r.squared", 0), 1e-12);
        assert_close(fit->statistic, answer(answers, name, "f", 0), 1e-11);
        assert_close(fit->log_lik, answer(answers, name, "logLik", 0), 1e-12);
        assert_close(fit->aic, answer(answers, name, "AIC", 0), 1e-12);
        assert_close(fit->bic, answer(answers, name, "BIC", 0), 1e-12);
        assert_close(fit->deviance, answer(answers, name, "deviance", 0), 1e-12);
        const struct geometry *geometry = geometry_of(run, fit);
        for (size_t i = 0; i < fit->nobs; i++) {
            assert_close(fit->fitted[i], answer(answers, name, "fitted", i), 1e-11);
            assert_true(fabs(fit->residual[i] - answer(answers, name, "residual", i)) < 1e-11);
            assert_close(geometry->leverage[i], answer(answers, name, "leverage", i), 1e-11);
        }
    }
}

static void robust_errors_agree_with_sandwich(void **state)
{
    struct run *run = *state;
    const struct frame *frame = answers_read(run, DATA), *answers = answers_read(run, ANSWERS);
    for (size_t m = 0; m < COUNT(models); m++)
        for (int weighted = 0; weighted < 2; weighted++)
            for (enum inference_kind kind = INFERENCE_HC0; kind <= INFERENCE_HC4; kind++) {
                const struct fit *fit = fitted_as(run, frame, models[m].formula,
                                                  weighted ? "w" : NULL, kind_of(kind, NULL));
                const char *name =
                    case_of(run, m, weighted, talloc_asprintf(run, " %s", inference_names[kind]));
                for (size_t j = 0; j < fit->coefficients; j++) {
                    const struct coefficient *c = &fit->coefficient[j];
                    assert_close(c->std_error, answer(answers, name, "std.error", j), 1e-11);
                    assert_close(c->statistic, answer(answers, name, "statistic", j), 1e-11);
                    assert_close(c->p_value, answer(answers, name, "p.value", j), 1e-10);
                    assert_close(c->conf_low, answer(answers, name, "conf.low", j), 1e-9);
                    assert_true(c->df == (double)fit->df_residual);
                }
                assert_close(fit->statistic, answer(answers, name, "f", 0), 1e-11);
                assert_close(fit->p_value, answer(answers, name, "f.p", 0), 1e-10);
                assert_true(fit->df_statistic == (double)fit->df_residual);
            }
}

static void clustered_errors_agree_with_clubsandwich(void **state)
{
    struct run *run = *state;
    const struct frame *frame = answers_read(run, DATA), *answers = answers_read(run, ANSWERS);
    static const char *const clusters[] = { "town", "north" };
    size_t cases = 0;
    for (size_t m = 0; m < COUNT(models); m++)
        for (size_t k = 0; k < 8; k++) {
            bool weighted = (k & 1) != 0;
            enum inference_kind kind = (k & 2) != 0 ? INFERENCE_CR1 : INFERENCE_CR2;
            struct inference inference = kind_of(kind, clusters[k >> 2]);
            inference.conf_level = 0.9;
            const char *name =
                case_of(run, m, weighted,
                        talloc_asprintf(run, " %s %s", inference_names[kind], inference.cluster));
            if (!is_answered(answers, name))
                continue;
            const struct fit *fit =
                fitted_as(run, frame, models[m].formula, weighted ? "w" : NULL, inference);
            cases++;
            for (size_t j = 0; j < fit->coefficients; j++) {
                const struct coefficient *c = &fit->coefficient[j];
                assert_close(c->std_error, answer(answers, name, "std.error", j), 1e-10);
                assert_close(c->statistic, answer(answers, name, "statistic", j), 1e-10);
                assert_close(c->df, answer(answers, name, "df", j), 1e-9);
                assert_close(c->p_value, answer(answers, name, "p.value", j), 1e-9);
                assert_close(c->conf_low, answer(answers, name, "conf.low.90", j), 1e-9);
            }
            if (k >> 2 != 0)
                continue;
            assert_close(fit->statistic, answer(answers, name, "f", 0), 1e-9);
            assert_close(fit->df_statistic, answer(answers, name, "f.df", 0), 1e-9);
            assert_close(fit->p_value, answer(answers, name, "f.p", 0), 1e-9);
        }
    assert_true(cases >= 28);
}

static void an_indicator_of_each_cluster_needs_the_generalised_inverse_of_clubsandwich(void **state)
{
    struct run *run = *state;
    const struct frame *frame = answers_read(run, DATA), *answers = answers_read(run, ANSWERS);
    const struct fit *fit =
        fitted_as(run, frame, "y ~ x + town", NULL, kind_of(INFERENCE_CR2, "town"));
    const struct coefficient *c = &fit->coefficient[1];
    assert_close(c->std_error, answer(answers, "towns CR2 town", "std.error", 0), 1e-10);
    assert_close(c->df, answer(answers, "towns CR2 town", "df", 0), 1e-9);
    assert_close(c->p_value, answer(answers, "towns CR2 town", "p.value", 0), 1e-9);
    assert_true(isnan(fit->statistic) && isnan(fit->p_value));
    assert_non_null(strstr(fit->inference_caution, "12 clusters cannot test 12 terms at once"));
}

/* A frame with one more column of numbers. */
static void add_numbers(struct run *run, struct frame *frame, const char *name,
                        double (*number)(size_t row))
{
    struct column *column = frame_add(run, frame, name, COLUMN_NUMBER);
    for (size_t i = 0; i < frame->rows; i++)
        column->number[i] = number(i);
}

static double one(size_t row)
{
    (void)row;
    return 1;
}

static double itself(size_t row)
{
    return (double)row;
}

static void weights_of_one_change_no_bit(void **state)
{
    struct run *run = *state;
    struct frame *frame = answers_read(run, DATA);
    add_numbers(run, frame, "one", one);
    static const enum inference_kind kinds[] = { INFERENCE_CLASSICAL, INFERENCE_HC3,
                                                 INFERENCE_CR1 };
    for (size_t k = 0; k < COUNT(kinds); k++) {
        struct inference inference = kind_of(kinds[k], "town");
        const char *text = "z(y) ~ poly(x, 3) + z(v) + kind";
        const struct fit *with = fitted_as(run, frame, text, "one", inference);
        const struct fit *without = fitted_as(run, frame, text, NULL, inference);
        for (size_t j = 0; j < with->coefficients; j++) {
            const struct coefficient *a = &with->coefficient[j], *b = &without->coefficient[j];
            assert_true(a->estimate == b->estimate && a->std_error == b->std_error);
            assert_true(a->p_value == b->p_value && a->conf_low == b->conf_low);
        }
        assert_true(with->r_squared == without->r_squared && with->sigma == without->sigma);
        assert_true(with->statistic == without->statistic && with->log_lik == without->log_lik);
        for (size_t i = 0; i < with->nobs; i++)
            assert_true(with->residual[i] == without->residual[i]);
    }
}

/* A mean of w children behind a row is as w rows that have the mean: the same estimates. */
static void a_weight_counts_as_that_many_rows(void **state)
{
    struct run *run = *state;
    struct frame *few = frame_new(run, 6, "few"), *many = frame_new(run, 21, "many");
    struct column *y = frame_add(run, few, "y", COLUMN_NUMBER);
    for (size_t i = 0; i < 6; i++)
        y->number[i] = (double)(i * i % 5);
    add_numbers(run, few, "x", itself);
    struct column *w = frame_add(run, few, "w", COLUMN_NUMBER);
    frame_add(run, many, "y", COLUMN_NUMBER);
    frame_add(run, many, "x", COLUMN_NUMBER);
    size_t at = 0;
    for (size_t i = 0; i < 6; i++) {
        w->number[i] = (double)(i + 1);
        for (size_t k = 0; k <= i; k++, at++) {
            frame_column(many, "y")->number[at] = (double)(i * i % 5);
            frame_column(many, "x")->number[at] = (double)i;
        }
    }
    const struct fit *weighted = fitted_as(run, few, "y ~ x", "w", classical());
    const struct fit *repeated = fitted_as(run, many, "y ~ x", NULL, classical());
    for (size_t j = 0; j < 2; j++)
        assert_close(weighted->coefficient[j].estimate, repeated->coefficient[j].estimate, 1e-15);
    assert_close(weighted->r_squared, repeated->r_squared, 1e-15);
    assert_close(weighted->deviance, repeated->deviance, 1e-15);
}

static void clusters_of_one_row_make_cr1_of_hc0(void **state)
{
    struct run *run = *state;
    struct frame *frame = answers_read(run, DATA);
    add_numbers(run, frame, "row", itself);
    const struct fit *each = fitted_as(run, frame, "y ~ x + v", "w", kind_of(INFERENCE_CR1, "row"));
    const struct fit *hc0 = fitted_as(run, frame, "y ~ x + v", "w", kind_of(INFERENCE_HC0, NULL));
    double n = (double)each->nobs;
    for (size_t j = 0; j < each->coefficients; j++)
        assert_close(each->coefficient[j].std_error,
                     hc0->coefficient[j].std_error * sqrt(n / (n - 1)), 1e-14);
}

static void clusters_of_one_row_make_cr2_of_hc2(void **state)
{
    struct run *run = *state;
    struct frame *frame = answers_read(run, DATA);
    add_numbers(run, frame, "row", itself);
    const struct fit *each =
        fitted_as(run, frame, "y ~ x + v", NULL, kind_of(INFERENCE_CR2, "row"));
    const struct fit *hc2 = fitted_as(run, frame, "y ~ x + v", NULL, kind_of(INFERENCE_HC2, NULL));
    for (size_t j = 0; j < each->coefficients; j++)
        assert_close(each->coefficient[j].std_error, hc2->coefficient[j].std_error, 1e-13);
}

static void f_of_one_term_is_the_square_of_its_t(void **state)
{
    struct run *run = *state;
    const struct frame *frame = answers_read(run, DATA);
    static const enum inference_kind kinds[] = { INFERENCE_HC0, INFERENCE_HC3, INFERENCE_HC4,
                                                 INFERENCE_CR1, INFERENCE_CR2 };
    for (size_t k = 0; k < COUNT(kinds); k++) {
        const struct fit *fit = fitted_as(run, frame, "y ~ x", "w", kind_of(kinds[k], "town"));
        const struct coefficient *c = &fit->coefficient[1];
        assert_close(fit->statistic, c->statistic * c->statistic, 1e-12);
        assert_close(fit->df_statistic, c->df, 1e-12);
        assert_close(fit->p_value, c->p_value, 1e-11);
    }
}

/* The units of a predictor are no part of its t, nor of F. */
static void t_and_f_do_not_depend_on_units(void **state)
{
    struct run *run = *state;
    struct frame *frame = answers_read(run, DATA);
    struct column *tiny = frame_add(run, frame, "tiny", COLUMN_NUMBER);
    const struct column *x = frame_column(frame, "x");
    for (size_t i = 0; i < frame->rows; i++) {
        tiny->number[i] = ldexp(x->number[i], -40);
        if (x->missing[i] != PRESENT)
            column_miss(tiny, i, MISSING_EMPTY, "empty cell");
    }
    const struct fit *large =
        fitted_as(run, frame, "y ~ x + v", NULL, kind_of(INFERENCE_CR2, "town"));
    const struct fit *small =
        fitted_as(run, frame, "y ~ tiny + v", NULL, kind_of(INFERENCE_CR2, "town"));
    for (size_t j = 0; j < 3; j++) {
        assert_close(small->coefficient[j].statistic, large->coefficient[j].statistic, 1e-12);
        assert_close(small->coefficient[j].df, large->coefficient[j].df, 1e-11);
    }
    assert_close(small->statistic, large->statistic, 1e-11);
    assert_close(small->df_statistic, large->df_statistic, 1e-11);
}

static void the_estimates_are_those_of_least_squares_whatever_the_kind(void **state)
{
    struct run *run = *state;
    const struct frame *frame = answers_read(run, DATA);
    const struct fit *plain = fitted_as(run, frame, "y ~ x + kind", NULL, classical());
    for (enum inference_kind kind = INFERENCE_HC0; kind <= INFERENCE_CR2; kind++) {
        const struct fit *fit = fitted_as(run, frame, "y ~ x + kind", NULL, kind_of(kind, "town"));
        assert_true(fit->r_squared == plain->r_squared && fit->sigma == plain->sigma);
        for (size_t j = 0; j < fit->coefficients; j++)
            assert_true(fit->coefficient[j].estimate == plain->coefficient[j].estimate
                        && fit->coefficient[j].std_error != plain->coefficient[j].std_error);
    }
}

static void assert_refused_with(struct run *run, const struct frame *frame, const char *text,
                                const char *weight, struct inference inference, const char *message)
{
    struct fit *fit;
    run->message = NULL;
    if (fits(run, frame, text, weight, inference, &fit))
        fail_msg("not refused: %s", message);
    assert_int_equal(run->status, STATUS_UNSUPPORTED);
    assert_string_equal(run->message, message);
}

static double at_the_third(size_t row)
{
    return row == 2;
}

static void a_row_of_leverage_one_is_named_or_cautioned_of(void **state)
{
    struct run *run = *state;
    struct frame *frame = answers_read(run, DATA);
    add_numbers(run, frame, "third", at_the_third);
    for (enum inference_kind kind = INFERENCE_HC2; kind <= INFERENCE_HC4; kind++)
        assert_refused_with(
            run, frame, "y ~ x + third", NULL, kind_of(kind, NULL),
            talloc_asprintf(run,
                            "FORMULA: line 4 is fitted exactly: it alone settles a coefficient, so "
                            "%s cannot know its error; leave it or its term out, or use HC1",
                            inference_names[kind]));
    const struct fit *fit =
        fitted_as(run, frame, "y ~ x + third", NULL, kind_of(INFERENCE_HC1, NULL));
    assert_non_null(strstr(fit->inference_caution, "1 row is fitted exactly (leverage 1)"));
    frame_column(frame, "y")->confidential = true;
    assert_refused_with(run, frame, "y ~ x + third", NULL, kind_of(INFERENCE_HC3, NULL),
                        "FORMULA: a row (not named: confidential) is fitted exactly: it alone "
                        "settles a coefficient, so HC3 cannot know its error; leave it or its term "
                        "out, or use HC1");
}

/* Means of clusters: their errors add up to zero in each, and so does what CR1 knows of them. */
static void an_error_of_zero_is_refused(void **state)
{
    struct run *run = *state;
    assert_refused_with(run, answers_read(run, DATA), "y ~ north", NULL,
                        kind_of(INFERENCE_CR1, "north"),
                        "FORMULA: the CR1 standard error of (Intercept) is zero to rounding: what "
                        "it rests on is fitted exactly; leave the term out, or use "
                        "classical standard errors");
}

static void refuses_a_single_cluster(void **state)
{
    struct run *run = *state;
    struct frame *frame = answers_read(run, DATA);
    add_numbers(run, frame, "one", one);
    assert_refused_with(run, frame, "y ~ x", NULL, kind_of(INFERENCE_CR2, "one"),
                        "FORMULA: all 65 rows are in one cluster of 'one'; clustered standard "
                        "errors need two or more, and many to be of use");
}

static double minus_at_the_third(size_t row)
{
    return row == 2 ? -4 : 3;
}

static double huge(size_t row)
{
    return row == 5 ? 1e200 : 3;
}

static double zero(size_t row)
{
    (void)row;
    return 0;
}

static void refuses_weights_that_are_none(void **state)
{
    struct run *run = *state;
    struct frame *frame = answers_read(run, DATA);
    add_numbers(run, frame, "minus", minus_at_the_third);
    add_numbers(run, frame, "huge", huge);
    add_numbers(run, frame, "nil", zero);
    const struct inference usual = classical();
    assert_refused_with(run, frame, "y ~ x", "minus", usual,
                        "FORMULA: the weight 'minus' is -4 in line 4; a weight is zero or more");
    assert_refused_with(
        run, frame, "y ~ x", "huge", usual,
        "FORMULA: the weight 'huge' is 1e+200 in line 7, too large to compute with");
    assert_refused_with(run, frame, "y ~ x", "nil", usual,
                        "FORMULA: none of the 67 rows has a value in every column of the model "
                        "and a weight; 'nil' is zero in 67");
    assert_refused_with(run, frame, "y ~ x", "kind", usual,
                        talloc_asprintf(run,
                                        "FORMULA: the weight 'kind' holds text, as '%s' in line 2; "
                                        "weights are numbers",
                                        frame_column(frame, "kind")->text[0]));
}

static void a_row_without_a_weight_is_left_out_and_says_so(void **state)
{
    struct run *run = *state;
    const struct frame *frame = answers_read(run, DATA);
    const struct fit *fit = fitted_as(run, frame, "y ~ x", "w", classical());
    size_t zeros = 0, missing = 0;
    for (size_t i = 0; i < fit->design->left_outs; i++) {
        zeros += strcmp(fit->design->left_out[i].why, "w: weight of zero") == 0;
        missing += strcmp(fit->design->left_out[i].why, "w: empty cell") == 0;
    }
    assert_int_equal(zeros, 2);
    assert_int_equal(missing, 1);
    assert_int_equal(fit->nobs, frame->rows - 5);
}

/* A weight is no predictor: the rule that puts means in place of those does not make up weights. */
static void a_missing_weight_takes_no_mean(void **state)
{
    struct run *run = *state;
    const struct frame *frame = answers_read(run, DATA);
    struct formula *formula;
    struct fit *fit = NULL;
    const struct analysis analysis = {
        .offer = { .frame = frame, .weight = "w", .rule = MISSING_RULE_MEAN },
        .inference = classical()
    };
    assert_true(formula_parse(run, "y ~ x + w", (struct place){ "FORMULA", 0, 0 }, &formula)
                && analysis_fit(run, &analysis, formula, &fit));
    assert_int_equal(fit->nobs, frame->rows - 3);
    assert_int_equal(fit->design->imputed, 2);
}

static double power_of_ten(size_t row)
{
    return row < 3 ? 1 : 1e-60;
}

static void weights_that_leave_too_few_rows_to_tell_columns_apart_are_refused(void **state)
{
    struct run *run = *state;
    struct frame *frame = answers_read(run, DATA);
    add_numbers(run, frame, "steep", power_of_ten);
    struct fit *fit;
    assert_false(fits(run, frame, "y ~ x + v + kind", "steep", classical(), &fit));
    assert_non_null(strstr(run->message, "the weights 'steep', from 1e-60 to 1, are too unequal"));
}

/* Weights do not hide what the columns are. */
static void collinear_columns_are_named_with_weights_too(void **state)
{
    struct run *run = *state;
    struct frame *frame = answers_read(run, DATA);
    struct column *twice = frame_add(run, frame, "twice", COLUMN_NUMBER);
    for (size_t i = 0; i < frame->rows; i++)
        twice->number[i] = 2 * frame_column(frame, "v")->number[i];
    assert_refused_with(run, frame, "y ~ x + v + twice", "w", classical(),
                        "FORMULA: twice is collinear: twice = 2 v");
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
        CLAIM(weighted_fits_agree_with_r),
        CLAIM(robust_errors_agree_with_sandwich),
        CLAIM(clustered_errors_agree_with_clubsandwich),
        CLAIM(an_indicator_of_each_cluster_needs_the_generalised_inverse_of_clubsandwich),
        CLAIM(weights_of_one_change_no_bit),
        CLAIM(a_weight_counts_as_that_many_rows),
        CLAIM(clusters_of_one_row_make_cr1_of_hc0),
        CLAIM(clusters_of_one_row_make_cr2_of_hc2),
        CLAIM(f_of_one_term_is_the_square_of_its_t),
        CLAIM(t_and_f_do_not_depend_on_units),
        CLAIM(the_estimates_are_those_of_least_squares_whatever_the_kind),
        CLAIM(a_row_of_leverage_one_is_named_or_cautioned_of),
        CLAIM(an_error_of_zero_is_refused),
        CLAIM(refuses_a_single_cluster),
        CLAIM(refuses_weights_that_are_none),
        CLAIM(a_row_without_a_weight_is_left_out_and_says_so),
        CLAIM(a_missing_weight_takes_no_mean),
        CLAIM(weights_that_leave_too_few_rows_to_tell_columns_apart_are_refused),
        CLAIM(collinear_columns_are_named_with_weights_too),
    };
    return cmocka_run_group_tests_name("covariance", tests, NULL, NULL);
}
