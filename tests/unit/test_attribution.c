/* test_attribution.c - how much of a change goes with rules, rows and values. By R:
 * tests/reference/r/compare.R. */
#include "village.h"

#include "answers.h"
#include "fit/attribution.h"

#define NEW_SURVEY                                                                                 \
    "code,y,x,w,rating\n"                                                                          \
    "1,,1,0,Good\n"                                                                                \
    "2,4,2,1,poor\n"                                                                               \
    "3,6,3,1,outstanding\n"                                                                        \
    "4,4,4,0,NA\n"                                                                                 \
    "5,5,5,0,GOOD\n"                                                                               \
    "6,3,c,1,poor\n"                                                                               \
    "7,6,7,1,poor\n"
#define STUDY VILLAGE "tables: [table-1.yaml]\n"
#define HALVES                                                                                     \
    VILLAGE_SOURCES "variables:\n"                                                                 \
                    "  y: { label: Yield, from: survey, column: y }\n"                             \
                    "  x: { label: Rain, from: survey, column: x, divide_by: 2 }\n"                \
                    "keep: [y]\ntables: [table-1.yaml]\n"
#define LINE TABLE_1 "models: { M: y ~ x }\n"
#define LINE_OF_Z TABLE_1 "models: { M: y ~ z(x) }\n"

static double by_r(struct bench *bench, const char *wanted, const char *step, const char *column)
{
    const struct frame *frame = answers_read(bench->run, "tests/reference/r/compare.csv");
    for (size_t row = 0; row < frame->rows; row++)
        if (strcmp(frame_column(frame, "case")->text[row], wanted) == 0
            && strcmp(frame_column(frame, "step")->text[row], step) == 0)
            return frame_column(frame, column)->number[row];
    fail_msg("no %s of %s", step, wanted);
    return NAN;
}

static const struct attribution *only(struct bench *bench, const struct fitted *old,
                                      const struct fitted *middle, const struct fitted *new)
{
    struct attributions *found = NULL;
    attributions_find(bench->run, old, middle, new, &found);
    assert_int_equal(found->count, 1);
    return &found->of[0];
}

/* The estimate after each step is R's. */
static void assert_steps(struct bench *bench, const struct attribution *made, const char *wanted)
{
    static const char *const after[STEPS] = { "rules", "left", "values", "new" };
    static const char *const column[] = { "intercept", "slope" };
    for (size_t c = 0; c < 2; c++) {
        const struct attributed *one = &made->coefficient[c];
        double estimate = one->old;
        assert_close(one->old, by_r(bench, wanted, "old", column[c]), 1e-12);
        for (size_t s = made->rules ? STEP_RULES : STEP_LEFT; s < STEPS; s++) {
            estimate += one->part[s];
            assert_close(estimate, by_r(bench, wanted, after[s], column[c]), 1e-12);
        }
        assert_close(one->new, estimate, 1e-12);
    }
}

static void each_step_is_a_fit_of_the_same_formula(void **state)
{
    struct bench *bench = *state;
    const struct fitted *old = village_fitted_to(bench, STUDY, SURVEY, LINE);
    const struct fitted *new = village_fitted_to(bench, STUDY, NEW_SURVEY, LINE);
    const struct attribution *made = only(bench, old, NULL, new);
    assert_steps(bench, made, "x");
    assert_number(made->coefficient[1].part[STEP_RULES], 0);
}

static void rows_that_left_and_came_are_named(void **state)
{
    struct bench *bench = *state;
    const struct fitted *old = village_fitted_to(bench, STUDY, SURVEY, LINE);
    const struct fitted *new = village_fitted_to(bench, STUDY, NEW_SURVEY, LINE);
    const struct attribution *made = only(bench, old, NULL, new);
    assert_int_equal(made->in_both, 4);
    assert_int_equal(made->left, 1);
    assert_int_equal(made->came, 1);
    assert_string_equal(made->left_name[0], "Ambridge");
    assert_string_equal(made->came_name[0], "Waterley & Cross");
}

static void z_stays_what_it_is_in_the_whole_analysis(void **state)
{
    struct bench *bench = *state;
    const struct fitted *old = village_fitted_to(bench, STUDY, SURVEY, LINE_OF_Z);
    const struct fitted *new = village_fitted_to(bench, STUDY, NEW_SURVEY, LINE_OF_Z);
    assert_steps(bench, only(bench, old, NULL, new), "z");
}

static void new_rules_come_first_on_the_old_data(void **state)
{
    struct bench *bench = *state;
    const struct fitted *old = village_fitted_to(bench, STUDY, SURVEY, LINE);
    const struct fitted *middle = village_fitted_to(bench, HALVES, SURVEY, LINE);
    const struct fitted *new = village_fitted_to(bench, HALVES, NEW_SURVEY, LINE);
    const struct attribution *made = only(bench, old, middle, new);
    assert_true(made->rules);
    assert_steps(bench, made, "rules");
}

static void the_same_data_leave_nothing_to_split(void **state)
{
    struct bench *bench = *state;
    const struct fitted *old = village_fitted_to(bench, STUDY, SURVEY, LINE);
    const struct fitted *new = village_fitted_to(bench, STUDY, SURVEY, LINE);
    const struct attribution *made = only(bench, old, NULL, new);
    for (size_t s = 0; s < STEPS; s++)
        assert_true(made->coefficient[1].part[s] == 0);
}

static void another_formula_is_another_model(void **state)
{
    struct bench *bench = *state;
    struct attributions *found = NULL;
    const struct fitted *old = village_fitted_to(bench, STUDY, SURVEY, LINE);
    const struct fitted *new =
        village_fitted_to(bench, STUDY, SURVEY, TABLE_1 "models: { M: y ~ x + w }\n");
    attributions_find(bench->run, old, NULL, new, &found);
    assert_int_equal(found->count, 0);
}

/* Two rows in both cannot hold a line and an error: nothing is told of the steps. */
static void steps_that_cannot_be_fitted_say_why(void **state)
{
    struct bench *bench = *state;
    const struct fitted *old = village_fitted_to(
        bench, STUDY, "code,y,x,w,rating\n1,2,1,0,a\n2,4,2,0,a\n3,5,3,0,a\n4,4,4,0,a\n", LINE);
    const struct fitted *new = village_fitted_to(
        bench, STUDY, "code,y,x,w,rating\n4,4,4,0,a\n5,5,5,0,a\n6,3,6,0,a\n7,9,7,0,a\n", LINE);
    const struct attribution *made = only(bench, old, NULL, new);
    assert_non_null(made->why_not);
    assert_int_equal(bench->run->status, STATUS_DONE);
    for (size_t s = 0; s < STEPS; s++)
        assert_true(isnan(made->coefficient[1].part[s]));
}

/* The same files as a survey: one respondent left and one came. */
static void what_few_respondents_do_is_withheld(void **state)
{
    struct bench *bench = *state;
    static const char study[] =
        "title: Village\nregisters: [areas.csv]\n"
        "sources:\n  survey: { file: survey.csv, layout: survey, key: code, key_is: la_number }\n"
        "variables:\n"
        "  y: { label: Yield, from: survey, column: y }\n"
        "  x: { label: Rain, from: survey, column: x }\n"
        "keep: [y]\ntables: [table-1.yaml]\n";
    static const char before[] = "code,y,x\n1,2,1\n2,4,2\n3,5,3\n4,4,4\n5,5,5\n";
    static const char now[] = "code,y,x\n2,4,2\n3,6,3\n4,4,4\n5,5,5\n7,6,7\n";
    const struct fitted *old = village_fitted_to(bench, study, before, LINE);
    const struct fitted *new = village_fitted_to(bench, study, now, LINE);
    const struct attribution *made = only(bench, old, NULL, new);
    assert_null(made->left_name);
    assert_null(made->came_name);
    assert_non_null(strstr(made->why_not, "answers are confidential"));
    assert_true(isnan(made->coefficient[1].part[STEP_VALUES]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(each_step_is_a_fit_of_the_same_formula),
        claim(rows_that_left_and_came_are_named),
        claim(z_stays_what_it_is_in_the_whole_analysis),
        claim(new_rules_come_first_on_the_old_data),
        claim(the_same_data_leave_nothing_to_split),
        claim(another_formula_is_another_model),
        claim(steps_that_cannot_be_fitted_say_why),
        claim(what_few_respondents_do_is_withheld),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
