/* test_run.c - memory, the first failure, messages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/run.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

static void a_new_run_has_not_failed(void **state)
{
    const struct run *run = *state;
    assert_int_equal(run->status, STATUS_DONE);
    assert_null(run->message);
    assert_false(run->quiet);
}

static void a_failure_is_false_and_keeps_its_kind(void **state)
{
    struct run *run = *state;
    assert_false(run_fail(run, STATUS_UNSUPPORTED, NOWHERE, "%d observations", 11));
    assert_int_equal(run->status, STATUS_UNSUPPORTED);
    assert_string_equal(run->message, "11 observations");
}

static void the_first_failure_is_kept(void **state)
{
    struct run *run = *state;
    run_fail(run, STATUS_MALFORMED, NOWHERE, "first");
    assert_false(run_fail(run, STATUS_USAGE, NOWHERE, "second"));
    assert_int_equal(run->status, STATUS_MALFORMED);
    assert_string_equal(run->message, "first");
}

static void assert_message_at(struct place place, const char *message)
{
    struct run *run = run_new();
    run_fail(run, STATUS_MALFORMED, place, "wrong");
    assert_string_equal(run->message, message);
    talloc_free(run);
}

static void a_message_leads_with_its_place(void **state)
{
    (void)state;
    assert_message_at((struct place){ "a.csv", 214, 6 }, "a.csv:214:6: wrong");
    assert_message_at((struct place){ "a.csv", 214, 0 }, "a.csv:214: wrong");
    assert_message_at((struct place){ "a.csv", 0, 0 }, "a.csv: wrong");
    assert_message_at(NOWHERE, "wrong");
}

static void a_message_keeps_percent_signs_of_the_user(void **state)
{
    struct run *run = *state;
    run_fail(run, STATUS_USAGE, (struct place){ "100%s.csv", 0, 0 }, "no column '%s'", "%d%n");
    assert_string_equal(run->message, "100%s.csv: no column '%d%n'");
}

static void a_message_outlives_what_it_was_made_from(void **state)
{
    struct run *run = *state;
    char file[] = "a.csv", name[] = "absense";
    run_fail(run, STATUS_USAGE, (struct place){ file, 1, 0 }, "no column '%s'", name);
    memset(file, '#', sizeof file - 1);
    memset(name, '#', sizeof name - 1);
    assert_string_equal(run->message, "a.csv:1: no column 'absense'");
}

/* What run_say writes to standard error, read back from a file put in its place. */
static void assert_said(bool quiet, const char *wanted)
{
    struct run *run = run_new();
    run->quiet = quiet;
    FILE *heard = tmpfile();
    assert_non_null(heard);
    fflush(stderr);
    int standard = dup(STDERR_FILENO);
    dup2(fileno(heard), STDERR_FILENO);
    run_say(run, "read %d rows of %s", 3, "a.csv");
    fflush(stderr);
    dup2(standard, STDERR_FILENO);
    close(standard);

    char text[256] = "";
    rewind(heard);
    text[fread(text, 1, sizeof text - 1, heard)] = '\0';
    fclose(heard);
    talloc_free(run);
    if (strlen(wanted) == 0)
        assert_string_equal(text, "");
    else
        assert_non_null(strstr(text, wanted));
}

static void says_one_line(void **state)
{
    (void)state;
    assert_said(false, "read 3 rows of a.csv\n");
}

static void says_nothing_when_quiet(void **state)
{
    (void)state;
    assert_said(true, "");
}

static int released;

static void release(void *object)
{
    released += *(int *)object;
    free(object);
}

static int *number_on_the_heap(int value)
{
    int *number = malloc(sizeof *number);
    if (number == NULL)
        abort();
    *number = value;
    return number;
}

static void adopted_objects_go_once_with_the_run(void **state)
{
    (void)state;
    released = 0;
    struct run *run = run_new();
    int *number = number_on_the_heap(1);
    assert_ptr_equal(run_adopt(run, number, release), number);
    run_adopt(run, number_on_the_heap(10), release);
    assert_int_equal(released, 0);
    talloc_free(run);
    assert_int_equal(released, 11);
}

static void arrays_begin_as_zeros_and_keep_what_they_hold(void **state)
{
    struct run *run = *state;
    double *array = run_array(run, double, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_true(array[i] == 0);
    array[999] = 7;
    array = run_grow(run, array, double, 100000);
    array[99999] = 8;
    assert_true(array[999] == 7);
    int *from_nothing = run_grow(run, NULL, int, 1);
    *from_nothing = 3;
    assert_int_equal(*from_nothing, 3);
}

/* Run `ask` in a process of its own; its exit status, or 128 and the signal. */
static int status_of(void (*ask)(void))
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (freopen("/dev/null", "w", stderr) == NULL)
            _exit(99);
        ask();
        _exit(0);
    }
    int ended = 0;
    assert_true(child > 0 && waitpid(child, &ended, 0) == child);
    return WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
}

/* The product of size and count is 32 as a size_t, and far more than there is. */
static void ask_for_an_overflowing_array(void)
{
    struct run *run = run_new();
    double *array = run_array(run, double, SIZE_MAX / sizeof(double) + 5);
    array[4] = 1;
}

static void ask_to_grow_beyond_memory(void)
{
    struct run *run = run_new();
    double *array = run_array(run, double, 1);
    array = run_grow(run, array, double, (size_t)1 << 40);
    array[4] = 1;
}

/* Talloc's own arrays end at 256 MB. */
static void an_array_can_be_large(void **state)
{
    struct run *run = *state;
    const size_t count = (size_t)40 << 20;
    double *array = run_array(run, double, count);
    assert_true(array[count - 1] == 0);
    array[count - 1] = 1;
}

static void memory_that_is_not_there_stops_the_program(void **state)
{
    (void)state;
    assert_int_equal(status_of(ask_for_an_overflowing_array), STATUS_NUMERICAL);
    assert_int_equal(status_of(ask_to_grow_beyond_memory), STATUS_NUMERICAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_run_has_not_failed, start, end),
        cmocka_unit_test_setup_teardown(a_failure_is_false_and_keeps_its_kind, start, end),
        cmocka_unit_test_setup_teardown(the_first_failure_is_kept, start, end),
        cmocka_unit_test(a_message_leads_with_its_place),
        cmocka_unit_test_setup_teardown(a_message_keeps_percent_signs_of_the_user, start, end),
        cmocka_unit_test_setup_teardown(a_message_outlives_what_it_was_made_from, start, end),
        cmocka_unit_test(says_one_line),
        cmocka_unit_test(says_nothing_when_quiet),
        cmocka_unit_test(adopted_objects_go_once_with_the_run),
        cmocka_unit_test_setup_teardown(arrays_begin_as_zeros_and_keep_what_they_hold, start, end),
        cmocka_unit_test_setup_teardown(an_array_can_be_large, start, end),
        cmocka_unit_test(memory_that_is_not_there_stops_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
