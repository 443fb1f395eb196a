/* test_review.c - what a reviewer asks of multiple models, and of no others. */
#include "village.h"

#include "report/review.h"

#define EIGHT "code,y,x,w\n1,2,1,0\n2,4,2,1\n3,5,3,1\n4,4,4,0\n5,5,5,0\n6,3,2,1\n7,6,7,1\n"

static const struct review *review_of(struct bench *bench, const char *models)
{
    struct review *review = NULL;
    const struct fitted *fitted =
        village_fitted_to(bench, VILLAGE "tables: [table-1.yaml]\n", EIGHT,
                          talloc_asprintf(bench->run, TABLE_1 "models: %s\n", models));
    assert_done(bench, review_make(bench->run, fitted, &review));
    return review;
}

static void models_of_one_predictor_are_passed_over(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(review_of(bench, "{ M: y ~ x, N: y ~ w }")->count, 0);
}

static void only_the_multiple_models_of_a_table_are_looked_at(void **state)
{
    struct bench *bench = *state;
    const struct review *review = review_of(bench, "{ M: y ~ x, N: y ~ x + w }");
    assert_int_equal(review->count, 1);
    const struct reviewed *reviewed = &review->reviewed[0];
    assert_true(reviewed->objections > 0);
    for (size_t i = 0; i < reviewed->objections; i++)
        assert_true(g_str_has_prefix(reviewed->objection[i], "Of Yield, N: "));
    assert_string_equal(reviewed->objection[0],
                        "Of Yield, N: are 7 local authorities enough for 2 predictors? 10 or more "
                        "for each is the usual least.");
}

static void models_have_the_numbers_that_sections_give_them(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(
        review_of(bench, "{ M: y ~ x + w, N: y ~ x, O: y ~ w + x }")->reviewed[0].models,
        "(1) Yield, M; and (2) Yield, O");
    assert_null(review_of(bench, "{ M: y ~ x + w }")->reviewed[0].models);
}

static void missing_rows_are_a_section_where_there_are_any(void **state)
{
    struct bench *bench = *state;
    size_t whole = review_of(bench, "{ N: y ~ x + w }")->reviewed[0].sections;
    struct review *review = NULL;
    const struct fitted *fitted = village_fitted(bench, TABLE_1 "models: { N: y ~ x + w }\n");
    assert_done(bench, review_make(bench->run, fitted, &review));
    assert_int_equal(review->reviewed[0].sections, whole + 1);
}

static void made_up_data_are_said_in_every_table(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted_to(bench, VILLAGE "tables: [table-1.yaml]\n",
                                                    EIGHT, TABLE_1 "models: { N: y ~ x + w }\n");
    ((struct panel *)(uintptr_t)fitted->panel)->made_up = true;
    struct review *review = NULL;
    assert_done(bench, review_make(bench->run, fitted, &review));
    for (size_t i = 0; i < review->reviewed[0].sections; i++) {
        const struct section *section = &review->reviewed[0].section[i].section;
        assert_true(section->tables > 0);
        for (size_t t = 0; t < section->tables; t++)
            assert_true(section->table[t]->made_up);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(models_of_one_predictor_are_passed_over),
        claim(only_the_multiple_models_of_a_table_are_looked_at),
        claim(models_have_the_numbers_that_sections_give_them),
        claim(missing_rows_are_a_section_where_there_are_any),
        claim(made_up_data_are_said_in_every_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
