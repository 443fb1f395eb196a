/* test_robustness.c - how printed figures fare under the choices that a study leaves open. */
#include "village.h"

#include <gsl/gsl_errno.h>

#include "report/robustness_results.h"
#include "report/robustness_table.h"

#define PRINT_HEADER "table,outcome,model,term,transform,n,b,se,p,b_reading,se_reading,note\n"

/* x (Rain) is column x, or w, under either rule for missing values. By R: y ~ x is .6 (.283), p
 * .124, of five rows and .6 (.284), p .102, of six; y ~ w is 1/3 (1.054), p .768, of six. */
#define VARY "vary: { variables.x.column: [x, w], missing: [listwise, mean] }\n"

static const struct robustness *found(struct bench *bench, const char *models, const char *printed)
{
    bench_put(bench, "areas.csv", REGISTER);
    bench_put(bench, "survey.csv", SURVEY);
    bench_put(bench, "table-1.yaml",
              talloc_asprintf(bench->run, TABLE_1 "published: p.csv\n%s", models));
    bench_put(bench, "p.csv", talloc_asprintf(bench->run, PRINT_HEADER "%s", printed));
    struct varied *varied = NULL;
    struct robustness *robustness = NULL;
    const char *path = bench_put(bench, "study.yaml", VILLAGE "tables: [table-1.yaml]\n" VARY);
    assert_done(bench, varied_build(bench->run, path, NULL, 0, NULL, &varied)
                           && robustness_find(bench->run, varied, &robustness));
    return robustness;
}

#define ONE "models: { Model 1: y ~ x }\n"
#define RAIN "1,Yield,Model 1,Rain,,5,.6,.3,.124,,,\n"

static void a_figure_has_the_range_of_what_is_found_and_the_nearest(void **state)
{
    const struct robustness *robustness = found(*state, ONE, RAIN);
    assert_int_equal(robustness->figures, 1);
    const struct printed_figure *figure = &robustness->figure[0];
    assert_int_equal(figure->fitted, 4);
    assert_number(figure->low, 4 - 11 / 3.);
    assert_number(figure->high, .6);
    assert_int_equal(figure->nearest, 0);
    assert_int_equal(figure->to_print, 1); /* p is .102 with the mean for Penny Hassett */
    assert_int_equal(figure->kept, 4);     /* all above zero, and none significant */
    assert_int_equal(figure->significant, 0);
    assert_false(figure->finding);
}

static void a_finding_is_kept_where_sign_and_significance_are(void **state)
{
    const struct robustness *robustness =
        found(*state, ONE, "1,Yield,Model 1,Rain,,5,.6,.3,.004**,,,\n");
    const struct printed_figure *figure = &robustness->figure[0];
    assert_true(figure->finding);
    assert_int_equal(robustness->all_findings, 1);
    assert_int_equal(figure->sign, 4);
    assert_int_equal(figure->kept, 0);
    for (size_t s = 0; s < 4; s++)
        assert_int_equal(robustness->agreement[s].all_kept, 0);
}

static void combinations_are_in_order_of_agreement(void **state)
{
    const struct robustness *robustness = found(*state, ONE,
                                                RAIN "1,Yield,Model 1,CONSTANT,,5,2.2,.94,.101,,,\n"
                                                     "1,Yield,Model 1,R2,,5,.600,,,,,\n");
    const struct tally *best = &robustness->agreement[0].all;
    assert_int_equal(robustness->figures, 3);
    assert_int_equal(best->cells[VERDICT_PRINT], 7); /* of B, SE and p twice, and R squared */
    assert_int_equal(tally_printed(best), 7);
    assert_int_equal(robustness->order[0], 0);
}

static void constants_of_individual_models_count_for_nothing(void **state)
{
    const struct robustness *robustness =
        found(*state, "models: { Model 1: [y ~ x, y ~ w] }\n",
              RAIN "1,Yield,Model 1,CONSTANT,,5,2.2,.94,.101,,,\n");
    assert_int_equal(robustness->figures, 1);
}

static bool says(const struct table *table, const char *part)
{
    for (size_t i = 0; i < table->notes; i++)
        if (strstr(table->note[i], part) != NULL)
            return true;
    return false;
}

static void what_no_choice_brings_back_is_said_in_words(void **state)
{
    struct bench *bench = *state;
    const struct robustness *robustness =
        found(bench, ONE, "1,Yield,Model 1,Rain,,5,.6,.3,.004**,,,\n");
    struct table **table = robustness_tables(bench->run, robustness, false);
    assert_true(says(table[0], "The study as it stands is no. 1 (variables.x.column x, missing "
                               "listwise)."));
    assert_true(says(table[2], "Of 1 findings 0 keep sign and significance under all 4"));
    assert_true(says(table[2], "No choice brings back: Rain for Yield (1, Model 1)."));
    assert_null(table[3]);
}

static void csv_has_a_row_for_each_combination_and_figure(void **state)
{
    struct bench *bench = *state;
    const char *csv = robustness_csv(bench->run, found(bench, ONE, RAIN));
    size_t lines = 0;
    for (const char *at = csv; *at != '\0'; at++)
        lines += *at == '\n';
    assert_int_equal(lines, 1 + 4);
    assert_non_null(strstr(csv, "\n1,x,listwise,yes,1,Yield,Model 1,Rain,5,0.6,"));
    assert_non_null(strstr(csv, "\n4,w,mean,no,1,Yield,Model 1,Rain,6,0.33333333333333"));
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        claim(a_figure_has_the_range_of_what_is_found_and_the_nearest),
        claim(a_finding_is_kept_where_sign_and_significance_are),
        claim(combinations_are_in_order_of_agreement),
        claim(constants_of_individual_models_count_for_nothing),
        claim(what_no_choice_brings_back_is_said_in_words),
        claim(csv_has_a_row_for_each_combination_and_figure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
