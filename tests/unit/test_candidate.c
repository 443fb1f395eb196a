/* test_candidate.c - a new predictor alone and beside others, against R
 * (tests/reference/r/candidate.R).
 */
#include "tried_candidate.h"

#define PRECISION 1e-10

struct test_case {
    const char *name, *column, *weight;
    enum inference_kind kind;
};

static const struct test_case cases[] = {
    { "x", "x", NULL, INFERENCE_CLASSICAL },         { "x HC3", "x", NULL, INFERENCE_HC3 },
    { "x weighted", "x", "w", INFERENCE_CLASSICAL }, { "flag", "flag", NULL, INFERENCE_CLASSICAL },
    { "flag HC3", "flag", NULL, INFERENCE_HC3 },     { "kind", "kind", NULL, INFERENCE_CLASSICAL },
    { "kind HC3", "kind", NULL, INFERENCE_HC3 },
};

/* What R says of the case. */
struct compared_case {
    const struct frame *answers;
    const char *name;
};

#define is(actual, what, index)                                                                    \
    assert_close((actual), answer(compared->answers, compared->name, (what), (index)), PRECISION)

static bool is_one_column(const struct candidate *candidate)
{
    return candidate->after.columns == 1;
}

static void compare_estimates(const struct compared_case *compared, const char *what,
                              const struct candidate_fit *fit, size_t index)
{
    const struct term_estimate *term = &fit->term;
    is(term->estimate, what, 0);
    is(term->std_error, what, 1);
    is(term->statistic, what, 2);
    is(term->p_value, what, 3);
    is(term->conf_low, what, 4);
    is(term->conf_high, what, 5);
    is(fit->per_deviation, "per deviation", index);
    /* R's noncentral F has ten digits. */
    assert_close(fit->detectable, answer(compared->answers, compared->name, "detectable", index),
                 1e-9);
}

static void compare_fits(const struct compared_case *compared, const struct candidate *candidate)
{
    is((double)candidate->model->nobs, "nobs", 0);
    is((double)candidate->alone.fit->nobs, "nobs", 1);
    is((double)candidate->after.fit->nobs, "nobs", 2);
    is(candidate->alone.term.p_value, "p", 0);
    is(candidate->after.term.p_value, "p", 1);
    is(candidate->added.statistic, "F", 0);
    is(candidate->added.df2, "F", 1);
    is(candidate->added.p_value, "F", 2);
    is(candidate->added.r_squared, "r2", 0);
    is(candidate->added.change, "r2", 1);
    is(candidate->before_error.rmse, "loo", 0);
    is(candidate->after_error.rmse, "loo", 1);
    if (!is_one_column(candidate))
        return;
    compare_estimates(compared, "alone", &candidate->alone, 0);
    compare_estimates(compared, "after", &candidate->after, 1);
}

static void compare_beside(const struct compared_case *compared, const struct candidate *candidate)
{
    assert_int_equal(candidate->others, 3);
    for (size_t k = 0; k < candidate->others; k++) {
        const struct candidate_other *other = &candidate->other[k];
        is(other->before, "other", 6 * k);
        is(other->before_error, "other", 6 * k + 1);
        is(other->before_p, "other", 6 * k + 2);
        is(other->after, "other", 6 * k + 3);
        is(other->after_error, "other", 6 * k + 4);
        is(other->after_p, "other", 6 * k + 5);
    }
    is(candidate->inflation.factor, "vif", 0);
    assert_close(candidate->shared, 1 - 1 / candidate->inflation.factor, 1e-12);
    assert_int_equal(candidate->overlaps, 3);
    for (size_t k = 0; k < candidate->overlaps; k++)
        if (is_one_column(candidate))
            is(candidate->overlap[k].correlation, "correlation", k);
        else
            assert_true(isnan(candidate->overlap[k].correlation));
}

static double left_estimate(const struct candidate *candidate, const struct leave_one_out *left,
                            size_t index)
{
    return gsl_matrix_get(left->estimates, index, candidate->after.first);
}

static void compare_left(const struct compared_case *compared, const struct candidate *candidate)
{
    const struct movement *rows = &candidate->row_moves, *groups = &candidate->group_moves;
    is(candidate->row_p[rows->p_least], "left p", 0);
    is(candidate->row_p[rows->p_most], "left p", 1);
    is(candidate->group_p[groups->p_least], "left p", 2);
    is(candidate->group_p[groups->p_most], "left p", 3);
    assert_int_equal(candidate->group->count, 5);
    if (!is_one_column(candidate)) {
        assert_true(rows->least == SIZE_MAX && groups->most == SIZE_MAX);
        return;
    }
    is(left_estimate(candidate, candidate->rows, rows->least), "left estimate", 0);
    is(left_estimate(candidate, candidate->rows, rows->most), "left estimate", 1);
    is(left_estimate(candidate, candidate->groups, groups->least), "left estimate", 2);
    is(left_estimate(candidate, candidate->groups, groups->most), "left estimate", 3);
}

static void compare_lost(const struct compared_case *compared, const struct candidate *candidate)
{
    const struct candidate_lost *lost = &candidate->lost;
    if (lost->rows == 0)
        return;
    is((double)lost->rows, "lost", 0);
    is(lost->mean, "lost", 1);
    is(lost->others_mean, "lost", 2);
    is(lost->difference.statistic, "lost", 3);
    is(lost->df_welch, "lost", 4);
    is(lost->difference.p_value, "lost", 5);
    is(lost->conf_low, "lost", 6);
    is(lost->conf_high, "lost", 7);
}

static void compare_shape(const struct compared_case *compared, const struct candidate *candidate)
{
    static const char *const names[] = { "x", "ln(x)", "sqrt(x)", "I(x^2)" };
    if (strcmp(candidate->column, "x") != 0) {
        assert_non_null(candidate->bend.lacking);
        assert_int_equal(candidate->shapes, 0);
        return;
    }
    /* F near zero is a small difference of large numbers, in R too. */
    assert_close(candidate->bend.statistic, answer(compared->answers, compared->name, "bend", 0),
                 1e-7);
    is((double)candidate->bend.df_residual, "bend", 1);
    assert_close(candidate->bend.p_value, answer(compared->answers, compared->name, "bend", 2),
                 1e-9);
    assert_int_equal(candidate->shapes, 4);
    for (size_t k = 0; k < 4; k++) {
        assert_string_equal(candidate->shape[k].name, names[k]);
        is(candidate->shape[k].rmse, "shape loo", k);
        is(candidate->shape[k].r_squared, "shape r2", k);
    }
}

static void agrees_with_r_on_numbers_flags_and_texts_weighted_and_robust(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, TRIED_DATA);
    const struct frame *answers = answers_read(run, TRIED_ANSWERS);
    for (size_t k = 0; k < COUNT(cases); k++) {
        struct analysis analysis = tried_analysis(frame, cases[k].kind);
        const struct compared_case compared = { answers, cases[k].name };
        analysis.offer.weight = cases[k].weight;
        const struct candidate *candidate =
            tried_beside(run, &analysis, TRIED_MODEL, cases[k].column);
        assert_null(candidate->lacking);
        compare_fits(&compared, candidate);
        compare_beside(&compared, candidate);
        compare_left(&compared, candidate);
        compare_lost(&compared, candidate);
        compare_shape(&compared, candidate);
    }
}

static void every_kind_of_standard_error_gives_a_number_its_p(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, TRIED_DATA);
    for (int kind = 0; kind < INFERENCE_KINDS; kind++) {
        const struct analysis analysis = tried_analysis(frame, (enum inference_kind)kind);
        const struct candidate *candidate = tried_beside(run, &analysis, TRIED_MODEL, "flag");
        assert_null(candidate->lacking);
        assert_true(candidate->after.term.p_value > 0 && candidate->after.term.p_value < 1);
        assert_true(isnan(candidate->added.p_value) == !nested_tests((enum inference_kind)kind));
        assert_true(candidate->row_p[candidate->row_moves.p_most] < 1);
        assert_close(candidate->after_adjusted, candidate->after.term.p_value, 0);
    }
}

static void three_levels_need_errors_that_have_an_f(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, TRIED_DATA);
    struct analysis analysis = tried_analysis(frame, INFERENCE_BOOTSTRAP);
    assert_string_equal(tried_beside(run, &analysis, TRIED_MODEL, "kind")->lacking,
                        "has 2 columns, which bootstrap standard errors cannot test together");
    analysis = tried_analysis(frame, INFERENCE_CR1);
    assert_null(tried_beside(run, &analysis, TRIED_MODEL, "kind")->lacking);
}

/* Means replace missing predictors of the model, never the candidate. */
static void never_imputes_the_candidate(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, TRIED_DATA);
    struct analysis analysis = tried_analysis(frame, INFERENCE_CLASSICAL);
    analysis.offer.rule = MISSING_RULE_MEAN;
    const struct candidate *candidate = tried_beside(run, &analysis, TRIED_MODEL, "x");
    assert_int_equal(candidate->model->nobs, 72);
    assert_int_equal(candidate->lost.rows, 6);
    assert_int_equal(candidate->before->nobs, 66);
    assert_int_equal(candidate->after.fit->nobs, 66);
    assert_int_equal(candidate->alone.fit->nobs, 66);
    assert_int_equal(candidate->after.fit->design->imputed, 1);
}

static void tells_what_the_study_rests_on_and_what_happens_to_it(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, TRIED_DATA);
    const double *a = frame_column(frame, "a")->number;
    double *twin = tried_column(run, frame, "twin");
    for (size_t i = 0; i < frame->rows; i++)
        twin[i] = isnan(a[i]) ? 0 : a[i] + .01 * (double)(i * i % 7);
    const struct analysis analysis = tried_analysis(frame, INFERENCE_CLASSICAL);
    const struct candidate *candidate = tried_beside(run, &analysis, TRIED_MODEL, "twin");
    assert_string_equal(candidate->other[0].term, "a");
    assert_true(candidate->other[0].rested_on && candidate->other[0].crosses);
    assert_false(candidate->other[2].rested_on || candidate->other[2].crosses);
    assert_string_equal(candidate->overlap[0].term, "a");
    assert_true(candidate->overlap[0].correlation > .99 && candidate->shared > .99);
}

static void names_in_quotes_are_columns_too(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, TRIED_DATA);
    const double *flag = frame_column(frame, "flag")->number;
    double *quoted = tried_column(run, frame, "School moves, %");
    for (size_t i = 0; i < frame->rows; i++)
        quoted[i] = flag[i] + (double)(i % 3);
    const struct analysis analysis = tried_analysis(frame, INFERENCE_CLASSICAL);
    const struct candidate *candidate =
        tried_beside(run, &analysis, TRIED_MODEL, "School moves, %");
    assert_null(candidate->lacking);
    assert_string_equal(candidate->after.fit->coefficient[4].term, "`School moves, %`");
    assert_string_equal(candidate->shape[0].name, "`School moves, %`");
    /* it has zeros: no logarithm */
    assert_int_equal(candidate->shapes, 3);
    assert_string_equal(candidate->shape[1].name, "sqrt(`School moves, %`)");
}

static void assert_lacks(struct run *run, const struct analysis *analysis, const char *model,
                         const char *column, const char *why)
{
    const struct candidate *candidate = tried_beside(run, analysis, model, column);
    if (candidate->lacking == NULL)
        fail_msg("%s lacks nothing", column);
    assert_string_equal(candidate->lacking, why);
    assert_non_null(candidate->model);
    assert_true(isnan(candidate->after_adjusted) && isnan(candidate->alone_adjusted));
    assert_int_equal(evidence_of(candidate), EVIDENCE_UNTESTED);
    assert_int_equal(run->status, STATUS_DONE);
}

/* Columns that no test can use. */
static void useless_add(struct run *run, struct frame *frame)
{
    const double *a = frame_column(frame, "a")->number;
    double *constant = tried_column(run, frame, "constant");
    double *sum = tried_column(run, frame, "sum");
    double *tick = tried_column(run, frame, "a`b");
    double *few = tried_column(run, frame, "few");
    tried_column(run, frame, "fewer");
    tried_column(run, frame, "empty");
    const char **name = frame_add(run, frame, "name", COLUMN_TEXT)->text;
    const char **sole = frame_add(run, frame, "sole", COLUMN_TEXT)->text;
    for (size_t i = 0; i < frame->rows; i++) {
        constant[i] = 4;
        sum[i] = isnan(a[i]) ? 0 : 2 * a[i] - 3;
        tick[i] = few[i] = (double)i;
        name[i] = talloc_asprintf(run, "authority %zu", i);
        sole[i] = "yes";
        column_miss(frame_column(frame, "empty"), i, MISSING_EMPTY, "empty cell");
        if (i > 2)
            column_miss(frame_column(frame, "fewer"), i, MISSING_EMPTY, "empty cell");
        if (i > 4)
            column_miss(frame_column(frame, "few"), i, MISSING_EMPTY, "empty cell");
    }
}

static void what_cannot_be_tested_says_why_and_stops_nothing(void **state)
{
    static const char *const lacks[][2] = {
        { "constant",
          "has one value, 4, in all 70 rows used (2 more were left out); leave it out" },
        { "sole", "has one value, yes, in all 70 rows used" },
        { "sum", "is collinear: sum = -3 + 2 a" },
        { "a`b", "cannot stand in a formula with a back-quote in its name; give it another "
                 "heading" },
        { "empty", "has no value in any of the 70 rows of the model" },
        { "few", "5 observations for 5 coefficients leave nothing to judge the fit by; use fewer "
                 "terms, or more rows" },
        { "fewer", "has a value in too few rows for the model: 3 observations cannot identify 4 "
                   "coefficients" },
        { "name", "has 70 different texts in 70 rows; that is a name, not a category" },
        { "a", "is in the model already" },
        { "y", "is the outcome of the model" },
    };
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, TRIED_DATA);
    const struct analysis analysis = tried_analysis(frame, INFERENCE_CLASSICAL);
    useless_add(run, frame);
    for (size_t k = 0; k < COUNT(lacks); k++)
        assert_lacks(run, &analysis, TRIED_MODEL, lacks[k][0], lacks[k][1]);
}

static void a_perfect_fit_is_told_and_is_no_finding(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, TRIED_DATA);
    const double *y = frame_column(frame, "y")->number, *a = frame_column(frame, "a")->number;
    double *made = tried_column(run, frame, "made_of_it");
    for (size_t i = 0; i < frame->rows; i++)
        made[i] = isnan(a[i]) ? 0 : 2 * y[i] - a[i];
    const struct analysis analysis = tried_analysis(frame, INFERENCE_CLASSICAL);
    assert_lacks(run, &analysis, TRIED_MODEL, "made_of_it",
                 "y is fitted exactly: its 70 residuals are zero to rounding, so nothing can be "
                 "said of its errors; leave out what it was made from");
}

static void answers_of_a_survey_stay_nameless(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    struct frame *frame = answers_read(run, TRIED_DATA);
    const struct analysis analysis = tried_analysis(frame, INFERENCE_CLASSICAL);
    frame_column(frame, "x")->confidential = true;
    const struct candidate *candidate = tried_beside(run, &analysis, TRIED_MODEL, "x");
    assert_false(analysis_may_name(&analysis, candidate->before));
    assert_false(analysis_may_name(&analysis, candidate->after.fit));
    assert_true(analysis_may_name(&analysis, candidate->model));
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        claim(agrees_with_r_on_numbers_flags_and_texts_weighted_and_robust),
        claim(every_kind_of_standard_error_gives_a_number_its_p),
        claim(three_levels_need_errors_that_have_an_f),
        claim(never_imputes_the_candidate),
        claim(tells_what_the_study_rests_on_and_what_happens_to_it),
        claim(names_in_quotes_are_columns_too),
        claim(what_cannot_be_tested_says_why_and_stops_nothing),
        claim(a_perfect_fit_is_told_and_is_no_finding),
        claim(answers_of_a_survey_stay_nameless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
