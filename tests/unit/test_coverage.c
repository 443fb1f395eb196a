/* What the documentation says of sizes and coverages, held against the simulation that
 * `make simulate-coverage` wrote. */
#include "answers.h"
#include "bench.h"

#define COVERAGE "tests/reference/simulated/coverage.csv"

/* Three Monte Carlo standard errors of a share of .05 or .95. */
#define WITHIN(sets) (3 * sqrt(.05 * .95 / (sets)))

/* NaN where the simulation had no such row. */
static double share_of(const struct frame *frame, const char *design, const char *kind,
                       const char *what)
{
    for (size_t i = 0; i < frame->rows; i++)
        if (strcmp(frame_column(frame, "design")->text[i], design) == 0
            && strcmp(frame_column(frame, "kind")->text[i], kind) == 0
            && strcmp(frame_column(frame, "what")->text[i], what) == 0)
            return frame_column(frame, "share")->number[i];
    return NAN;
}

static void assert_right(const struct frame *frame, const char *design, const char *kind)
{
    static const char *const names[] = { "size", "coverage of 0", "coverage of 1/2" };
    for (size_t k = 0; k < COUNT(names); k++) {
        double share = share_of(frame, design, kind, names[k]);
        if (!(fabs(share - (k == 0 ? .05 : .95)) < WITHIN(2000)))
            fail_msg("%s, %s: %s is %g", design, kind, names[k], share);
    }
}

static const char *const normal[] = { "n=145 p=3 normal", "n=145 p=11 normal", "n=40 p=4 normal" };

static void every_share_is_of_two_thousand_sets(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, COVERAGE);
    assert_true(frame->rows >= 100);
    for (size_t i = 0; i < frame->rows; i++)
        assert_true(frame_column(frame, "sets")->number[i] == 2000);
}

static void classical_tests_are_right_with_normal_errors(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, COVERAGE);
    for (size_t d = 0; d < COUNT(normal); d++) {
        assert_right(frame, normal[d], "classical");
        assert_true(fabs(share_of(frame, normal[d], "classical", "size of F") - .05)
                    < WITHIN(2000));
    }
}

static void permutation_is_right_with_errors_of_equal_spread(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, COVERAGE);
    for (size_t d = 0; d < COUNT(normal); d++)
        assert_right(frame, normal[d], "permutation");
    assert_right(frame, "n=145 p=4 skewed", "permutation");
    assert_right(frame, "n=40 p=4 skewed", "permutation");
}

static void bootstraps_of_145_rows_are_right_with_normal_errors(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, COVERAGE);
    static const char *const kinds[] = { "bootstrap percentile", "bootstrap BCa",
                                         "bootstrap-residuals percentile",
                                         "bootstrap-residuals BCa" };
    for (size_t d = 0; d < 2; d++)
        for (size_t k = 0; k < COUNT(kinds); k++)
            assert_right(frame, normal[d], kinds[k]);
}

static void what_assumes_equal_spread_is_wrong_without_it(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, COVERAGE);
    static const char *const kinds[] = { "classical", "permutation",
                                         "bootstrap-residuals percentile" };
    const char *design = "n=145 p=4 heteroskedastic";
    for (size_t k = 0; k < COUNT(kinds); k++)
        assert_true(share_of(frame, design, kinds[k], "size") > .1);
    double percentile = share_of(frame, design, "bootstrap percentile", "coverage of 0");
    double bca = share_of(frame, design, "bootstrap BCa", "coverage of 0");
    assert_true(percentile > .91 && percentile > bca && bca < .91);
}

/* Why percentile is the usual interval: it never covers less than BCa beyond chance. */
static void percentile_covers_as_well_as_bca_over_cases(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, COVERAGE);
    static const char *const names[] = { "coverage of 0", "coverage of 1/2" };
    size_t designs = 0;
    for (size_t i = 0; i < frame->rows; i++) {
        if (strcmp(frame_column(frame, "kind")->text[i], "bootstrap BCa") != 0
            || strcmp(frame_column(frame, "what")->text[i], "size") != 0)
            continue;
        const char *design = frame_column(frame, "design")->text[i];
        designs++;
        for (size_t k = 0; k < COUNT(names); k++)
            assert_true(share_of(frame, design, "bootstrap percentile", names[k])
                        > share_of(frame, design, "bootstrap BCa", names[k]) - .0051);
    }
    assert_int_equal(designs, 7);
}

static void nine_clusters_need_the_wild_bootstrap(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, COVERAGE);
    const char *design = "n=145 p=4 clusters=9";
    assert_right(frame, design, "wild-cluster");
    assert_true(share_of(frame, design, "classical", "size") > .1);
    assert_true(share_of(frame, design, "bootstrap percentile", "size") > .1);
    assert_true(share_of(frame, design, "permutation", "size") > .1);
}

static void hc3_is_right_whatever_the_spread(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, COVERAGE);
    const char *design = "n=145 p=4 heteroskedastic";
    assert_right(frame, design, "HC3");
    for (size_t d = 0; d < COUNT(normal); d++)
        assert_right(frame, normal[d], "HC3");
    double hc0 = share_of(frame, design, "HC0", "size");
    double hc3 = share_of(frame, design, "HC3", "size");
    assert_true(fabs(hc3 - .05) < fabs(hc0 - .05));
    assert_true(share_of(frame, "n=40 p=4 normal", "HC0", "size") > .065);
}

/* The Wald test of ten terms at once has more to estimate. */
static void robust_f_of_many_terms_is_wrong_too_often(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, COVERAGE);
    double hc0 = share_of(frame, "n=145 p=11 normal", "HC0", "size of F");
    double hc3 = share_of(frame, "n=145 p=11 normal", "HC3", "size of F");
    assert_true(hc0 > .12);
    assert_true(hc3 > .065 && hc3 < .1);
}

static void cr2_is_right_with_nine_clusters_and_cr1_is_not(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, COVERAGE);
    const char *design = "n=145 p=4 clusters=9";
    assert_right(frame, design, "CR2");
    assert_true(fabs(share_of(frame, design, "CR2", "size of F") - .05) < WITHIN(2000));
    assert_true(share_of(frame, design, "CR1", "coverage of 1/2") < .93);
    assert_true(share_of(frame, design, "CR1", "size of F") > .12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(every_share_is_of_two_thousand_sets),
        claim(classical_tests_are_right_with_normal_errors),
        claim(permutation_is_right_with_errors_of_equal_spread),
        claim(bootstraps_of_145_rows_are_right_with_normal_errors),
        claim(what_assumes_equal_spread_is_wrong_without_it),
        claim(percentile_covers_as_well_as_bca_over_cases),
        claim(nine_clusters_need_the_wild_bootstrap),
        claim(hc3_is_right_whatever_the_spread),
        claim(robust_f_of_many_terms_is_wrong_too_often),
        claim(cr2_is_right_with_nine_clusters_and_cr1_is_not),
    };
    return cmocka_run_group_tests_name("coverage", tests, NULL, NULL);
}
