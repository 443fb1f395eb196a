/* test_formula_habit.c - formulas of other programs, and what they mean here. */
#include "bench.h"

#include "spec/formula_habit.h"

/* What is meant, and behind a bar what is asked for beside it. */
static const char *meant(struct run *run, const char *text)
{
    const char *beside = "";
    const char *formula = formula_meant(run, text, &beside);
    assert_null(run->message); /* what was tried in vain is no failure */
    return formula == NULL ? "none" : talloc_asprintf(run, "%s|%s", formula, beside);
}

static void calls_of_r_and_python_hold_a_formula(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    assert_string_equal(meant(run, "lm(y ~ x)"), "y ~ x|");
    assert_string_equal(meant(run, "lm( y ~ poly(x, 2) + w , data = t)"),
                        "y ~ poly(x, 2) + w|data = t");
    assert_string_equal(meant(run, "ols(\"y ~ x\", t)"), "y ~ x|t");
    assert_string_equal(meant(run, "lm(data = t, formula = y ~ x)"), "y ~ x|data = t");
    assert_string_equal(meant(run, "lm(`a, b` ~ x)"), "`a, b` ~ x|");
}

static void commands_of_stata_name_the_outcome_first(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    assert_string_equal(meant(run, "regress y x w"), "y ~ x + w|");
    assert_string_equal(meant(run, "reg y i.region c.x##c.w"), "y ~ region + x*w|");
    assert_string_equal(meant(run, "reg y a#b"), "y ~ a:b|");
    assert_string_equal(meant(run, "regress y x if w > 3, vce(robust)"),
                        "y ~ x|if w > 3 vce(robust)");
    assert_string_equal(meant(run, "regress y x [aweight=n]"), "y ~ x|[aweight=n]");
    assert_string_equal(meant(run, "regress y"), "none");
}

static void an_equals_sign_is_a_tilde(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    assert_string_equal(meant(run, "y = x + w"), "y ~ x + w|");
    assert_string_equal(meant(run, "y == x"), "y ~ x|");
}

static void what_is_no_habit_is_left_to_the_formula(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    assert_string_equal(meant(run, "y x w"), "none");
    assert_string_equal(meant(run, "y ~ x + w)"), "none");
    assert_string_equal(meant(run, "foo(y ~ x)"), "none");
    assert_string_equal(meant(run, ""), "none");
    assert_string_equal(meant(run, "lm("), "none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(calls_of_r_and_python_hold_a_formula),
        claim(commands_of_stata_name_the_outcome_first),
        claim(an_equals_sign_is_a_tilde),
        claim(what_is_no_habit_is_left_to_the_formula),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
