/* test_sources.c - where a study's files are, and what is kept of each. */
#include "village.h"

#define TWO_SOURCES                                                                                \
    "title: Village\n"                                                                             \
    "registers: [areas.csv]\n"                                                                     \
    "sources:\n"                                                                                   \
    "  lait: { file: lait.csv, sample: made-up.csv, layout: lait }\n"                              \
    "  survey: { file: survey.csv, layout: survey, key: code }\n"                                  \
    "variables:\n"                                                                                 \
    "  early: { from: lait, measure: M, periods: 2016-2017 }\n"                                    \
    "  late: { from: lait, measure: M, periods: 2019, zero: missing }\n"                           \
    "  other: { from: lait, measure: N, periods: 2018 }\n"                                         \
    "  y: { from: survey, column: y }\n"                                                           \
    "  again: { from: survey, column: y }\n"

#define LAIT_HEADER "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"
#define LAIT LAIT_HEADER "M,,2016,,1,1,\nM,,2018,,2,1,\nM,,2019,,3,1,\nN,,2018,,4,2,\n"

static struct sources *sources_in(struct bench *bench, const char *data)
{
    struct sources *sources = NULL;
    assert_done(bench, village_sources(bench, TWO_SOURCES, data, &sources));
    return sources;
}

static void a_folder_of_data_has_the_files_under_their_names(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "lait.csv", LAIT);
    bench_put(bench, "survey.csv", SURVEY);
    const struct sources *sources = sources_in(bench, bench->folder);
    assert_string_equal(bench_plain(bench, sources->loaded[0].path[0]), "lait.csv");
    assert_false(sources->loaded[0].absent || sources->loaded[1].absent);
    assert_int_equal(sources->loaded[0].input[0]->records, 4);
    assert_int_equal(sources->loaded[1].input[0]->records, 7);
    assert_int_equal(sources->areas->count, 9);
}

static void without_data_a_source_is_its_sample(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "made-up.csv", LAIT);
    bench_put(bench, "survey.csv", SURVEY);
    const struct sources *sources = sources_in(bench, NULL);
    assert_string_equal(bench_plain(bench, sources->loaded[0].path[0]), "made-up.csv");
    assert_string_equal(bench_plain(bench, sources->loaded[1].path[0]), "survey.csv");
}

static void without_data_every_source_must_be_there(void **state)
{
    struct bench *bench = *state;
    struct sources *sources = NULL;
    bench_put(bench, "made-up.csv", LAIT);
    assert_false(village_sources(bench, TWO_SOURCES, NULL, &sources));
    assert_refused(bench, STATUS_UNREADABLE,
                   "survey.csv: cannot be read: No such file or directory");
}

static void a_source_that_is_not_in_the_folder_is_absent(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", SURVEY);
    const struct sources *sources = sources_in(bench, bench->folder);
    assert_true(sources->loaded[0].absent);
    assert_int_equal(sources->loaded[0].inputs, 0);
    assert_null(sources->loaded[0].measures);
    assert_false(sources->loaded[1].absent);
}

static void a_folder_without_any_of_the_files_is_refused(void **state)
{
    struct bench *bench = *state;
    struct sources *sources = NULL;
    assert_false(village_sources(bench, TWO_SOURCES, bench->folder, &sources));
    assert_int_equal(bench->run->status, STATUS_UNREADABLE);
    assert_true(g_str_has_suffix(bench->run->message,
                                 ": has none of the study's files: lait.csv and survey.csv"));
    bench_again(bench);
    assert_false(village_sources(bench, TWO_SOURCES, bench_path(bench, "none"), &sources));
    assert_refused(bench, STATUS_UNREADABLE, "none: is not a folder with data; name the folder in which the sources lie");
}

static void variables_of_one_measure_share_it_over_all_their_years(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "lait.csv", LAIT);
    const struct sources *sources = sources_in(bench, bench->folder);
    const struct measures *measures = sources->loaded[0].measures;
    assert_int_equal(measures->count, 2);
    assert_int_equal(measures->measure[0].periods.first, 2016);
    assert_int_equal(measures->measure[0].periods.last, 2019);
    assert_number(measure_observation(&measures->measure[0], 0, 2018)->value, 2);
    const struct study *study = sources->study;
    assert_ptr_equal(measures_find(measures, "M", study_variable(study, "late")),
                     &measures->measure[0]);
    assert_ptr_equal(measures_find(measures, "N", study_variable(study, "other")),
                     &measures->measure[1]);
}

static void a_column_that_two_variables_use_is_read_once(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", SURVEY);
    const struct grid *grid = sources_in(bench, bench->folder)->loaded[1].grid;
    assert_int_equal(grid->columns, 2);
    assert_string_equal(grid->column[0].name, "code");
    assert_string_equal(grid->column[1].name, "y");
}

static void a_column_that_the_file_lacks_is_refused_in_the_study(void **state)
{
    struct bench *bench = *state;
    struct sources *sources = NULL;
    bench_put(bench, "survey.csv", "code,yy\n1,2\n");
    assert_false(village_sources(bench, TWO_SOURCES, bench->folder, &sources));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "study.yaml:10:6: survey.csv has no column 'y'; its columns are code and yy");
    bench_again(bench);
    bench_put(bench, "survey.csv", "cod,y\n1,2\n");
    assert_false(village_sources(bench, TWO_SOURCES, bench->folder, &sources));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "study.yaml:5:11: survey.csv has no column 'code'; did you mean 'cod'?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_folder_of_data_has_the_files_under_their_names),
        claim(without_data_a_source_is_its_sample),
        claim(without_data_every_source_must_be_there),
        claim(a_source_that_is_not_in_the_folder_is_absent),
        claim(a_folder_without_any_of_the_files_is_refused),
        claim(variables_of_one_measure_share_it_over_all_their_years),
        claim(a_column_that_two_variables_use_is_read_once),
        claim(a_column_that_the_file_lacks_is_refused_in_the_study),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
