/* test_result.c - results from CSV files: whose figures they are, and how rounded. */
#include "bench.h"

#include <math.h>

#include "read/result.h"

static struct result *read_text(struct bench *bench, const char *text)
{
    struct result *result = NULL;
    assert_done(bench, result_read_csv(bench->run, bench_put(bench, "r.csv", text), &result));
    return result;
}

static void rows_of_one_name_are_one_model_until_a_term_repeats(void **state)
{
    const struct result *result = read_text(*state, "table,outcome,model,term,estimate\n"
                                                    "A1,y,single,(Intercept),1.00001\n"
                                                    "A1,y,single,x,2.00001\n"
                                                    "A1,y,single,(Intercept),3.00001\n"
                                                    "A1,y,single,w,4.00001\n"
                                                    "A1,z,single,w,5.00001\n");
    assert_int_equal(result->models, 3);
    assert_int_equal(result->model[1].coefficients, 2);
    assert_string_equal(result->model[1].coefficient[1].term, "w");
    assert_string_equal(result->model[2].outcome, "z");
    assert_false(result->printed);
}

static void a_model_called_by_its_formula_says_its_outcome(void **state)
{
    const struct result *result = read_text(*state, "term,estimate,std_error,p_value,nobs,model\n"
                                                    "x,0.123456,0.01234,0.0012345,17,yield ~ x\n");
    const struct result_model *model = &result->model[0];
    assert_string_equal(model->outcome, "yield");
    assert_string_equal(model->formula, "yield ~ x");
    assert_string_equal(model->name, "");
    assert_int_equal(model->nobs, 17);
    assert_true(model->coefficient[0].std_error.value == 0.01234);
    assert_true(figure_is_exact(&model->coefficient[0].p_value));
}

/* An estimate of .5 beside a standard error of .251 was .500; one figure with more than four
 * decimals says that none was rounded, and so do estimates alone. */
static void figures_of_few_decimals_are_rounded(void **state)
{
    const struct result *result = read_text(*state, "term,estimate,std.error,p.value\n"
                                                    "x,0.5,0.251,0.05\nw,1.25,0.12,0.5\n");
    const struct result_coefficient *x = &result->model[0].coefficient[0];
    assert_int_equal(x->estimate.decimals, 3);
    assert_int_equal(x->std_error.decimals, 3);
    assert_int_equal(x->p_value.decimals, 2);
    assert_true(x->rounded);
    result = read_text(*state, "term,estimate,std.error\nx,0.5,0.2\nw,1.25,0.12345\n");
    assert_true(figure_is_exact(&result->model[0].coefficient[0].std_error));
    assert_true(figure_is_exact(&result->model[0].coefficient[0].estimate));
    result = read_text(*state, "term,estimate\nx,0.5\n");
    assert_true(figure_is_exact(&result->model[0].coefficient[0].estimate));
}

static void what_is_not_there_is_no_figure(void **state)
{
    const struct result *result =
        read_text(*state, "term,estimate,std.error,p.value,nobs\nx,1.5,NA,,NA\n");
    const struct result_coefficient *x = &result->model[0].coefficient[0];
    assert_true(isnan(x->std_error.value));
    assert_true(isnan(x->p_value.value));
    assert_int_equal(result->model[0].nobs, UNKNOWN_COUNT);
}

static void stars_and_bounds_are_read(void **state)
{
    const struct result *result =
        read_text(*state, "term,estimate,p.value\nx,1.5,<.001***\nw,2.5,.04*\n");
    assert_true(result->model[0].coefficient[0].starred);
    assert_true(result->model[0].coefficient[0].p_value.below);
    assert_string_equal(result->model[0].coefficient[1].p_value.stars, "*");
}

static void a_printed_table_has_models_whose_rows_stand_anywhere(void **state)
{
    const struct result *result = read_text(*state, "outcome,model,term,n,b,se,p\n"
                                                    "Yield,Model 1,Rain,9,.5,.10,.001**\n"
                                                    "Yield,Model 2,Rain,9,.4,.10,.003**\n"
                                                    "Yield,Model 1,CONSTANT,9,2.0,.30,.01*\n"
                                                    "Yield,Model 1,R2,9,.812,,\n");
    assert_true(result->printed);
    assert_int_equal(result->models, 2);
    assert_int_equal(result->model[0].coefficients, 2);
    assert_true(result->model[0].r_squared.value == .812);
    assert_int_equal(result->model[0].r_squared.decimals, 3);
    assert_int_equal(result->model[0].nobs, 9);
    assert_true(isnan(result->model[1].r_squared.value));
}

static void assert_refused_text(struct bench *bench, const char *text, const char *words)
{
    struct result *result = NULL;
    assert_false(result_read_csv(bench->run, bench_put(bench, "r.csv", text), &result));
    assert_int_equal(bench->run->status, STATUS_MALFORMED);
    assert_non_null(strstr(bench->run->message, words));
    run_forgive(bench->run);
}

static void what_is_no_result_is_refused_at_its_place(void **state)
{
    struct bench *bench = *state;
    assert_refused_text(bench, "a,b\n1,2\n", "it needs the columns term and estimate");
    assert_refused_text(bench, "term,estimate\n,2\n", "r.csv:2:1: has no term");
    assert_refused_text(bench, "term,estimate\nx,two\n",
                        "r.csv:2:2: 'two' is not a printed number");
    assert_refused_text(bench, "term,estimate,nobs\nx,2,1.5\n",
                        "r.csv:2:3: '1.5' is not a number of");
}

static void models_beside_coefficients_must_be_as_many(void **state)
{
    struct bench *bench = *state;
    struct result *result = read_text(bench, "model,term,estimate\nM,x,1\n");
    const char *path = bench_put(bench, "m.csv", "model,nobs,r.squared,formula\nM,9,.5,y ~ x\n");
    assert_done(bench, result_read_models(bench->run, path, result));
    assert_string_equal(result->model[0].formula, "y ~ x");
    assert_true(result->model[0].r_squared.value == .5);
    path = bench_put(bench, "m.csv", "model,nobs,r.squared\nM,9,.5\nN,9,.5\n");
    assert_false(result_read_models(bench->run, path, result));
    assert_int_equal(bench->run->status, STATUS_MALFORMED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(rows_of_one_name_are_one_model_until_a_term_repeats),
        claim(a_model_called_by_its_formula_says_its_outcome),
        claim(figures_of_few_decimals_are_rounded),
        claim(what_is_not_there_is_no_figure),
        claim(stars_and_bounds_are_read),
        claim(a_printed_table_has_models_whose_rows_stand_anywhere),
        claim(what_is_no_result_is_refused_at_its_place),
        claim(models_beside_coefficients_must_be_as_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
