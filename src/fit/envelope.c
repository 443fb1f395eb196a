#include "fit/envelope.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

#include "base/parallel.h"
#include "base/random.h"
#include "fit/resampling.h"

double *normal_scores(struct run *run, size_t count)
{
    double *score = run_array(run, double, count), a = count <= 10 ? 0.375 : 0.5;
    for (size_t i = 0; i < count; i++)
        score[i] = gsl_cdf_ugaussian_Pinv(((double)i + 1 - a) / ((double)count + 1 - 2 * a));
    return score;
}

/* What all workers share, and room for each. */
struct simulation {
    const struct geometry *geometry;
    uint64_t seed;
    size_t count;
    double *ordered; /* count x ENVELOPE_REPLICATES: a row for each place in the order */
    gsl_rng **random;
    double **error, **along; /* rows; columns */
};

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Errors less their part in the space of the columns: e - Q Q'e; returns e'(I - QQ')e. */
static double residuals_take(const struct geometry *geometry, double *error, double *along)
{
    size_t n = geometry->rows, p = geometry->columns;
    double sum = 0;
    for (size_t k = 0; k < p; k++)
        along[k] = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < p; k++)
            along[k] += gsl_matrix_get(geometry->Q, i, k) * error[i];
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < p; k++)
            error[i] -= gsl_matrix_get(geometry->Q, i, k) * along[k];
        sum += error[i] * error[i];
    }
    return sum;
}

/* Studentise (influence.h) those that can be, in place; they come to stand first. */
static void studentise(const struct geometry *geometry, double squares, double *error)
{
    double df = (double)(geometry->rows - geometry->columns);
    size_t count = 0;
    for (size_t i = 0; i < geometry->rows; i++) {
        double left = 1 - geometry->leverage[i];
        if (geometry->leverage[i] > FULL_LEVERAGE)
            continue;
        double standard = error[i] / sqrt(squares / df * left);
        error[count++] = standard * sqrt((df - 1) / fmax(df - standard * standard, 1e-300));
    }
}

static void simulate(size_t block, size_t worker, void *context)
{
    struct simulation *made = context;
    double *error = made->error[worker];
    gsl_rng *random = made->random[worker];
    size_t first, end = resampling_block(block, ENVELOPE_REPLICATES, &first);
    random_begin(random, made->seed, block);
    for (size_t draw = first; draw < end; draw++) {
        for (size_t i = 0; i < made->geometry->rows; i++)
            error[i] = gsl_ran_gaussian_ziggurat(random, 1);
        studentise(made->geometry, residuals_take(made->geometry, error, made->along[worker]),
                   error);
        qsort(error, made->count, sizeof *error, compare);
        for (size_t i = 0; i < made->count; i++)
            made->ordered[i * ENVELOPE_REPLICATES + draw] = error[i];
    }
}

static void simulate_all(struct run *run, struct simulation *made)
{
    size_t workers = parallel_workers();
    made->random = run_array(run, gsl_rng *, workers);
    made->error = run_array(run, double *, workers);
    made->along = run_array(run, double *, workers);
    for (size_t i = 0; i < workers; i++) {
        made->random[i] = random_new(run);
        made->error[i] = run_array(run, double, made->geometry->rows);
        made->along[i] = run_array(run, double, made->geometry->columns);
    }
    parallel_show(run, "simulating the envelope of residuals",
                  resampling_blocks(ENVELOPE_REPLICATES), simulate, made);
}

struct envelope *envelope_of(struct run *run, const struct geometry *geometry, double level,
                             uint64_t seed)
{
    if (geometry->rows < geometry->columns + 2 || geometry->rows > ENVELOPE_MOST_ROWS)
        return NULL;
    struct simulation made = { .geometry = geometry, .seed = seed };
    for (size_t i = 0; i < geometry->rows; i++)
        made.count += geometry->leverage[i] <= FULL_LEVERAGE;
    made.ordered = run_array(run, double, made.count *ENVELOPE_REPLICATES);
    simulate_all(run, &made);

    double outside = (ENVELOPE_REPLICATES + 1) * (1 - level) / 2;
    size_t cut = (size_t)fmax(round(outside), 1) - 1;
    struct envelope *envelope = talloc_zero(run, struct envelope);
    *envelope =
        (struct envelope){ made.count, normal_scores(run, made.count),
                           run_array(run, double, made.count), run_array(run, double, made.count) };
    for (size_t i = 0; i < made.count; i++) {
        double *draw = made.ordered + i * ENVELOPE_REPLICATES;
        qsort(draw, ENVELOPE_REPLICATES, sizeof *draw, compare);
        envelope->low[i] = draw[cut];
        envelope->high[i] = draw[ENVELOPE_REPLICATES - 1 - cut];
    }
    return envelope;
}
