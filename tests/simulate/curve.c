/* curve.c - the size of the tests of a whole specification curve, by simulation.
 *
 *     simulate-curve 2000 > tests/reference/simulated/curve.csv
 *
 * Made-up data in which the focal term x says nothing of y beside a and b: y = c a + noise, and x
 * shares half of its variance with a and b. For the permutation test c is 2, so that specifications
 * without a are confounded; the null of the bootstrap is that no specification has an association,
 * so c is 0. The rows of the output are shares of data sets with p <= .05, which should be .05
 * within 2 sqrt(.05 .95 / SETS); the share significant, being one of few values in a curve of four
 * subsets, is often tied, and then rejects less. */
#include <stdio.h>
#include <stdlib.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>

#include "base/random.h"
#include "fit/curve_test.h"

static struct frame *frame_draw(struct run *room, gsl_rng *random, size_t rows, double confounding)
{
    static const char *const name[] = { "y", "x", "a", "b" };
    struct frame *frame = frame_new(room, rows, "made-up");
    for (size_t i = 0; i < rows; i++)
        frame->row_name[i] = "row";
    for (size_t c = 0; c < 4; c++)
        frame_add(room, frame, name[c], COLUMN_NUMBER);
    for (size_t i = 0; i < rows; i++) {
        double a = gsl_ran_gaussian(random, 1), b = gsl_ran_gaussian(random, 1);
        frame->column[0].number[i] = confounding * a + gsl_ran_gaussian(random, 1);
        frame->column[1].number[i] = (a - b) / 2 + gsl_ran_gaussian(random, 0.71);
        frame->column[2].number[i] = a;
        frame->column[3].number[i] = b;
    }
    return frame;
}

static bool simulate(size_t sets, size_t rows, enum curve_null null, const char *kinds)
{
    struct run *run = run_new();
    gsl_rng *random = random_new(run);
    size_t rejected[CURVE_STATISTICS] = { 0 };
    for (size_t set = 0; set < sets; set++) {
        struct run *room = run_new();
        struct curve *curve = NULL;
        struct curve_fit *fit = NULL;
        const struct curve_words words = { "y", "x", NULL, "a,b", NULL, kinds };
        random_begin(random, 20200727, set);
        const struct offer offer = { .frame = frame_draw(room, random, rows,
                                                         null == NULL_PERMUTATION ? 2 : 0) };
        if (!curve_of_words(room, &words, &curve))
            return false;
        curve->null = (int)null;
        curve->replicates = 199;
        if (!curve_fit_make(room, curve, &offer, &fit))
            return false;
        const struct curve_test *test = curve_test_make(room, fit, curve_summarise(room, fit));
        for (size_t s = 0; s < CURVE_STATISTICS; s++)
            rejected[s] += test->p_value[s] <= 0.05;
        talloc_free(room);
    }
    for (size_t s = 0; s < CURVE_STATISTICS; s++)
        printf("%s,%s,%zu,%s,%zu,%.4f\n", curve_null_names[null], kinds, rows,
               curve_statistic_names[s], sets, (double)rejected[s] / (double)sets);
    talloc_free(run);
    return true;
}

int main(int count, char **words)
{
    size_t sets = count == 2 ? (size_t)strtoul(words[1], NULL, 10) : 0;
    gsl_set_error_handler_off();
    if (sets == 0) {
        fputs("usage: simulate-curve SETS\n", stderr);
        return 2;
    }
    puts("test,std.error.type,rows,statistic,data.sets,rejected");
    bool ok = simulate(sets, 40, NULL_PERMUTATION, "classical")
              && simulate(sets, 145, NULL_PERMUTATION, "HC3")
              && simulate(sets, 40, NULL_BOOTSTRAP, "classical")
              && simulate(sets, 145, NULL_BOOTSTRAP, "HC3");
    return !ok;
}
