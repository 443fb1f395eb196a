/* test_data_change.c - which authorities, and which of their values, differ between two results. */
#include "bench.h"

#include <math.h>

#include "fit/data_change.h"

#define HEADER "la_number,local_authority,x,w\n"
#define OLD                                                                                        \
    HEADER "1,Ambridge,1,10\n2,Borchester,2,20\n3,Felpersham,3,\n4,Hollerton,4,40\n"               \
           "5,Loxley,5,50\n6,Penny Hassett,6,60\n"

static struct result_values *values_of(struct bench *bench, const char *text)
{
    struct result_values *values = NULL;
    assert_done(bench, result_values_read(bench->run, bench_put(bench, "p.csv", text), &values));
    return values;
}

static const struct data_change *change_of(struct bench *bench, const char *old, const char *new)
{
    return data_change_of(bench->run, values_of(bench, old), values_of(bench, new));
}

/* The variable of that name. */
static const struct variable_change *of(const struct data_change *change, const char *name)
{
    for (size_t i = 0; i < change->variables; i++) {
        const struct variable_change *one = &change->variable[i];
        if (strcmp((one->new == NULL ? one->old : one->new)->name, name) == 0)
            return one;
    }
    fail_msg("no %s", name);
    return NULL;
}

static void the_same_values_have_no_change(void **state)
{
    const struct data_change *change = change_of(*state, OLD, OLD);
    assert_int_equal(change->in_both, 6);
    for (size_t i = 0; i < change->variables; i++)
        assert_false(variable_changed(&change->variable[i]));
}

static void authorities_that_came_and_left_are_found_by_number(void **state)
{
    const struct data_change *change = change_of(
        *state, OLD,
        HEADER
        "7,Waterley,7,70\n6,Penny Hassett,6,60\n5,Loxley,5,50\n3,Felpersham,3,\n2,B.,2,20\n");
    assert_int_equal(change->in_both, 4);
    assert_int_equal(change->left, 2);
    assert_int_equal(change->came, 1);
    assert_string_equal(change->old->frame->row_label[change->left_row[1]], "Hollerton");
    assert_string_equal(change->new->frame->row_label[change->came_row[0]], "Waterley");
    assert_false(variable_changed(of(change, "x")));
}

/* The standard deviation of 1 to 6 is sqrt(3.5); 9 - 4 is 5 of it. */
static void exactly_the_cells_that_changed_are_found(void **state)
{
    const struct data_change *change =
        change_of(*state, OLD,
                  HEADER "1,Ambridge,1,10\n2,Borchester,2.5,20\n3,Felpersham,3,30\n"
                         "4,Hollerton,9,40\n5,Loxley,5,\n6,Penny Hassett,6,60\n");
    const struct variable_change *x = of(change, "x"), *w = of(change, "w");
    assert_int_equal(x->changed, 2);
    assert_int_equal(x->rescaled, 0);
    assert_int_equal(x->largest, 2);
    assert_true(x->change[0].old == 4 && x->change[0].new == 9);
    assert_string_equal(change->old->frame->row_label[x->change[0].old_row], "Hollerton");
    assert_true(fabs(x->change[0].off - 5 / sqrt(3.5)) < 1e-12);
    assert_int_equal(w->changed, 0);
    assert_int_equal(w->gained, 1);
    assert_int_equal(w->lost, 1);
    assert_int_equal(w->in_both, 4);
}

/* All are doubled and moved by 3; the fourth is 2 * 4 + 3 + 5. */
static void a_rescaling_hides_no_change(void **state)
{
    const struct data_change *change = change_of(
        *state, OLD, HEADER "1,a,5,10\n2,b,7,20\n3,c,9,\n4,d,16,40\n5,e,13,50\n6,f,15,60\n");
    const struct variable_change *x = of(change, "x");
    assert_int_equal(x->changed, 1);
    assert_int_equal(x->rescaled, 5);
    assert_true(x->change[0].old == 4);
    assert_true(fabs(x->slope - 2) < 1e-12);
    assert_true(fabs(x->intercept - 3) < 1e-12);
}

static void where_no_line_holds_all_changed(void **state)
{
    const struct data_change *change = change_of(
        *state, OLD, HEADER "1,a,3,10\n2,b,1,20\n3,c,4,\n4,d,1.5,40\n5,e,9,50\n6,f,2,60\n");
    assert_int_equal(of(change, "x")->changed, 6);
    assert_int_equal(of(change, "x")->rescaled, 0);
    assert_int_equal(of(change, "x")->largest, LARGEST_CHANGES);
}

static void a_variable_of_one_side_only_is_one(void **state)
{
    const struct data_change *change =
        change_of(*state, OLD, "la_number,local_authority,x,v\n1,Ambridge,1,3\n");
    assert_null(of(change, "w")->new);
    assert_null(of(change, "v")->old);
    assert_true(variable_changed(of(change, "v")));
}

static void beside_a_survey_nobody_is_named(void **state)
{
    struct bench *bench = *state;
    struct result_values *old = values_of(bench, OLD), *new = values_of(bench, OLD);
    new->survey = true;
    const struct data_change *change = data_change_of(bench->run, old, new);
    assert_false(change->named);
    assert_false(of(change, "x")->named);
}

static void an_answer_is_never_named(void **state)
{
    struct bench *bench = *state;
    struct result_values *old = values_of(bench, OLD), *new = values_of(bench, OLD);
    frame_column(new->frame, "x")->confidential = true;
    const struct data_change *change = data_change_of(bench->run, old, new);
    assert_true(change->named);
    assert_false(of(change, "x")->named);
    assert_true(of(change, "w")->named);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_same_values_have_no_change),
        claim(authorities_that_came_and_left_are_found_by_number),
        claim(exactly_the_cells_that_changed_are_found),
        claim(a_rescaling_hides_no_change),
        claim(where_no_line_holds_all_changed),
        claim(a_variable_of_one_side_only_is_one),
        claim(beside_a_survey_nobody_is_named),
        claim(an_answer_is_never_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
