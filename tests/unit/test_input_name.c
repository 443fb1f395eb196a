/* test_input_name.c - what files are called in what others will read. */
#include "village.h"

#include "report/input_name.h"

static const struct sources *sources_of_village(struct bench *bench)
{
    bench_put(bench, "survey.csv", "code,y\n1,2\n");
    struct sources *sources = NULL;
    assert_done(bench, village_sources(bench,
                                       "title: Village\nregisters: [areas.csv]\nsources:\n"
                                       "  survey: { file: survey.csv, layout: keyed, key: code }\n"
                                       "variables:\n  y: { from: survey, column: y }\n",
                                       bench->folder, &sources));
    return sources;
}

static void a_file_is_called_as_the_study_calls_it(void **state)
{
    struct bench *bench = *state;
    const struct sources *sources = sources_of_village(bench);
    assert_string_equal(input_name(bench->run, sources, bench_path(bench, "survey.csv")),
                        "survey.csv");
    assert_string_equal(input_name(bench->run, sources, bench_path(bench, "areas.csv")),
                        "areas.csv");
}

static void another_file_is_called_by_its_last_part(void **state)
{
    struct bench *bench = *state;
    const struct sources *sources = sources_of_village(bench);
    assert_string_equal(input_name(bench->run, sources, "/home/someone/x.meta.csv"), "x.meta.csv");
    assert_string_equal(input_name(bench->run, sources, "-"), "-");
    assert_null(input_name(bench->run, sources, NULL));
}

static void absolute_paths_in_a_word_are_cut_and_nothing_else(void **state)
{
    struct bench *bench = *state;
    static const char *const words[][2] = {
        { "/home/someone/data", "data" },
        { "/home/someone/data/", "data" },
        { "--data=/home/someone/data", "--data=data" },
        { "-o/home/someone/out", "-oout" },
        { "--set", "--set" },
        { "sources.lait.file=[/a/b/one.csv, /a/two.csv]", "sources.lait.file=[one.csv, two.csv]" },
        { "../data/lait.csv", "../data/lait.csv" },
        { "out/tables", "out/tables" },
        { "y ~ a / b", "y ~ a / b" },
        { "https://example.org/x", "https://example.org/x" },
        { "/", "/" },
    };
    for (size_t i = 0; i < COUNT(words); i++)
        assert_string_equal(input_word(bench->run, words[i][0]), words[i][1]);
}

static void a_path_below_the_working_directory_becomes_relative(void **state)
{
    struct bench *bench = *state;
    char *here = g_get_current_dir();
    assert_string_equal(input_word(bench->run, talloc_asprintf(bench->run, "%s/out/a", here)),
                        "out/a");
    g_free(here);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_file_is_called_as_the_study_calls_it),
        claim(another_file_is_called_by_its_last_part),
        claim(absolute_paths_in_a_word_are_cut_and_nothing_else),
        claim(a_path_below_the_working_directory_becomes_relative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
