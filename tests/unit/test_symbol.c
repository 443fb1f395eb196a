/* test_symbol.c - what stands in a cell instead of a number. */
#include "bench.h"

#include "read/symbol.h"

struct symbol_case {
    const char *text;
    enum missing missing;
};

static void assert_symbols(const struct symbol_case *cases, size_t count, enum dialect dialect)
{
    for (size_t i = 0; i < count; i++)
        if (symbol_read(cases[i].text, dialect, NULL) != cases[i].missing)
            fail_msg("'%s' is not %s", cases[i].text, missing_name(cases[i].missing));
}

static void the_symbols_of_statistical_tables(void **state)
{
    (void)state;
    static const struct symbol_case cases[] = {
        { "", MISSING_EMPTY },
        { "z", MISSING_NOT_APPLICABLE },
        { "x", MISSING_NOT_AVAILABLE },
        { "NA", MISSING_NOT_AVAILABLE },
        { "c", MISSING_CONFIDENTIAL },
        { "low", MISSING_LOW },
        { "k", MISSING_LOW },
        { "u", MISSING_UNRELIABLE },
        { "~", MISSING_LOW },
        { ":", MISSING_NOT_AVAILABLE },
        { "..", PRESENT },
        { ".", PRESENT },
        { "-", PRESENT },
        { "*", PRESENT },
    };
    assert_symbols(cases, COUNT(cases), DIALECT_EES);
    assert_symbols(cases, COUNT(cases), DIALECT_BY_LAYOUT);
}

static void each_in_brackets_and_in_either_case(void **state)
{
    (void)state;
    static const struct symbol_case cases[] = {
        { "[c]", MISSING_CONFIDENTIAL }, { "[Low]", MISSING_LOW },
        { "Z", MISSING_NOT_APPLICABLE }, { "[NA]", MISSING_NOT_AVAILABLE },
        { "na", MISSING_NOT_AVAILABLE }, { "[U]", MISSING_UNRELIABLE },
    };
    assert_symbols(cases, COUNT(cases), DIALECT_EES);
}

static void nothing_else_is_a_symbol(void **state)
{
    (void)state;
    static const char *const no[] = { "N/A", "NULL",  "none", "-99", "#N/A", "########", "[p]",
                                      "-",   "..",    "n/a",  "cc",  "[",    "[]",       "[c",
                                      "c]",  "[[c]]", "[lo]", "0",   "nan",  "Loxley",   "xx" };
    for (size_t i = 0; i < COUNT(no); i++)
        if (symbol_read(no[i], DIALECT_EES, NULL) != PRESENT)
            fail_msg("'%s' is taken for a symbol", no[i]);
}

static void the_symbols_of_lait_are_its_own(void **state)
{
    (void)state;
    static const struct symbol_case cases[] = {
        { "-", MISSING_NOT_AVAILABLE },
        { "..", MISSING_NOT_AVAILABLE },
        { "NA", MISSING_NOT_AVAILABLE },
        { "c", MISSING_CONFIDENTIAL },
        { "", MISSING_EMPTY },
        { "z", PRESENT },
        { "x", PRESENT },
        { "u", PRESENT },
        { "...", PRESENT },
        { "--", PRESENT },
    };
    assert_symbols(cases, COUNT(cases), DIALECT_LAIT);
}

static void the_symbols_of_statistical_first_releases(void **state)
{
    (void)state;
    static const struct symbol_case cases[] = {
        { "x", MISSING_CONFIDENTIAL },
        { "X", MISSING_CONFIDENTIAL },
        { "*", MISSING_CONFIDENTIAL },
        { ".", MISSING_NOT_APPLICABLE },
        { "..", MISSING_NOT_AVAILABLE },
        { ":", MISSING_NOT_AVAILABLE },
        { "-", MISSING_LOW },
        { "~", MISSING_LOW },
        { "#", MISSING_UNRELIABLE },
        { "NA", MISSING_NOT_AVAILABLE },
        { "", MISSING_EMPTY },
        { "c", PRESENT },
        { "z", PRESENT },
        { "##", PRESENT },
        { "...", PRESENT },
    };
    assert_symbols(cases, COUNT(cases), DIALECT_SFR);
}

static void shorthand_needs_its_brackets(void **state)
{
    (void)state;
    static const struct symbol_case cases[] = {
        { "[c]", MISSING_CONFIDENTIAL },
        { "[x]", MISSING_NOT_AVAILABLE },
        { "[z]", MISSING_NOT_APPLICABLE },
        { "[low]", MISSING_LOW },
        { "[u]", MISSING_UNRELIABLE },
        { "[w]", MISSING_NONE_RECORDED },
        { "[er]", MISSING_ERROR },
        { "[ER]", MISSING_ERROR },
        { "", MISSING_EMPTY },
        { "NA", MISSING_NOT_AVAILABLE },
        { "c", PRESENT },
        { "x", PRESENT },
        { "low", PRESENT },
        { "[p]", PRESENT },
        { "[k]", PRESENT },
    };
    assert_symbols(cases, COUNT(cases), DIALECT_GSS);
}

/* Brackets came after the older meaning of x, so that [x] has only the newer. */
static void shorthand_is_read_in_every_dialect(void **state)
{
    (void)state;
    static const struct symbol_case cases[] = {
        { "[x]", MISSING_NOT_AVAILABLE },
        { "[w]", MISSING_NONE_RECORDED },
        { "[c]", MISSING_CONFIDENTIAL },
        { "[low]", MISSING_LOW },
    };
    for (enum dialect dialect = DIALECT_EES; dialect <= DIALECT_GSS; dialect++)
        assert_symbols(cases, COUNT(cases), dialect);
    assert_int_equal(symbol_read("[k]", DIALECT_EES, NULL), MISSING_LOW);
    assert_int_equal(symbol_read("[..]", DIALECT_SFR, NULL), MISSING_NOT_AVAILABLE);
}

static void a_source_has_the_dialect_that_it_says_or_that_of_its_layout(void **state)
{
    (void)state;
    const struct source nothing = { .symbols = DIALECT_BY_LAYOUT },
                        older = { .symbols = DIALECT_SFR };
    assert_int_equal(dialect_of(&nothing, LAYOUT_PLAIN), DIALECT_EES);
    assert_int_equal(dialect_of(&nothing, LAYOUT_EES), DIALECT_EES);
    assert_int_equal(dialect_of(&nothing, LAYOUT_LAIT), DIALECT_LAIT);
    assert_int_equal(dialect_of(&nothing, LAYOUT_LAIT_APP), DIALECT_LAIT);
    assert_int_equal(dialect_of(&older, LAYOUT_LAIT), DIALECT_SFR);
}

static void says_where_else_a_text_is_a_symbol(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *text, *words;
        enum dialect dialect, only;
    } rows[] = {
        { "-", "not available in lait and low in sfr", DIALECT_EES, DIALECT_EES },
        { "..", "not available in lait and not available in sfr", DIALECT_EES, DIALECT_EES },
        { "*", "confidential in sfr", DIALECT_EES, DIALECT_SFR },
        { "z", "not applicable in ees", DIALECT_SFR, DIALECT_EES },
        { "x", "not available in ees and confidential in sfr", DIALECT_GSS, DIALECT_GSS },
        { "-", "low in sfr", DIALECT_LAIT, DIALECT_SFR },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        enum dialect only = rows[i].dialect;
        assert_string_equal(symbol_elsewhere(bench->run, rows[i].text, rows[i].dialect, &only),
                            rows[i].words);
        assert_int_equal(only, rows[i].only);
    }
    enum dialect only = DIALECT_EES;
    assert_null(symbol_elsewhere(bench->run, "N/A", DIALECT_EES, &only));
}

static void a_declared_text_comes_first_and_is_taken_to_the_letter(void **state)
{
    (void)state;
    const char *text[] = { "n/a", "c" };
    const struct texts declared = { 2, text, NULL };
    assert_int_equal(symbol_read("n/a", DIALECT_EES, &declared), MISSING_DECLARED);
    assert_int_equal(symbol_read("N/A", DIALECT_EES, &declared), PRESENT);
    assert_int_equal(symbol_read("c", DIALECT_LAIT, &declared), MISSING_DECLARED);
    assert_int_equal(symbol_read("C", DIALECT_EES, &declared), MISSING_CONFIDENTIAL);
}

/* By whatever dialect; a reason that is called as one of ours is that one. */
static void what_a_file_declares_missing_has_its_reason(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(symbol_read(MISSING_MARK "refused", DIALECT_LAIT, NULL), MISSING_DECLARED);
    assert_int_equal(symbol_read(MISSING_MARK "confidential", DIALECT_EES, NULL),
                     MISSING_CONFIDENTIAL);
    assert_int_equal(symbol_read(MISSING_MARK "no row", DIALECT_GSS, NULL), MISSING_NO_ROW);
    assert_string_equal(symbol_words(bench->run, MISSING_DECLARED, MISSING_MARK "refused"),
                        "declared missing ('refused')");
    assert_string_equal(symbol_words(bench->run, MISSING_NO_ROW, MISSING_MARK "no row"), "no row");
    assert_string_equal(symbol_words(bench->run, MISSING_CONFIDENTIAL, "c"), "confidential ('c')");
    assert_string_equal(symbol_words(bench->run, MISSING_EMPTY, ""), "empty cell");
}

static void a_dialect_says_all_its_symbols(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    assert_string_equal(dialect_words(run, DIALECT_LAIT), "- .. (not available), c (confidential)");
    assert_string_equal(dialect_words(run, DIALECT_EES),
                        "x : (not available), z (not applicable), c (confidential), low k ~ (low: "
                        "rounds to zero and is not zero), u (unreliable)");
    assert_non_null(strstr(dialect_words(run, DIALECT_GSS), ", [w] (none recorded), [er] ("));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_symbols_of_statistical_tables),
        claim(each_in_brackets_and_in_either_case),
        claim(nothing_else_is_a_symbol),
        claim(the_symbols_of_lait_are_its_own),
        claim(the_symbols_of_statistical_first_releases),
        claim(shorthand_needs_its_brackets),
        claim(shorthand_is_read_in_every_dialect),
        claim(a_source_has_the_dialect_that_it_says_or_that_of_its_layout),
        claim(says_where_else_a_text_is_a_symbol),
        claim(a_declared_text_comes_first_and_is_taken_to_the_letter),
        claim(what_a_file_declares_missing_has_its_reason),
        claim(a_dialect_says_all_its_symbols),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
