/* test_verdict.c - a recomputed figure against the printed one. */
#include "village.h"

#include "printed/verdict.h"

#define P VERDICT_PRINT
#define S VERDICT_SIGNIFICANCE
#define G VERDICT_SIGN
#define D VERDICT_DIFFERS
#define N VERDICT_NONE

/* A printed row read as a file has it, in a table with stars or without. */
static const struct published_row *printed_row(struct bench *bench, bool starred, const char *b,
                                               const char *se, const char *p)
{
    const char *text =
        talloc_asprintf(bench->run,
                        "table,outcome,model,term,transform,n,b,se,p,b_reading,se_reading,note\n"
                        "A,y,M,x,,9,%s,%s,%s,,,\nA,y,M,w,,9,1,1,%s,,,\n",
                        b, se, p, starred ? "<.001***" : "<.001");
    struct published *published = NULL;
    assert_done(bench,
                published_read(bench->run, bench_put(bench, "p.csv", text), "A", &published));
    return &published->row[0];
}

struct verdict_case {
    double estimate, std_error, p_value;
    const char *b, *se, *p;
    enum verdict verdict[4]; /* of b, se, p and the row */
};

static void assert_verdicts(struct bench *bench, bool starred, const struct verdict_case *cases,
                            size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct verdict_case *one = &cases[i];
        const struct coefficient coefficient = { .estimate = one->estimate,
                                                 .std_error = one->std_error,
                                                 .p_value = one->p_value };
        const struct comparison found = verdict_compare(
            bench->run, &coefficient, printed_row(bench, starred, one->b, one->se, one->p));
        const enum verdict verdict[] = { found.estimate, found.std_error, found.p_value,
                                         found.row };
        static const char *const part[] = { "b", "se", "p", "the row" };
        for (size_t v = 0; v < 4; v++)
            if (verdict[v] != one->verdict[v])
                fail_msg("%g (%g) p %g against %s (%s) p %s: %s is '%s', not '%s'", one->estimate,
                         one->std_error, one->p_value, one->b, one->se, one->p, part[v],
                         verdict_name(verdict[v]), verdict_name(one->verdict[v]));
    }
}

static void the_same_characters_are_the_same_to_print(void **state)
{
    static const struct verdict_case cases[] = {
        { 0.2318, 0.304, 0.4461, ".232", ".30", ".446", { P, P, P, P } },
        { -0.2318, 0.304, 0.4461, "-.232", ".30", ".446", { P, P, P, P } },
        { 1.2204, 0.6149, 0.0459, "1.220", ".61", ".046*", { P, P, P, P } },
        { 19.28, 2, 0.00001, "19.3", "2", "<.001***", { P, P, P, P } },
    };
    assert_verdicts(*state, true, cases, COUNT(cases));
}

static void other_digits_take_the_verdict_of_the_coefficient(void **state)
{
    static const struct verdict_case cases[] = {
        /* both significant; neither; only one; only the other; another sign */
        { 0.5, 0.1, 0.0001, ".400", ".10", ".002**", { S, P, S, S } },
        { 0.5, 0.1, 0.3, ".400", ".20", ".300", { S, S, P, S } },
        { 0.5, 0.1, 0.03, ".500", ".10", ".300", { P, P, G, G } },
        { 0.5, 0.1, 0.3, ".400", ".10", ".030*", { G, P, G, G } },
        { -0.5, 0.1, 0.0001, ".500", ".10", "<.001***", { D, P, P, D } },
        { 0.5, 0.2, 0.3, "-.001", ".10", ".300", { D, D, P, D } },
    };
    assert_verdicts(*state, true, cases, COUNT(cases));
}

static void a_printed_zero_has_either_sign(void **state)
{
    static const struct verdict_case cases[] = {
        { -0.0004, 0.1, 0.9, ".000", ".10", ".900", { P, P, P, P } },
        { -0.0004, 0.1, 0.9, "-.000", ".10", ".900", { P, P, P, P } },
        { 0.0004, 0.1, 0.9, "-.000", ".10", ".900", { P, P, P, P } },
        { -0.2, 0.1, 0.8, ".000", ".10", ".900", { S, P, S, S } },
        { 0.2, 0.1, 0.8, "-.000", ".10", ".900", { S, P, S, S } },
        { -0.2, 0.1, 0.01, ".000", ".10", ".900", { G, P, G, G } },
    };
    assert_verdicts(*state, true, cases, COUNT(cases));
}

static void a_negative_zero_prints_as_zero(void **state)
{
    static const struct verdict_case cases[] = {
        { -0.0, 0.1, 0.9, ".000", ".10", ".900", { P, P, P, P } },
    };
    assert_verdicts(*state, true, cases, COUNT(cases));
}

static void rounding_is_half_away_from_zero_on_the_decimal_value(void **state)
{
    static const struct verdict_case cases[] = {
        { 2.675, 0.0005, 0.5, "2.68", ".001", ".5", { P, P, P, P } },
        { -2.675, 0.0005, 0.5, "-2.68", ".000", ".5", { P, S, P, S } },
        { 2.6749, 1, 0.5, "2.68", "1", ".5", { S, P, P, S } },
    };
    assert_verdicts(*state, true, cases, COUNT(cases));
}

static void one_thousandth_in_print_is_not_below_one_thousandth(void **state)
{
    static const struct verdict_case cases[] = {
        { 1, 1, 0.0009, "1", "1", ".001***", { P, P, S, S } },
        { 1, 1, 0.0009, "1", "1", "<.001***", { P, P, P, P } },
        { 1, 1, 0.00104, "1", "1", ".001**", { P, P, P, P } },
        { 1, 1, 0.001, "1", "1", "<.001***", { P, P, S, S } },
        { 1, 1, 0.0012, "1", "1", "<.001***", { P, P, S, S } },
        { 1, 1, 0.04, "1", "1", "<.001***", { P, P, S, S } },
    };
    assert_verdicts(*state, true, cases, COUNT(cases));
}

static void stars_are_part_of_the_print(void **state)
{
    static const struct verdict_case cases[] = {
        { 1, 1, 0.0496, "1", "1", ".050*", { P, P, P, P } },
        { 1, 1, 0.0504, "1", "1", ".050*", { P, P, G, G } },
        { 1, 1, 0.0496, "1", "1", ".050", { P, P, G, G } },
        { 1, 1, 0.0504, "1", "1", ".050", { P, P, P, P } },
        { 1, 1, 0.0096, "1", "1", ".010*", { P, P, S, S } },
        { 1, 1, 0.0096, "1", "1", ".010**", { P, P, P, P } },
    };
    assert_verdicts(*state, true, cases, COUNT(cases));
}

static void a_table_without_stars_is_compared_without(void **state)
{
    static const struct verdict_case cases[] = {
        { 1, 1, 0.0304, "1", "1", ".030", { P, P, P, P } },
        { 1, 1, 0.02, "1", "1", ".030", { P, P, S, S } },
        { 1, 1, 0.0496, "1", "1", ".050", { P, P, P, P } },
        { 2, 1, 0.0496, "1", "1", ".050", { G, P, P, G } }, /* .050 is not below .05 */
        { 1, 1, 0.0001, "1", "1", "<.001", { P, P, P, P } },
    };
    assert_verdicts(*state, false, cases, COUNT(cases));
}

static void what_is_not_printed_has_no_verdict(void **state)
{
    static const struct verdict_case cases[] = {
        { 1, 1, 0.2, "1", "", ".2", { P, N, P, P } }, { 1, 1, 0.2, "1", "1", "", { P, P, N, P } },
        { 2, 1, 0.2, "1", "1", "", { G, P, N, G } },  { -2, 1, 0.2, "1", "", "", { D, N, N, D } },
        { 1, 1, 0.2, "", "1", ".2", { N, N, N, N } },
    };
    struct bench *bench = *state;
    assert_verdicts(bench, true, cases, COUNT(cases));
    const struct coefficient coefficient = { .estimate = 1 };
    assert_int_equal(verdict_compare(bench->run, &coefficient, NULL).row, N);
}

static void r_squared_is_the_same_to_print_or_differs(void **state)
{
    struct bench *bench = *state;
    const struct published_row *row = printed_row(bench, true, ".422", "", "");
    assert_int_equal(verdict_r_squared(bench->run, 0.42249, row), P);
    assert_int_equal(verdict_r_squared(bench->run, 0.4225, row), D);
    assert_int_equal(verdict_r_squared(bench->run, 0.4, NULL), N);
}

static void a_tally_counts_what_is_printed(void **state)
{
    struct bench *bench = *state;
    struct tally tally = { { 0 } }, more = { { 0 } };
    static const enum verdict verdicts[] = { P, P, N, S, S, S, G, D, D };
    for (size_t i = 0; i < COUNT(verdicts); i++)
        tally_add(&tally, verdicts[i]);
    assert_int_equal(tally_printed(&tally), 8);
    assert_string_equal(tally_words(bench->run, &tally, "cells"),
                        "of 8 printed cells: 2 same to print (=), 3 same sign and significance "
                        "(\u2248), 1 same sign (~), 2 differ (\u2260)");
    tally_add(&more, D);
    tally_add(&more, N);
    assert_string_equal(tally_words(bench->run, &more, "cells"),
                        "of 1 printed cells: 0 same to print (=), 0 same sign and significance "
                        "(\u2248), 0 same sign (~), 1 differs (\u2260)");
    tally_join(&tally, &more);
    assert_int_equal(tally_printed(&tally), 9);
    assert_int_equal(tally.cells[D], 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_same_characters_are_the_same_to_print),
        claim(other_digits_take_the_verdict_of_the_coefficient),
        claim(a_printed_zero_has_either_sign),
        claim(a_negative_zero_prints_as_zero),
        claim(rounding_is_half_away_from_zero_on_the_decimal_value),
        claim(one_thousandth_in_print_is_not_below_one_thousandth),
        claim(stars_are_part_of_the_print),
        claim(a_table_without_stars_is_compared_without),
        claim(what_is_not_printed_has_no_verdict),
        claim(r_squared_is_the_same_to_print_or_differs),
        claim(a_tally_counts_what_is_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
