/* test_varied.c - a study under every combination is what `--set` makes of it. */
#include "village.h"

#include <gsl/gsl_errno.h>

#include "fit/varied.h"

#define MODEL TABLE_1 "models: { Model 1: y ~ x }\n"

static const char *study_put(struct bench *bench, const char *vary)
{
    bench_put(bench, "areas.csv", REGISTER);
    bench_put(bench, "survey.csv", SURVEY);
    bench_put(bench, "table-1.yaml", MODEL);
    return bench_put(bench, "study.yaml",
                     talloc_asprintf(bench->run, VILLAGE "tables: [table-1.yaml]\n%s", vary));
}

static const struct varied *varied_of(struct bench *bench, const char *vary)
{
    struct varied *varied = NULL;
    assert_done(bench, varied_build(bench->run, study_put(bench, vary), NULL, 0, NULL, &varied));
    return varied;
}

static void refuses(struct bench *bench, const char *vary, const char *set, enum status status,
                    const char *message)
{
    bench_again(bench);
    struct varied *varied = NULL;
    assert_false(
        varied_build(bench->run, study_put(bench, vary), &set, set != NULL, NULL, &varied));
    assert_refused(bench, status, message);
}

static const struct fit *fit_of(const struct varied *varied, size_t combination)
{
    return varied->combination[combination].fitted->table[0].fit[0];
}

/* The same by assignments, from the files up. */
static const struct fit *fit_set(struct bench *bench, const char *const *set, size_t sets)
{
    struct study *study = NULL;
    struct sources *sources = NULL;
    struct panel *panel = NULL;
    struct fitted *fitted = NULL;
    assert_done(bench, study_read(bench->run, bench_path(bench, "study.yaml"), set, sets, &study)
                           && sources_read(bench->run, study, NULL, &sources)
                           && panel_build(bench->run, sources, &panel)
                           && fitted_build(bench->run, panel, &fitted));
    return fitted->table[0].fit[0];
}

static void assert_same_fit(const struct fit *one, const struct fit *other)
{
    assert_int_equal(one->nobs, other->nobs);
    for (size_t c = 0; c < one->coefficients; c++) {
        assert_true(one->coefficient[c].estimate == other->coefficient[c].estimate);
        assert_true(one->coefficient[c].std_error == other->coefficient[c].std_error);
    }
}

static void every_combination_is_what_set_makes_of_the_study(void **state)
{
    struct bench *bench = *state;
    static const char *const rule[] = { "missing=listwise", "missing=mean" };
    static const char *const form[] = { "variables.x.transform=z", "variables.x.transform=ln",
                                        "variables.x.divide_by=1" };
    const struct varied *varied =
        varied_of(bench, "vary: { missing: [listwise, mean], variables.x.transform: [z, ln] }\n");
    assert_int_equal(varied->count, 4);
    for (size_t s = 0; s < 4; s++) {
        const char *set[] = { rule[s / 2], form[s % 2] };
        assert_same_fit(fit_of(varied, s), fit_set(bench, set, 2));
    }
    assert_int_equal(fit_of(varied, 0)->nobs, 5);
    assert_int_equal(fit_of(varied, 2)->nobs, 6); /* Penny Hassett has no x */
}

static void what_decides_the_reading_is_read_again(void **state)
{
    struct bench *bench = *state;
    const struct varied *varied =
        varied_of(bench, "vary: { variables.x.column: [w, x], missing: [listwise, mean] }\n");
    for (size_t s = 0; s < 4; s++) {
        const char *set[] = { s < 2 ? "variables.x.column=w" : "variables.x.column=x",
                              s % 2 == 0 ? "missing=listwise" : "missing=mean" };
        assert_same_fit(fit_of(varied, s), fit_set(bench, set, 2));
    }
    assert_number(fit_of(varied, 2)->coefficient[1].estimate, .6);
    /* y of the three with w = 0: 2, 4, 5; of the three with w = 1: 4, 5, 3 */
    assert_number(fit_of(varied, 0)->coefficient[1].estimate, 4 - 11 / 3.);
}

static void files_are_read_once_where_only_the_making_differs(void **state)
{
    const struct varied *varied =
        varied_of(*state, "vary: { missing: [listwise, mean], variables.x.transform: [z, ln] }\n");
    const struct loaded *loaded = varied->combination[0].fitted->panel->sources->loaded;
    for (size_t s = 1; s < 4; s++)
        assert_ptr_equal(varied->combination[s].fitted->panel->sources->loaded, loaded);
}

static void the_study_as_it_stands_is_found(void **state)
{
    const struct varied *varied =
        varied_of(*state, "vary: { missing: [mean, listwise], variables.x.column: [w, x] }\n");
    for (size_t s = 0; s < 4; s++)
        assert_int_equal(varied->combination[s].own, s == 3); /* listwise unsaid, x */
}

static void a_combination_without_support_says_why(void **state)
{
    struct bench *bench = *state;
    const struct varied *varied =
        varied_of(bench, "vary: { variables.x.column: [w, x], variables.x.zero: [number, missing] "
                         "}\n");
    assert_null(varied->combination[1].fitted);
    assert_non_null(strstr(varied->combination[1].why_not, "x has one value, 1, in all 3 rows"));
    assert_non_null(varied->combination[0].fitted);
    assert_int_equal(bench->run->status, STATUS_DONE);
    assert_null(bench->run->message);
}

static void refuses_what_leaves_nothing_open(void **state)
{
    refuses(*state, "", NULL, STATUS_USAGE,
            "study.yaml: leaves no choice open; list choices and their values under 'vary'");
    refuses(*state, "vary: { m: { set: missing, to: [listwise, mean] } }\n", "missing=mean",
            STATUS_USAGE, "--set: 'missing' is what --vary varies ('m'); leave one of them out");
    refuses(*state, "vary: { variables.x.zero: [number, missing] }\n", "variables.x.column=flat",
            STATUS_UNSUPPORTED,
            "--set variables.x.column=flat: survey.csv has no column 'flat'; its columns are "
            "code, y, x, w and rating");
}

static void refuses_when_no_combination_is_fitted(void **state)
{
    refuses(*state, "vary: { missing: [listwise, mean] }\nstandardise: kept\n",
            "variables.x.range=[8, 9]", STATUS_UNSUPPORTED,
            "none of the 2 combinations can be fitted; the first: table-1.yaml:3:20: none of the 6 "
            "rows has a value in every column of the model; x is missing in 6");
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        claim(every_combination_is_what_set_makes_of_the_study),
        claim(what_decides_the_reading_is_read_again),
        claim(files_are_read_once_where_only_the_making_differs),
        claim(the_study_as_it_stands_is_found),
        claim(a_combination_without_support_says_why),
        claim(refuses_what_leaves_nothing_open),
        claim(refuses_when_no_combination_is_fitted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
