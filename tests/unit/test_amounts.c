/* test_amounts.c - percentages, counts and full-time equivalents, and what is none. */
#include "answers_of.h"

static void percentages_are_taken_with_and_without_their_sign(void **state)
{
    assert_answers(answers_of(*state, "survey", "", "question: Q, answer: percentage", "Q",
                              CELLS("85", "90%", "100 %", "0", "12.5", "", "1")),
                   NUMBERS(85, 90, 100, 0, 12.5, NAN, 1));
    assert_answers(answers_of(*state, "survey", "", "question: Q, answer: percentage", "Q",
                              CELLS("85%", "0.5%", "0", "1")),
                   NUMBERS(85, 0.5, 0, 1));
}

static void shares_become_percentages_and_the_ledger_says_so(void **state)
{
    struct bench *bench = *state;
    struct panel *panel = NULL;
    assert_done(bench, answers_panel(bench, "survey", "", "question: Q, answer: percentage", "Q",
                                     CELLS("0.85", ".57", "1", "0", "", "0.07"), &panel));
    assert_answers(frame_column(panel->frame, "v"), NUMBERS(85, 57, 100, 0, NAN, 7));
    const struct ledger *ledger = panel->sources->ledger;
    size_t told = 0;
    for (size_t i = 0; i < ledger->entries; i++)
        if (ledger->entry[i].kind == LEDGER_WARNING && ledger->entry[i].count == 5) {
            assert_string_equal(ledger->entry[i].what, "shares of 1, times 100: percentages");
            assert_string_equal(ledger->entry[i].variable, "v");
            told++;
        }
    assert_int_equal(told, 1);
}

static void shares_among_percentages_are_refused_with_one_of_each(void **state)
{
    const char *variable = "question: Q, answer: percentage";
    refuses_answers(*state, "survey", variable, "Q", CELLS("85", "1", "0.9"), STATUS_MALFORMED,
                    "f.csv:4:2: '0.9' in the column 'Q' is on another scale than '85' in line 2: "
                    "one is a share of 1, the other a percentage; write all as percentages, those "
                    "below 1 with the sign");
    refuses_answers(*state, "survey", variable, "Q", CELLS("0.85", "85%"), STATUS_MALFORMED,
                    "f.csv:3:2: '85%' in the column 'Q' is on another scale than '0.85' in line 2: "
                    "one is a share of 1, the other a percentage; write all as percentages, those "
                    "below 1 with the sign");
}

static void what_is_no_percentage_is_refused_with_all_its_lines(void **state)
{
    const char *variable = "question: Q, answer: percentage";
    refuses_answers(*state, "survey", variable, "Q", CELLS("85", "85-90", "c.85", ">95", "85-90"),
                    STATUS_MALFORMED,
                    "f.csv:3:2: '85-90' in the column 'Q' is no percentage; nor are 'c.85' in line "
                    "4, '>95' in line 5 and '85-90' in line 6; decide on one number, or add it to "
                    "'missing' of the source 's'");
    refuses_answers(*state, "survey", variable, "Q", CELLS("85", "101%"), STATUS_MALFORMED,
                    "f.csv:3:2: '101%' in the column 'Q' is above 100, and so is no percentage; "
                    "correct it");
    refuses_answers(*state, "survey", variable, "Q", CELLS("-1"), STATUS_MALFORMED,
                    "f.csv:2:2: '-1' in the column 'Q' is below 0, and so is no percentage; "
                    "correct it");
}

static void counts_are_whole_and_not_below_nothing(void **state)
{
    const char *variable = "question: Q, answer: count";
    assert_answers(answers_of(*state, "survey", "", variable, "Q", CELLS("12", "0", "3.0", "x")),
                   NUMBERS(12, 0, 3, NAN));
    refuses_answers(*state, "survey", variable, "Q", CELLS("12", "1.5"), STATUS_MALFORMED,
                    "f.csv:3:2: '1.5' in the column 'Q' is not whole, and so is no count; correct "
                    "it");
    refuses_answers(*state, "survey", variable, "Q", CELLS("-2"), STATUS_MALFORMED,
                    "f.csv:2:2: '-2' in the column 'Q' is below 0, and so is no count; correct it");
    refuses_answers(*state, "survey", variable, "Q", CELLS("12%"), STATUS_MALFORMED,
                    "f.csv:2:2: '12%' in the column 'Q' is no count; decide on one number, or add "
                    "it to 'missing' of the source 's'");
}

static void full_time_equivalents_may_be_parts(void **state)
{
    const char *variable = "question: Q, answer: fte";
    assert_answers(
        answers_of(*state, "survey", ", missing: [none]", variable, "Q", CELLS("2.5", "0", "None")),
        NUMBERS(2.5, 0, NAN));
    refuses_answers(*state, "survey", variable, "Q", CELLS("2", "-0.5"), STATUS_MALFORMED,
                    "f.csv:3:2: '-0.5' in the column 'Q' is below 0, and so is no number of "
                    "full-time equivalents; correct it");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(percentages_are_taken_with_and_without_their_sign),
        claim(shares_become_percentages_and_the_ledger_says_so),
        claim(shares_among_percentages_are_refused_with_one_of_each),
        claim(what_is_no_percentage_is_refused_with_all_its_lines),
        claim(counts_are_whole_and_not_below_nothing),
        claim(full_time_equivalents_may_be_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
