/* test_grid.c - a CSV file as columns. */
#include "village.h"

#include "read/grid.h"

static struct grid *grid_of(struct bench *bench, const char *text)
{
    struct grid *grid = NULL;
    assert_done(bench, grid_read_plain(bench->run, bench_put(bench, "f.csv", text), &grid));
    return grid;
}

static void cells_are_trimmed_and_know_their_line(void **state)
{
    struct bench *bench = *state;
    const struct grid *grid = grid_of(bench, "\" a \",b\n\" 1 \",x\n\n2,\"  y\n\"\n3,z\n");
    assert_int_equal(grid->rows, 3);
    assert_string_equal(grid->column[0].name, "a");
    assert_string_equal(grid->column[0].text[0], "1");
    assert_string_equal(grid->column[1].text[1], "y");
    assert_int_equal(grid->line[1], 4);
    assert_int_equal(grid->line[2], 6);
    assert_null(grid_find(grid, "A"));
}

static void only_wanted_columns_are_kept(void **state)
{
    struct bench *bench = *state;
    const char *text[] = { "c", "a" };
    struct place place[] = { { "study.yaml", 8, 3 }, { "study.yaml", 9, 3 } };
    const struct texts wanted = { 2, text, place };
    struct grid *grid = NULL;
    const char *path = bench_put(bench, "f.csv", "a,b,c,b\n1,2,3,4\n");
    assert_done(bench, grid_read(bench->run, path, &wanted, &grid));
    assert_int_equal(grid->columns, 2);
    assert_int_equal(grid_find(grid, "c")->cell, 3);
    assert_string_equal(grid_find(grid, "c")->text[0], "3");
    assert_null(grid_find(grid, "b"));
}

static void a_wanted_column_that_is_not_there_is_refused_where_it_was_asked_for(void **state)
{
    struct bench *bench = *state;
    const char *text[] = { "judgment" };
    struct place place[] = { { "study.yaml", 8, 3 } };
    const struct texts wanted = { 1, text, place };
    struct grid *grid = NULL;
    assert_false(
        grid_read(bench->run, bench_put(bench, "f.csv", "judgement,b\n1,2\n"), &wanted, &grid));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "study.yaml:8:3: f.csv has no column 'judgment'; did you mean 'judgement'?");
    bench_again(bench);
    assert_false(grid_read(bench->run, bench_put(bench, "f.csv", "a,b\n1,2\n"), &wanted, &grid));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "study.yaml:8:3: f.csv has no column 'judgment'; its columns are a and b");
}

static void a_column_that_stands_twice_is_refused(void **state)
{
    struct bench *bench = *state;
    struct grid *grid = NULL;
    assert_false(
        grid_read_plain(bench->run, bench_put(bench, "f.csv", "\na,b, a\n1,2,3\n"), &grid));
    assert_refused(bench, STATUS_MALFORMED,
                   "f.csv:2:3: the column 'a' stands twice; the first is column 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(cells_are_trimmed_and_know_their_line),
        claim(only_wanted_columns_are_kept),
        claim(a_wanted_column_that_is_not_there_is_refused_where_it_was_asked_for),
        claim(a_column_that_stands_twice_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
