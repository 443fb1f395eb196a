/* test_evidence.c - the rules, each on both sides of where it turns. */
#include "tried_candidate.h"

#define JUST_BELOW .0499999
#define JUST_ABOVE .0500001

/* A candidate that is held: every test changes one thing. */
struct judged {
    struct candidate candidate;
    double row_p[2], group_p[2];
};

static void judged_make(struct judged *judged)
{
    *judged = (struct judged){ .row_p = { .001, JUST_BELOW }, .group_p = { .002, JUST_BELOW } };
    struct candidate *candidate = &judged->candidate;
    candidate->alone.term.p_value = candidate->alone_adjusted = .001;
    candidate->after.term.p_value = .001;
    candidate->after_adjusted = JUST_BELOW;
    candidate->before_error.rmse = 1;
    candidate->after_error.rmse = .999999;
    candidate->row_p = judged->row_p;
    candidate->group_p = judged->group_p;
    candidate->row_moves = (struct movement){ .p_least = 0, .p_most = 1 };
    candidate->group_moves = (struct movement){ .p_least = 0, .p_most = 1 };
}

static void assert_says(const struct judged *judged, const char *verdict)
{
    assert_string_equal(evidence_names[evidence_of(&judged->candidate)], verdict);
}

static void holds_what_nothing_speaks_against(void **state)
{
    (void)state;
    struct judged judged;
    judged_make(&judged);
    assert_says(&judged, "held");
    judged.candidate.after_adjusted = .05;
    assert_says(&judged, "suggestive");
}

static void says_nothing_of_what_was_not_tested(void **state)
{
    (void)state;
    struct judged judged;
    judged_make(&judged);
    judged.candidate.lacking = "has one value";
    assert_says(&judged, "not tested");
}

static void one_row_or_group_that_takes_p_over_makes_it_fragile(void **state)
{
    (void)state;
    struct judged judged;
    judged_make(&judged);
    judged.row_p[1] = .05;
    assert_says(&judged, "fragile");
    judged_make(&judged);
    judged.group_p[1] = .05;
    assert_says(&judged, "fragile");
}

static void another_sign_or_no_estimate_without_one_makes_it_fragile(void **state)
{
    (void)state;
    struct judged judged;
    judged_make(&judged);
    judged.candidate.row_moves.reversals = 1;
    assert_says(&judged, "fragile");
    judged_make(&judged);
    judged.candidate.group_moves.reversals = 1;
    assert_says(&judged, "fragile");
    judged_make(&judged);
    judged.candidate.row_moves.unknown = 1;
    assert_says(&judged, "fragile");
    judged_make(&judged);
    judged.candidate.group_moves = (struct movement){ .p_most = SIZE_MAX, .unknown = 2 };
    assert_says(&judged, "fragile");
}

static void no_better_prediction_makes_it_fragile(void **state)
{
    (void)state;
    struct judged judged;
    judged_make(&judged);
    judged.candidate.after_error.rmse = 1;
    assert_says(&judged, "fragile");
    judged.candidate.after_error.rmse = judged.candidate.before_error.rmse = NAN;
    assert_says(&judged, "fragile"); /* nothing shows that it predicts better */
}

static void without_groups_only_rows_are_left_out(void **state)
{
    (void)state;
    struct judged judged;
    judged_make(&judged);
    judged.candidate.group_p = NULL;
    judged.candidate.group_moves = (struct movement){ 0 };
    assert_says(&judged, "held");
}

static void below_by_itself_and_not_among_all_is_suggestive(void **state)
{
    (void)state;
    struct judged judged;
    judged_make(&judged);
    judged.candidate.after_adjusted = JUST_ABOVE;
    judged.candidate.after.term.p_value = JUST_BELOW;
    assert_says(&judged, "suggestive");
    judged.candidate.after.term.p_value = .05;
    assert_says(&judged, "shared");
}

static void found_alone_among_all_but_not_beside_others_is_shared(void **state)
{
    (void)state;
    struct judged judged;
    judged_make(&judged);
    judged.candidate.after.term.p_value = judged.candidate.after_adjusted = .3;
    judged.candidate.alone_adjusted = JUST_BELOW;
    assert_says(&judged, "shared");
    judged.candidate.alone_adjusted = .05;
    assert_says(&judged, "open");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(holds_what_nothing_speaks_against),
        claim(says_nothing_of_what_was_not_tested),
        claim(one_row_or_group_that_takes_p_over_makes_it_fragile),
        claim(another_sign_or_no_estimate_without_one_makes_it_fragile),
        claim(no_better_prediction_makes_it_fragile),
        claim(without_groups_only_rows_are_left_out),
        claim(below_by_itself_and_not_among_all_is_suggestive),
        claim(found_alone_among_all_but_not_beside_others_is_shared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
