/* test_objections.c - each rule objects to what it is for, and to nothing else. */
#include "plain_fit.h"

#include "fit/objections.h"
#include "report/objection_notes.h"

/* 40 rows: x by turns, an e that is even, and y = 3 + x + e changed by `change`. */
static const char *table_of(struct bench *bench, double (*change)(size_t i, double x, double e))
{
    char *text = talloc_strdup(bench->run, "y,x,w\n");
    for (size_t i = 0; i < 40; i++) {
        double x = (double)(i % 10), e = (i / 10) % 2 == 0 ? -1 : 1;
        double small = .2 * sin((double)(7 * i));
        text = talloc_asprintf_append_buffer(text, "%.9f,%g,%.9f\n", change(i, x, e * (.7 + small)),
                                             x, x + .05 * sin((double)(3 * i)));
    }
    return text;
}

static double unchanged(size_t i, double x, double e)
{
    (void)i;
    return 3 + x + e;
}

static double curved(size_t i, double x, double e)
{
    (void)i;
    return 3 + x * x + e;
}

static double fanned(size_t i, double x, double e)
{
    (void)i;
    return 3 + x + e * (1 + 2 * x);
}

static double with_an_outlier(size_t i, double x, double e)
{
    return 3 + x + e + (i == 14 ? 9 : 0);
}

/* A slope that one row makes out. */
static double held_by_a_row(size_t i, double x, double e)
{
    return .08 * x + e + (i == 19 ? 1.5 : 0);
}

struct found {
    struct analysis analysis;
    struct fit *fit;
    struct objections *objections;
};

static struct found found_in(struct bench *bench, const char *csv, const char *formula,
                             enum inference_kind kind)
{
    struct found found = { .analysis = { .rows_are = "rows", .row_is = "row" } };
    struct frame *frame = NULL;
    found.fit = plain_fit(bench, csv, formula, &frame);
    found.fit->inference.kind = kind;
    found.analysis.offer.frame = frame;
    found.objections = objections_to(bench->run, &found.analysis, found.fit);
    return found;
}

static const struct objection *objection_by(const struct found *found, enum objection_rule rule)
{
    for (size_t i = 0; i < found->objections->count; i++)
        if (found->objections->objection[i].rule == rule)
            return &found->objections->objection[i];
    return NULL;
}

static void a_sound_fit_is_not_objected_to(void **state)
{
    struct bench *bench = *state;
    struct found found = found_in(bench, table_of(bench, unchanged), "y ~ x", INFERENCE_CLASSICAL);
    assert_int_equal(found.objections->count, 0);
    struct table *table = table_new(bench->run, "", "t", 1);
    objections_note(bench->run, &found.analysis, &found.fit, 1, table);
    assert_int_equal(table->notes, 1);
    assert_string_equal(table->note[0],
                        "No objection by rules of thumb to: rows for each predictor, single rows, "
                        "variance, form, outliers, collinearity and missing rows.");
}

/* HC3 assumes no equal variance, and single rows are looked at with classical errors only. */
static void claims_only_what_was_looked_at(void **state)
{
    struct bench *bench = *state;
    struct found found = found_in(bench, table_of(bench, unchanged), "y ~ x", INFERENCE_HC3);
    struct table *table = table_new(bench->run, "", "t", 1);
    objections_note(bench->run, &found.analysis, &found.fit, 1, table);
    assert_string_equal(table->note[0], "No objection by rules of thumb to: rows for each "
                                        "predictor, form, outliers, collinearity and missing "
                                        "rows.");
}

static void a_missing_curve_is_objected_to(void **state)
{
    struct bench *bench = *state;
    struct found found = found_in(bench, table_of(bench, curved), "y ~ x", INFERENCE_CLASSICAL);
    assert_non_null(objection_by(&found, OBJECTION_FORM));
    assert_true(objection_by(&found, OBJECTION_FORM)->value < .001);
    struct found right =
        found_in(bench, table_of(bench, curved), "y ~ x + I(x^2)", INFERENCE_CLASSICAL);
    assert_null(objection_by(&right, OBJECTION_FORM));
    assert_null(objection_by(&right, OBJECTION_COLLINEARITY)); /* a power is so by make */
}

static void uneven_variance_is_objected_to_where_errors_assume_it_even(void **state)
{
    struct bench *bench = *state;
    const char *csv = table_of(bench, fanned);
    struct found classical = found_in(bench, csv, "y ~ x", INFERENCE_CLASSICAL);
    assert_non_null(objection_by(&classical, OBJECTION_VARIANCE));
    struct found robust = found_in(bench, csv, "y ~ x", INFERENCE_HC3);
    assert_null(objection_by(&robust, OBJECTION_VARIANCE));
    struct found permuted = found_in(bench, csv, "y ~ x", INFERENCE_PERMUTATION);
    assert_non_null(objection_by(&permuted, OBJECTION_VARIANCE));
}

static void an_outlier_is_named(void **state)
{
    struct bench *bench = *state;
    struct found found =
        found_in(bench, table_of(bench, with_an_outlier), "y ~ x", INFERENCE_CLASSICAL);
    const struct objection *objection = objection_by(&found, OBJECTION_OUTLIER);
    assert_non_null(objection);
    assert_string_equal(objection->row, "line 16");
    assert_true(objection->before > 5 && objection->value < .001);
}

static void a_conclusion_that_hangs_on_one_row_names_it(void **state)
{
    struct bench *bench = *state;
    struct found found =
        found_in(bench, table_of(bench, held_by_a_row), "y ~ x", INFERENCE_CLASSICAL);
    const struct objection *objection = objection_by(&found, OBJECTION_ONE_ROW);
    assert_non_null(objection);
    assert_string_equal(objection->term, "x");
    assert_string_equal(objection->row, "line 21");
    assert_true(objection->before < .05 && objection->value > .05);
}

static void collinear_terms_are_objected_to(void **state)
{
    struct bench *bench = *state;
    struct found found =
        found_in(bench, table_of(bench, unchanged), "y ~ x + w", INFERENCE_CLASSICAL);
    const struct objection *objection = objection_by(&found, OBJECTION_COLLINEARITY);
    assert_non_null(objection);
    assert_true(objection->value > 100);
    assert_int_equal(objection->count, 2);
}

static void too_few_rows_and_missing_ones_are_objected_to(void **state)
{
    struct bench *bench = *state;
    const char *csv = "y,x\n1,1\n2,2\n4,3\n3,4\n5,5\n6,6\n8,7\n7,8\n9,9\n";
    struct found nine = found_in(bench, csv, "y ~ x", INFERENCE_CLASSICAL);
    assert_non_null(objection_by(&nine, OBJECTION_FEW_ROWS));
    assert_null(objection_by(&nine, OBJECTION_MISSING));
    struct found ten = found_in(bench, talloc_asprintf(bench->run, "%s10,10\n,11\n", csv), "y ~ x",
                                INFERENCE_CLASSICAL);
    assert_null(objection_by(&ten, OBJECTION_FEW_ROWS));
    const struct objection *objection = objection_by(&ten, OBJECTION_MISSING);
    assert_non_null(objection);
    assert_int_equal(objection->count, 1);
    assert_number(objection->value, 1. / 11);
    assert_string_equal(objection_words(bench->run, &ten.analysis, ten.fit, objection),
                        "is the 1 of 11 rows (9%) left out like the others? See --missing-data.");
}

static void answers_of_a_survey_are_objected_to(void **state)
{
    struct bench *bench = *state;
    struct found found = found_in(bench, table_of(bench, unchanged), "y ~ x", INFERENCE_CLASSICAL);
    assert_null(objection_by(&found, OBJECTION_SURVEY));
    found.analysis.offer.confidential = true;
    found.analysis.name_respondents = true;
    assert_done(bench, analysis_fit(bench->run, &found.analysis, found.fit->design->formula,
                                    &found.fit));
    found.objections = objections_to(bench->run, &found.analysis, found.fit);
    assert_non_null(objection_by(&found, OBJECTION_SURVEY));
}

static void ten_tests_are_many_if_some_pass(void **state)
{
    struct bench *bench = *state;
    char *text = talloc_strdup(bench->run, "y,a,b,c,d,e,f,g,h,i,j\n");
    for (size_t row = 0; row < 120; row++) {
        text = talloc_asprintf_append_buffer(text, "%.6f", sin((double)(row * row)) + (double)row);
        for (size_t k = 0; k < 10; k++)
            text = talloc_asprintf_append_buffer(
                text, ",%.6f", k == 0 ? (double)row : cos((double)((k + 1) * row * row)));
        text = talloc_asprintf_append_buffer(text, "\n");
    }
    struct found found = found_in(bench, text, "y ~ .", INFERENCE_CLASSICAL);
    const struct objection *objection = objection_by(&found, OBJECTION_MANY_TESTS);
    assert_non_null(objection);
    assert_number(objection->value, .5);
    assert_true(objection->count >= 1);
    struct found nine = found_in(bench, text, "y ~ . - j", INFERENCE_CLASSICAL);
    assert_null(objection_by(&nine, OBJECTION_MANY_TESTS));
}

static void no_more_than_three_lines_and_the_rest_counted(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = NULL;
    struct fit *fit[2] = { plain_fit(bench,
                                     "y,x,w\n1,1,2\n2,2,4.1\n3,3,6\n4,4,8\n4.5,5,10\n"
                                     "6,6,12\n70,7,14\n8,8,16\n9,9,18\n10,10,20\n,1,2\n",
                                     "y ~ x + w", &frame),
                           NULL };
    fit[1] = fit[0];
    const struct analysis analysis = { .offer = { .frame = frame }, .rows_are = "rows", .row_is = "row" };
    struct table *table = table_new(bench->run, "", "t", 1);
    size_t all = objections_to(bench->run, &analysis, fit[0])->count;
    assert_true(all > 3);
    objections_note(bench->run, &analysis, fit, 2, table);
    assert_int_equal(table->notes, 3);
    assert_string_equal(
        table->note[0],
        "A reviewer may ask of (1) and (2): are 10 rows enough for 2 predictors? 10 "
        "or more for each is the usual least.");
    assert_non_null(
        strstr(table->note[2],
               talloc_asprintf(bench->run, "And %zu more: --format json has all.", all - 3)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_sound_fit_is_not_objected_to),
        claim(claims_only_what_was_looked_at),
        claim(a_missing_curve_is_objected_to),
        claim(uneven_variance_is_objected_to_where_errors_assume_it_even),
        claim(an_outlier_is_named),
        claim(a_conclusion_that_hangs_on_one_row_names_it),
        claim(collinear_terms_are_objected_to),
        claim(too_few_rows_and_missing_ones_are_objected_to),
        claim(answers_of_a_survey_are_objected_to),
        claim(ten_tests_are_many_if_some_pass),
        claim(no_more_than_three_lines_and_the_rest_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
