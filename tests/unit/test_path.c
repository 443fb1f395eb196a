/* test_path.c - the parts of a path. */
#include "bench.h"

#include "base/path.h"

static void the_last_part_is_what_stands_after_the_last_slash(void **state)
{
    (void)state;
    assert_string_equal(path_last("out/a.b/panel.csv"), "panel.csv");
    assert_string_equal(path_last("panel.csv"), "panel.csv");
    assert_string_equal(path_last("/panel"), "panel");
    assert_string_equal(path_last("out/"), "");
}

static void a_suffix_is_of_the_last_part_alone(void **state)
{
    (void)state;
    assert_string_equal(path_suffix("out/a.b/panel.csv"), ".csv");
    assert_string_equal(path_suffix("lait.csv.gz"), ".gz");
    assert_string_equal(path_suffix("panel."), ".");
    assert_string_equal(path_suffix("a.b/panel"), "");
    assert_string_equal(path_suffix("out/.csv"), "");
    assert_string_equal(path_suffix(""), "");
}

static void a_name_beside_a_file_is_in_its_folder_unless_it_is_absolute(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(path_beside(bench->run, "models/a.yaml", "a.csv"), "models/a.csv");
    assert_string_equal(path_beside(bench->run, "/m/a.yaml", "../a.csv"), "/m/../a.csv");
    assert_string_equal(path_beside(bench->run, "models/a.yaml", "/data/a.csv"), "/data/a.csv");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_last_part_is_what_stands_after_the_last_slash),
        claim(a_suffix_is_of_the_last_part_alone),
        claim(a_name_beside_a_file_is_in_its_folder_unless_it_is_absolute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
