/* test_output.c - results reach the disk whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files_read.h"
#include "base/output.h"

/* A run and a folder of its own for each test. */
struct bench {
    struct run *run;
    struct outputs *outputs;
    char *folder;
};

static int start(void **state)
{
    struct bench *bench = g_new0(struct bench, 1);
    bench->run = run_new();
    bench->outputs = outputs_new(bench->run);
    bench->folder = g_dir_make_tmp("attain-output-XXXXXX", NULL);
    *state = bench;
    return bench->folder == NULL;
}

static void remove_all(const char *path)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
        GDir *folder = g_dir_open(path, 0, NULL);
        const char *name;
        while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
            char *inner = g_build_filename(path, name, NULL);
            remove_all(inner);
            g_free(inner);
        }
        if (folder != NULL)
            g_dir_close(folder);
    }
    g_remove(path);
}

static int end(void **state)
{
    struct bench *bench = *state;
    remove_all(bench->folder);
    talloc_free(bench->run);
    g_free(bench->folder);
    g_free(bench);
    return 0;
}

/* A path in the folder of the test; lives as long as its run. */
static const char *in_folder(struct bench *bench, const char *name)
{
    return talloc_asprintf(bench->run, "%s/%s", bench->folder, name);
}

static size_t entries(const char *path)
{
    size_t count = 0;
    GDir *folder = g_dir_open(path, 0, NULL);
    assert_non_null(folder);
    while (g_dir_read_name(folder) != NULL)
        count++;
    g_dir_close(folder);
    return count;
}

static void put(const char *path, const char *text)
{
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void assert_holds(const char *path, const char *text)
{
    char *found = NULL;
    if (!g_file_get_contents(path, &found, NULL, NULL))
        fail_msg("%s cannot be read", path);
    assert_string_equal(found, text);
    g_free(found);
}

static void assert_unwritable(struct bench *bench, const char *path)
{
    assert_false(outputs_write(bench->run, bench->outputs));
    assert_int_equal(bench->run->status, STATUS_UNWRITABLE);
    assert_non_null(strstr(bench->run->message, path));
}

static void writes_every_byte_zeros_too(void **state)
{
    struct bench *bench = *state;
    static const char data[] = "\x89PNG\0\0\r\n\x1a";
    const char *path = in_folder(bench, "a.png");
    outputs_add(bench->outputs, path, (struct bytes){ data, sizeof data });
    assert_true(outputs_write(bench->run, bench->outputs));
    char *found = NULL;
    gsize length = 0;
    assert_true(g_file_get_contents(path, &found, &length, NULL));
    assert_int_equal(length, sizeof data);
    assert_memory_equal(found, data, sizeof data);
    g_free(found);
    assert_int_equal(entries(bench->folder), 1);
}

static void writes_an_empty_result_as_an_empty_file(void **state)
{
    struct bench *bench = *state;
    outputs_add_text(bench->outputs, in_folder(bench, "empty"), "");
    assert_true(outputs_write(bench->run, bench->outputs));
    assert_holds(in_folder(bench, "empty"), "");
}

static void makes_missing_folders(void **state)
{
    struct bench *bench = *state;
    outputs_add_text(bench->outputs, in_folder(bench, "out/plots/a.svg"), "a");
    outputs_add_text(bench->outputs, in_folder(bench, "out/b.csv"), "b");
    assert_true(outputs_write(bench->run, bench->outputs));
    assert_holds(in_folder(bench, "out/plots/a.svg"), "a");
    assert_holds(in_folder(bench, "out/b.csv"), "b");
}

static void the_path_is_copied(void **state)
{
    struct bench *bench = *state;
    char path[4096];
    g_snprintf(path, sizeof path, "%s", in_folder(bench, "a"));
    outputs_add_text(bench->outputs, path, "a");
    memset(path, '#', strlen(path));
    assert_true(outputs_write(bench->run, bench->outputs));
    assert_holds(in_folder(bench, "a"), "a");
}

/* Who has the old file open goes on reading the old text: it was not written over. */
static void replaces_a_file_in_one_step(void **state)
{
    struct bench *bench = *state;
    const char *path = in_folder(bench, "a.csv");
    put(path, "the old text, which is longer");
    FILE *old = fopen(path, "r");
    assert_non_null(old);
    outputs_add_text(bench->outputs, path, "new");
    assert_true(outputs_write(bench->run, bench->outputs));
    assert_holds(path, "new");
    char text[64] = "";
    text[fread(text, 1, sizeof text - 1, old)] = '\0';
    fclose(old);
    assert_string_equal(text, "the old text, which is longer");
    assert_int_equal(entries(bench->folder), 1);
}

static mode_t permissions(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 0777;
}

static void a_replaced_file_keeps_its_permissions(void **state)
{
    struct bench *bench = *state;
    const char *path = in_folder(bench, "a.csv");
    put(path, "old");
    assert_int_equal(chmod(path, 0640), 0);
    outputs_add_text(bench->outputs, path, "new");
    assert_true(outputs_write(bench->run, bench->outputs));
    assert_int_equal(permissions(path), 0640);
}

static void a_new_file_has_the_permissions_that_the_user_gives_new_files(void **state)
{
    struct bench *bench = *state;
    mode_t before = umask(027);
    outputs_add_text(bench->outputs, in_folder(bench, "a"), "a");
    bool ok = outputs_write(bench->run, bench->outputs);
    mode_t after = umask(before);
    assert_true(ok);
    assert_int_equal(after, 027);
    assert_int_equal(permissions(in_folder(bench, "a")), 0640);
}

static void a_link_stays_a_link(void **state)
{
    struct bench *bench = *state;
    put(in_folder(bench, "target"), "old");
    assert_int_equal(symlink("target", in_folder(bench, "link")), 0);
    outputs_add_text(bench->outputs, in_folder(bench, "link"), "new");
    assert_true(outputs_write(bench->run, bench->outputs));
    assert_true(g_file_test(in_folder(bench, "link"), G_FILE_TEST_IS_SYMLINK));
    assert_holds(in_folder(bench, "target"), "new");
}

static void a_failure_leaves_nothing_new_behind(void **state)
{
    struct bench *bench = *state;
    put(in_folder(bench, "kept.csv"), "old");
    outputs_add_text(bench->outputs, in_folder(bench, "kept.csv"), "new");
    outputs_add_text(bench->outputs, in_folder(bench, "new.csv"), "new");
    outputs_add_text(bench->outputs, in_folder(bench, "made/deep/new.csv"), "new");
    const char *bad = in_folder(bench, "kept.csv/below-a-file.csv");
    outputs_add_text(bench->outputs, bad, "new");
    assert_unwritable(bench, bad);
    assert_holds(in_folder(bench, "kept.csv"), "old");
    assert_int_equal(entries(bench->folder), 1);
}

static void does_not_replace_a_folder(void **state)
{
    struct bench *bench = *state;
    const char *path = in_folder(bench, "folder");
    assert_int_equal(g_mkdir(path, 0777), 0);
    outputs_add_text(bench->outputs, in_folder(bench, "new.csv"), "new");
    outputs_add_text(bench->outputs, path, "new");
    assert_unwritable(bench, path);
    assert_true(g_file_test(path, G_FILE_TEST_IS_DIR));
    assert_int_equal(entries(bench->folder), 1);
}

/* As somebody without rights (root has every right, so root becomes nobody for this). */
static void a_folder_without_rights_is_a_failure_that_leaves_nothing(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(chmod(bench->folder, 0555), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && setuid(65534) != 0)
            _exit(99);
        const char *path = in_folder(bench, "a.csv");
        outputs_add_text(bench->outputs, path, "a");
        bool ok = outputs_write(bench->run, bench->outputs);
        bool says = !ok && strstr(bench->run->message, path) != NULL;
        _exit(says ? (int)bench->run->status : 98);
    }
    int ended = 0;
    assert_true(child > 0 && waitpid(child, &ended, 0) == child);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), STATUS_UNWRITABLE);
    assert_int_equal(entries(bench->folder), 0);
    assert_int_equal(chmod(bench->folder, 0755), 0);
}

static bool is_device(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISCHR(status.st_mode);
}

static void a_device_is_written_to_and_stays_a_device(void **state)
{
    struct bench *bench = *state;
    outputs_add_text(bench->outputs, "/dev/null", "text");
    assert_true(outputs_write(bench->run, bench->outputs));
    assert_true(is_device("/dev/null"));
}

static void a_pipe_is_written_to(void **state)
{
    struct bench *bench = *state;
    const char *path = in_folder(bench, "pipe");
    assert_int_equal(mkfifo(path, 0600), 0);
    int reader = open(path, O_RDONLY | O_NONBLOCK);
    assert_true(reader >= 0);
    outputs_add_text(bench->outputs, path, "through");
    assert_true(outputs_write(bench->run, bench->outputs));
    char text[16] = "";
    assert_int_equal(read(reader, text, sizeof text - 1), 7);
    close(reader);
    assert_string_equal(text, "through");
}

static void a_full_device_is_a_failure_that_leaves_nothing(void **state)
{
    struct bench *bench = *state;
    if (!is_device("/dev/full"))
        skip();
    outputs_add_text(bench->outputs, in_folder(bench, "before.csv"), "new");
    outputs_add_text(bench->outputs, "/dev/full", "text");
    outputs_add_text(bench->outputs, in_folder(bench, "after.csv"), "new");
    assert_unwritable(bench, "/dev/full");
    assert_int_equal(entries(bench->folder), 0);
    assert_true(is_device("/dev/full"));
}

/* Put `path` in the place of standard output, write, and put it back. */
static bool write_with_standard_output(struct bench *bench, const char *path)
{
    fflush(stdout);
    int standard = dup(STDOUT_FILENO), file = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(standard >= 0 && file >= 0);
    dup2(file, STDOUT_FILENO);
    bool ok = outputs_write(bench->run, bench->outputs);
    dup2(standard, STDOUT_FILENO);
    close(standard);
    close(file);
    return ok;
}

static void nothing_and_a_dash_are_standard_output(void **state)
{
    struct bench *bench = *state;
    outputs_add_text(bench->outputs, NULL, "one ");
    outputs_add_text(bench->outputs, "-", "two");
    assert_true(write_with_standard_output(bench, in_folder(bench, "heard")));
    assert_holds(in_folder(bench, "heard"), "one two");
    assert_int_equal(entries(bench->folder), 1);
}

static void a_full_standard_output_is_a_failure_that_leaves_nothing(void **state)
{
    struct bench *bench = *state;
    if (!is_device("/dev/full"))
        skip();
    outputs_add_text(bench->outputs, in_folder(bench, "a.csv"), "new");
    outputs_add_text(bench->outputs, NULL, "text");
    assert_false(write_with_standard_output(bench, "/dev/full"));
    assert_int_equal(bench->run->status, STATUS_UNWRITABLE);
    assert_int_equal(entries(bench->folder), 0);
}

static void what_was_read_is_not_written_over(void **state)
{
    struct bench *bench = *state;
    put(in_folder(bench, "a.csv"), "data");
    assert_int_equal(symlink("a.csv", in_folder(bench, "link")), 0);
    files_read_add(bench->run, in_folder(bench, "a.csv"));
    outputs_add_text(bench->outputs, in_folder(bench, "new"), "new");
    outputs_add_text(bench->outputs, in_folder(bench, "link"), "new");
    assert_unwritable(bench, in_folder(bench, "link"));
    assert_holds(in_folder(bench, "a.csv"), "data");
    assert_int_equal(entries(bench->folder), 2);
}

static void a_log_that_was_read_may_grow(void **state)
{
    struct bench *bench = *state;
    put(in_folder(bench, "log"), "one");
    files_read_add(bench->run, in_folder(bench, "log"));
    files_read_grows(bench->run, in_folder(bench, "log"));
    outputs_add_text(bench->outputs, in_folder(bench, "log"), "one two");
    assert_true(outputs_write(bench->run, bench->outputs));
    assert_holds(in_folder(bench, "log"), "one two");
}

#define claim(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(writes_every_byte_zeros_too),
        claim(writes_an_empty_result_as_an_empty_file),
        claim(makes_missing_folders),
        claim(the_path_is_copied),
        claim(replaces_a_file_in_one_step),
        claim(a_replaced_file_keeps_its_permissions),
        claim(a_new_file_has_the_permissions_that_the_user_gives_new_files),
        claim(a_link_stays_a_link),
        claim(a_failure_leaves_nothing_new_behind),
        claim(does_not_replace_a_folder),
        claim(a_folder_without_rights_is_a_failure_that_leaves_nothing),
        claim(a_device_is_written_to_and_stays_a_device),
        claim(a_pipe_is_written_to),
        claim(a_full_device_is_a_failure_that_leaves_nothing),
        claim(nothing_and_a_dash_are_standard_output),
        claim(a_full_standard_output_is_a_failure_that_leaves_nothing),
        claim(what_was_read_is_not_written_over),
        claim(a_log_that_was_read_may_grow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
