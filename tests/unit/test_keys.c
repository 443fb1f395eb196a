/* test_keys.c - the keys of files that a user writes: each explained, none twice. */
#include "bench.h"

#include "spec/chart.h"
#include "spec/keys.h"

static void every_key_says_what_it_means(void **state)
{
    (void)state;
    size_t keys = 0;
    for (const struct key_table *table = key_tables; table->title != NULL; table++)
        for (const struct yaml_key *key = table->key; key->name != NULL; key++, keys++) {
            if (key->help == NULL || *key->help == '\0')
                fail_msg("%s: no help of '%s'", table->title, key->name);
            size_t last = strlen(key->help) - 1;
            if (key->help[last] == '.' && strstr(key->help, "...") == NULL)
                fail_msg("%s: help of '%s' is no sentence, and ends without a point", table->title,
                         key->name);
        }
    assert_in_range(keys, 150, 400);
}

static void no_key_stands_twice_in_a_table(void **state)
{
    (void)state;
    for (const struct key_table *table = key_tables; table->title != NULL; table++)
        for (const struct yaml_key *one = table->key; one->name != NULL; one++)
            for (const struct yaml_key *other = table->key; other != one; other++)
                assert_string_not_equal(one->name, other->name);
}

static void a_choice_has_choices_and_nothing_else_has(void **state)
{
    (void)state;
    for (const struct key_table *table = key_tables; table->title != NULL; table++)
        for (const struct yaml_key *key = table->key; key->name != NULL; key++)
            assert_int_equal(key->want == WANT_CHOICE, key->choices != NULL);
}

static void says_what_a_value_must_be(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(key_value(bench->run, key_of(study_keys, "missing")),
                        "one of listwise and mean");
    assert_string_equal(key_value(bench->run, key_of(source_keys, "decimal")),
                        "one of point and comma");
    assert_string_equal(key_value(bench->run, key_of(variable_keys, "at_least")), "a whole number");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(every_key_says_what_it_means),
        claim(no_key_stands_twice_in_a_table),
        claim(a_choice_has_choices_and_nothing_else_has),
        claim(says_what_a_value_must_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
