/* test_pasted_line.c - command lines that a shell reads back as they were. */
#include "bench.h"

#include "command/pasted_line.h"

static void a_word_is_quoted_where_a_shell_would_change_it(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    assert_string_equal(shell_quoted(run, "t.csv"), "t.csv");
    assert_string_equal(shell_quoted(run, "--se=HC3"), "--se=HC3");
    assert_string_equal(shell_quoted(run, "y ~ x"), "'y ~ x'");
    assert_string_equal(shell_quoted(run, "`a b`"), "'`a b`'");
    assert_string_equal(shell_quoted(run, "it's"), "'it'\\''s'");
    assert_string_equal(shell_quoted(run, "$HOME*"), "'$HOME*'");
    assert_string_equal(shell_quoted(run, ""), "''");
}

static void words_give_way_to_what_stands_in_the_place_of_the_first(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const char *const word[] = { "fit", "y", "~", "x", "t.csv", "--se", "HC3" };
    const char *const gone[] = { "y", "~", "x" };
    const struct request request = { .words = 7, .word = word };
    assert_string_equal(pasted_line_with(run, &request, gone, 3, "y ~ x"),
                        "attain fit 'y ~ x' t.csv --se HC3");
    assert_string_equal(pasted_line_with(run, &request, gone, 3, NULL),
                        "attain fit t.csv --se HC3");
}

static void the_command_itself_and_a_second_such_word_stay(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const char *const word[] = { "fit", "fit", "x", "x" };
    const char *const gone[] = { "fit", "x" };
    const struct request request = { .words = 4, .word = word };
    assert_string_equal(pasted_line_with(run, &request, gone, 2, "y"), "attain fit y x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_word_is_quoted_where_a_shell_would_change_it),
        claim(words_give_way_to_what_stands_in_the_place_of_the_first),
        claim(the_command_itself_and_a_second_such_word_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
