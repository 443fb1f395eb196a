/* What models/methods/simulations.md says of tests and intervals, held against the simulation that
 * `make simulate-checks` wrote. */
#include "answers.h"
#include "bench.h"

#define SIMULATED "tests/reference/simulated/checks.csv"

static double share_of(const struct frame *frame, const char *design, const char *what)
{
    for (size_t i = 0; i < frame->rows; i++)
        if (strcmp(frame_column(frame, "design")->text[i], design) == 0
            && strcmp(frame_column(frame, "what")->text[i], what) == 0)
            return frame_column(frame, "share")->number[i];
    fail_msg("%s: no '%s'", design, what);
    return NAN;
}

/* Three Monte Carlo standard errors of the share that it should be. */
static void assert_share(const struct frame *frame, const char *design, const char *what,
                         double wanted)
{
    double share = share_of(frame, design, what);
    if (fabs(share - wanted) > 3 * sqrt(wanted * (1 - wanted) / 2000))
        fail_msg("%s, %s: %g, not %g", design, what, share, wanted);
}

static void every_share_is_of_two_thousand_sets(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED);
    assert_int_equal(frame->rows, 36);
    for (size_t i = 0; i < frame->rows; i++)
        assert_true(frame_column(frame, "sets")->number[i] == 2000);
}

static void tests_are_wrong_as_often_as_they_say(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED);
    static const char *const exact[] = {
        "size of Koenker",
        "size of White",
        "size of RESET",
        "size of Shapiro-Wilk",
        "size of Moran",
        "size of the largest residual",
        "size of the F of three terms added",
        "size of any of three tests after Holm",
        "size of Bartlett's sphericity",
        "size of the fit of one factor",
        "share called smaller at the bound",
    };
    for (size_t k = 0; k < COUNT(exact); k++) {
        assert_share(frame, "n=145", exact[k], .05);
        assert_share(frame, "n=40", exact[k], .05);
    }
}

/* Their null distributions hold for many rows. */
static void breusch_pagan_and_jarque_bera_are_somewhat_shy_of_few_rows(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED);
    static const char *const shy[] = { "size of Breusch-Pagan", "size of Jarque-Bera" };
    for (size_t k = 0; k < COUNT(shy); k++) {
        assert_share(frame, "n=145", shy[k], .05);
        assert_true(share_of(frame, "n=40", shy[k]) > .025);
        assert_true(share_of(frame, "n=40", shy[k]) < .05);
    }
}

static void three_tests_unadjusted_are_wrong_nearly_three_times_as_often(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED);
    assert_true(share_of(frame, "n=145", "size of any of three tests") > .12);
    assert_true(share_of(frame, "n=40", "size of any of three tests") > .12);
}

static void beta_needs_the_delta_method(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED);
    assert_share(frame, "n=145", "coverage of beta by the delta method", .95);
    assert_true(share_of(frame, "n=40", "coverage of beta by the delta method") > .93);
    assert_true(share_of(frame, "n=145", "coverage of beta rescaled") > .96);
    assert_true(share_of(frame, "n=40", "coverage of beta rescaled") > .96);
}

static void intervals_of_relative_importance_are_a_little_short(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED);
    assert_share(frame, "n=145", "coverage of LMG", .95);
    assert_true(share_of(frame, "n=40", "coverage of LMG") > .91);
    assert_true(share_of(frame, "n=40", "coverage of LMG") < .95);
}

static void the_smallest_detectable_coefficient_is_found_four_times_of_five(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED);
    assert_share(frame, "n=145", "power of the smallest detectable coefficient", .8);
    assert_share(frame, "n=40", "power of the smallest detectable coefficient", .8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(every_share_is_of_two_thousand_sets),
        claim(tests_are_wrong_as_often_as_they_say),
        claim(breusch_pagan_and_jarque_bera_are_somewhat_shy_of_few_rows),
        claim(three_tests_unadjusted_are_wrong_nearly_three_times_as_often),
        claim(beta_needs_the_delta_method),
        claim(intervals_of_relative_importance_are_a_little_short),
        claim(the_smallest_detectable_coefficient_is_found_four_times_of_five),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
