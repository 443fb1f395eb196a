/* test_difference.c - two results, cell by cell: known differences are found, and no others. */
#include "bench.h"

#include <math.h>

#include "printed/difference.h"

#define HEADER "outcome,model,term,estimate,std.error,p.value,nobs\n"
#define EXACT_ROW "y,M,exact,0.123456,0.123456,0.123456,9\n"

static const struct result *result_of(struct bench *bench, const char *text)
{
    struct result *result = NULL;
    assert_done(bench, result_read_csv(bench->run, bench_put(bench, "r.csv", text), &result));
    return result;
}

static const struct differences *found(struct bench *bench, const char *old, const char *new)
{
    struct differences *differences = NULL;
    assert_done(bench, differences_find(bench->run, result_of(bench, old), result_of(bench, new),
                                        &differences));
    return differences;
}

/* Beside a row with all its digits, so that no column counts as rounded. */
static const struct difference *one(struct bench *bench, const char *old, const char *new)
{
    const struct differences *differences =
        found(bench, talloc_asprintf(bench->run, HEADER EXACT_ROW "y,M,x,%s,9\n", old),
              talloc_asprintf(bench->run, HEADER EXACT_ROW "y,M,x,%s,9\n", new));
    assert_int_equal(differences->compared, 2);
    assert_int_equal(differences->row[0].verdict.row, VERDICT_PRINT);
    return &differences->row[1];
}

static void a_result_is_the_same_as_itself(void **state)
{
    const char *text = HEADER EXACT_ROW "y,M,x,-1,0.5,0.04,9\n";
    const struct differences *differences = found(*state, text, text);
    assert_int_equal(differences->tally.cells[VERDICT_PRINT], 2);
    assert_false(differences_any(differences));
}

/* Of a standard error of .2 three decimals tell; .0004 is below them, .0006 is not. */
static void cells_differ_where_they_would_print_differently(void **state)
{
    assert_int_equal(one(*state, "1,0.2,0.5", "1.0004,0.2,0.5")->verdict.row, VERDICT_PRINT);
    const struct difference *row = one(*state, "1,0.2,0.5", "1.0006,0.2,0.5");
    assert_int_equal(row->verdict.estimate, VERDICT_SIGNIFICANCE);
    assert_int_equal(row->verdict.std_error, VERDICT_PRINT);
    assert_true(fabs(row->change - .0006) < 1e-12);
    assert_true(fabs(row->in_std_errors - .003) < 1e-12);
    assert_int_equal(difference_decimals(row), 3);
}

/* A standard error of .000012 has its third digit at the seventh decimal. */
static void small_estimates_have_decimals_enough(void **state)
{
    const struct difference *row = one(*state, "0.00004,0.000012,0.001", "0.00005,0.000012,0.001");
    assert_int_equal(difference_decimals(row), 7);
    assert_int_equal(row->verdict.estimate, VERDICT_SIGNIFICANCE);
}

static void a_changed_sign_differs(void **state)
{
    const struct difference *row = one(*state, "0.1,0.2,0.6", "-0.1,0.2,0.6");
    assert_true(row->sign_changed);
    assert_int_equal(row->verdict.row, VERDICT_DIFFERS);
    assert_false(one(*state, "0,0.2,0.6", "-0.1,0.2,0.6")->sign_changed);
}

static void crossing_the_level_is_gained_or_lost(void **state)
{
    const struct difference *row = one(*state, "1,0.5,0.0499", "1,0.5,0.0501");
    assert_true(row->lost && !row->gained);
    assert_int_equal(row->verdict.p_value, VERDICT_SIGN);
    row = one(*state, "1,0.5,0.05", "1,0.5,0.0499");
    assert_true(row->gained && !row->lost);
}

/* .0008 and .0004 both print as <.001; .0010 does not. */
static void p_values_below_a_thousandth_are_one(void **state)
{
    assert_int_equal(one(*state, "1,0.1,0.0008", "1,0.1,0.0004")->verdict.p_value, VERDICT_PRINT);
    assert_int_equal(one(*state, "1,0.1,0.00099", "1,0.1,0.00101")->verdict.p_value,
                     VERDICT_SIGNIFICANCE);
}

static void a_rounded_result_is_compared_at_its_decimals(void **state)
{
    const char *rounded = HEADER "y,M,x,0.12,0.03,0.000,9\ny,M,w,-0.50,0.25,0.046,9\n";
    const char *exact = HEADER "y,M,x,0.1249,0.0349,0.00041,9\ny,M,w,-0.50123,0.25123,0.04551,9\n";
    const struct differences *differences = found(*state, rounded, exact);
    assert_int_equal(differences->tally.cells[VERDICT_PRINT], 2);
    exact = HEADER "y,M,x,0.1251,0.0349,0.00041,9\ny,M,w,-0.50123,0.25123,0.04551,9\n";
    differences = found(*state, rounded, exact);
    assert_int_equal(differences->row[0].verdict.estimate, VERDICT_SIGNIFICANCE);
    assert_int_equal(differences->row[1].verdict.row, VERDICT_PRINT);
}

static void what_stands_in_one_only_is_counted(void **state)
{
    const struct differences *differences =
        found(*state, HEADER EXACT_ROW "y,M,x,1,0.5,0.04,9\ny,N,x,1,0.5,0.04,9\n",
              HEADER EXACT_ROW "y,M,w,1,0.5,0.04,9\n");
    assert_int_equal(differences->compared, 1);
    assert_int_equal(differences->only_old, 2);
    assert_int_equal(differences->only_new, 1);
    assert_int_equal(differences->models_differ, 1);
    assert_true(differences_any(differences));
}

/* Single predictors share a name: whatever their order, each goes with its own. */
static void models_of_one_name_go_together_by_their_terms(void **state)
{
    const struct differences *differences =
        found(*state,
              HEADER "y,single,(Intercept),1.12345,0.1,0.5,9\ny,single,x,2.12345,0.1,0.5,9\n"
                     "y,single,(Intercept),3.12345,0.1,0.5,9\ny,single,w,4.12345,0.1,0.5,9\n",
              HEADER "y,single,(Intercept),3.12345,0.1,0.5,9\ny,single,w,4.12345,0.1,0.5,9\n"
                     "y,single,(Intercept),1.12345,0.1,0.5,9\ny,single,x,2.12345,0.1,0.5,9\n");
    assert_int_equal(differences->tally.cells[VERDICT_PRINT], 4);
    assert_false(differences_any(differences));
}

static void a_model_with_other_terms_is_said_to_be_another(void **state)
{
    const struct differences *differences =
        found(*state, "term,estimate,p.value,model\nx,1.123456,0.5,y ~ x\n",
              "term,estimate,p.value,model\nx,1.123456,0.5,y ~ x + w\nw,1.5,0.5,y ~ x + w\n");
    assert_int_equal(differences->models, 1);
    assert_true(differences->model[0].formula_differs);
    assert_int_equal(differences->only_new, 1);
    differences = found(*state, "term,estimate,model\nx,1.123456,y~x\n",
                        "term,estimate,model\nx,1.123456,y ~ x\n");
    assert_false(differences->model[0].formula_differs);
}

static void terms_are_the_same_by_any_programs_name(void **state)
{
    const struct differences *differences =
        found(*state, "term,estimate\n_cons,1.123456\nregion[London],2\n`z(x)`,3\n",
              "term,estimate\n(Intercept),1.123456\nregionLondon,2\nz( x ),3\n");
    assert_int_equal(differences->tally.cells[VERDICT_PRINT], 3);
}

#define PRINT                                                                                      \
    "outcome,model,term,n,b,se,p\n"                                                                \
    "y,M,x,9,.50,.10,<.001***\ny,M,w,9,.20,.10,.050*\ny,M,R2,9,.812,,\n"

/* Of .0496 print has .050 and its star; what the print leaves out is not missed. */
static void a_printed_table_goes_with_what_it_shows(void **state)
{
    const char *fitted =
        HEADER "y,M,(Intercept),7.12345,0.1,0.5,9\ny,M,x,0.50123,0.0999,0.0000012,9\n"
               "y,M,w,0.19876,0.1012,0.0496,9\n";
    const struct differences *differences = found(*state, PRINT, fitted);
    assert_int_equal(differences->compared, 2);
    assert_int_equal(differences->tally.cells[VERDICT_PRINT], 2);
    assert_int_equal(differences->not_printed, 1);
    assert_false(differences_any(differences));
    differences = found(*state, fitted, PRINT);
    assert_int_equal(differences->tally.cells[VERDICT_PRINT], 2);
    assert_int_equal(differences->only_old, 0);
}

/* Without the star of print p = .0504 is no longer significant. */
static void stars_of_print_say_what_is_significant(void **state)
{
    const struct differences *differences = found(
        *state, PRINT, HEADER "y,M,x,0.50123,0.0999,0.0000012,9\ny,M,w,0.2001,0.1012,0.0504,8\n");
    assert_true(differences->row[1].lost);
    assert_int_equal(differences->row[1].verdict.estimate, VERDICT_PRINT);
    assert_int_equal(differences->row[1].verdict.p_value, VERDICT_SIGN);
}

static void nothing_in_common_is_a_failure(void **state)
{
    struct bench *bench = *state;
    struct differences *differences = NULL;
    assert_false(differences_find(bench->run, result_of(bench, HEADER "y,M,x,1,0.5,0.04,9\n"),
                                  result_of(bench, HEADER "z,M,x,1,0.5,0.04,9\n"), &differences));
    assert_int_equal(bench->run->status, STATUS_UNSUPPORTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_result_is_the_same_as_itself),
        claim(cells_differ_where_they_would_print_differently),
        claim(small_estimates_have_decimals_enough),
        claim(a_changed_sign_differs),
        claim(crossing_the_level_is_gained_or_lost),
        claim(p_values_below_a_thousandth_are_one),
        claim(a_rounded_result_is_compared_at_its_decimals),
        claim(what_stands_in_one_only_is_counted),
        claim(models_of_one_name_go_together_by_their_terms),
        claim(a_model_with_other_terms_is_said_to_be_another),
        claim(terms_are_the_same_by_any_programs_name),
        claim(a_printed_table_goes_with_what_it_shows),
        claim(stars_of_print_say_what_is_significant),
        claim(nothing_in_common_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
