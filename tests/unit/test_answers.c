/* test_answers.c - words, choices and what is neither become numbers, or are refused. */
#include "answers_of.h"

static void levels_count_from_the_lowest_however_they_were_typed(void **state)
{
    const struct column *column =
        answers_of(*state, "survey", ", missing: [Don't know]",
                   "question: Why, levels: [Poor, Fair, It's good]", "1. Why?",
                   CELLS("poor", "IT\u2019S  GOOD", "Fair ", "", "don\u2019t know", "z"));
    assert_answers(column, NUMBERS(1, 3, 2, NAN, NAN, NAN));
    assert_int_equal(column->missing[3], MISSING_EMPTY);
    assert_int_equal(column->missing[4], MISSING_DECLARED);
    assert_string_equal(column->why[4], "declared missing ('don\u2019t know')");
    assert_int_equal(column->missing[5], MISSING_NOT_APPLICABLE);
    assert_true(column->confidential);
}

static void words_that_are_no_level_are_refused_with_all_their_lines(void **state)
{
    refuses_answers(*state, "survey", "question: Why, levels: [Poor, Good]", "Why?",
                    CELLS("Poor", "Okay", "Meh", "Good", "Okay", "Meh"), STATUS_MALFORMED,
                    "f.csv:3:2: 'Okay' in the column 'Why?' is none of the levels Poor and Good; "
                    "nor are 'Meh' in lines 4 and 7 and 'Okay' in line 6; correct it, or add it to "
                    "the variable's 'levels' or to 'missing' of the source 's'");
    refuses_answers(*state, "survey", "question: Why, levels: [Poor, Good]", "Why?",
                    CELLS("Poor", "Okay"), STATUS_MALFORMED,
                    "f.csv:3:2: 'Okay' in the column 'Why?' is none of the levels Poor and Good; "
                    "correct it, or add it to the variable's 'levels' or to 'missing' of the "
                    "source 's'");
}

static void yes_is_one_and_any_other_answer_is_not(void **state)
{
    const struct column *column =
        answers_of(*state, "survey", "", "question: Why, yes: [good, Outstanding]", "Why?",
                   CELLS("GOOD", "outstanding ", "goods", "requires improvement", "", "[c]"));
    assert_answers(column, NUMBERS(1, 1, 0, 0, NAN, NAN));
    assert_int_equal(column->missing[4], MISSING_EMPTY);
    assert_string_equal(column->why[5], "confidential ('[c]')");
}

/* A letter that the study names is an answer, not a symbol. */
static void an_answer_that_is_neither_yes_nor_no_is_refused(void **state)
{
    const char *variable = "column: t, yes: \"y\", no: [\"n\", x]";
    assert_answers(answers_of(*state, "keyed", "", variable, "t", CELLS("Y", "X", "z")),
                   NUMBERS(1, 0, NAN));
    refuses_answers(*state, "keyed", variable, "t", CELLS("y", "perhaps", "n", "never"),
                    STATUS_MALFORMED,
                    "f.csv:3:2: 'perhaps' in the column 't' is no answer that the study knows: y "
                    "for yes, n and x for no; nor is 'never' in line 5; correct it, or add it to "
                    "the variable's 'yes' or 'no' or to 'missing' of the source 's'");
}

static void a_row_that_does_not_count_is_not_looked_at(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "f.csv", "LA,Why?\nAmbridge,Okay\nAmbridge,Good\nEngland,Meh\n");
    const struct panel *panel = village_panel_of(
        bench, "title: T\nregisters: areas.csv\nsources:\n"
               "  s: { file: f.csv, layout: survey, key: LA, key_is: name, duplicates: last }\n"
               "variables:\n  v: { from: s, question: Why, levels: [Poor, Good] }\n");
    assert_number(frame_column(panel->frame, "v")->number[0], 2);
}

static void a_choice_is_found_among_the_answers_of_each_tool(void **state)
{
    const char *variable = "question: Which, includes: Staff";
    assert_answers(answers_of(*state, "microsoft-forms", "", variable, "Which?",
                              CELLS("Money;Staff;", "STAFF;", "Money;Staffing;", "", "Time;")),
                   NUMBERS(1, 1, 0, NAN, 0));
    assert_answers(answers_of(*state, "google-forms", "", variable, "Which?",
                              CELLS("\"Money, Staff\"", "Staff", "\"Staffing, Time\"", "")),
                   NUMBERS(1, 1, 0, NAN));
    assert_answers(answers_of(*state, "online-surveys", "", "question: Which, includes: \"3\"",
                              "1. Which?", CELLS("\"1,3\"", "3", "\"13,33\"", "2", "")),
                   NUMBERS(1, 1, 0, 0, NAN));
}

/* Google Forms separates by commas and lets an option hold one. */
static void an_option_that_holds_a_comma_is_found(void **state)
{
    assert_answers(answers_of(*state, "google-forms", "",
                              "question: Which, includes: \"Staff, pay and training\"", "Which?",
                              CELLS("\"Money, Staff, pay and training, Time\"", "\"Money, Time\"",
                                    "\"Staff, pay and training\"")),
                   NUMBERS(1, 0, 1));
}

/* A blank option is 0 only where another option of the question was taken. */
static void a_column_for_each_option_tells_not_ticked_from_not_answered(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "f.csv",
              "LA,Which?,,Else?\nResponse,Money,Staff,Response\n"
              "Ambridge,Money,Staff,x\nBorchester,Money,,x\nFelpersham,,,x\nHollerton,,1,\n");
    static const char study[] =
        "title: T\nregisters: areas.csv\nsources:\n"
        "  s: { file: f.csv, layout: surveymonkey, key: LA, key_is: name }\n"
        "variables:\n  v: { from: s, question: Which?, includes: staff }\n"
        "  w: { from: s, question: Which? - Staff, includes: staff }\n";
    const struct panel *panel = village_panel_of(bench, study);
    const double wanted[] = { 1, 0, NAN, 1 };
    assert_answers(frame_column(panel->frame, "v"), wanted, 4);
    assert_answers(frame_column(panel->frame, "w"), wanted, 4);
}

static void an_option_that_nobody_chose_is_refused(void **state)
{
    refuses_answers(*state, "microsoft-forms", "question: Which, includes: Stafing", "Which?",
                    CELLS("Money;Staffing;", "Staffing;"), STATUS_UNSUPPORTED,
                    "study.yaml:6:6: variable 'v': no answer in the column 'Which?' of f.csv "
                    "includes 'Stafing'; did you mean 'Staffing'?");
    refuses_answers(*state, "microsoft-forms", "question: Which, includes: Pay", "Which?",
                    CELLS("Money;Travel;", "Travel;"), STATUS_UNSUPPORTED,
                    "study.yaml:6:6: variable 'v': no answer in the column 'Which?' of f.csv "
                    "includes 'Pay'; among them are 'Money' and 'Travel'");
}

static void several_answers_in_a_cell_are_no_text_and_no_number(void **state)
{
    refuses_answers(*state, "microsoft-forms", "question: Which", "Which?",
                    CELLS("", "Money;Staff;", "Money;"), STATUS_UNSUPPORTED,
                    "f.csv:3:2: 'Money;Staff;' in the column 'Which?' holds several answers; say "
                    "in the variable 'v' which one with 'includes'");
    refuses_answers(*state, "microsoft-forms", "question: Which, levels: [Money, Staff]", "Which?",
                    CELLS("Money", "Staff;"), STATUS_UNSUPPORTED,
                    "f.csv:3:2: 'Staff;' in the column 'Which?' holds several answers; say in the "
                    "variable 'v' which one with 'includes'");
    refuses_answers(*state, "online-surveys", "question: Which", "1. Which?", CELLS("1", "\"1,3\""),
                    STATUS_UNSUPPORTED,
                    "f.csv:3:2: '1,3' in the column '1. Which?' holds several answers; say in the "
                    "variable 'v' which one with 'includes'");
    refuses_answers(*state, "google-forms", "question: Which", "Which?",
                    CELLS("Money", "\"Money, Staff\"", "\"Staff, Time\"", "Time"),
                    STATUS_UNSUPPORTED,
                    "f.csv:3:2: 'Money, Staff' in the column 'Which?' holds several answers; say "
                    "in the variable 'v' which one with 'includes'");
}

static void a_comma_alone_does_not_make_several_answers(void **state)
{
    const struct column *column =
        answers_of(*state, "google-forms", "", "question: Which", "Which?",
                   CELLS("\"Yes, fully\"", "\"No, never\"", "\"Yes, in part\"", "No"));
    assert_int_equal(column->kind, COLUMN_TEXT);
    assert_string_equal(column->text[1], "No, never");
}

static void an_answer_for_several_is_missing_with_that_reason(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "f.csv", "LA,Why?\nAmbridge / Loxley,3\nBorchester,4\n");
    const struct panel *panel = village_panel_of(
        bench, "title: T\nregisters: areas.csv\nsources:\n"
               "  s: { file: f.csv, layout: survey, key: LA, key_is: name, shared: leave out }\n"
               "variables:\n  v: { from: s, question: Why }\n");
    const struct column *column = frame_column(panel->frame, "v");
    assert_int_equal(panel->frame->rows, 3);
    assert_int_equal(column->missing[0], MISSING_SHARED);
    assert_string_equal(column->why[0], missing_name(MISSING_SHARED));
    assert_number(column->number[1], 4);
    assert_int_equal(column->missing[2], MISSING_SHARED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(levels_count_from_the_lowest_however_they_were_typed),
        claim(words_that_are_no_level_are_refused_with_all_their_lines),
        claim(yes_is_one_and_any_other_answer_is_not),
        claim(an_answer_that_is_neither_yes_nor_no_is_refused),
        claim(a_row_that_does_not_count_is_not_looked_at),
        claim(a_choice_is_found_among_the_answers_of_each_tool),
        claim(an_option_that_holds_a_comma_is_found),
        claim(a_column_for_each_option_tells_not_ticked_from_not_answered),
        claim(an_option_that_nobody_chose_is_refused),
        claim(several_answers_in_a_cell_are_no_text_and_no_number),
        claim(a_comma_alone_does_not_make_several_answers),
        claim(an_answer_for_several_is_missing_with_that_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
