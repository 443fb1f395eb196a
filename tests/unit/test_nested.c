#include "compared.h"

#include "fit/nested.h"

static const char *const blocks[] = { "y ~ x1", "y ~ x1 + x2 + x3", "y ~ x1 + x2 + x3 + region" };

struct asked {
    struct run *run;
    struct analysis analysis;
    const struct frame *answers;
    struct fit *fit[3];
};

static struct asked blocks_fitted(struct run *run)
{
    struct frame *frame = compared_data(run);
    struct asked asked = { .run = run,
                           .analysis = compared_analysis(frame, compared_whole(run, frame)),
                           .answers = compared_answers(run) };
    for (size_t m = 0; m < 3; m++)
        asked.fit[m] = compared_fit(run, &asked.analysis, blocks[m]);
    return asked;
}

/* The steps with standard errors of a kind: the estimates are the same. */
static struct nested_step *steps(struct asked *asked, enum inference_kind kind)
{
    struct nested_step *step = NULL;
    for (size_t m = 0; m < 3; m++) {
        asked->fit[m]->inference.kind = kind;
        asked->fit[m]->inference.cluster = "region";
    }
    if (!nested_steps(asked->run, &asked->analysis, asked->fit, 3, &step))
        fail_msg("%s", asked->run->message);
    return step;
}

static void agrees_with_anova_and_waldtest(void **state)
{
    struct asked asked = blocks_fitted(*state);
    static const enum inference_kind kinds[] = {
        INFERENCE_CLASSICAL, INFERENCE_HC0, INFERENCE_HC1,
        INFERENCE_HC2,       INFERENCE_HC3, INFERENCE_HC4
    };
    for (size_t k = 0; k < 6; k++) {
        const struct nested_step *step = steps(&asked, kinds[k]);
        for (size_t m = 1; m < 3; m++) {
            const char *name = talloc_asprintf(asked.run, "nested %zu", m + 1);
            const char *kind = inference_names[kinds[k]];
            assert_close(step[m].statistic, answer(asked.answers, name, kind, 0), 1e-11);
            assert_close(step[m].p_value, answer(asked.answers, name, kind, 1), 1e-10);
        }
    }
}

static void clusters_leave_one_less_degree_of_freedom_than_there_are(void **state)
{
    struct asked asked = blocks_fitted(*state);
    const struct nested_step *step = steps(&asked, INFERENCE_CR1);
    assert_close(step[1].statistic, answer(asked.answers, "nested 2", "CR1", 0), 1e-10);
    assert_close(step[1].p_value, answer(asked.answers, "nested 2", "CR1", 1), 1e-10);
    assert_close(step[1].df2, 3, 0);
}

static void f_of_one_column_is_the_square_of_its_clustered_t(void **state)
{
    struct asked asked = blocks_fitted(*state);
    struct nested_step *step = NULL;
    asked.analysis.inference.kind = INFERENCE_CR1;
    asked.analysis.inference.cluster = "region";
    struct fit *pair[] = { compared_fit(asked.run, &asked.analysis, "y ~ x1"),
                           compared_fit(asked.run, &asked.analysis, "y ~ x1 + x2") };
    assert_true(nested_steps(asked.run, &asked.analysis, pair, 2, &step));
    double t = pair[1]->coefficient[2].statistic;
    assert_close(step[1].statistic, t * t, 1e-12);
    assert_close(step[1].p_value, pair[1]->coefficient[2].p_value, 1e-11);
}

/* Residuals about the means of regions sum to zero in each: clusters of region have no spread. */
static void has_no_f_where_the_covariance_is_singular(void **state)
{
    struct asked asked = blocks_fitted(*state);
    struct nested_step *step = NULL;
    struct fit *pair[] = { compared_fit(asked.run, &asked.analysis, "y ~ 1"),
                           compared_fit(asked.run, &asked.analysis, "y ~ region") };
    pair[1]->inference.kind = INFERENCE_CR1;
    pair[1]->inference.cluster = "region";
    assert_true(nested_steps(asked.run, &asked.analysis, pair, 2, &step));
    assert_true(isnan(step[1].statistic) && isnan(step[1].p_value));
}

static void has_no_f_of_more_columns_than_clusters_leave(void **state)
{
    struct asked asked = blocks_fitted(*state);
    struct nested_step *step = NULL;
    struct fit *pair[] = { asked.fit[0], asked.fit[1] };
    pair[1]->inference.kind = INFERENCE_CR1;
    pair[1]->inference.cluster = "size";
    assert_true(nested_steps(asked.run, &asked.analysis, pair, 2, &step));
    assert_true(isnan(step[1].statistic) && isnan(step[1].p_value));
}

static void has_no_f_where_the_kind_tests_coefficients_alone(void **state)
{
    struct asked asked = blocks_fitted(*state);
    const struct nested_step *step = steps(&asked, INFERENCE_PERMUTATION);
    assert_true(isnan(step[1].statistic) && isnan(step[1].p_value));
    assert_close(step[1].r_squared, answer(asked.answers, "nested", "r.squared", 1), 1e-12);
}

static void changes_add_up_to_r_squared(void **state)
{
    struct asked asked = blocks_fitted(*state);
    const struct nested_step *step = steps(&asked, INFERENCE_CLASSICAL);
    double sum = 0;
    for (size_t m = 0; m < 3; m++) {
        assert_close(step[m].r_squared, answer(asked.answers, "nested", "r.squared", m), 1e-12);
        sum += step[m].change;
    }
    assert_close(sum, step[2].r_squared, 1e-13);
}

static void agrees_with_weighted_anova_and_waldtest(void **state)
{
    struct asked asked = blocks_fitted(*state);
    struct nested_step *step = NULL;
    struct fit *pair[] = { compared_weighted(asked.run, &asked.analysis, "y ~ x1", "w"),
                           compared_weighted(asked.run, &asked.analysis, "y ~ x1 + x3", "w") };
    assert_true(nested_steps(asked.run, &asked.analysis, pair, 2, &step));
    assert_close(step[1].statistic, answer(asked.answers, "nested weighted", "classical", 0),
                 1e-11);
    assert_close(step[1].p_value, answer(asked.answers, "nested weighted", "classical", 1), 1e-11);
    pair[1]->inference.kind = INFERENCE_HC3;
    assert_true(nested_steps(asked.run, &asked.analysis, pair, 2, &step));
    assert_close(step[1].statistic, answer(asked.answers, "nested weighted", "HC3", 0), 1e-11);
}

static void f_of_one_column_is_the_square_of_its_t(void **state)
{
    struct asked asked = blocks_fitted(*state);
    struct nested_step *step = NULL;
    struct fit *pair[] = { compared_fit(asked.run, &asked.analysis, "y ~ x1 + x2"), asked.fit[1] };
    assert_true(nested_steps(asked.run, &asked.analysis, pair, 2, &step));
    double t = asked.fit[1]->coefficient[3].statistic;
    assert_close(step[1].statistic, t * t, 1e-11);
    assert_close(step[1].p_value, asked.fit[1]->coefficient[3].p_value, 1e-10);
}

static void compares_what_columns_span_and_not_their_names(void **state)
{
    struct asked asked = blocks_fitted(*state);
    struct nested_step *step = NULL;
    struct fit *pair[] = { compared_fit(asked.run, &asked.analysis, "y ~ z(x1) + region"),
                           compared_fit(asked.run, &asked.analysis, "y ~ poly(x1, 2) + region") };
    assert_true(nested_steps(asked.run, &asked.analysis, pair, 2, &step));
    assert_close(step[1].df1, 1, 0);
}

static void refuse(struct asked *asked, const char *inner, const char *outer, const char *message)
{
    struct nested_step *step = NULL;
    struct fit *pair[] = { compared_fit(asked->run, &asked->analysis, inner),
                           compared_fit(asked->run, &asked->analysis, outer) };
    assert_false(nested_steps(asked->run, &asked->analysis, pair, 2, &step));
    assert_int_equal(asked->run->status, STATUS_UNSUPPORTED);
    assert_string_equal(asked->run->message, message);
}

static void refuses_a_model_that_is_not_nested(void **state)
{
    struct asked asked = blocks_fitted(*state);
    refuse(&asked, "y ~ x1 + x2", "y ~ x1 + x3",
           "FORMULA: y ~ x1 + x3 cannot be compared with y ~ x1 + x2: it does not contain the term "
           "'x2'; write the formulas in order, each with all of the one before it and more");
}

static void refuses_a_model_that_adds_nothing(void **state)
{
    struct asked asked = blocks_fitted(*state);
    refuse(&asked, "y ~ x1", "y ~ z(x1)",
           "FORMULA: y ~ z(x1) cannot be compared with y ~ x1: it adds nothing, being the same "
           "model in other terms");
}

static void refuses_another_outcome(void **state)
{
    struct asked asked = blocks_fitted(*state);
    refuse(&asked, "y ~ x1", "ln(y) ~ x1 + x2",
           "FORMULA: ln(y) ~ x1 + x2 cannot be compared with y ~ x1: their outcomes differ");
}

static void refuses_an_intercept_in_one_only(void **state)
{
    struct asked asked = blocks_fitted(*state);
    refuse(&asked, "y ~ x1 - 1", "y ~ x1 + x2",
           "FORMULA: y ~ x1 + x2 cannot be compared with y ~ x1 - 1: one has an intercept and the "
           "other has none, so that one R squared is about the mean and the other about zero");
}

static void refuses_other_rows_and_counts_them(void **state)
{
    struct asked asked = blocks_fitted(*state);
    asked.analysis.offer.offered = NULL;
    refuse(
        &asked, "y ~ x1", "y ~ x1 + x2",
        "FORMULA: y ~ x1 + x2 cannot be compared with y ~ x1: they have 43 and 46 rows, of which "
        "3 are in one only; add --common-rows to fit all to the rows that every model can use");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARED_CLAIM(agrees_with_anova_and_waldtest),
        COMPARED_CLAIM(clusters_leave_one_less_degree_of_freedom_than_there_are),
        COMPARED_CLAIM(f_of_one_column_is_the_square_of_its_clustered_t),
        COMPARED_CLAIM(has_no_f_where_the_covariance_is_singular),
        COMPARED_CLAIM(has_no_f_of_more_columns_than_clusters_leave),
        COMPARED_CLAIM(has_no_f_where_the_kind_tests_coefficients_alone),
        COMPARED_CLAIM(changes_add_up_to_r_squared),
        COMPARED_CLAIM(agrees_with_weighted_anova_and_waldtest),
        COMPARED_CLAIM(f_of_one_column_is_the_square_of_its_t),
        COMPARED_CLAIM(compares_what_columns_span_and_not_their_names),
        COMPARED_CLAIM(refuses_a_model_that_is_not_nested),
        COMPARED_CLAIM(refuses_a_model_that_adds_nothing),
        COMPARED_CLAIM(refuses_another_outcome),
        COMPARED_CLAIM(refuses_an_intercept_in_one_only),
        COMPARED_CLAIM(refuses_other_rows_and_counts_them),
    };
    return cmocka_run_group_tests_name("nested", tests, NULL, NULL);
}
