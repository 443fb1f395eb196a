/* test_pairs.c - pairs of values with a line, and without one. */
#include "bench.h"

#include <math.h>

#include "fit/pairs.h"
#include "read/grid.h"

static bool taken(struct bench *bench, const char *csv, const char *text, struct pairs **pairs)
{
    struct run *run = bench->run;
    struct grid *grid = NULL;
    struct frame *frame = NULL;
    struct formula *formula = NULL;
    assert_done(bench,
                grid_read_plain(run, bench_put(bench, "f.csv", csv), &grid)
                    && grid_frame(run, grid, NULL, &frame)
                    && formula_parse(run, text, (struct place){ "plot.yaml", 2, 4 }, &formula));
    const struct analysis analysis = { .offer = { .frame = frame },
                                       .inference = inference_usual(),
                                       .rows_are = "rows",
                                       .row_is = "row" };
    return pairs_of(run, &analysis, formula, pairs);
}

static const struct pairs *pairs_taken(struct bench *bench, const char *csv, const char *text)
{
    struct pairs *pairs = NULL;
    assert_done(bench, taken(bench, csv, text, &pairs));
    return pairs;
}

static void pairs_are_the_rows_with_both_values_in_their_units(void **state)
{
    struct bench *bench = *state;
    const struct pairs *pairs =
        pairs_taken(bench, "x,y\n1,2\nNA,3\n3,5\n4,4\n5,NA\n6,9\n", "y ~ ln(x)");
    assert_int_equal(pairs->rows, 4);
    assert_int_equal(pairs->row[1], 2);
    assert_true(pairs->x[0] == 0 && fabs(pairs->x[3] - log(6)) < 1e-15);
    assert_true(pairs->y[3] == 9);
    assert_int_equal(pairs->fit->nobs, 4);
    assert_null(pairs->no_line);
    assert_false(pairs->exact);
}

static void pairs_without_a_line_say_why(void **state)
{
    static const struct {
        const char *csv, *why;
    } cases[] = {
        { "x,y\n1,2\n", "1 row is too few for one" },
        { "x,y\n1,2\n2,5\n", "2 rows are too few for one" },
        { "x,y\n3,2\n3,5\n3,7\n", "all 3 rows have one value of x, 3" },
        { "x,y\n1,4\n2,4\n3,4\n", "all 3 rows have one value of y, 4" },
        { "x,y\n3,4\n3,4\n3,4\n", "all 3 rows have one value of x, 3" },
        { "x,y\n1,2e99\n2,5e99\n3,3e99\n",
          "the values of y are too large to compute with; give it another unit" },
        { "x,y\n1,2e-99\n2,5e-99\n3,3e-99\n",
          "the values of y are too small to compute with; give it another unit" },
    };
    struct bench *bench = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct pairs *pairs = pairs_taken(bench, cases[i].csv, "y ~ x");
        assert_null(pairs->fit);
        assert_string_equal(pairs->no_line, cases[i].why);
        assert_null(bench->run->message);
    }
}

static void an_exact_line_is_a_line(void **state)
{
    struct bench *bench = *state;
    const struct pairs *pairs = pairs_taken(bench, "x,y\n1,5\n2,7\n4,11\n9,21\n", "y ~ x");
    assert_true(pairs->exact);
    assert_true(fabs(pairs->fit->coefficient[0].estimate - 3) < 1e-12);
    assert_true(fabs(pairs->fit->coefficient[1].estimate - 2) < 1e-12);
}

static void what_is_no_pair_of_numbers_is_refused_at_its_place(void **state)
{
    static const struct {
        const char *csv, *formula, *message;
    } cases[] = {
        { "x,y\na,1\nb,2\n", "y ~ x",
          "plot.yaml:2:4: 'x' is text; a scatter plot needs numbers on both axes" },
        { "x,y\n1,a\n2,b\n", "y ~ x",
          "plot.yaml:2:4: 'y' is text; a scatter plot needs numbers on both axes" },
        { "x,y\n1,2\n2,3\n", "y ~ xx", "plot.yaml:2:4: f.csv has no column 'xx'" },
    };
    struct bench *bench = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct pairs *pairs = NULL;
        bench_again(bench);
        assert_false(taken(bench, cases[i].csv, cases[i].formula, &pairs));
        assert_refused(bench, STATUS_UNSUPPORTED, cases[i].message);
    }
}

static void no_pair_and_no_logarithm_are_refused(void **state)
{
    struct bench *bench = *state;
    struct pairs *pairs = NULL;
    assert_false(taken(bench, "x,y\n1,NA\nNA,2\n", "y ~ x", &pairs));
    assert_int_equal(bench->run->status, STATUS_UNSUPPORTED);
    bench_again(bench);
    assert_false(taken(bench, "x,y\n1,3\n0,2\n4,4\n", "y ~ ln(x)", &pairs));
    assert_int_equal(bench->run->status, STATUS_UNSUPPORTED);
    assert_non_null(strstr(bench->run->message, "ln"));
}

/* By hand: groups of five at least, equal values of x together, what is left over with the last. */
static void means_are_of_five_neighbours_or_more(void **state)
{
    struct bench *bench = *state;
    const struct pairs *pairs = pairs_taken(
        bench, "x,y\n9,1\n1,2\n2,4\n3,6\n4,8\n5,10\n5,16\n6,3\n7,5\n8,7\n10,9\n11,20\n12,8\n",
        "y ~ x");
    struct pair_mean *mean = NULL;
    assert_int_equal(pairs_means(bench->run, pairs, &mean), 2);
    assert_int_equal(mean[0].rows, 6);
    assert_true(fabs(mean[0].x - 20.0 / 6.0) < 1e-12);
    assert_true(fabs(mean[0].y - 46.0 / 6.0) < 1e-12);
    assert_int_equal(mean[1].rows, 7);
    assert_true(fabs(mean[1].x - 63.0 / 7.0) < 1e-12);
    assert_true(fabs(mean[1].y - 53.0 / 7.0) < 1e-12);
}

static void few_that_differ_from_the_rest_have_no_mean_of_their_own(void **state)
{
    struct bench *bench = *state;
    const struct pairs *pairs = pairs_taken(
        bench, "x,y\n0,1\n0,2\n0,4\n0,6\n0,8\n0,10\n0,16\n1,3\n1,5\n1,7\n1,9\n", "y ~ x");
    struct pair_mean *mean = NULL;
    assert_int_equal(pairs_means(bench->run, pairs, &mean), 1);
    assert_int_equal(mean[0].rows, 11);
}

/* A mean of answers that are all yes is the answer of each. */
static void neighbours_who_all_say_the_same_are_not_told(void **state)
{
    struct bench *bench = *state;
    const struct pairs *pairs = pairs_taken(
        bench, "x,y\n1,0\n2,1\n3,0\n4,1\n5,0\n6,1\n7,1\n8,1\n9,1\n10,1\n", "y ~ x");
    struct pair_mean *mean = NULL;
    assert_int_equal(pairs_means(bench->run, pairs, &mean), 1);
    assert_int_equal(mean[0].rows, 10);
    assert_true(fabs(mean[0].y - 0.7) < 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(pairs_are_the_rows_with_both_values_in_their_units),
        claim(pairs_without_a_line_say_why),
        claim(an_exact_line_is_a_line),
        claim(what_is_no_pair_of_numbers_is_refused_at_its_place),
        claim(no_pair_and_no_logarithm_are_refused),
        claim(means_are_of_five_neighbours_or_more),
        claim(few_that_differ_from_the_rest_have_no_mean_of_their_own),
        claim(neighbours_who_all_say_the_same_are_not_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
