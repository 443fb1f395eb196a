/* tried_world.h - candidates whose part in an outcome is known, tried as `attain try` does.
 *
 * Data like those of the study: 145 rows in nine regions, ten predictors that correlate .3 with
 * each other, of which the first four have the same part in the outcome, and R squared is .29; all
 * of variance 1, errors normal. A candidate is one of
 *
 *     null      unrelated to anything
 *     weak, medium, strong   correlates .3 with the predictors; a coefficient of .15, .3, .5
 *                            standard deviations of the outcome beside them
 *     shared    correlates .7 with the first predictor; no part of its own
 *     carried   null, but one row lies 8 standard deviations off in it and in the error
 *
 * and is tried by itself, and in one family with 4 and with 19 null candidates, whose tests are
 * those on the outcome of `null`. The seed of data set i is (1, i): the same numbers on every
 * machine. */
#ifndef ATTAIN_TESTS_TRIED_WORLD_H
#define ATTAIN_TESTS_TRIED_WORLD_H

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/random.h"
#include "fit/evidence.h"
#include "fit/trial.h"

#define SHARED_VARIANCE .3 /* of predictors: their correlation */
#define R_SQUARED .29      /* Table A2 of the report has .296, Table A3 .282 */
#define TWIN .7            /* correlation of `shared` with the first predictor */
#define FAR 8.

enum { ROWS = 145, REGIONS = 9, PREDICTORS = 10, WITH_PART = 4, MOST_TRIED = 20 };

enum kind { UNRELATED, RELATED, TWINNED, CARRIED };

static const struct simulated {
    const char *name;
    enum kind kind;
    double coefficient;
} simulated[] = { { "null", UNRELATED, 0 },  { "weak", RELATED, .15 }, { "medium", RELATED, .3 },
                  { "strong", RELATED, .5 }, { "shared", TWINNED, 0 }, { "carried", CARRIED, 0 } };
enum { SIMULATED = sizeof simulated / sizeof *simulated };

static const size_t tried[] = { 1, 5, MOST_TRIED };
enum { TRIALS = sizeof tried / sizeof *tried };

enum { VERDICTS = EVIDENCE_OPEN + 1, ANY_HELD = VERDICTS, COUNTED };

/* One data set: what all candidates and outcomes are made from. */
struct world {
    struct run *run;
    struct frame *frame;
    gsl_rng *random;
    const double *common, *predictor[PREDICTORS], *error, *own; /* own: of the candidate alone */
};

static inline double *column_new(struct world *world, const char *name)
{
    return frame_add(world->run, world->frame, name, COLUMN_NUMBER)->number;
}

static inline double *column_drawn(struct world *world, const char *name)
{
    double *column = column_new(world, name);
    for (size_t i = 0; i < ROWS; i++)
        column[i] = gsl_ran_ugaussian(world->random);
    return column;
}

/* Has the share of its variance in common with all others. */
static inline double related(const struct world *world, size_t i, double own)
{
    return sqrt(SHARED_VARIANCE) * world->common[i] + sqrt(1 - SHARED_VARIANCE) * own;
}

static inline void world_make(struct world *world)
{
    world->frame = frame_new(world->run, ROWS, "simulated");
    world->frame->group = run_array(world->run, const char *, ROWS);
    world->frame->grouped_by = "region";
    for (size_t i = 0; i < ROWS; i++) {
        world->frame->row_name[i] = talloc_asprintf(world->run, "row %zu", i + 1);
        world->frame->group[i] = talloc_asprintf(world->run, "region %zu", i % REGIONS + 1);
    }
    world->common = column_drawn(world, "common");
    world->error = column_drawn(world, "error");
    world->own = column_drawn(world, "own");
    for (size_t k = 0; k < PREDICTORS; k++) {
        double *x = column_drawn(world, talloc_asprintf(world->run, "x%zu", k + 1));
        for (size_t i = 0; i < ROWS; i++)
            x[i] = related(world, i, x[i]);
        world->predictor[k] = x;
    }
    for (size_t k = 1; k < MOST_TRIED; k++)
        column_drawn(world, talloc_asprintf(world->run, "null%zu", k));
}

static inline double candidate_value(const struct world *world, enum kind kind, size_t i)
{
    const double own = world->own[i];
    if (kind == RELATED)
        return related(world, i, own);
    if (kind == TWINNED)
        return TWIN * world->predictor[0][i] + sqrt(1 - TWIN * TWIN) * own;
    return kind == CARRIED && i == 0 ? FAR : own;
}

/* The candidate and an outcome of variance 1: named after what is simulated. */
static inline void outcome_make(struct world *world, const struct simulated *what)
{
    const double parts = WITH_PART, together = parts + parts * (parts - 1) * SHARED_VARIANCE;
    const double part = sqrt(R_SQUARED / together), b = what->coefficient;
    const double with_others = what->kind == RELATED ? parts * part * SHARED_VARIANCE : 0;
    const double sigma = sqrt(1 - R_SQUARED - b * b - 2 * b * with_others);
    double *x = column_new(world, what->name);
    double *y = column_new(world, talloc_asprintf(world->run, "%s_y", what->name));
    for (size_t i = 0; i < ROWS; i++) {
        x[i] = candidate_value(world, what->kind, i);
        y[i] = b * x[i] + sigma * (what->kind == CARRIED && i == 0 ? FAR : world->error[i]);
        for (size_t k = 0; k < WITH_PART; k++)
            y[i] += part * world->predictor[k][i];
    }
}

static inline void stop(const struct run *run)
{
    fprintf(stderr, "%s\n", run->message);
    exit(1);
}

/* The candidate and `others` null ones, tested. */
static inline struct candidate **tested(struct world *world, const struct simulated *what,
                                        size_t others)
{
    struct run *run = world->run;
    const struct analysis analysis = { .offer = { .frame = world->frame },
                                       .inference = inference_usual(),
                                       .group = "region" };
    const char *text = talloc_asprintf(run, "%s_y ~ x1", what->name);
    const char *column[MOST_TRIED] = { what->name };
    struct formula *formula = NULL;
    struct trial *trial = NULL;
    for (size_t k = 1; k < PREDICTORS; k++)
        text = talloc_asprintf(run, "%s + x%zu", text, k + 1);
    for (size_t k = 1; k <= others; k++)
        column[k] = talloc_asprintf(run, "null%zu", k);
    if (!formula_parse(run, text, NOWHERE, &formula))
        stop(run);
    const struct trial_model model = { .formula = formula };
    const struct trial_request request = { &analysis, 1, &model, others + 1, column, 0, NULL };
    if (!trial_make(run, &request, &trial))
        stop(run);
    return trial->candidate;
}

/* In trials of one and of more: `null` is the null candidate and others, all tested. */
static inline void verdicts_count(struct run *run, struct candidate **candidate,
                                  struct candidate **null, size_t counts[TRIALS][COUNTED])
{
    struct candidate *all[MOST_TRIED];
    for (size_t t = 0; t < TRIALS; t++) {
        bool any = false;
        all[0] = candidate[0];
        for (size_t k = 1; k < tried[t]; k++)
            all[k] = null[k];
        trial_adjust(run, all, tried[t], NULL, 0);
        for (size_t k = 0; k < tried[t]; k++)
            any |= evidence_of(all[k]) == EVIDENCE_HELD;
        counts[t][evidence_of(all[0])]++;
        counts[t][ANY_HELD] += any;
    }
}

static inline void set_try(size_t i, size_t counts[SIMULATED][TRIALS][COUNTED])
{
    struct run *run = run_new();
    struct world world = { .run = run, .random = random_new(run) };
    struct candidate **null = NULL;
    random_begin(world.random, 1, i);
    world_make(&world);
    for (size_t s = 0; s < SIMULATED; s++) {
        outcome_make(&world, &simulated[s]);
        struct candidate **candidate = tested(&world, &simulated[s], s == 0 ? MOST_TRIED - 1 : 0);
        if (s == 0)
            null = candidate;
        verdicts_count(run, candidate, null, counts[s]);
    }
    talloc_free(run);
}

#endif
