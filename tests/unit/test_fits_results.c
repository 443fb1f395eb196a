/* test_fits_results.c - fits of a plain table as rows of numbers that read back as they were. */
#include "plain_fit.h"

#include "report/fits_results.h"

static const json_t *document(struct bench *bench, const struct frame *frame, struct fit *fit)
{
    const struct analysis analysis = { .offer = { .frame = frame }, .rows_are = "rows", .row_is = "row" };
    struct section owner = { 0 };
    section_json(bench->run, &owner, fits_json(bench->run, &analysis, &fit, 1, false));
    return owner.json;
}

static const json_t *model_of(const json_t *root)
{
    assert_int_equal(json_array_size(json_object_get(root, "models")), 1);
    return json_array_get(json_object_get(root, "models"), 0);
}

/* The mean alone has no F: its cells are empty, its JSON null. */
static void what_is_not_a_number_is_null_in_json(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = NULL;
    struct fit *fit = plain_fit(bench, "y\n2\n4\n5\n4\n", "y ~ 1", &frame);
    assert_true(isnan(fit->statistic));
    const json_t *model = model_of(document(bench, frame, fit));
    assert_true(json_is_null(json_object_get(model, "statistic")));
    assert_true(json_is_null(json_object_get(model, "p_value")));
    assert_int_equal(json_array_size(json_object_get(model, "left_out")), 0);
}

static void a_fit_names_the_rows_that_it_left_out_and_its_standard_errors(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = NULL;
    struct fit *fit = plain_fit(bench, "y,x\n1,1\n2,2\n2,3\n4,4\n5,5\n7,c\n", "y ~ x", &frame);
    const json_t *model = model_of(document(bench, frame, fit));
    const json_t *left_out = json_array_get(json_object_get(model, "left_out"), 0);
    assert_string_equal(json_string_value(json_object_get(left_out, "row")), "line 7");
    assert_string_equal(json_string_value(json_object_get(left_out, "reason")),
                        "x: confidential ('c')");
    assert_string_equal(json_string_value(json_object_get(model, "std_error_type")), "classical");
}

static void coefficients_read_back_exactly(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = NULL;
    struct fit *fit = plain_fit(bench, "y,x\n1,1\n2,2\n2,3\n4,4\n5,5\n7,c\n", "y ~ x", &frame);
    struct grid *grid = NULL;
    const char *csv = fits_csv(bench->run, &fit, 1);
    assert_done(bench, grid_read_plain(bench->run, bench_put(bench, "again.csv", csv), &grid));
    assert_int_equal(grid->rows, 2);
    assert_string_equal(grid_find(grid, "model")->text[1], "y ~ x");
    assert_string_equal(grid_find(grid, "term")->text[1], "x");
    assert_true(g_ascii_strtod(grid_find(grid, "estimate")->text[1], NULL)
                == fit->coefficient[1].estimate);
    assert_true(g_ascii_strtod(grid_find(grid, "conf.high")->text[1], NULL)
                == fit->coefficient[1].conf_high);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(what_is_not_a_number_is_null_in_json),
        claim(a_fit_names_the_rows_that_it_left_out_and_its_standard_errors),
        claim(coefficients_read_back_exactly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
