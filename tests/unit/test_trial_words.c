/* test_trial_words.c - each verdict, each sentence and its rule; numbers set by hand or by fits. */
#include "tried.h"

#include <ctype.h>

#include "report/trial_cautions.h"

/* What the opening says of a candidate. */
static const char *said(struct bench *bench, const struct tried *tried, size_t candidate)
{
    return trial_opening(bench->run, &tried->report, candidate);
}

#define assert_says(text, part)                                                                    \
    do {                                                                                           \
        if (strstr((text), (part)) == NULL)                                                        \
            fail_msg("not said: %s\nbut: %s", (part), (text));                                     \
    } while (0)
#define assert_not_said(text, part)                                                                \
    do {                                                                                           \
        if (strstr((text), (part)) != NULL)                                                        \
            fail_msg("said: %s\nin: %s", (part), (text));                                          \
    } while (0)

/* A candidate of numbers that stands, nothing speaking against it: B -0.2 (0.05) of a deviation
 * of 4, so -0.8 with an interval from -1.2 to -0.4. */
static struct candidate *standing(struct bench *bench, struct tried *tried)
{
    struct candidate *candidate = tried_one(bench, tried, TRIED_MOVES);
    double scale = 4 / trial_deviation(&candidate->after);
    gsl_matrix *X = candidate->after.fit->design->X;
    for (size_t i = 0; i < X->size1; i++)
        *gsl_matrix_ptr(X, i, candidate->after.first) *= scale;
    candidate->alone.fit = candidate->after.fit;
    candidate->alone.first = candidate->after.first;
    candidate->after.term = (struct term_estimate){ .estimate = -.2,
                                                    .std_error = .05,
                                                    .conf_low = -.3,
                                                    .conf_high = -.1,
                                                    .statistic = -4,
                                                    .df = 86,
                                                    .p_value = .0012 };
    candidate->alone.term = candidate->after.term;
    candidate->after.detectable = .56;
    candidate->after_adjusted = candidate->alone_adjusted = .0048;
    candidate->before_error.rmse = 1.3801;
    candidate->after_error.rmse = 1.2904;
    candidate->others = 0;
    candidate->overlap[0].correlation = .3;
    candidate->shared = .1;
    candidate->inflation.factor = 1.11;
    candidate->bend = (struct check){ .statistic = .2, .p_value = .7, .df = 1 };
    double *row_p = run_array(bench->run, double, 2), *group_p = run_array(bench->run, double, 2);
    candidate->row_p = row_p;
    candidate->group_p = group_p;
    candidate->row_moves = candidate->group_moves = (struct movement){ .least = 0, .most = 1 };
    row_p[0] = group_p[0] = .01;
    tried->trial->tests = 4;
    return candidate;
}

static void set_p(struct candidate *candidate, double p, double adjusted)
{
    candidate->after.term.p_value = p;
    candidate->after_adjusted = adjusted;
}

static void held_says_direction_size_interval_and_all_tests(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    standing(bench, tried);
    assert_string_equal(
        said(bench, tried, TRIED_MOVES),
        "School moves and KS4 Attainment go together: of local authorities alike in the 2 "
        "predictors of Table 1, those one standard deviation (4.0) higher in School moves are "
        "0.80 lower in KS4 Attainment on average (points; 95% interval -1.20 to -0.40). This "
        "stands at the 5% level counting all 4 tests (p = .001 by itself, .005 counting all). By "
        "itself, p stays below .05 without any one local authority, and without any one region. "
        "Alone, the "
        "difference is -0.80 (p = .001).");
}

static void a_positive_difference_is_higher(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    candidate->after.term.estimate = candidate->alone.term.estimate = .2;
    assert_says(said(bench, tried, TRIED_MOVES), "are 0.80 higher in KS4 Attainment");
}

static void one_test_is_said_to_be_the_only_one(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    tried->trial->tests = 1;
    candidate->after_adjusted = candidate->after.term.p_value;
    const char *text = said(bench, tried, TRIED_MOVES);
    assert_says(text, "This stands at the 5% level (p = .001; it is the only test).");
    assert_not_said(text, "counting");
}

static void one_p_that_is_the_other_is_said_once(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    set_p(standing(bench, tried), 1e-6, 1e-5);
    assert_says(said(bench, tried, TRIED_MOVES), "(p < .001, by itself and counting all)");
}

static void tests_made_before_are_counted_and_told(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    static const struct earlier_test earlier[] = { { .5, .6 }, { .5, NAN } };
    standing(bench, tried);
    tried->request.earlier = 2;
    tried->request.earlier_test = earlier;
    assert_says(said(bench, tried, TRIED_MOVES), "counting all 4 tests, 1 of them made before (p");
}

static void a_question_stands_in_quotation_marks(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    const char *label[TRIED_CANDIDATES];
    for (size_t c = 0; c < TRIED_CANDIDATES; c++)
        label[c] = tried->report.label[c];
    label[TRIED_MOVES] = "How many moves?";
    standing(bench, tried);
    tried->report.label = label;
    assert_says(said(bench, tried, TRIED_MOVES), "'How many moves?' and KS4 Attainment go");
    assert_says(said(bench, tried, TRIED_MOVES), "higher in 'How many moves?' are");
    assert_not_said(said(bench, tried, TRIED_NOISE), "'Phase");
}

static void a_unit_stands_with_the_deviation(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    standing(bench, tried);
    frame_column(tried->frame, "moves")->unit = "%";
    assert_says(said(bench, tried, TRIED_MOVES), "one standard deviation (4.0%) higher");
    frame_column(tried->frame, "moves")->unit = "days";
    assert_says(said(bench, tried, TRIED_MOVES), "one standard deviation (4.0 days) higher");
}

static void what_hangs_on_one_row_is_fragile_and_names_it(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    ((double *)candidate->row_p)[0] = .0712;
    const char *text = said(bench, tried, TRIED_MOVES);
    assert_says(text, "School moves and KS4 Attainment go together, but not firmly: of local");
    assert_says(text, "(p = .001 by itself, .005 counting all), but without Place 1 p is .071.");
    assert_not_said(text, "stays below");
}

static void a_sign_that_hangs_on_a_region_is_said(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    candidate->group_moves.reversals = 1; /* B is below zero: `most` has the other sign */
    assert_says(said(bench, tried, TRIED_MOVES),
                "but without the region Region 2 the difference has the other sign.");
}

static void what_cannot_be_estimated_without_one_is_fragile(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    ((double *)candidate->group_p)[1] = NAN;
    candidate->group_moves.unknown = 1;
    assert_says(said(bench, tried, TRIED_MOVES),
                "but without the region Region 2 it cannot be estimated.");
}

static void what_predicts_no_better_is_fragile(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    candidate->after_error.rmse = 1.3802;
    assert_says(said(bench, tried, TRIED_MOVES),
                "but local authorities left out are not predicted better with it (typical error "
                "1.3802 with it, 1.3801 without).");
}

static void reasons_against_are_listed(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    ((double *)candidate->row_p)[0] = .06;
    ((double *)candidate->group_p)[0] = .07;
    candidate->after_error.rmse = 2;
    assert_says(said(bench, tried, TRIED_MOVES),
                "but without Place 1 p is .060, without the region Region 1 p is .070 and local "
                "authorities left out");
}

static void what_does_not_stand_counting_all_may_be_luck(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    set_p(candidate, .018, .072);
    const char *text = said(bench, tried, TRIED_MOVES);
    assert_says(text, "School moves and KS4 Attainment may go together: of local");
    assert_says(text, "By itself that would stand at the 5% level (p = .018), but it is one of 4 "
                      "tests, and counting all of them it does not (p = .072; the interval counts "
                      "one): it may be chance, and is a reason to look again in other data.");
    assert_not_said(text, "Leaving out");
    ((double *)candidate->row_p)[0] = .09;
    assert_says(said(bench, tried, TRIED_MOVES),
                "Leaving out one changes even that: without Place 1 p is .090.");
}

static void p_values_say_on_which_side_of_the_level_they_are(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    set_p(standing(bench, tried), .04996, .05003);
    const char *text = said(bench, tried, TRIED_MOVES);
    assert_says(text, "(p = .04996)");
    assert_says(text, "(p = .05003; the interval counts one)");
}

static void what_others_carry_too_is_shared(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    candidate->alone.term = candidate->after.term;
    candidate->after.term.estimate = -.025;
    candidate->after.term.conf_low = -.125;
    candidate->after.term.conf_high = .075;
    candidate->overlap[0].correlation = .71;
    candidate->shared = .62;
    set_p(candidate, .63, 1);
    assert_string_equal(
        said(bench, tried, TRIED_MOVES),
        "Alone, School moves and KS4 Attainment go together: local authorities one standard "
        "deviation (4.0) higher in School moves are 0.80 lower in KS4 Attainment on average "
        "(points; 95% interval -1.20 to -0.40; p = .001 by itself, .005 counting all). Beside the "
        "2 predictors of Table 1 it is not clear that any of this is left: the difference "
        "is -0.10 (95% interval -0.50 to 0.30; p = .630). It goes most closely with Persistent "
        "absence (r = .71); together the other predictors tell 62% of how it differs.");
}

static void no_sign_says_what_remains_possible_and_could_be_found(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    candidate->after.term.estimate = -.025;
    candidate->after.term.conf_low = -.125;
    candidate->after.term.conf_high = .075;
    set_p(candidate, .63, 1);
    candidate->alone.term.p_value = candidate->alone_adjusted = .4;
    assert_string_equal(
        said(bench, tried, TRIED_MOVES),
        "There is no clear sign that School moves and KS4 Attainment go together beside the 2 "
        "predictors of Table 1 (p = .630). That does not show that they do not: of local "
        "authorities alike in these, those one standard deviation (4.0) higher in School moves may "
        "be anything from 0.50 lower to 0.30 higher in KS4 Attainment on average (points; 95% "
        "interval). With 90 local authorities, were there a difference of 0.56, such data would "
        "show p below .05 by itself four times in five, and a smaller one less often.");
    candidate->alone.term.p_value = .031;
    candidate->alone_adjusted = .093;
    assert_says(said(bench, tried, TRIED_MOVES), "Alone, p = .031, but .093 counting all 4 tests.");
}

/* Noise beside both models: the second of two such answers is short. */
static void no_sign_again_is_said_shortly(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate **candidate = &tried->trial->candidate[TRIED_NOISE * TRIED_MODELS];
    set_p(candidate[0], .5, 1);
    set_p(candidate[1], .6, 1);
    const char *text = said(bench, tried, TRIED_NOISE);
    assert_says(text,
                "Nor is there a clear sign that Phase of the moon and KS4 Progress do, beside "
                "the 2 predictors of Table 2 (p = .600): those one standard deviation (");
    assert_says(text, ") higher in Phase of the moon may be anything from 0.54 lower to 0.04 lower "
                      "(95% interval), and a difference of 0.35 would show p below .05 by "
                      "itself four times in five.");
    set_p(candidate[0], .001, .002);
    assert_says(said(bench, tried, TRIED_NOISE),
                "There is no clear sign that Phase of the moon and KS4 "
                "Progress go together");
}

static void what_cannot_be_tested_says_why(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    standing(bench, tried)->lacking = "has one value, 3";
    assert_string_equal(said(bench, tried, TRIED_MOVES),
                        "School moves could not be tested against KS4 Attainment: has one value, "
                        "3.");
}

static void more_than_half_alone_is_said_with_what_carries_it(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    candidate->alone.term.estimate = -.4;
    assert_not_said(said(bench, tried, TRIED_MOVES), "more than half");
    candidate->alone.term.estimate = -.41;
    assert_says(said(bench, tried, TRIED_MOVES),
                "Alone, the difference is -1.64 (p = .001): more than half of that other "
                "predictors carry too.");
    candidate->overlap[0].correlation = -.5;
    assert_says(said(bench, tried, TRIED_MOVES),
                "carry too, above all Persistent absence (r = -.50).");
}

static void another_sign_alone_is_said(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    candidate->alone.term.estimate = .1;
    candidate->alone.term.p_value = .04;
    assert_says(said(bench, tried, TRIED_MOVES),
                "Alone, the difference is 0.40 (p = .040), of the other sign: what it shows "
                "depends on what it stands beside.");
    candidate->alone.term.p_value = .4;
    assert_says(said(bench, tried, TRIED_MOVES), "Alone, the difference is 0.40 (p = .400).");
}

static void overlap_has_three_rules(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    candidate->overlap[0].correlation = .9;
    assert_says(said(bench, tried, TRIED_MOVES),
                "School moves carries little that Persistent absence does not (r = .90).");
    candidate->overlap[0].correlation = .89;
    candidate->shared = .8;
    candidate->inflation.factor = 5;
    assert_says(said(bench, tried, TRIED_MOVES),
                "It is hard to tell from the other predictors, which tell 80% of how it differs "
                "(variance inflation 5.0).");
    candidate->inflation.factor = 4.99;
    assert_not_said(said(bench, tried, TRIED_MOVES), "hard to tell");
}

static void what_the_model_rests_on_is_followed(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    struct candidate_other other[] = {
        { .term = "absence",
          .before_p = .0312,
          .after_p = .0841,
          .rested_on = true,
          .crosses = true },
        { .term = "imd", .before_p = .4, .after_p = .04, .crosses = true },
    };
    candidate->other = other;
    candidate->others = 2;
    const char *text = said(bench, tried, TRIED_MOVES);
    assert_says(text, "Of what Table 1 rests on: Persistent absence has p = .084 beside it and "
                      ".031 without.");
    assert_not_said(text, "Deprivation");
    other[0].reverses = true;
    assert_says(said(bench, tried, TRIED_MOVES),
                "rests on: the coefficient of Persistent absence changes its sign.");
}

static void a_curve_is_offered_and_not_applied(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    struct candidate_shape shape[] = { { "moves", 1.2904, .7 },
                                       { "ln(moves)", 1.21, .72 },
                                       { "sqrt(moves)", 1.25, .71 } };
    candidate->shape = shape;
    candidate->shapes = 3;
    assert_not_said(said(bench, tried, TRIED_MOVES), "straight line");
    candidate->bend.p_value = .0201;
    assert_says(said(bench, tried, TRIED_MOVES),
                "A straight line may not be its shape (p = .020 of its square, not counted among "
                "the tests); ln(moves) predicts local authorities left out better than a straight "
                "line (typical error 1.210 against 1.290), and is not applied.");
    shape[1].rmse = shape[2].rmse = 1.3;
    assert_says(said(bench, tried, TRIED_MOVES), "not counted among the tests).");
}

/* Welch's t = -3: the standard error is .4. */
static void the_lost_are_compared(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    static const size_t row[] = { 3, 8, 9, 10, 20, 30 };
    candidate->lost = (struct candidate_lost){ .rows = 6,
                                               .row = row,
                                               .mean = 8.8,
                                               .others_mean = 10,
                                               .difference = { .statistic = -3, .p_value = .03 },
                                               .conf_low = -2.1,
                                               .conf_high = -.3 };
    assert_says(said(bench, tried, TRIED_MOVES),
                "6 of 90 local authorities have no value of School moves and are left out: they "
                "are 1.20 lower in KS4 Attainment than the rest on average (95% interval of the "
                "difference -2.10 to -0.30).");
    candidate->lost.difference.p_value = .31;
    assert_says(said(bench, tried, TRIED_MOVES),
                "they do not clearly differ in KS4 Attainment (p = .310).");
    candidate->lost.rows = 1;
    candidate->lost.difference.lacking = "too few rows to compare";
    assert_says(said(bench, tried, TRIED_MOVES), "1 of 90 local authorities has no value of School "
                                                 "moves and is left out: too few to compare.");
}

static void two_texts_are_told_by_the_second(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    tried_one(bench, tried, TRIED_SCHEME);
    assert_says(
        said(bench, tried, TRIED_SCHEME),
        "those where Mentors is yes (30 of 90) are 0.77 higher in KS4 Attainment on average "
        "than the others (points; 95% interval 0.17 to 1.37)");
}

static void a_one_is_what_it_stands_for(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    static const char *const ones[] = { NULL, NULL, NULL, "yes" };
    struct column *noise = frame_column(tried->frame, "noise");
    for (size_t i = 0; i < TRIED_ROWS; i++)
        noise->number[i] = noise->number[i] > 0 ? 1 : 0;
    tried_one(bench, tried, TRIED_NOISE);
    assert_says(said(bench, tried, TRIED_NOISE), "where Phase of the moon is 1 (");
    tried->report.one = ones;
    assert_says(said(bench, tried, TRIED_NOISE), "where Phase of the moon is yes (");
}

static void several_texts_have_an_f(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = tried_one(bench, tried, TRIED_KIND);
    assert_says(said(bench, tried, TRIED_KIND),
                "local authorities alike in the 2 predictors of Table 1 differ in KS4 Attainment "
                "by what Kind is (F(2, 85) = 5.23)");
    set_p(candidate, .2, .8);
    candidate->alone.term.p_value = candidate->alone_adjusted = .3;
    assert_says(said(bench, tried, TRIED_KIND),
                "Table 1 (F(2, 85) = 5.23; p = .200). That does not "
                "show that they do not.");
}

static void who_answered_a_survey_is_not_named(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct column *moves = frame_column(tried->frame, "moves");
    moves->confidential = true;
    for (size_t i = 0; i < 4; i++)
        column_miss(moves, i, MISSING_EMPTY, "empty cell");
    struct candidate *candidate = standing(bench, tried);
    ((double *)candidate->row_p)[0] = .0712;
    const char *text = said(bench, tried, TRIED_MOVES);
    assert_says(text, "but without one local authority, not named, p is .071.");
    assert_says(text, "4 of 90 local authorities have no value of School moves and are left out: "
                      "too few to compare.");
    assert_not_said(text, "Place");
}

static void two_values_are_told_from_the_others_where_nothing_is_found(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = tried_one(bench, tried, TRIED_SCHEME);
    candidate->after.term.conf_low = -.25;
    set_p(candidate, .2, .8);
    candidate->alone.term.p_value = candidate->alone_adjusted = .3;
    assert_says(said(bench, tried, TRIED_SCHEME),
                "those where Mentors is yes (30 of 90) may be anything from 0.25 lower to 1.37 "
                "higher in KS4 Attainment on average than the others (points; 95% interval)");
}

static const char *summary(struct bench *bench, const struct tried *tried)
{
    return trial_summary(bench->run, &tried->report);
}

static void the_whole_is_said_in_a_sentence(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    for (size_t i = 0; i < TRIED_CANDIDATES * TRIED_MODELS; i++) {
        set_p(tried->trial->candidate[i], .5, 1);
        tried->trial->candidate[i]->alone_adjusted = 1;
    }
    assert_string_equal(summary(bench, tried), "Of 8 pairs of a column and an outcome, none shows "
                                               "a clear sign of going together.");
    tried->trial->tests = 8;
    set_p(tried->trial->candidate[2], .01, .08);
    set_p(tried->trial->candidate[5], .02, .14);
    tried->trial->candidate[1]->alone_adjusted = .01;
    tried->trial->candidate[7]->lacking = "has one value, 3";
    assert_string_equal(
        summary(bench, tried),
        "Of 8 pairs of a column and an outcome, 2 may go together, but do not stand counting all 8 "
        "tests (Mentors with KS4 Attainment and Kind with KS4 Progress); 1 goes together alone, "
        "but not clearly beside the other predictors (School moves with KS4 Progress); 4 show no "
        "clear sign; 1 could not be tested (Phase of the moon with KS4 Progress).");
}

static void a_sentence_of_the_whole_names_four_at_most(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    for (size_t i = 0; i < TRIED_CANDIDATES * TRIED_MODELS; i++)
        set_p(tried->trial->candidate[i], .01, .08);
    assert_says(summary(bench, tried), "Mentors with KS4 Progress and 4 more).");
}

static void of_one_pair_the_answer_is_the_sentence(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    tried->request.candidates = tried->request.models = 1;
    assert_null(summary(bench, tried));
}

static void that_intervals_count_one_test_is_said_of_many_only(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    tried->trial->tests = 4;
    assert_says(trial_closing(bench->run, &tried->report),
                "Each interval is that of one test by itself: it is not widened for the 4 tests.");
    tried->trial->tests = 1;
    assert_not_said(trial_closing(bench->run, &tried->report), "widened");
}

/* Every verdict in every situation, with each caution that it may have. */
static void no_word_goes_beyond_an_association(void **state)
{
    struct bench *bench = *state;
    static const char *const forbidden[] = {
        "effect",     "cause",  "causal", "impact", "drive",   "lead to",
        "leads to",   "led to", "due to", "proves", "because", "influence",
        "significan", "nan",    "(null)", "inf ",   "  ",      "..",
    };
    struct tried *tried = tried_new(bench);
    struct candidate *candidate = standing(bench, tried);
    struct candidate_shape shape[] = { { "moves", 1.3, .7 }, { "ln(moves)", 1.2, .72 } };
    struct candidate_other other[] = {
        { .term = "absence", .before_p = .03, .after_p = .08, .rested_on = true, .crosses = true }
    };
    candidate->shape = shape;
    candidate->shapes = 2;
    candidate->other = other;
    const double adjusted[] = { .01, .06, .9 };
    size_t walked = 0;
    for (size_t situation = 0; situation < 3 * 256; situation++) {
        unsigned bits = (unsigned)(situation % 256);
        set_p(candidate, situation / 256 == 2 ? .5 : .004, adjusted[situation / 256]);
        candidate->alone_adjusted = bits & 1 ? .01 : .6;
        candidate->alone.term.estimate = bits & 2 ? .5 : -.5;
        candidate->alone.term.p_value = bits & 4 ? .01 : .2;
        ((double *)candidate->row_p)[0] = bits & 8 ? .2 : .01;
        candidate->after_error.rmse = bits & 16 ? 1.5 : 1.2;
        candidate->overlap[0].correlation = bits & 32 ? .95 : .6;
        candidate->bend.p_value = bits & 64 ? .01 : .5;
        candidate->others = bits & 128 ? 1 : 0;
        char *text = talloc_strdup(bench->run, said(bench, tried, TRIED_MOVES));
        for (char *at = text; *at != '\0'; at++)
            *at = (char)tolower((unsigned char)*at);
        for (size_t w = 0; w < COUNT(forbidden); w++)
            assert_not_said(text, forbidden[w]);
        walked++;
    }
    assert_int_equal(walked, 768);
    for (size_t w = 0; w < COUNT(forbidden); w++)
        assert_not_said(trial_closing(bench->run, &tried->report), forbidden[w]);
}

/* One or two with their reasons, more by their names, many by a count of the rest. */
static void columns_that_were_not_tried_are_named(void **state)
{
    struct bench *bench = *state;
    struct understood_column column[12];
    struct understood understood = { .columns = 1, .column = column };
    struct trial_report report = { .understood = &understood };
    for (size_t i = 0; i < COUNT(column); i++)
        column[i] = (struct understood_column){
            .label = talloc_asprintf(bench->run, "c%zu", i),
            .not_taken = i == 0 ? NULL : "it has one value",
        };
    assert_null(trial_passed_words(bench->run, &report));
    understood.columns = 2;
    assert_string_equal(trial_passed_words(bench->run, &report),
                        "Not tried: c1 (it has one value).");
    understood.columns = 4;
    assert_string_equal(trial_passed_words(bench->run, &report),
                        "Not tried: c1, c2 and c3; why stands under 'The columns that are not "
                        "tried'.");
    understood.columns = 12;
    assert_string_equal(trial_passed_words(bench->run, &report),
                        "Not tried: c1, c2, c3, c4, c5, c6, c7 and 4 more; why stands under 'The "
                        "columns that are not tried'.");
    report.understood = NULL;
    assert_null(trial_passed_words(bench->run, &report));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(held_says_direction_size_interval_and_all_tests),
        claim(a_positive_difference_is_higher),
        claim(one_test_is_said_to_be_the_only_one),
        claim(one_p_that_is_the_other_is_said_once),
        claim(tests_made_before_are_counted_and_told),
        claim(a_question_stands_in_quotation_marks),
        claim(a_unit_stands_with_the_deviation),
        claim(what_hangs_on_one_row_is_fragile_and_names_it),
        claim(a_sign_that_hangs_on_a_region_is_said),
        claim(what_cannot_be_estimated_without_one_is_fragile),
        claim(what_predicts_no_better_is_fragile),
        claim(reasons_against_are_listed),
        claim(what_does_not_stand_counting_all_may_be_luck),
        claim(p_values_say_on_which_side_of_the_level_they_are),
        claim(what_others_carry_too_is_shared),
        claim(no_sign_says_what_remains_possible_and_could_be_found),
        claim(no_sign_again_is_said_shortly),
        claim(what_cannot_be_tested_says_why),
        claim(more_than_half_alone_is_said_with_what_carries_it),
        claim(another_sign_alone_is_said),
        claim(overlap_has_three_rules),
        claim(what_the_model_rests_on_is_followed),
        claim(a_curve_is_offered_and_not_applied),
        claim(the_lost_are_compared),
        claim(two_texts_are_told_by_the_second),
        claim(a_one_is_what_it_stands_for),
        claim(several_texts_have_an_f),
        claim(who_answered_a_survey_is_not_named),
        claim(two_values_are_told_from_the_others_where_nothing_is_found),
        claim(the_whole_is_said_in_a_sentence),
        claim(a_sentence_of_the_whole_names_four_at_most),
        claim(of_one_pair_the_answer_is_the_sentence),
        claim(that_intervals_count_one_test_is_said_of_many_only),
        claim(no_word_goes_beyond_an_association),
        claim(columns_that_were_not_tried_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
