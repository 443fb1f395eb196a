/* What models/methods/new-predictor.md says of how often a candidate is found, held against the
 * simulation that `make simulate-candidate` wrote. */
#include <gsl/gsl_errno.h>

#include "answers.h"
#include "bench.h"

#include "tried_world.h"

#define SIMULATED_SHARES "tests/reference/simulated/candidate.csv"
#define SETS 1000

static double share_of(const struct frame *frame, const char *candidate, size_t number,
                       const char *verdict)
{
    for (size_t i = 0; i < frame->rows; i++)
        if (strcmp(frame_column(frame, "candidate")->text[i], candidate) == 0
            && frame_column(frame, "tried")->number[i] == (double)number
            && strcmp(frame_column(frame, "verdict")->text[i], verdict) == 0)
            return frame_column(frame, "share")->number[i];
    fail_msg("no '%s' of '%s'", verdict, candidate);
    return NAN;
}

static void every_share_is_of_a_thousand_sets(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED_SHARES);
    assert_int_equal(frame->rows, SIMULATED * TRIALS * (VERDICTS - 1) + TRIALS);
    for (size_t i = 0; i < frame->rows; i++)
        assert_true(frame_column(frame, "sets")->number[i] == SETS);
}

/* Three Monte Carlo errors of a share of .05. */
static void a_null_is_held_in_no_more_than_one_of_twenty_whatever_the_number_tried(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED_SHARES);
    for (size_t t = 0; t < TRIALS; t++) {
        assert_true(share_of(frame, "null", tried[t], "held") <= .05);
        assert_true(share_of(frame, "shared", tried[t], "held") <= .05);
        assert_true(share_of(frame, "null", tried[t], "any held")
                    <= .05 + 3 * sqrt(.05 * .95 / SETS));
        assert_true(share_of(frame, "null", tried[t], "open") > .9);
    }
}

static void what_matters_is_mostly_found(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED_SHARES);
    for (size_t t = 0; t < TRIALS; t++) {
        assert_true(share_of(frame, "strong", tried[t], "held") > .99);
        assert_true(share_of(frame, "medium", tried[t], "held") > .8);
    }
}

static void a_weak_one_is_mostly_missed(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED_SHARES);
    for (size_t t = 0; t < TRIALS; t++)
        assert_true(share_of(frame, "weak", tried[t], "held") < .4);
    assert_true(share_of(frame, "weak", MOST_TRIED, "suggestive") > .25);
}

static void what_one_row_carries_is_fragile_and_hardly_ever_held(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED_SHARES);
    for (size_t t = 0; t < TRIALS; t++) {
        assert_true(share_of(frame, "carried", tried[t], "fragile") > .75);
        assert_true(share_of(frame, "carried", tried[t], "held") <= .05);
    }
}

static void what_others_carry_is_called_shared_where_few_are_tried(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED_SHARES);
    assert_true(share_of(frame, "shared", 1, "shared") > .75);
    assert_true(share_of(frame, "shared", MOST_TRIED, "shared") > .45);
}

/* ".014": as the page has it. */
static const char *shown(struct run *run, double share)
{
    const char *text = talloc_asprintf(run, "%.3f", share);
    return *text == '0' ? text + 1 : text;
}

static void the_page_of_the_method_has_every_share(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED_SHARES);
    char *page = NULL;
    assert_true(g_file_get_contents("models/methods/new-predictor.md", &page, NULL, NULL));
    for (size_t s = 0; s < SIMULATED; s++)
        for (size_t t = 0; t < TRIALS; t++) {
            char *line = talloc_asprintf(bench->run, "\n| %s | %zu |", simulated[s].name, tried[t]);
            for (size_t v = EVIDENCE_HELD; v < VERDICTS; v++)
                line = talloc_asprintf_append(
                    line, " %s |",
                    shown(bench->run,
                          share_of(frame, simulated[s].name, tried[t], evidence_names[v])));
            if (strstr(page, line) == NULL)
                fail_msg("not on the page: %s", line);
        }
    g_free(page);
}

/* Of columns tried alone, one in ten medium and the others null: those null that have a verdict. */
static double null_among(const struct frame *frame, const char *verdict)
{
    double null = .9 * share_of(frame, "null", 1, verdict);
    return null / (null + .1 * share_of(frame, "medium", 1, verdict));
}

static void the_page_tells_how_many_of_what_is_found_are_null(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED_SHARES);
    char *page = NULL;
    assert_true(g_file_get_contents("models/methods/new-predictor.md", &page, NULL, NULL));
    g_strdelimit(page, "\n", ' ');
    const char *said = talloc_asprintf(
        bench->run, "of those held %.0f%%   are null, and of those that are fragile %.0f%%.",
        100 * null_among(frame, "held"), 100 * null_among(frame, "fragile"));
    if (strstr(page, said) == NULL)
        fail_msg("not on the page: %s", said);
    g_free(page);
}

/* Of so few sets a share is known to four Monte Carlo errors and one set. */
static void trying_some_of_the_sets_again_agrees(void **state)
{
    enum { AGAIN = 12 };
    static size_t counts[SIMULATED][TRIALS][COUNTED];
    struct bench *bench = *state;
    const struct frame *frame = answers_read(bench->run, SIMULATED_SHARES);
    for (size_t i = 0; i < AGAIN; i++)
        set_try(i, counts);
    for (size_t s = 0; s < SIMULATED; s++)
        for (size_t t = 0; t < TRIALS; t++)
            for (size_t v = EVIDENCE_HELD; v < VERDICTS; v++) {
                double share = share_of(frame, simulated[s].name, tried[t], evidence_names[v]);
                double again = (double)counts[s][t][v] / AGAIN;
                if (fabs(again - share) > 4 * sqrt(share * (1 - share) / AGAIN) + 1. / AGAIN)
                    fail_msg("%s of %s among %zu: %g, not %g", evidence_names[v], simulated[s].name,
                             tried[t], again, share);
            }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        claim(every_share_is_of_a_thousand_sets),
        claim(a_null_is_held_in_no_more_than_one_of_twenty_whatever_the_number_tried),
        claim(what_matters_is_mostly_found),
        claim(a_weak_one_is_mostly_missed),
        claim(what_one_row_carries_is_fragile_and_hardly_ever_held),
        claim(what_others_carry_is_called_shared_where_few_are_tried),
        claim(the_page_of_the_method_has_every_share),
        claim(the_page_tells_how_many_of_what_is_found_are_null),
        claim(trying_some_of_the_sets_again_agrees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
