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
        { "", MISSING_EMPTY },          { "z", MISSING_NOT_APPLICABLE },
        { "x", MISSING_NOT_AVAILABLE }, { "NA", MISSING_NOT_AVAILABLE },
        { "c", MISSING_CONFIDENTIAL },  { "low", MISSING_LOW },
        { "k", MISSING_LOW },           { "u", MISSING_UNRELIABLE },
    };
    assert_symbols(cases, COUNT(cases), DIALECT_EES);
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
    static const char *const no[] = { "-",  "..",    "n/a",  "cc", "[",   "[]",     "[c",
                                      "c]", "[[c]]", "[lo]", "0",  "nan", "Loxley", "xx" };
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_symbols_of_statistical_tables),
        claim(each_in_brackets_and_in_either_case),
        claim(nothing_else_is_a_symbol),
        claim(the_symbols_of_lait_are_its_own),
        claim(a_declared_text_comes_first_and_is_taken_to_the_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
