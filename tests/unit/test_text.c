/* test_text.c - trimming, listing, likeness, width, wrapping. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/text.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

static void trims(void **state, const char *text, const char *trimmed)
{
    assert_string_equal(text_trim(*state, text, strlen(text)), trimmed);
}

static void trims_white_space_at_both_ends_only(void **state)
{
    trims(state, "  a b\t\r\n", "a b");
    trims(state, "ab", "ab");
    trims(state, "a  b", "a  b");
    trims(state, "x ", "x");
    trims(state, " x", "x");
}

static void trims_no_break_spaces_and_byte_order_marks(void **state)
{
    trims(state,
          "\xC2\xA0"
          "12\xC2\xA0",
          "12");
    trims(state,
          "\xEF\xBB\xBF"
          "time_period",
          "time_period");
    trims(state,
          "\xE2\x80\x83"
          "em\xE2\x80\x83",
          "em");
}

static void trims_blank_text_to_nothing(void **state)
{
    trims(state, "", "");
    trims(state, " ", "");
    trims(state, " \t\xC2\xA0 ", "");
}

static void trims_within_its_length(void **state)
{
    assert_string_equal(text_trim(*state, " ab cd", 4), "ab");
    assert_string_equal(text_trim(*state, "ab", 0), "");
}

static void keeps_letters_that_share_bytes_with_blanks(void **state)
{
    trims(state, "\xC3\xA0", "\xC3\xA0"); /* a grave: its second byte is that of U+00A0 */
    trims(state, "Sioned \xC3\xA0 ", "Sioned \xC3\xA0");
}

static void trims_around_bytes_that_are_no_utf8(void **state)
{
    trims(state, " \xFF\xFE ", "\xFF\xFE");
    trims(state, " a\xE2\x82", "a\xE2\x82");
}

static void lists_with_commas_and_one_and(void **state)
{
    static const char *const items[] = { "a", "b", "c" };
    assert_string_equal(text_list(*state, items, 0), "");
    assert_string_equal(text_list(*state, items, 1), "a");
    assert_string_equal(text_list(*state, items, 2), "a and b");
    assert_string_equal(text_list(*state, items, 3), "a, b and c");
}

static void lists_with_semicolons_where_an_item_could_be_two(void **state)
{
    static const char *const items[] = { "Bath and North East Somerset", "Hull", "York" };
    static const char *const herefordshire[] = { "Hull", "Herefordshire, County of" };
    static const char *const bracketed[] = { "sex (boys, girls)", "phase (first and second)" };
    static const char *const quoted[] = { "'a and b'", "'c'" };
    assert_string_equal(text_list(*state, items, 3), "Bath and North East Somerset; Hull; and York");
    assert_string_equal(text_list(*state, items, 1), "Bath and North East Somerset");
    assert_string_equal(text_list(*state, herefordshire, 2), "Hull; and Herefordshire, County of");
    assert_string_equal(text_list(*state, bracketed, 2),
                        "sex (boys, girls) and phase (first and second)");
    assert_string_equal(text_list(*state, quoted, 2), "'a and b' and 'c'");
}

static const char *const columns[] = { "imd", "demand", "absence", "persistent_absence", "ehcp" };
enum { COLUMNS = sizeof columns / sizeof *columns };

static void finds_a_name_one_slip_away(void **state)
{
    (void)state;
    assert_string_equal(text_nearest("absense", columns, COLUMNS), "absence");  /* replaced */
    assert_string_equal(text_nearest("absnce", columns, COLUMNS), "absence");   /* deleted */
    assert_string_equal(text_nearest("abscence", columns, COLUMNS), "absence"); /* inserted */
    assert_string_equal(text_nearest("idm", columns, COLUMNS), "imd"); /* swapped: one edit of 3 */
}

static void likeness_ignores_case(void **state)
{
    (void)state;
    assert_string_equal(text_nearest("IMD", columns, COLUMNS), "imd");
    assert_string_equal(text_nearest("Absense", columns, COLUMNS), "absence");
}

static void prefers_the_nearest_not_the_first(void **state)
{
    (void)state;
    static const char *const items[] = { "demands", "demand" };
    assert_string_equal(text_nearest("demend", items, 2), "demand");
}

static void suggests_nothing_when_more_than_a_third_would_change(void **state)
{
    (void)state;
    assert_null(text_nearest("xyz", columns, COLUMNS));
    assert_null(text_nearest("ibb", columns, COLUMNS));                      /* 2 of 3 */
    assert_null(text_nearest("dexxxd", columns, COLUMNS));                   /* 3 of 6 */
    assert_string_equal(text_nearest("dexxnd", columns, COLUMNS), "demand"); /* 2 of 6 */
    assert_null(text_nearest("", columns, COLUMNS));
    assert_null(text_nearest("imd", columns, 0));
}

static void survives_very_long_words(void **state)
{
    (void)state;
    static char word[100001];
    memset(word, 'a', sizeof word - 1);
    const char *items[] = { word };
    assert_null(text_nearest("a", items, 1));
    text_nearest(word, columns, COLUMNS);
}

static void suggestion_ends_a_message(void **state)
{
    assert_string_equal(text_suggestion(*state, "absense", columns, COLUMNS),
                        "; did you mean 'absence'?");
    assert_string_equal(text_suggestion(*state, "qqqqqq", columns, COLUMNS), "");
}

static void width_counts_columns_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(text_width(""), 0);
    assert_int_equal(text_width("abc"), 3);
    assert_int_equal(text_width("R\xC2\xB2"), 2); /* superscript two */
    assert_int_equal(text_width("\xE2\x88\x92"
                                "1"),
                     2);                             /* minus sign */
    assert_int_equal(text_width("e\xCC\x81"), 1);    /* combining acute */
    assert_int_equal(text_width("\xE6\x95\xB0"), 2); /* a wide ideograph */
}

static void wraps_at_spaces_within_the_width(void **state)
{
    assert_string_equal(text_wrap(*state, "one two three four", 9, 0), "one two\nthree\nfour");
    assert_string_equal(text_wrap(*state, "one two", 7, 0), "one two");
    assert_string_equal(text_wrap(*state, "one two", 6, 0), "one\ntwo");
    assert_string_equal(text_wrap(*state, "", 10, 2), "");
}

static void wraps_with_an_indent_that_does_not_count(void **state)
{
    assert_string_equal(text_wrap(*state, "aaa bbb ccc ddd", 7, 2), "aaa bbb\n  ccc ddd");
    assert_string_equal(text_wrap(*state, "aaa bbb ccc ddd", 6, 2), "aaa\n  bbb\n  ccc\n  ddd");
}

static void leaves_a_word_whole_that_is_wider_than_the_line(void **state)
{
    assert_string_equal(text_wrap(*state, "a incomprehensible b", 5, 0), "a\nincomprehensible\nb");
}

/* text.h: words longer than the width in pieces of it; characters, not bytes. */
static void cuts_only_the_words_that_are_too_long(void **state)
{
    assert_string_equal(text_cut(*state, "abc abcdefgh ab", 3), "abc abc def gh ab");
    assert_string_equal(text_cut(*state, "\u00E9\u00E9\u00E9 a", 2), "\u00E9\u00E9 \u00E9 a");
    assert_string_equal(text_cut(*state, "", 2), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trims_white_space_at_both_ends_only),
        cmocka_unit_test(trims_no_break_spaces_and_byte_order_marks),
        cmocka_unit_test(trims_blank_text_to_nothing),
        cmocka_unit_test(trims_within_its_length),
        cmocka_unit_test(keeps_letters_that_share_bytes_with_blanks),
        cmocka_unit_test(trims_around_bytes_that_are_no_utf8),
        cmocka_unit_test(lists_with_commas_and_one_and),
        cmocka_unit_test(lists_with_semicolons_where_an_item_could_be_two),
        cmocka_unit_test(finds_a_name_one_slip_away),
        cmocka_unit_test(likeness_ignores_case),
        cmocka_unit_test(prefers_the_nearest_not_the_first),
        cmocka_unit_test(suggests_nothing_when_more_than_a_third_would_change),
        cmocka_unit_test(survives_very_long_words),
        cmocka_unit_test(suggestion_ends_a_message),
        cmocka_unit_test(width_counts_columns_not_bytes),
        cmocka_unit_test(wraps_at_spaces_within_the_width),
        cmocka_unit_test(wraps_with_an_indent_that_does_not_count),
        cmocka_unit_test(leaves_a_word_whole_that_is_wider_than_the_line),
        cmocka_unit_test(cuts_only_the_words_that_are_too_long),
    };
    return cmocka_run_group_tests(tests, start, end);
}
