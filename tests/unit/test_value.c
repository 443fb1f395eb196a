/* test_value.c - a number, the reason why there is none, or neither. */
#include "bench.h"

#include "read/value.h"

static const struct value_rules plain = { .decimal = DECIMAL_POINT,
                                          .dialect = DIALECT_EES,
                                          .remedy = "--missing" };

static void a_cell_is_a_number_or_a_symbol_or_odd(void **state)
{
    (void)state;
    struct numeral numeral;
    enum missing missing = MISSING_EMPTY;
    assert_true(value_read("1,234", &plain, &numeral, &missing));
    assert_int_equal(missing, PRESENT);
    assert_true(numeral.value == 1234);
    assert_true(value_read("[c]", &plain, &numeral, &missing));
    assert_int_equal(missing, MISSING_CONFIDENTIAL);
    assert_false(value_read("n/a", &plain, &numeral, &missing));
    assert_int_equal(missing, PRESENT);
    assert_false(numeral.doubtful);
    assert_false(value_read("1,5", &plain, &numeral, &missing));
    assert_true(numeral.doubtful);
}

static void what_is_declared_comes_first(void **state)
{
    (void)state;
    const char *text[] = { "-99", "999", "#N/A", "1,5" };
    const struct texts declared = { 4, text, NULL };
    struct value_rules rules = plain;
    rules.declared = &declared;
    static const char *const missing_texts[] = { "-99", "-99.0", "999", "999%", "#N/A", "1,5" };
    struct numeral numeral;
    enum missing missing;
    for (size_t i = 0; i < COUNT(missing_texts); i++) {
        assert_true(value_read(missing_texts[i], &rules, &numeral, &missing));
        if (missing != MISSING_DECLARED)
            fail_msg("'%s' is not declared missing", missing_texts[i]);
    }
    assert_true(value_read("-98", &rules, &numeral, &missing));
    assert_int_equal(missing, PRESENT);
}

static void assert_refusal(struct bench *bench, const char *text, const struct value_rules *rules,
                           const char *wanted)
{
    assert_string_equal(value_refusal(bench->run, text, NULL, rules), wanted);
}

static void a_refusal_says_what_to_do_in_the_words_of_a_command(void **state)
{
    assert_refusal(*state, "n/a", &plain,
                   "'n/a' is neither a number nor a data symbol; correct it, write z, x or c, or "
                   "declare it with --missing 'n/a'");
    assert_refusal(*state, "-", &plain,
                   "'-' is no symbol of ees, by which this file is read, but means not available "
                   "in lait and low in sfr; say which with --symbols, or declare it with --missing "
                   "'-'");
    assert_refusal(*state, "*", &plain,
                   "'*' is no symbol of ees, by which this file is read, but means confidential in "
                   "sfr; say --symbols sfr, or declare it with --missing '*'");
    assert_refusal(*state, "1,5", &plain,
                   "'1,5' has a comma that does not part thousands; correct it, or say --decimal "
                   "comma if it is the decimal sign");
}

static void a_refusal_says_what_to_do_in_the_words_of_a_study(void **state)
{
    const struct value_rules study = { .decimal = DECIMAL_UNSAID,
                                       .dialect = DIALECT_LAIT,
                                       .remedy = "'missing' of the source 'ks4':",
                                       .source = "ks4" };
    assert_refusal(*state, "n/a", &study,
                   "'n/a' is neither a number nor a data symbol; correct it, write - or c, or "
                   "declare it with 'missing' of the source 'ks4': 'n/a'");
    assert_refusal(*state, "-99x", &study,
                   "'-99x' has words or letters behind the number; write -99 alone if that is the "
                   "value, or declare it with 'missing' of the source 'ks4': '-99x'");
    assert_refusal(*state, "x", &study,
                   "'x' is no symbol of lait, by which this file is read, but means not available "
                   "in ees and confidential in sfr; say which with 'symbols' in the source 'ks4', "
                   "or declare it with 'missing' of the source 'ks4': 'x'");
    assert_refusal(*state, "z", &study,
                   "'z' is no symbol of lait, by which this file is read, but means not applicable "
                   "in ees; say 'symbols: ees' in the source 'ks4', or declare it with 'missing' "
                   "of the source 'ks4': 'z'");
    assert_refusal(*state, "1,234", &study,
                   "'1,234' could have thousands or decimals behind its comma; say 'decimal: "
                   "comma' in the source 'ks4' or 'decimal: point' in the source 'ks4'");
}

static void each_dialect_names_symbols_of_its_own(void **state)
{
    struct value_rules rules = plain;
    rules.dialect = DIALECT_SFR;
    assert_refusal(*state, "n/a", &rules,
                   "'n/a' is neither a number nor a data symbol; correct it, write x, . or .., or "
                   "declare it with --missing 'n/a'");
    rules.dialect = DIALECT_GSS;
    assert_refusal(*state, "n/a", &rules,
                   "'n/a' is neither a number nor a data symbol; correct it, write [c], [x] or "
                   "[z], or declare it with --missing 'n/a'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_cell_is_a_number_or_a_symbol_or_odd),
        claim(what_is_declared_comes_first),
        claim(a_refusal_says_what_to_do_in_the_words_of_a_command),
        claim(a_refusal_says_what_to_do_in_the_words_of_a_study),
        claim(each_dialect_names_symbols_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
