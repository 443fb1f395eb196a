/* bench.h - a run and a folder of its own for each test, and the files put into it. */
#ifndef ATTAIN_TESTS_BENCH_H
#define ATTAIN_TESTS_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/run.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define claim(test) cmocka_unit_test_setup_teardown(test, bench_start, bench_end)

struct bench {
    struct run *run;
    char *folder;
};

static inline int bench_start(void **state)
{
    struct bench *bench = g_new0(struct bench, 1);
    bench->run = run_new();
    bench->folder = g_dir_make_tmp("attain-bench-XXXXXX", NULL);
    *state = bench;
    return bench->folder == NULL;
}

static inline int bench_end(void **state)
{
    struct bench *bench = *state;
    GDir *folder = g_dir_open(bench->folder, 0, NULL);
    const char *name;
    while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
        char *path = g_build_filename(bench->folder, name, NULL);
        g_remove(path);
        g_free(path);
    }
    if (folder != NULL)
        g_dir_close(folder);
    g_rmdir(bench->folder);
    talloc_free(bench->run);
    g_free(bench->folder);
    g_free(bench);
    return 0;
}

/* A path in the folder of the test; lives as long as its run. */
static inline const char *bench_path(const struct bench *bench, const char *name)
{
    return talloc_asprintf(bench->run, "%s/%s", bench->folder, name);
}

static inline const char *bench_put_bytes(const struct bench *bench, const char *name,
                                          const char *bytes, size_t length)
{
    const char *path = bench_path(bench, name);
    assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
    return path;
}

static inline const char *bench_put(const struct bench *bench, const char *name, const char *text)
{
    return bench_put_bytes(bench, name, text, strlen(text));
}

/* The text without the test's folder: what is left of a path is the file's name. */
static inline const char *bench_plain(const struct bench *bench, const char *text)
{
    char *prefix = talloc_asprintf(bench->run, "%s/", bench->folder);
    char **part = g_strsplit(text, prefix, -1);
    char *joined = g_strjoinv("", part);
    const char *plain = talloc_strdup(bench->run, joined);
    g_strfreev(part);
    g_free(joined);
    return plain;
}

/* The run has failed in this way and says this, word for word. */
#define assert_refused(bench, wanted, text)                                                        \
    do {                                                                                           \
        if ((bench)->run->message == NULL)                                                         \
            fail_msg("not refused: %s", text);                                                     \
        assert_string_equal(bench_plain(bench, (bench)->run->message), text);                      \
        assert_int_equal((bench)->run->status, wanted);                                            \
    } while (0)

/* A step that must succeed; its message is shown if it does not. */
#define assert_done(bench, step)                                                                   \
    do {                                                                                           \
        if (!(step))                                                                               \
            fail_msg("%s", (bench)->run->message);                                                 \
    } while (0)

/* For tests of many refusals: each needs a run that has not failed yet. */
static inline void bench_again(struct bench *bench)
{
    talloc_free(bench->run);
    bench->run = run_new();
}

#endif
