/* test_result_json.c - results from JSON, and what provenance says of them. */
#include "bench.h"

#include <math.h>

#include "report/result_json.h"

static void models_of_fits_and_of_tables_are_read(void **state)
{
    struct bench *bench = *state;
    struct result *result = NULL;
    const char *path = bench_put(
        bench, "r.json",
        "{\"schema_version\": 2, \"made_up\": true, \"tables\": [{\"id\": \"Table A3\", \"models\":"
        " [{\"outcome\": \"y\", \"model\": \"M\", \"formula\": \"y ~ x\", \"nobs\": 9,"
        " \"r_squared\": 0.5, \"adj_r_squared\": null, \"coefficients\":"
        " [{\"term\": \"x\", \"estimate\": 1.5, \"std_error\": 2, \"p_value\": null}]}]}],"
        " \"models\": [{\"formula\": \"log yield ~ x\", \"coefficients\":"
        " [{\"term\": \"x\", \"estimate\": 1}]}]}");
    assert_done(bench, result_read_json(bench->run, path, &result));
    assert_int_equal(result->models, 2);
    assert_true(result->made_up);
    assert_string_equal(result->model[0].outcome, "log yield");
    const struct result_model *model = &result->model[1];
    assert_string_equal(model->table, "A3");
    assert_int_equal(model->nobs, 9);
    assert_true(isnan(model->adj_r_squared.value));
    assert_true(model->coefficient[0].std_error.value == 2);
    assert_true(isnan(model->coefficient[0].p_value.value));
}

static void what_is_no_result_is_refused(void **state)
{
    struct bench *bench = *state;
    struct result *result = NULL;
    const char *path = bench_put(bench, "r.json", "{\n  \"a\": ]\n}");
    assert_false(result_read_json(bench->run, path, &result));
    assert_int_equal(bench->run->status, STATUS_MALFORMED);
    assert_non_null(strstr(bench->run->message, "r.json:2:"));
    run_forgive(bench->run);
    assert_false(result_read_json(bench->run, bench_put(bench, "r.json", "{}"), &result));
    assert_non_null(strstr(bench->run->message, "has no coefficients"));
    run_forgive(bench->run);
    assert_false(result_read_json(bench->run, bench_path(bench, "none.json"), &result));
    assert_int_equal(bench->run->status, STATUS_UNREADABLE);
}

static void provenance_says_files_and_whether_one_is_a_survey(void **state)
{
    struct bench *bench = *state;
    struct result *result = result_new(bench->run, "r");
    const char *path =
        bench_put(bench, "p.json",
                  "{\"version\": \"1.0\", \"command\": [\"attain\", \"reproduce\"], \"inputs\":"
                  " [{\"input\": \"lait\", \"file\": \"lait.csv\", \"sha256\": \"ab\", \"rows\": 7,"
                  " \"layout\": \"lait\"}, {\"input\": \"printed table\", \"file\": \"t.csv\","
                  " \"sha256\": \"cd\", \"rows\": 1, \"layout\": \"plain\"}]}");
    assert_done(bench, result_read_provenance(bench->run, path, result));
    assert_int_equal(result->inputs, 1);
    assert_int_equal(result->input[0].rows, 7);
    assert_string_equal(result->command, "attain reproduce");
    assert_false(result->survey);
    path =
        bench_put(bench, "p.json", "{\"inputs\": [{\"input\": \"s\", \"layout\": \"qualtrics\"}]}");
    assert_done(bench, result_read_provenance(bench->run, path, result));
    assert_true(result->survey);
}

static void provenance_says_which_variables_are_answers(void **state)
{
    struct bench *bench = *state;
    struct result *result = result_new(bench->run, "r");
    assert_done(bench,
                result_read_provenance(bench->run,
                                       bench_put(bench, "p.json",
                                                 "{\"inputs\": [{\"layout\": \"qualtrics\"}],"
                                                 " \"confidential\": [\"asked\"],"
                                                 " \"confidential_rows\": false}"),
                                       result));
    struct result_values *values = NULL;
    const char *panel =
        bench_put(bench, "panel.csv", "la_number,local_authority,imd,asked\n1,A,2,3\n2,B,4,5\n");
    assert_done(bench, result_values_read(bench->run, panel, &values));
    result_values_confide(result, true, values);
    assert_false(values->survey);
    assert_false(frame_column(values->frame, "imd")->confidential);
    assert_true(frame_column(values->frame, "asked")->confidential);
    result->confidential_rows = true;
    result_values_confide(result, true, values);
    assert_true(values->survey);
    result_values_confide(result, false, values);
    assert_true(values->survey);
}

/* An older file has no list, and a broken one says nothing: the survey among the files decides. */
static void where_provenance_does_not_say_a_survey_makes_all_confidential(void **state)
{
    struct bench *bench = *state;
    static const char *const lists[] = {
        "",
        ", \"confidential\": [\"asked\"]",
        ", \"confidential\": [1], \"confidential_rows\": false",
        ", \"confidential\": \"asked\", \"confidential_rows\": false",
    };
    for (size_t i = 0; i < COUNT(lists); i++) {
        struct result *result = result_new(bench->run, "r");
        struct result_values *values = NULL;
        const char *text =
            talloc_asprintf(bench->run, "{\"inputs\": [{\"layout\": \"qualtrics\"}]%s}", lists[i]);
        assert_done(bench,
                    result_read_provenance(bench->run, bench_put(bench, "p.json", text), result));
        const char *panel = bench_put(bench, "panel.csv", "la_number,local_authority,imd\n1,A,2\n");
        assert_done(bench, result_values_read(bench->run, panel, &values));
        result_values_confide(result, true, values);
        assert_true(values->survey);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(models_of_fits_and_of_tables_are_read),
        claim(what_is_no_result_is_refused),
        claim(provenance_says_files_and_whether_one_is_a_survey),
        claim(provenance_says_which_variables_are_answers),
        claim(where_provenance_does_not_say_a_survey_makes_all_confidential),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
