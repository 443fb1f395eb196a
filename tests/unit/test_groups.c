/* test_groups.c - rows in groups, by a column or by what a study's authorities are grouped by. */
#include "plain_fit.h"

#include "fit/groups.h"

#define TABLE                                                                                      \
    "y,x,region,band\n3,1,South,2\n5,2,North,1\n,3,East,1\n4,4,South,1\n8,5,North,2\n9,7,South,"   \
    "1\n"

static bool grouped(struct bench *bench, const char *csv, const char *column,
                    struct groups **groups)
{
    struct frame *frame = NULL;
    const struct fit *fit = plain_fit(bench, csv, "y ~ x", &frame);
    return groups_of(bench->run, frame, column, fit->design, groups);
}

static void groups_stand_in_order_of_their_first_row_of_the_model(void **state)
{
    struct bench *bench = *state;
    struct groups *groups = NULL;
    assert_done(bench, grouped(bench, TABLE, "region", &groups));
    const size_t wanted[] = { 0, 1, 0, 1, 0 };
    assert_int_equal(groups->count, 2);
    assert_string_equal(groups->name[0], "South");
    assert_string_equal(groups->name[1], "North");
    assert_int_equal(groups->size[0], 3);
    assert_int_equal(groups->size[1], 2);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(groups->of[i], wanted[i]);
}

static void numbers_can_be_groups(void **state)
{
    struct bench *bench = *state;
    struct groups *groups = NULL;
    assert_done(bench, grouped(bench, TABLE, "band", &groups));
    assert_int_equal(groups->count, 2);
    assert_string_equal(groups->name[0], "2");
}

static void a_row_without_a_group_is_refused(void **state)
{
    struct bench *bench = *state;
    struct groups *groups = NULL;
    assert_false(grouped(bench, "y,x,region\n1,2,N\n2,4,\n3,7,S\n5,5,S\n", "region", &groups));
    assert_string_equal(bench->run->message,
                        "FORMULA: line 3 has no value in 'region', so it belongs to no group; "
                        "leave it out, or give it one");
}

static void a_column_that_is_not_there_is_refused(void **state)
{
    struct bench *bench = *state;
    struct groups *groups = NULL;
    assert_false(grouped(bench, TABLE, "regions", &groups));
    assert_int_equal(bench->run->status, STATUS_UNSUPPORTED);
    assert_non_null(strstr(bench->run->message, "did you mean 'region'?"));
}

static void authorities_of_a_study_are_in_regions_without_a_column(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted(bench, TABLE_1 "models: { Model 1: y ~ x }\n");
    const struct fit *fit = fitted->table[0].fit[0];
    struct groups *groups = NULL;
    assert_true(groups_known(fitted->panel->frame, "region"));
    assert_false(groups_known(fitted->panel->frame, "county"));
    assert_done(bench, groups_of(bench->run, fitted->panel->frame, "region", fit->design, &groups));
    assert_int_equal(groups->count, 2);
    assert_string_equal(groups->name[0], "Borsetshire");
    assert_int_equal(groups->size[0], 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(groups_stand_in_order_of_their_first_row_of_the_model),
        claim(numbers_can_be_groups),
        claim(a_row_without_a_group_is_refused),
        claim(a_column_that_is_not_there_is_refused),
        claim(authorities_of_a_study_are_in_regions_without_a_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
