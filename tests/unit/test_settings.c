/* test_settings.c - in what two studies differ, by the paths of --set. */
#include "bench.h"

#include "spec/settings.h"

#define STUDY                                                                                      \
    "title: One\nmissing: listwise\nkeep: [y]\ntables: [t.yaml]\n"                                 \
    "variables:\n  y: { from: a, at_least: 2 }\n  x: { from: a }\n"

static const struct setting_changes *changes_of(struct bench *bench, const struct settings_of *old,
                                                const struct settings_of *new)
{
    struct setting_changes *changes = NULL;
    assert_done(bench, settings_compare(bench->run, old, new, &changes));
    return changes;
}

static void assert_change(const struct setting_change *change, const char *path, const char *old,
                          const char *new)
{
    assert_string_equal(change->path, path);
    assert_string_equal(change->old, old);
    assert_string_equal(change->new, new);
}

static void assignments_are_what_differs(void **state)
{
    struct bench *bench = *state;
    static const char *const set[] = { "variables.y.at_least=3", "missing=mean" };
    const struct settings_of old = { bench_put(bench, "s.yaml", STUDY), NULL, 0 };
    const struct settings_of new = { old.path, set, 2 };
    const struct setting_changes *changes = changes_of(bench, &old, &new);
    assert_int_equal(changes->count, 2);
    assert_change(&changes->change[0], "missing", "listwise", "mean");
    assert_change(&changes->change[1], "variables.y.at_least", "2", "3");
    assert_int_equal(changes_of(bench, &old, &old)->count, 0);
}

static void what_one_does_not_say_is_empty(void **state)
{
    struct bench *bench = *state;
    const struct settings_of old = { bench_put(bench, "s.yaml", STUDY), NULL, 0 };
    const struct settings_of new = {
        bench_put(bench, "n.yaml",
                  "title: Another\nmissing: listwise\nkeep: [y, x]\ntables: [t.yaml]\n"
                  "variables:\n  y: { from: a, at_least: 2, zero: missing }\n"),
        NULL, 0
    };
    const struct setting_changes *changes = changes_of(bench, &old, &new);
    assert_int_equal(changes->count, 3);
    assert_change(&changes->change[0], "keep", "[y]", "[y, x]");
    assert_change(&changes->change[1], "variables.y.zero", "", "missing");
    assert_change(&changes->change[2], "variables.x", "{from: a}", "");
}

static void tables_of_one_name_are_compared_too(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "t.yaml", "title: T\nmodels: { M: y ~ x }\n");
    const struct settings_of old = { bench_put(bench, "s.yaml", STUDY), NULL, 0 };
    char *folder = g_build_filename(bench->folder, "new", NULL);
    assert_int_equal(g_mkdir(folder, 0700), 0);
    const char *table = bench_put(bench, "new/t.yaml", "title: U\nmodels: { M: y ~ x + w }\n");
    const struct settings_of new = { bench_put(bench, "new/s.yaml", STUDY), NULL, 0 };
    const struct setting_changes *changes = changes_of(bench, &old, &new);
    assert_int_equal(changes->count, 1);
    assert_change(&changes->change[0], "t.yaml: models.M", "y ~ x", "y ~ x + w");
    g_remove(table);
    g_remove(new.path);
    g_rmdir(folder);
    g_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(assignments_are_what_differs),
        claim(what_one_does_not_say_is_empty),
        claim(tables_of_one_name_are_compared_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
