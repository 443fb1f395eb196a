/* test_results.c - every fit of a study as rows of numbers that read back as they were. */
#include "printed.h"
#include "plain_fit.h"

#include "report/json.h"
#include "report/results.h"

#define MODELS TABLE_1 "models: { Model 1: y ~ x, Model 2: <Model 1> + w }\n"

static struct published *const nothing[2] = { NULL, NULL };

/* What was written, read again as a plain table of texts. */
static const struct grid *read_again(struct bench *bench, const char *csv)
{
    struct grid *grid = NULL;
    assert_done(bench, grid_read_plain(bench->run, bench_put(bench, "again.csv", csv), &grid));
    return grid;
}

static const char *cell(const struct grid *grid, size_t row, const char *column)
{
    const struct grid_column *found = grid_find(grid, column);
    if (found == NULL)
        fail_msg("no column '%s'", column);
    return found->text[row];
}

static double number(const struct grid *grid, size_t row, const char *column)
{
    return g_ascii_strtod(cell(grid, row, column), NULL);
}

static void coefficients_read_back_exactly(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted(bench, MODELS);
    const struct grid *grid = read_again(bench, results_coefficients(bench->run, fitted, nothing));
    assert_int_equal(grid->rows, 5);
    size_t row = 0;
    for (size_t m = 0; m < 2; m++) {
        const struct fit *fit = fitted->table[0].fit[m];
        for (size_t c = 0; c < fit->coefficients; c++, row++) {
            const struct coefficient *coefficient = &fit->coefficient[c];
            assert_string_equal(cell(grid, row, "term"), coefficient->term);
            assert_string_equal(cell(grid, row, "model"), m == 0 ? "Model 1" : "Model 2");
            assert_true(number(grid, row, "estimate") == coefficient->estimate);
            assert_true(number(grid, row, "std.error") == coefficient->std_error);
            assert_true(number(grid, row, "statistic") == coefficient->statistic);
            assert_true(number(grid, row, "p.value") == coefficient->p_value);
            assert_true(number(grid, row, "conf.low") == coefficient->conf_low);
            assert_true(number(grid, row, "conf.high") == coefficient->conf_high);
            assert_string_equal(cell(grid, row, "published.estimate"), "");
            assert_string_equal(cell(grid, row, "verdict"), "");
        }
    }
    assert_string_equal(cell(grid, 0, "table"), "1");
    assert_string_equal(cell(grid, 0, "outcome"), "y");
    assert_string_equal(cell(grid, 0, "nobs"), "5");
}

static void the_print_stands_beside_as_it_is_printed(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted(bench, MODELS);
    const struct grid *grid = read_again(
        bench,
        results_coefficients(bench->run, fitted,
                             printed_tables(bench, "1,Yield,Model 1,Rain,,5,.600,.28,.124,,,\n"
                                                   "1,Yield,Model 2,Wind,,5,-1.4,.18,<.05*,,,\n")));
    assert_string_equal(cell(grid, 1, "published.estimate"), ".600");
    assert_string_equal(cell(grid, 1, "published.p.value"), ".124");
    assert_string_equal(cell(grid, 1, "verdict"), "same to print");
    assert_string_equal(cell(grid, 4, "term"), "w");
    assert_string_equal(cell(grid, 4, "published.p.value"), "<.05*");
    assert_string_equal(cell(grid, 4, "verdict"), "differs");
    assert_string_equal(cell(grid, 3, "verdict"), "");
}

static void models_read_back_exactly_with_the_names_of_broom(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted(bench, MODELS);
    const struct grid *grid = read_again(bench, results_models(bench->run, fitted, nothing));
    assert_int_equal(grid->rows, 2);
    const struct fit *fit = fitted->table[0].fit[1];
    assert_true(number(grid, 1, "r.squared") == fit->r_squared);
    assert_true(number(grid, 1, "adj.r.squared") == fit->adj_r_squared);
    assert_true(number(grid, 1, "sigma") == fit->sigma);
    assert_true(number(grid, 1, "statistic") == fit->statistic);
    assert_true(number(grid, 1, "p.value") == fit->p_value);
    assert_true(number(grid, 1, "logLik") == fit->log_lik);
    assert_true(number(grid, 1, "AIC") == fit->aic);
    assert_true(number(grid, 1, "BIC") == fit->bic);
    assert_true(number(grid, 1, "deviance") == fit->deviance);
    assert_string_equal(cell(grid, 1, "df"), "2");
    assert_string_equal(cell(grid, 1, "df.residual"), "2");
    assert_string_equal(cell(grid, 1, "nobs"), "5");
    assert_string_equal(cell(grid, 1, "formula"), "y ~ x + w");
}

static void each_row_left_out_of_a_model_has_its_reason(void **state)
{
    struct bench *bench = *state;
    const struct grid *grid =
        read_again(bench, results_rows_left_out(bench->run, village_fitted(bench, MODELS)));
    assert_int_equal(grid->rows, 2);
    assert_string_equal(cell(grid, 0, "local_authority"), "Penny Hassett, City of");
    assert_string_equal(cell(grid, 0, "la_number"), "6");
    assert_string_equal(cell(grid, 0, "reason"), "Rain: confidential ('c')");
    assert_string_equal(cell(grid, 1, "formula"), "y ~ x + w");
}

/* A first cell may be empty: the table's key is what follows the last space of its id. */
static void an_empty_first_cell_keeps_its_comma(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted =
        village_fitted(bench, "id: \"Table \"\ntitle: Yields\nmodels: { Model 1: y ~ x }\n");
    const char *csv = results_coefficients(bench->run, fitted, nothing);
    const char *second = strchr(csv, '\n') + 1;
    assert_true(g_str_has_prefix(second, ",y,Model 1,(Intercept),5,"));
}

static const json_t *at(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (value == NULL)
        fail_msg("no key '%s'", key);
    return value;
}

static void json_says_the_same(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted(bench, MODELS);
    json_t *root = json_loads(
        results_json(bench->run, fitted,
                     printed_tables(bench, "1,Yield,Model 1,Rain,,5,.600,.29,.124,,,\n")),
        JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    assert_int_equal(json_integer_value(at(root, "schema_version")), JSON_SCHEMA_VERSION);
    assert_true(json_is_false(at(root, "made_up")));
    const json_t *table = json_array_get(at(root, "tables"), 0);
    assert_true(json_is_null(at(table, "left_out")));
    const json_t *model = json_array_get(at(table, "models"), 0);
    assert_string_equal(json_string_value(at(model, "model")), "Model 1");
    const json_t *rain = json_array_get(at(model, "coefficients"), 1);
    assert_true(json_real_value(at(rain, "estimate"))
                == fitted->table[0].fit[0]->coefficient[1].estimate);
    assert_string_equal(json_string_value(at(at(rain, "published"), "verdict")),
                        "same sign and significance");
    assert_true(json_is_null(at(json_array_get(at(model, "coefficients"), 0), "published")));
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(coefficients_read_back_exactly),
        claim(the_print_stands_beside_as_it_is_printed),
        claim(models_read_back_exactly_with_the_names_of_broom),
        claim(each_row_left_out_of_a_model_has_its_reason),
        claim(an_empty_first_cell_keeps_its_comma),
        claim(json_says_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
