/* checks.c - how often each test beside those of coefficients is wrong, and how often the
 * intervals of what is made from coefficients are right.
 *
 *     checks SETS REPLICATES
 *
 * For each design SETS data sets are made where every null hypothesis is true: y = x1 / 2 + e with
 * normal predictors of variance 1 that correlate .36 with each other, and normal e of
 * variance 1. Written, a line of CSV each, with the Monte Carlo standard error:
 *
 *     size      p below .05: checks of variance, form, normality and neighbours, the largest
 *               residual, what three predictors without part in y add, any of them after Holm;
 *               of unrelated indicators Bartlett's test, of indicators of one factor its fit
 *     coverage  95% intervals that hold the truth: beta by the delta method and rescaled, LMG
 *     power     the smallest detectable coefficient is found: .8 if it is what it says
 *     equivalence  a coefficient that is just the smallest of interest is called smaller
 *
 * The seed of data set i of design d is (d, i): the same numbers on every machine. */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/matrix.h"
#include "base/random.h"
#include "derive/adequacy.h"
#include "derive/factoring.h"
#include "fit/heteroskedasticity.h"
#include "fit/importance.h"
#include "fit/infer.h"
#include "fit/influence.h"
#include "fit/moran.h"
#include "fit/multiplicity.h"
#include "fit/nested.h"
#include "fit/normality.h"
#include "fit/power.h"
#include "fit/specification.h"
#include "fit/standardised.h"

#define SHARED .6 /* of each predictor's standard deviation: correlations of .36 */
#define SLOPE .5
#define BOUND 1 /* the smallest coefficient of interest; the truth in `equivalence` */

enum { PREDICTORS = 5, ADDED = 3, INDICATORS = 5 };

struct simulated {
    const char *name;
    size_t rows;
};

static const struct simulated designs[] = { { "n=145", 145 }, { "n=40", 40 } };
enum { DESIGNS = sizeof designs / sizeof *designs };

enum what {
    BREUSCH_PAGAN,
    KOENKER,
    WHITE,
    RESET,
    SHAPIRO_WILK,
    JARQUE_BERA,
    MORAN,
    OUTLIER,
    NESTED,
    ANY_UNADJUSTED,
    ANY_HOLM,
    BARTLETT,
    FACTOR_FIT,
    BETA_DELTA,
    BETA_RESCALED,
    LMG,
    DETECTED,
    EQUIVALENT,
    WHATS
};

static const char *const what_name[WHATS] = {
    "size of Breusch-Pagan",
    "size of Koenker",
    "size of White",
    "size of RESET",
    "size of Shapiro-Wilk",
    "size of Jarque-Bera",
    "size of Moran",
    "size of the largest residual",
    "size of the F of three terms added",
    "size of any of three tests",
    "size of any of three tests after Holm",
    "size of Bartlett's sphericity",
    "size of the fit of one factor",
    "coverage of beta by the delta method",
    "coverage of beta rescaled",
    "coverage of LMG",
    "power of the smallest detectable coefficient",
    "share called smaller at the bound",
};

struct tally {
    size_t sets, hits;
};

/* One data set: frames of the same predictors with several outcomes. */
struct world {
    struct run *run;
    gsl_rng *random;
    size_t rows, replicates;
    struct frame *frame;
    struct tally *tally; /* WHATS */
};

static void count(struct world *world, enum what what, bool hit)
{
    world->tally[what].sets++;
    world->tally[what].hits += hit;
}

static double *column_made(struct world *world, const char *name)
{
    struct column *column = frame_add(world->run, world->frame, name, COLUMN_NUMBER);
    for (size_t i = 0; i < world->rows; i++)
        column->missing[i] = PRESENT;
    return column->number;
}

static const double *number_of(const struct world *world, const char *name)
{
    return frame_column(world->frame, name)->number;
}

/* x1 to x5 and e, which outcomes are made from. */
static void frame_make(struct world *world)
{
    struct run *run = world->run;
    double *shared = run_array(run, double, world->rows);
    world->frame = frame_new(run, world->rows, "simulated");
    for (size_t i = 0; i < world->rows; i++) {
        shared[i] = gsl_ran_ugaussian(world->random);
        world->frame->row_name[i] = talloc_asprintf(run, "row %zu", i + 1);
    }
    for (size_t k = 0; k < PREDICTORS; k++) {
        double *x = column_made(world, talloc_asprintf(run, "x%zu", k + 1));
        for (size_t i = 0; i < world->rows; i++)
            x[i] =
                SHARED * shared[i] + sqrt(1 - SHARED * SHARED) * gsl_ran_ugaussian(world->random);
    }
    double *e = column_made(world, "e");
    for (size_t i = 0; i < world->rows; i++)
        e[i] = gsl_ran_ugaussian(world->random);
}

/* y = slope x + e as a new column. */
static void outcome_make(struct world *world, const char *name, const char *predictor, double slope)
{
    double *y = column_made(world, name);
    const double *x = number_of(world, predictor), *e = number_of(world, "e");
    for (size_t i = 0; i < world->rows; i++)
        y[i] = slope * x[i] + e[i];
}

static struct fit *fitted(struct world *world, const char *text)
{
    struct run *run = world->run;
    struct formula *formula = NULL;
    struct design *design = NULL;
    struct fit *fit = NULL;
    if (formula_parse(run, text, (struct place){ "formula", 0, 0 }, &formula)
        && design_build(run, formula, &(struct offer){ .frame = world->frame }, &design)
        && ols_fit(run, design, &fit))
        return fit;
    fprintf(stderr, "%s: %s\n", text, run->message);
    exit(1);
}

/* On a circle the rows up to two steps away are neighbours, both ways. */
static const struct neighbours *circle(struct world *world)
{
    struct neighbours *made = talloc_zero(world->run, struct neighbours);
    size_t n = world->rows;
    made->rows = n;
    made->pair = run_array(world->run, struct neighbour_pair, 4 * n);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            size_t apart = i > j ? i - j : j - i;
            if (apart > 0 && (apart <= 2 || apart >= n - 2))
                made->pair[made->pairs++] = (struct neighbour_pair){ i, j };
        }
    return made;
}

static void checks_count(struct world *world)
{
    struct run *run = world->run;
    const struct fit *fit = fitted(world, "y ~ x1 + x2");
    const struct geometry *geometry = geometry_of(run, fit);
    const struct heteroskedasticity variance = heteroskedasticity_of(run, fit, geometry, true);
    count(world, BREUSCH_PAGAN, variance.breusch_pagan.p_value < .05);
    count(world, KOENKER, variance.koenker.p_value < .05);
    count(world, WHITE, variance.white.p_value < .05);
    count(world, RESET, reset_of(run, fit, geometry).p_value < .05);
    count(world, SHAPIRO_WILK, shapiro_wilk(run, fit->residual, fit->nobs).p_value < .05);
    count(world, JARQUE_BERA, jarque_bera(fit->residual, fit->nobs).p_value < .05);
    count(world, MORAN, moran_of(run, fit, geometry, circle(world)).p_value < .05);
    count(world, OUTLIER, outlier_of(fit, geometry).bonferroni_p < .05);
}

static void families_count(struct world *world)
{
    struct run *run = world->run;
    struct fit *fit[] = { fitted(world, "y ~ x1 + x2"),
                          fitted(world, "y ~ x1 + x2 + x3 + x4 + x5") };
    const struct analysis analysis = { .offer = { .frame = world->frame }, .rows_are = "rows" };
    struct nested_step *step = NULL;
    double p[ADDED], adjusted[ADDED];
    bool any = false, any_adjusted = false;
    if (!nested_steps(run, &analysis, fit, 2, &step))
        exit(1);
    count(world, NESTED, step[1].p_value < .05);
    for (size_t k = 0; k < ADDED; k++)
        p[k] = fit[1]->coefficient[3 + k].p_value;
    holm_adjust(run, p, ADDED, adjusted);
    for (size_t k = 0; k < ADDED; k++) {
        any |= p[k] < .05;
        any_adjusted |= adjusted[k] < .05;
    }
    count(world, ANY_UNADJUSTED, any);
    count(world, ANY_HOLM, any_adjusted);
}

/* var(y) = SLOPE^2 + 1; x1 and x2 correlate SHARED^2. R squared of either alone and of both, and
 * so LMG, are known. */
static void standardised_count(struct world *world)
{
    const struct fit *fit = fitted(world, "y ~ x1 + x2");
    const struct standardised *found = standardised_of(world->run, fit);
    const struct importance *importance = importance_of(world->run, fit, world->replicates);
    const double variance = SLOPE * SLOPE + 1, r = SHARED * SHARED;
    const double beta = SLOPE / sqrt(variance), both = SLOPE * SLOPE / variance;
    const double lmg = (both + both - both * r * r) / 2;
    const struct standardised_row *row = &found->row[0];
    count(world, BETA_DELTA, row->conf_low <= beta && beta <= row->conf_high);
    count(world, BETA_RESCALED, row->rescaled_low <= beta && beta <= row->rescaled_high);
    count(world, LMG,
          importance->share[0].conf_low <= lmg && lmg <= importance->share[0].conf_high);
}

/* With the coefficient that the design can detect, were the variance of the errors known. */
static void power_count(struct world *world)
{
    const struct fit *fit = fitted(world, "y ~ x1 + x2");
    const struct detectable *detectable = detectable_of(world->run, fit);
    outcome_make(world, "detectable", "x2", detectable->estimate[2] / fit->sigma);
    count(world, DETECTED, fitted(world, "detectable ~ x1 + x2")->coefficient[2].p_value < .05);
    outcome_make(world, "bounding", "x2", BOUND);
    const struct fit *bounding = fitted(world, "bounding ~ x1 + x2");
    count(world, EQUIVALENT, equivalence_of(bounding, 2, BOUND).verdict == SMALLER);
}

/* Indicators that share nothing, or one factor with loadings of .7. */
static void factors_count(struct world *world, bool shared)
{
    static const char *const names[INDICATORS] = { "a", "b", "c", "d", "e" };
    const double loading = shared ? .7 : 0;
    gsl_matrix *X = matrix_new(world->run, world->rows, INDICATORS);
    struct correlations *correlations = NULL;
    struct factoring *factoring = NULL;
    for (size_t i = 0; i < world->rows; i++) {
        double factor = gsl_ran_ugaussian(world->random);
        for (size_t k = 0; k < INDICATORS; k++)
            gsl_matrix_set(X, i, k,
                           loading * factor
                               + sqrt(1 - loading * loading) * gsl_ran_ugaussian(world->random));
    }
    if (!correlations_of(world->run, X, names, NOWHERE, &correlations)) {
        fprintf(stderr, "%s\n", world->run->message);
        exit(1);
    }
    if (!shared) {
        count(world, BARTLETT, adequacy_of(world->run, correlations)->p_value < .05);
        return;
    }
    if (!factoring_make(world->run, correlations, LATENT_ML, 1, NOWHERE, &factoring)) {
        fprintf(stderr, "%s\n", world->run->message);
        exit(1);
    }
    count(world, FACTOR_FIT, factoring->p_value < .05);
}

static void set_try(size_t d, size_t i, size_t replicates, struct tally *tally)
{
    struct run *run = run_new();
    struct world world = { .run = run,
                           .random = random_new(run),
                           .rows = designs[d].rows,
                           .replicates = replicates,
                           .tally = tally };
    random_begin(world.random, d, i);
    frame_make(&world);
    outcome_make(&world, "y", "x1", SLOPE);
    checks_count(&world);
    families_count(&world);
    standardised_count(&world);
    power_count(&world);
    factors_count(&world, false);
    factors_count(&world, true);
    talloc_free(run);
}

int main(int words, char **word)
{
    size_t sets = words > 1 ? strtoul(word[1], NULL, 10) : 2000;
    size_t replicates = words > 2 ? strtoul(word[2], NULL, 10) : 399;
    gsl_set_error_handler_off();
    puts("design,what,share,std.error,sets");
    for (size_t d = 0; d < DESIGNS; d++) {
        struct tally tally[WHATS] = { { 0, 0 } };
        for (size_t i = 0; i < sets; i++)
            set_try(d, i, replicates, tally);
        for (size_t what = 0; what < WHATS; what++) {
            double n = (double)tally[what].sets, share = (double)tally[what].hits / n;
            printf("%s,%s,%.5f,%.5f,%.0f\n", designs[d].name, what_name[what], share,
                   sqrt(share * (1 - share) / n), n);
        }
        fflush(stdout);
    }
    return 0;
}
