/* test_names.c - what a file calls its columns or measures. */
#include "bench.h"

#include "read/names.h"

static struct names names_of(struct bench *bench, const char *text)
{
    const struct source source = { 0 };
    struct names names;
    char *path = g_build_filename(bench->folder, "file.csv", NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    bench->run->quiet = true;
    assert_true(names_read(bench->run, path, &source, &names));
    g_free(path);
    return names;
}

static void a_table_has_its_headings_trimmed(void **state)
{
    struct names names = names_of(*state, "a, Social care ,,b\n1,2,,3\n");
    assert_int_equal(names.count, 3);
    assert_string_equal(names.name[0], "a");
    assert_string_equal(names.name[1], "Social care");
    assert_string_equal(names.name[2], "b");
    assert_null(names.about[1]);
}

static void rows_of_lait_name_each_measure_once_with_its_title(void **state)
{
    struct names names = names_of(*state, "Short Desc,Data item,Years,LA and Regions,Values,"
                                          "LA Number,Region\n"
                                          "A,Title of A,2017,Barnet,1,302,Outer London\n"
                                          "A,NA,2018,Barnet,1,302,Outer London\n"
                                          "B,NA,2018,Barnet,1,302,Outer London\n"
                                          "A,NA,2019,Barnet,1,302,Outer London\n");
    assert_int_equal(names.count, 2);
    assert_string_equal(names.name[0], "A");
    assert_string_equal(names.about[0], "Title of A");
    assert_string_equal(names.name[1], "B");
    assert_null(names.about[1]);
}

static void a_file_that_is_not_there_is_a_failure(void **state)
{
    struct bench *bench = *state;
    const struct source source = { 0 };
    struct names names;
    assert_false(names_read(bench->run, "/nothing/here.csv", &source, &names));
    assert_int_equal(bench->run->status, STATUS_UNREADABLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_table_has_its_headings_trimmed),
        claim(rows_of_lait_name_each_measure_once_with_its_title),
        claim(a_file_that_is_not_there_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
