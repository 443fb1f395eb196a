/* test_statistical_names.c - names that SPSS and Stata allow. */
#include "bench.h"

#include "report/statistical_names.h"

static void assert_names(struct bench *bench, enum statistical_program program,
                         const char *const *name, const char *const *wanted, size_t count)
{
    const char **legal = statistical_names(bench->run, name, count, program);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(legal[i], wanted[i]);
}

static void a_legal_name_stays(void **state)
{
    static const char *const names[] = { "ks4_attainment", "x", "A1", "été" };
    assert_names(*state, PROGRAM_SPSS, names, names, COUNT(names));
    assert_names(*state, PROGRAM_STATA, names, names, COUNT(names));
}

static void what_is_not_allowed_becomes_an_underscore(void **state)
{
    static const char *const names[] = { "a b", "% good", "2019", "x.1", "_x" };
    static const char *const spss[] = { "a_b", "v__good", "v_2019", "x.1", "v_x" };
    static const char *const stata[] = { "a_b", "__good", "v_2019", "x_1", "_x" };
    assert_names(*state, PROGRAM_SPSS, names, spss, COUNT(names));
    assert_names(*state, PROGRAM_STATA, names, stata, COUNT(names));
}

static void reserved_words_are_changed(void **state)
{
    static const char *const names[] = { "with", "by", "float", "str18", "string" };
    static const char *const spss[] = { "with_1", "by_1", "float", "str18", "string" };
    static const char *const stata[] = { "with_1", "by", "float_1", "str18_1", "string" };
    assert_names(*state, PROGRAM_SPSS, names, spss, COUNT(names));
    assert_names(*state, PROGRAM_STATA, names, stata, COUNT(names));
}

static void long_names_are_cut_and_kept_apart(void **state)
{
    static const char *const names[] = { "a_name_of_thirty_two_characters_and",
                                         "a_name_of_thirty_two_characters_or", "Case", "case" };
    static const char *const stata[] = { "a_name_of_thirty_two_characters_",
                                         "a_name_of_thirty_two_character_2", "Case", "case_2" };
    assert_names(*state, PROGRAM_STATA, names, stata, COUNT(names));
}

static void no_character_is_cut_in_two(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(statistical_cut(bench->run, "aé", 2, 9), "a");
    assert_string_equal(statistical_cut(bench->run, "aé", 3, 9), "aé");
    assert_string_equal(statistical_cut(bench->run, "aéb", 9, 2), "aé");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_legal_name_stays),         claim(what_is_not_allowed_becomes_an_underscore),
        claim(reserved_words_are_changed), claim(long_names_are_cut_and_kept_apart),
        claim(no_character_is_cut_in_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
