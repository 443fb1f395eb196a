/* coverage.c - how often each kind of test is wrong, and how often each interval is right.
 *
 *     coverage SETS REPLICATES
 *
 * For each design SETS data sets are made, y = 1 + x1 / 2 + 0 x2 + ... + e, and fitted with every
 * kind of standard error that goes with it. Written, a line of CSV each: the share of data sets in
 * which the coefficient of x2, which is zero, has a p-value below .05 (size), the share of its 95%
 * intervals that hold 0, and of x1's that hold 1/2 (coverage), and in which the whole model of
 * predictors without any part in y has a p-value below .05 (size of F), each with its
 * Monte Carlo standard error. A kind that refuses a data set is left out of the design, aloud. The
 * seed of data set i of design d is (d, i): the same numbers on every machine. */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "fit/infer.h"
#include "read/frame.h"

enum { MOST_PREDICTORS = 10, CLUSTERS = 9 };

enum errors { NORMAL, UNEQUAL, SKEWED, CLUSTERED };

struct simulated {
    const char *name;
    size_t rows, predictors;
    enum errors errors;
};

/* Heteroskedastic errors have a standard deviation that grows with x1 and x2; skewed ones are
 * exponential less 1; clustered ones have half of their variance between 9 unequal clusters, as x1
 * has. */
static const struct simulated designs[] = {
    { "n=145 p=3 normal", 145, 2, NORMAL },        { "n=145 p=11 normal", 145, 10, NORMAL },
    { "n=40 p=4 normal", 40, 3, NORMAL },          { "n=145 p=4 heteroskedastic", 145, 3, UNEQUAL },
    { "n=145 p=4 skewed", 145, 3, SKEWED },        { "n=40 p=4 skewed", 40, 3, SKEWED },
    { "n=145 p=4 clusters=9", 145, 3, CLUSTERED },
};

struct kind {
    const char *name;
    enum inference_kind kind;
    enum interval_kind interval;
};

static const struct kind kinds[] = {
    { "classical", INFERENCE_CLASSICAL, INTERVAL_BCA },
    { "HC0", INFERENCE_HC0, INTERVAL_BCA },
    { "HC1", INFERENCE_HC1, INTERVAL_BCA },
    { "HC2", INFERENCE_HC2, INTERVAL_BCA },
    { "HC3", INFERENCE_HC3, INTERVAL_BCA },
    { "HC4", INFERENCE_HC4, INTERVAL_BCA },
    { "CR1", INFERENCE_CR1, INTERVAL_BCA },
    { "CR2", INFERENCE_CR2, INTERVAL_BCA },
    { "wild-cluster", INFERENCE_WILD_CLUSTER, INTERVAL_BCA },
    { "bootstrap percentile", INFERENCE_BOOTSTRAP, INTERVAL_PERCENTILE },
    { "bootstrap BCa", INFERENCE_BOOTSTRAP, INTERVAL_BCA },
    { "bootstrap-residuals percentile", INFERENCE_BOOTSTRAP_RESIDUALS, INTERVAL_PERCENTILE },
    { "bootstrap-residuals BCa", INFERENCE_BOOTSTRAP_RESIDUALS, INTERVAL_BCA },
    { "permutation", INFERENCE_PERMUTATION, INTERVAL_BCA },
};

enum { DESIGNS = sizeof designs / sizeof *designs, KINDS = sizeof kinds / sizeof *kinds };

enum what { SIZE, HOLDS_NONE, HOLDS_HALF, SIZE_OF_F, WHATS };

static const char *const what_name[WHATS] = { "size", "coverage of 0", "coverage of 1/2",
                                              "size of F" };

struct tally {
    size_t sets[WHATS], hits[WHATS];
    const char *refused; /* the first message; NULL while there is none */
};

static size_t cluster_of(size_t row, size_t rows)
{
    return (size_t)(CLUSTERS * pow((double)row / (double)rows, 0.8)); /* of unequal sizes */
}

/* The numbers of a new column, none missing. */
static double *numbers_made(struct run *run, struct frame *frame, const char *name)
{
    struct column *column = frame_add(run, frame, name, COLUMN_NUMBER);
    for (size_t i = 0; i < frame->rows; i++)
        column->missing[i] = PRESENT;
    return column->number;
}

/* Predictors that go together a little, as those of places do. */
static void predictors_make(struct run *run, gsl_rng *random, const struct simulated *design,
                            struct frame *frame)
{
    double of_cluster[CLUSTERS];
    for (size_t g = 0; g < CLUSTERS; g++)
        of_cluster[g] = gsl_ran_ugaussian(random);
    double *common = run_array(run, double, design->rows);
    for (size_t i = 0; i < design->rows; i++)
        common[i] = gsl_ran_ugaussian(random);
    for (size_t k = 0; k < design->predictors; k++) {
        double *x = numbers_made(run, frame, talloc_asprintf(run, "x%zu", k + 1));
        for (size_t i = 0; i < design->rows; i++) {
            double shared = design->errors == CLUSTERED && k < 2
                                ? of_cluster[cluster_of(i, design->rows)] * (k == 0 ? 1 : -0.7)
                                : common[i];
            x[i] = 0.6 * shared + 0.8 * gsl_ran_ugaussian(random);
        }
    }
}

static double error_make(gsl_rng *random, const struct simulated *design, double x1, double x2,
                         double of_cluster)
{
    double e = gsl_ran_ugaussian(random);
    switch (design->errors) {
    case UNEQUAL:
        return e * exp((x1 + x2) / 2);
    case SKEWED:
        return gsl_ran_exponential(random, 1) - 1;
    case CLUSTERED:
        return (e + of_cluster) / sqrt(2);
    default:
        return e;
    }
}

/* y, with a half of x1 in it; none, with nothing. */
static struct frame *frame_make(struct run *run, gsl_rng *random, const struct simulated *design)
{
    struct frame *frame = frame_new(run, design->rows, "simulated");
    double of_cluster[CLUSTERS];
    predictors_make(run, random, design, frame);
    double *y = numbers_made(run, frame, "y"), *none = numbers_made(run, frame, "none");
    double *cluster = numbers_made(run, frame, "cluster");
    const double *x1 = frame_column(frame, "x1")->number, *x2 = frame_column(frame, "x2")->number;
    for (size_t g = 0; g < CLUSTERS; g++)
        of_cluster[g] = gsl_ran_ugaussian(random);
    for (size_t i = 0; i < design->rows; i++) {
        size_t g = cluster_of(i, design->rows);
        double e = error_make(random, design, x1[i], x2[i], of_cluster[g]);
        frame->row_name[i] = talloc_asprintf(run, "row %zu", i + 1);
        cluster[i] = (double)g;
        y[i] = 1 + x1[i] / 2 + e;
        none[i] = e;
    }
    return frame;
}

static bool fit_make(struct run *run, const struct simulated *design, const struct frame *frame,
                     const char *outcome, const struct inference *inference, struct fit **fit)
{
    char *text = talloc_asprintf(run, "%s ~ x1", outcome);
    struct formula *formula = NULL;
    struct design *made = NULL;
    for (size_t k = 1; k < design->predictors; k++)
        text = talloc_asprintf_append_buffer(text, " + x%zu", k + 1);
    return formula_parse(run, text, (struct place){ "formula", 0, 0 }, &formula)
           && design_build(run, formula, &(struct offer){ .frame = frame }, &made)
           && ols_fit(run, made, fit) && infer(run, frame, inference, *fit);
}

static void tally_add(struct tally *tally, enum what what, bool hit)
{
    tally->sets[what]++;
    tally->hits[what] += hit;
}

static void kind_try(struct run *run, const struct simulated *design, const struct kind *kind,
                     const struct frame *frame, size_t replicates, struct tally *tally)
{
    struct inference inference = inference_usual();
    struct fit *fit = NULL, *none = NULL;
    inference.kind = kind->kind;
    inference.interval = kind->interval;
    inference.replicates = replicates;
    inference.cluster = "cluster";
    if (inference_is_clustered(kind->kind) && design->errors != CLUSTERED)
        return;
    if (!fit_make(run, design, frame, "y", &inference, &fit)
        || (!isnan(fit->p_value) && !fit_make(run, design, frame, "none", &inference, &none))) {
        if (tally->refused == NULL)
            fprintf(stderr, "%s, %s: left out: %s\n", design->name, kind->name, run->message);
        tally->refused = "refused";
        run->status = STATUS_DONE; /* the other kinds are asked all the same */
        run->message = NULL;
        return;
    }
    const struct coefficient *half = &fit->coefficient[1], *zero = &fit->coefficient[2];
    tally_add(tally, SIZE, zero->p_value < .05);
    tally_add(tally, HOLDS_NONE, zero->conf_low <= 0 && zero->conf_high >= 0);
    tally_add(tally, HOLDS_HALF, half->conf_low <= .5 && half->conf_high >= .5);
    if (none != NULL)
        tally_add(tally, SIZE_OF_F, none->p_value < .05);
}

static void tallies_print(const struct simulated *design, const struct tally tally[KINDS])
{
    for (size_t k = 0; k < KINDS; k++)
        for (size_t what = 0; what < WHATS && tally[k].refused == NULL; what++) {
            if (tally[k].sets[what] == 0)
                continue;
            double sets = (double)tally[k].sets[what];
            double share = (double)tally[k].hits[what] / sets;
            printf("%s,%s,%s,%.5f,%.5f,%.0f\n", design->name, kinds[k].name, what_name[what], share,
                   sqrt(share * (1 - share) / sets), sets);
        }
}

int main(int words, char **word)
{
    size_t sets = words > 1 ? strtoul(word[1], NULL, 10) : 2000;
    size_t replicates = words > 2 ? strtoul(word[2], NULL, 10) : 999;
    gsl_set_error_handler_off();
    puts("design,kind,what,share,std.error,sets");
    for (size_t d = 0; d < DESIGNS; d++) {
        struct tally tally[KINDS] = { 0 };
        for (size_t i = 0; i < sets; i++) {
            struct run *run = run_new();
            gsl_rng *random = random_new(run);
            random_begin(random, d, i);
            const struct frame *frame = frame_make(run, random, &designs[d]);
            for (size_t k = 0; k < KINDS; k++)
                kind_try(run, &designs[d], &kinds[k], frame, replicates, &tally[k]);
            talloc_free(run);
        }
        tallies_print(&designs[d], tally);
        fflush(stdout);
        fprintf(stderr, "%s: done\n", designs[d].name);
    }
    return 0;
}
