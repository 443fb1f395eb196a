/* test_wording.c - the same words, however they were typed. */
#include "bench.h"

#include "read/wording.h"

static void case_blanks_and_quotes_make_no_answer_another(void **state)
{
    (void)state;
    assert_true(wording_same_answer("Don\u2019t know", " don't  KNOW\n"));
    assert_true(wording_same_answer("\u201CGood\u201D", "\"good\""));
    assert_true(wording_same_answer("part\u2013time", "Part-time"));
    assert_true(wording_same_answer("\u00C9tude", "\u00E9tude"));
    assert_true(wording_same_answer("very\u00A0good", "Very good"));
    assert_false(wording_same_answer("Good", "Goods"));
    assert_false(wording_same_answer("Good.", "Good"));
    assert_false(wording_same_answer("dont know", "don't know"));
}

static void numbers_before_and_marks_behind_make_no_question_another(void **state)
{
    (void)state;
    static const char *const same[] = { "How many staff?",      "2.a. How many staff?",
                                        "12) how many staff",   "Q3. How many staff:",
                                        "Q3: How  many staff*", "How many staff - Selected Choice",
                                        "5.1. How many staff" };
    for (size_t i = 0; i < COUNT(same); i++)
        assert_true(wording_same_question(same[0], same[i]));
    static const char *const other[] = { "How many staff (FTE)?", "2 How many staff?",
                                         "2.How many staff", "a) How many staff", "Many staff" };
    for (size_t i = 0; i < COUNT(other); i++)
        assert_false(wording_same_question(same[0], other[i]));
    assert_false(wording_same_question("2019 spending", "2020 spending"));
    assert_false(wording_same_question("1.5 days", "2.5 days"));
}

static void an_answer_is_found_among_others(void **state)
{
    (void)state;
    const char *text[] = { "Poor", "Good", "Don't know" };
    const struct texts texts = { COUNT(text), text, NULL };
    assert_int_equal(wording_among(&texts, "GOOD "), 1);
    assert_int_equal(wording_among(&texts, "don\u2019t know"), 2);
    assert_int_equal(wording_among(&texts, "Fair"), SIZE_MAX);
    assert_int_equal(wording_among(&texts, ""), SIZE_MAX);
}

static void of_a_heading_only_letters_and_digits_count(void **state)
{
    (void)state;
    static const char *const headings[] = { "lanumber", "ecode", NULL };
    assert_true(wording_heading_among(headings, "LA Number"));
    assert_true(wording_heading_among(headings, " la_number: "));
    assert_true(wording_heading_among(headings, "E-Code"));
    assert_false(wording_heading_among(headings, "LA Number 2"));
    assert_false(wording_heading_among(headings, ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(case_blanks_and_quotes_make_no_answer_another),
        claim(numbers_before_and_marks_behind_make_no_question_another),
        claim(an_answer_is_found_among_others),
        claim(of_a_heading_only_letters_and_digits_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
