/* test_rankings.c - ranks become points: most for the most important. */
#include "answers_of.h"

#define COLUMNS(rank_one) ", rankings: { r: { questions: [A, B, C, D], rank_one: " rank_one " } }"
#define ORDER(rank_one)                                                                            \
    ", rankings: { r: { question: Rank these, items: [Places, Admissions, \"SEND, other\"], "      \
    "rank_one: " rank_one " } }"

static void rank_one_says_which_end_is_important(void **state)
{
    const char *cells[] = { "1,2,3,4", "4,3,2,1" };
    assert_answers(answers_of(*state, "survey", COLUMNS("most important"), "ranking: r, item: A",
                              "A,B,C,D", cells, 2),
                   NUMBERS(4, 1));
    assert_answers(answers_of(*state, "survey", COLUMNS("least important"), "ranking: r, item: A",
                              "A,B,C,D", cells, 2),
                   NUMBERS(1, 4));
}

static void ranks_that_are_no_permutation_are_missing_with_why(void **state)
{
    struct bench *bench = *state;
    struct panel *panel = NULL;
    assert_done(bench,
                answers_panel(bench, "survey", COLUMNS("most important"), "ranking: r, item: A",
                              "A,B,C,D", CELLS("1,3,3,2", "1,2,,4", "5,1,2,3", ",,,", "2,1,4,3"),
                              &panel));
    const struct column *column = frame_column(panel->frame, "v");
    assert_answers(column, NUMBERS(NAN, NAN, NAN, NAN, 3));
    static const char *const why[] = {
        "ranks that are no permutation: two ranks 3 and no rank 4",
        "ranks that are no permutation: no rank 3 and no rank for 'C'",
        "ranks that are no permutation: no rank 4 and a rank 5 of 4 items",
    };
    for (size_t i = 0; i < COUNT(why); i++) {
        assert_int_equal(column->missing[i], MISSING_RANKS);
        assert_string_equal(column->why[i], why[i]);
    }
    assert_int_equal(column->missing[3], MISSING_EMPTY);
    const struct ledger *ledger = panel->sources->ledger;
    size_t told = 0;
    for (size_t i = 0; i < ledger->entries; i++)
        if (ledger->entry[i].kind == LEDGER_WARNING) {
            assert_int_equal(ledger->entry[i].place.line, 2 + told);
            assert_true(ledger->entry[i].confidential);
            told++;
        }
    assert_int_equal(told, 3);
}

/* The most important keeps the most points, however many items are left. */
static void an_item_that_does_not_apply_is_left_out_alone(void **state)
{
    const char *cells[] = { "1,2,N/A,3", "N/A,1,2,3", "1,2,n/a,4" };
    const struct column *column = answers_of(*state, "survey", COLUMNS("most important"),
                                             "ranking: r, item: A", "A,B,C,D", cells, 3);
    assert_answers(column, NUMBERS(4, NAN, NAN));
    assert_int_equal(column->missing[1], MISSING_NOT_APPLICABLE);
    assert_string_equal(column->why[1], "not applicable ('N/A')");
    assert_string_equal(column->why[2], "ranks that are no permutation: no rank 3 and one rank 4");
    assert_answers(answers_of(*state, "survey", COLUMNS("least important"), "ranking: r, item: A",
                              "A,B,C,D", CELLS("1,2,N/A,3", "3,2,N/A,1")),
                   NUMBERS(2, 4));
}

static void what_is_no_rank_is_refused(void **state)
{
    struct bench *bench = *state;
    struct panel *panel = NULL;
    assert_false(answers_panel(bench, "survey", COLUMNS("most important"), "ranking: r, item: A",
                               "A,B,C,D", CELLS("1,2,3,4", "1,2,1.5,4"), &panel));
    assert_refused(bench, STATUS_MALFORMED,
                   "f.csv:3:4: '1.5' in the column 'C' is no rank; a rank is a whole number from "
                   "1, and 'missing' of the source 's' says what means that there is none");
}

/* Microsoft Forms: all items in one cell, in order; the last item holds a comma. */
static void the_place_in_a_cell_is_the_rank(void **state)
{
    const char *cells[] = { "\"Places;Admissions;SEND, other;\"",
                            "\"SEND, other; places;Admissions\"", "", "Places;Places;Admissions;",
                            "Places;Admissions;" };
    const struct column *column =
        answers_of(*state, "microsoft-forms", ORDER("most important"), "ranking: r, item: Places",
                   "Rank these:", cells, COUNT(cells));
    assert_answers(column, NUMBERS(3, 2, NAN, NAN, NAN));
    assert_int_equal(column->missing[2], MISSING_EMPTY);
    assert_string_equal(column->why[3],
                        "ranks that are no permutation: two 'Places'; and no 'SEND, "
                        "other'");
    assert_string_equal(column->why[4], "ranks that are no permutation: no 'SEND, other'");
    assert_answers(answers_of(*state, "microsoft-forms", ORDER("least important"),
                              "ranking: r, item: Places", "Rank these:", cells, 2),
                   NUMBERS(1, 2));
    assert_answers(answers_of(*state, "google-forms", ORDER("most important"),
                              "ranking: r, item: \"SEND, other\"",
                              "Rank these:", CELLS("\"SEND, other, Places, Admissions\"")),
                   NUMBERS(3));
}

static void what_is_no_item_is_refused(void **state)
{
    struct bench *bench = *state;
    struct panel *panel = NULL;
    assert_false(answers_panel(bench, "microsoft-forms", ORDER("most important"),
                               "ranking: r, item: Places", "Rank these",
                               CELLS("Places;Admission;SEND"), &panel));
    assert_refused(bench, STATUS_MALFORMED,
                   "f.csv:2:2: 'Admission' is no item of the ranking 'r'; its items are Places; "
                   "Admissions; and SEND, other");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(rank_one_says_which_end_is_important),
        claim(ranks_that_are_no_permutation_are_missing_with_why),
        claim(an_item_that_does_not_apply_is_left_out_alone),
        claim(what_is_no_rank_is_refused),
        claim(the_place_in_a_cell_is_the_rank),
        claim(what_is_no_item_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
