/* test_fitted.c - every model of a study, fitted to its panel, or why not. */
#include "village.h"

static void each_model_is_fitted_to_the_rows_that_are_kept(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted =
        village_fitted(bench, TABLE_1 "models:\n  Model 1: y ~ x\n  Model 2: y ~ w\n");
    const struct fitted_table *table = &fitted->table[0];
    assert_null(table->absent);
    assert_int_equal(table->rule, MISSING_RULE_LISTWISE);
    assert_int_equal(table->fit[0]->nobs, 5);
    assert_number(table->fit[0]->coefficient[1].estimate, 0.6);
    assert_int_equal(table->fit[1]->nobs, 6);
    assert_number(table->fit[1]->coefficient[1].estimate, 1. / 3);
}

/* With Penny Hassett's x set to 3, the mean: by R, lm(c(2,4,5,4,5,3) ~ c(1:5,3)). */
static void the_table_says_what_becomes_of_missing_predictors_else_the_study(void **state)
{
    struct bench *bench = *state;
    const char *model = TABLE_1 "models: { M: y ~ x }\nmissing: mean\n";
    const struct fitted *fitted = village_fitted(bench, model);
    assert_int_equal(fitted->table[0].rule, MISSING_RULE_MEAN);
    assert_int_equal(fitted->table[0].fit[0]->nobs, 6);
    assert_number(fitted->table[0].fit[0]->coefficient[0].estimate, 2.03333333333333499);
    assert_number(fitted->table[0].fit[0]->coefficient[1].std_error, 0.28431203515386644);
    fitted = village_fitted_to(bench, VILLAGE "tables: [table-1.yaml]\nmissing: mean\n", SURVEY,
                               TABLE_1 "models: { M: y ~ x }\n");
    assert_int_equal(fitted->table[0].rule, MISSING_RULE_MEAN);
    fitted = village_fitted_to(bench, VILLAGE "tables: [table-1.yaml]\nmissing: mean\n", SURVEY,
                               TABLE_1 "models: { M: y ~ x }\nmissing: listwise\n");
    assert_int_equal(fitted->table[0].rule, MISSING_RULE_LISTWISE);
    assert_int_equal(fitted->table[0].fit[0]->nobs, 5);
}

/* By R: sandwich::vcovHC(lm(c(2,4,5,4,5) ~ c(1:5)), type = "HC3" and "HC0"), roots of [2, 2]. */
#define HC3_OF_X 0.42976025589975142
#define HC0_OF_X 0.18547236990991409

static void standard_errors_are_those_of_the_table_else_of_the_study(void **state)
{
    struct bench *bench = *state;
    const char *plain = TABLE_1 "models: { M: y ~ x }\n";
    const char *study = VILLAGE "tables: [table-1.yaml]\nstandard_errors: HC3\n";
    const struct fitted *fitted = village_fitted_to(bench, study, SURVEY, plain);
    assert_int_equal(fitted->table[0].fit[0]->inference.kind, INFERENCE_HC3);
    assert_number(fitted->table[0].fit[0]->coefficient[1].std_error, HC3_OF_X);
    fitted = village_fitted_to(bench, study, SURVEY,
                               TABLE_1 "models: { M: y ~ x }\nstandard_errors: HC0\n");
    assert_number(fitted->table[0].fit[0]->coefficient[1].std_error, HC0_OF_X);
    fitted = village_fitted_to(bench, study, SURVEY,
                               TABLE_1 "models: { M: y ~ x }\nstandard_errors: classical\n");
    assert_string_equal(fitted->table[0].fit[0]->inference_words, "classical standard errors");
}

static void clusters_are_a_variable_or_the_region(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted_to(
        bench, VILLAGE "tables: [table-1.yaml]\ncluster: region\nstandard_errors: CR1\n", SURVEY,
        TABLE_1 "models: { M: y ~ x }\n");
    assert_number(fitted->table[0].fit[0]->coefficient[1].df, 1); /* two shires */
    fitted = village_fitted_to(
        bench, VILLAGE "tables: [table-1.yaml]\ncluster: region\nstandard_errors: CR1\n", SURVEY,
        TABLE_1 "models: { M: y ~ x }\ncluster: x\n");
    assert_number(fitted->table[0].fit[0]->coefficient[1].df, 4);
}

static void a_table_on_an_absent_source_says_so_and_the_others_are_fitted(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", SURVEY);
    bench_put(bench, "table-1.yaml", TABLE_1 "models: { M: y ~ x, N: y ~ x:a }\n");
    bench_put(bench, "table-2.yaml", "id: Table 2\ntitle: T\nmodels: { M: y ~ x }\n");
    const struct panel *panel = village_panel_of(
        bench, VILLAGE_SOURCES "  other: { file: other.csv, layout: keyed, key: code }\n"
                               "variables:\n  y: { from: survey, column: y }\n"
                               "  x: { from: survey, column: x }\n"
                               "  a: { from: other, column: a }\n"
                               "tables: [table-1.yaml, table-2.yaml]\n");
    struct fitted *fitted = NULL;
    assert_done(bench, fitted_build(bench->run, panel, &fitted));
    assert_string_equal(bench_plain(bench, fitted->table[0].absent),
                        "'a' comes from other.csv, which is not there");
    assert_null(fitted->table[0].fit);
    assert_null(fitted->table[1].absent);
    assert_int_equal(fitted->table[1].fit[0]->nobs, 5);
}

#define FIGURE                                                                                     \
    "id: Figure 1\ntitle: T\nkind: scatter\nlayers: point\nx: { variable: x }\ny: { variable: w "  \
    "}\n"

static size_t rows_of(struct bench *bench, const struct panel *panel, size_t chart)
{
    struct analysis analysis = fitted_chart_analysis(panel, panel->study->chart[chart]);
    struct formula *formula = NULL;
    struct fit *fit = NULL;
    assert_done(bench, formula_parse(bench->run, "w ~ x", NOWHERE, &formula)
                           && analysis_fit(bench->run, &analysis, formula, &fit));
    return fit->nobs;
}

static void a_chart_is_fitted_to_the_rows_that_it_asks_for(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", SURVEY);
    bench_put(bench, "figure-1.yaml", FIGURE);
    bench_put(bench, "figure-2.yaml", FIGURE "rows: all\n");
    const struct panel *panel =
        village_panel_of(bench, VILLAGE "plots: [figure-1.yaml, figure-2.yaml]\n");
    assert_int_equal(rows_of(bench, panel, 0), 5);
    assert_int_equal(rows_of(bench, panel, 1), 6); /* Waterley lacks y only */
    assert_string_equal(panel->study->chart[0]->name, "figure-1");
}

static void plots_have_the_standard_errors_of_the_study_or_their_own(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", SURVEY);
    bench_put(bench, "figure-1.yaml", FIGURE);
    bench_put(bench, "figure-2.yaml", FIGURE "standard_errors: classical\n");
    const struct panel *panel = village_panel_of(
        bench, VILLAGE "plots: [figure-1.yaml, figure-2.yaml]\nstandard_errors: HC3\n");
    struct chart *const *chart = panel->study->chart;
    assert_int_equal(fitted_chart_analysis(panel, chart[0]).inference.kind, INFERENCE_HC3);
    assert_int_equal(fitted_chart_analysis(panel, chart[1]).inference.kind, INFERENCE_CLASSICAL);
}

static void a_column_that_the_panel_lacks_is_refused_at_the_formula(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", SURVEY);
    bench_put(bench, "table-1.yaml", TABLE_1 "models:\n  M: y ~ xx\n");
    const struct panel *panel = village_panel_of(bench, VILLAGE "tables: table-1.yaml\n");
    struct fitted *fitted = NULL;
    assert_false(fitted_build(bench->run, panel, &fitted));
    assert_int_equal(bench->run->status, STATUS_UNSUPPORTED);
    assert_true(g_str_has_prefix(bench_plain(bench, bench->run->message), "table-1.yaml:4:6: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(each_model_is_fitted_to_the_rows_that_are_kept),
        claim(the_table_says_what_becomes_of_missing_predictors_else_the_study),
        claim(standard_errors_are_those_of_the_table_else_of_the_study),
        claim(clusters_are_a_variable_or_the_region),
        claim(plots_have_the_standard_errors_of_the_study_or_their_own),
        claim(a_table_on_an_absent_source_says_so_and_the_others_are_fitted),
        claim(a_chart_is_fitted_to_the_rows_that_it_asks_for),
        claim(a_column_that_the_panel_lacks_is_refused_at_the_formula),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
