/* imputation.c - what each way with missing values does to a regression: bias and coverage.
 *
 *     imputation SETS
 *
 * SETS data sets of 145 made-up rows: x1 and x2 normal with correlation .5, y = 1 + x1 / 2 +
 * x2 / 2 + e, e normal with variance 1. x1 is missing with probability 1 / (1 + exp(3 - y)), in
 * about 15 rows of a hundred, and again with 1 / (1 + exp(1 - y)), in every other one: the more
 * often the greater y is, so at random given what is observed and not completely at random. Each is
 * fitted complete, by complete rows, with the mean in place of missing values, and from 20
 * imputations by predictive mean matching and by normal regression. Writes a line of CSV for each
 * way and coefficient: mean and standard deviation of the estimates, mean standard error, and the
 * share of 95% intervals that have the true value. The seed of set i is i. */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/random.h"
#include "fit/imputed.h"

enum { ROWS = 145, IMPUTATIONS = 20, TERMS = 3 };
enum way { COMPLETE, LISTWISE, MEAN, PMM, NORM, WAYS };

static const char *const way_name[] = { "complete", "listwise", "mean", "pmm", "norm" };
static const char *const term_name[] = { "(Intercept)", "x1", "x2" };
static const double truth[] = { 1, 0.5, 0.5 };

struct tally {
    double sum, squares, std_error;
    size_t covered;
};

static struct frame *frame_draw(struct run *run, uint64_t seed, double least, bool *gone)
{
    gsl_rng *random = random_new(run);
    struct frame *frame = frame_new(run, ROWS, "made-up");
    random_begin(random, seed, 0);
    double *y = frame_add(run, frame, "y", COLUMN_NUMBER)->number;
    double *x1 = frame_add(run, frame, "x1", COLUMN_NUMBER)->number;
    double *x2 = frame_add(run, frame, "x2", COLUMN_NUMBER)->number;
    for (size_t i = 0; i < ROWS; i++) {
        frame->row_name[i] = "a row";
        x1[i] = gsl_ran_ugaussian(random);
        x2[i] = 0.5 * x1[i] + sqrt(0.75) * gsl_ran_ugaussian(random);
        y[i] = 1 + 0.5 * x1[i] + 0.5 * x2[i] + gsl_ran_ugaussian(random);
        gone[i] = gsl_rng_uniform(random) < 1 / (1 + exp(least - y[i]));
    }
    return frame;
}

static void tally_add(struct tally *tally, size_t j, double estimate, double std_error, double low,
                      double high)
{
    tally[j].sum += estimate - truth[j];
    tally[j].squares += (estimate - truth[j]) * (estimate - truth[j]);
    tally[j].std_error += std_error;
    tally[j].covered += low <= truth[j] && truth[j] <= high;
}

static void stop(const struct run *run)
{
    fprintf(stderr, "%s\n", run->message);
    exit(EXIT_FAILURE);
}

static void tally_fit(struct run *run, const struct analysis *analysis,
                      const struct formula *formula, struct tally *tally)
{
    struct fit *fit = NULL;
    if (!analysis_fit(run, analysis, formula, &fit))
        stop(run);
    for (size_t j = 0; j < TERMS; j++) {
        const struct coefficient *c = &fit->coefficient[j];
        tally_add(tally, j, c->estimate, c->std_error, c->conf_low, c->conf_high);
    }
}

static void tally_imputed(struct run *run, const struct analysis *analysis,
                          const struct formula *formula, enum imputation_method method,
                          uint64_t seed, struct tally *tally)
{
    const struct imputation_settings settings = { IMPUTATIONS, method, seed };
    struct imputed *imputed = NULL;
    if (!imputed_fit(run, analysis, formula, &settings, &imputed))
        stop(run);
    for (size_t j = 0; j < TERMS; j++) {
        const struct pooled *p = &imputed->pooled[j];
        tally_add(tally, j, p->estimate, p->std_error, p->conf_low, p->conf_high);
    }
}

static size_t simulate(uint64_t seed, double least, struct tally tally[WAYS][TERMS])
{
    struct run *run = run_new();
    bool gone[ROWS];
    size_t missing = 0;
    struct frame *frame = frame_draw(run, seed, least, gone);
    struct formula *formula = NULL;
    struct analysis analysis = { .offer = { .frame = frame }, .inference = inference_usual() };
    if (!formula_parse(run, "y ~ x1 + x2", NOWHERE, &formula))
        stop(run);
    tally_fit(run, &analysis, formula, tally[COMPLETE]);
    for (size_t i = 0; i < ROWS; i++) {
        if (gone[i])
            column_miss(frame_column(frame, "x1"), i, MISSING_EMPTY, "taken away");
        missing += gone[i];
    }
    tally_fit(run, &analysis, formula, tally[LISTWISE]);
    tally_imputed(run, &analysis, formula, IMPUTATION_PMM, seed, tally[PMM]);
    tally_imputed(run, &analysis, formula, IMPUTATION_NORM, seed, tally[NORM]);
    analysis.offer.rule = MISSING_RULE_MEAN;
    tally_fit(run, &analysis, formula, tally[MEAN]);
    talloc_free(run);
    return missing;
}

static void print(struct tally tally[WAYS][TERMS], double missing, size_t sets)
{
    for (size_t way = 0; way < WAYS; way++)
        for (size_t j = 0; j < TERMS; j++) {
            const struct tally *t = &tally[way][j];
            double n = (double)sets, bias = t->sum / n;
            printf("%.3f,%s,%s,%g,%zu,%.5f,%.5f,%.5f,%.4f\n", missing, way_name[way], term_name[j],
                   truth[j], sets, bias, sqrt((t->squares - n * bias * bias) / (n - 1)),
                   t->std_error / n, (double)t->covered / n);
        }
}

int main(int count, char **argument)
{
    static const double least[] = { 3, 1 };
    size_t sets = count > 1 ? strtoul(argument[1], NULL, 10) : 2000;
    gsl_set_error_handler_off();
    printf("missing,way,term,truth,sets,bias,sd,std.error,coverage\n");
    for (size_t share = 0; share < 2; share++) {
        struct tally tally[WAYS][TERMS] = { 0 };
        size_t missing = 0;
        for (size_t i = 1; i <= sets; i++)
            missing += simulate(i, least[share], tally);
        print(tally, (double)missing / (double)(sets * ROWS), sets);
    }
    return 0;
}
