/* What a terminal is asked to stress, against what terminal.h says. */
#include "bench.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/terminal.h"

static void each_line_has_its_own_stress(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(terminal_stressed(bench->run, STRESS_STRONG, "a\n\nb\n"),
                        "\033[1ma\033[0m\n\n\033[1mb\033[0m\n");
    assert_string_equal(terminal_stressed(bench->run, STRESS_NONE, "a\nb"), "a\nb");
    assert_string_equal(terminal_stressed(bench->run, STRESS_FAINT, ""), "");
}

static void what_is_asked_for_counts_before_what_the_terminal_takes(void **state)
{
    struct bench *bench = *state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    setenv("NO_COLOR", "1", 1);
    bench->run->colouring = COLOURING_ALWAYS;
    assert_true(terminal_stresses(bench->run, ends[1]));
    unsetenv("NO_COLOR");
    setenv("TERM", "xterm", 1);
    bench->run->colouring = COLOURING_AUTO;
    assert_false(terminal_stresses(bench->run, ends[1])); /* a pipe is no terminal */
    assert_false(terminal_is_able(ends[1]));
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(each_line_has_its_own_stress),
        claim(what_is_asked_for_counts_before_what_the_terminal_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
