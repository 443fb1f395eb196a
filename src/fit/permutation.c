#include "fit/permutation.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/parallel.h"
#include "base/random.h"
#include "fit/cross_products.h"
#include "fit/resampling.h"

struct room {
    gsl_rng *random;
    size_t *index, *plain; /* n: a permutation; 0, 1, ... */
    double *S, *column;    /* Q'PE: p x (p + 2); a column of it */
};

struct permuting {
    const struct fit *fit;
    const struct directions *directions;
    struct row_table Q, E;
    double residual, total;  /* |e|^2, |e_0|^2 */
    double *constant;        /* p: Q'v for the direction v of the intercept; zeros without one */
    double explained;        /* by all but the intercept, of the data */
    size_t draws;
    bool all;
    struct inversion *inversion;
    size_t *extreme; /* of each block: F at least that of the data */
    struct room *room;
};

size_t permutations_of(size_t rows, size_t most)
{
    size_t count = 1;
    for (size_t k = 2; k <= rows; k++) {
        if (count > most / k)
            return 0;
        count *= k;
    }
    return count <= most ? count : 0;
}

void permutation_numbered(size_t number, size_t rows, size_t *index)
{
    for (size_t i = 0; i < rows; i++)
        index[i] = i;
    size_t below = 1; /* permutations of what follows row i */
    for (size_t k = 2; k < rows; k++)
        below *= k;
    for (size_t i = 0; i + 1 < rows; i++) {
        size_t ahead = number / below, chosen = index[i + ahead];
        memmove(&index[i + 1], &index[i], ahead * sizeof *index);
        index[i] = chosen;
        number %= below;
        below /= rows - 1 - i;
    }
}

/* The direction of the intercept in the basis: Q'v, v = the roots of the weights, at length 1. */
static void constant_find(struct run *run, const struct geometry *geometry, struct permuting *work)
{
    const gsl_vector *weight = work->fit->design->weight;
    size_t n = geometry->rows, p = geometry->columns;
    work->constant = run_array(run, double, p);
    if (!work->fit->design->formula->intercept)
        return;
    double squares = 0;
    for (size_t i = 0; i < n; i++) {
        double w = weight == NULL ? 1 : gsl_vector_get(weight, i);
        squares += w;
        for (size_t k = 0; k < p; k++)
            work->constant[k] += sqrt(w) * gsl_matrix_get(geometry->Q, i, k);
    }
    for (size_t k = 0; k < p; k++)
        work->constant[k] /= sqrt(squares);
}

/* E = [U, e, e_0], e_0 = e + (Q - v v'Q) Q'y: the residual on the intercept alone. */
static void moved_fill(struct run *run, const struct geometry *geometry, struct permuting *work)
{
    size_t n = geometry->rows, p = geometry->columns;
    double *E = run_array(run, double, n *(p + 2)), *slope = run_array(run, double, p);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < p; k++)
            slope[k] += gsl_matrix_get(geometry->Q, i, k) * geometry->y[i];
    double level = dot(slope, work->constant, p);
    for (size_t k = 0; k < p; k++)
        slope[k] -= level * work->constant[k];
    for (size_t i = 0; i < n; i++) {
        double *row = E + i * (p + 2), e = geometry->residual[i];
        memcpy(row, work->directions->U + i * p, p * sizeof *row);
        row[p] = e;
        row[p + 1] = e + dot(geometry->Q->data + i * p, slope, p);
        work->residual += e * e;
        work->total += row[p + 1] * row[p + 1];
    }
    work->explained = dot(slope, slope, p);
    work->E = (struct row_table){ p + 2, E };
}

static void rooms_make(struct run *run, size_t n, size_t p, struct permuting *work)
{
    work->room = run_array(run, struct room, parallel_workers());
    for (size_t w = 0; w < parallel_workers(); w++) {
        struct room *room = &work->room[w];
        *room = (struct room){ random_new(run), run_array(run, size_t, n),
                               run_array(run, size_t, n), run_array(run, double, p *(p + 2)),
                               run_array(run, double, p) };
        for (size_t i = 0; i < n; i++)
            room->plain[i] = i;
    }
}

/* What column c of E became, in the basis: column c of Q'PE. */
static void column_take(const struct permuting *work, struct room *room, size_t c)
{
    for (size_t k = 0; k < work->Q.columns; k++)
        room->column[k] = room->S[k * work->E.columns + c];
}

/* Whether F of the permuted e_0 is at least F. */
static bool whole_is_extreme(const struct permuting *work, struct room *room)
{
    size_t p = work->Q.columns;
    column_take(work, room, p + 1);
    double level = dot(room->column, work->constant, p), all = dot(room->column, room->column, p);
    double explained = all - level * level, left = work->total - all;
    return explained * work->residual >= work->explained * left * (1 - TIE_TOLERANCE);
}

static void draw_take(const struct permuting *work, struct room *room, size_t draw)
{
    size_t p = work->Q.columns, columns = work->E.columns;
    double cross[2], spread = 0;
    for (size_t k = 0; k < p; k++)
        spread += room->S[k * columns + p] * room->S[k * columns + p];
    for (size_t j = 0; j < p; j++) {
        struct inversion *inversion = &work->inversion[j];
        const double *along = work->directions->along + j * p;
        double tilt = 0, curve = 0;
        cross[0] = cross[1] = 0;
        for (size_t k = 0; k < p; k++) {
            double u = room->S[k * columns + j], e = room->S[k * columns + p];
            cross[0] += along[k] * e;
            cross[1] += along[k] * u;
            tilt += e * u;
            curve += u * u;
        }
        inversion->cross[draw] = cross[0];
        inversion->cross_slope[draw] = cross[1];
        inversion->spread[draw] = work->residual - spread;
        inversion->spread_slope[draw] = -tilt;
        inversion->spread_curve[draw] = 1 - curve;
    }
}

static void block_permute(size_t block, size_t worker, void *context)
{
    const struct permuting *work = context;
    struct room *room = &work->room[worker];
    size_t n = work->directions->rows, first;
    size_t end = resampling_block(block, work->draws, &first);
    random_begin(room->random, work->fit->inference.seed, block);
    memcpy(room->index, room->plain, n * sizeof *room->index);
    for (size_t draw = first; draw < end; draw++) {
        if (work->all)
            permutation_numbered(draw, n, room->index);
        else
            random_shuffle(room->random, room->index, n);
        cross_products(&work->Q, NULL, NULL, &work->E, room->index, n, room->S);
        draw_take(work, room, draw);
        work->extreme[block] += whole_is_extreme(work, room);
    }
}

static bool permute(struct run *run, const struct geometry *geometry, struct permuting *work)
{
    size_t n = geometry->rows, p = geometry->columns;
    if (!inversions_new(run, work->fit, work->draws, work->all, &work->inversion))
        return false;
    for (size_t j = 0; j < p; j++)
        work->inversion[j].observed = work->residual;
    work->extreme = run_array(run, size_t, resampling_blocks(work->draws));
    rooms_make(run, n, p, work);
    parallel_do(resampling_blocks(work->draws), block_permute, work);
    return true;
}

static void words_say(struct run *run, const struct permuting *work, struct fit *fit)
{
    const char *drawn =
        work->all ? talloc_asprintf(run, "all %s", number_count(run, work->draws))
                  : talloc_asprintf(run, "%s drawn, seed %" PRIu64, number_count(run, work->draws),
                                    fit->inference.seed);
    const char *unbounded = inversions_unbounded(run, fit);
    fit->inference_words = talloc_asprintf(
        run,
        "p-values and intervals by permutation of residuals (Freedman and Lane 1983; %s); the "
        "standard errors are classical",
        drawn);
    fit->inference_caution =
        unbounded == NULL
            ? NULL
            : talloc_asprintf(run,
                              "No interval for %s: permutations that give back the order of its "
                              "values are too many for any value to be rejected.",
                              unbounded);
}

bool permutation_infer(struct run *run, const struct frame *frame, struct fit *fit)
{
    (void)frame;
    if (fit->df_model == 0)
        return run_fail(run, STATUS_UNSUPPORTED, fit->design->formula->place,
                        "permutation can say nothing of a mean alone, and %s has no predictor; use "
                        "another kind of standard error",
                        fit->design->formula->text);
    size_t all = permutations_of(fit->nobs, fit->inference.replicates);
    struct permuting work = { .fit = fit,
                              .draws = all > 0 ? all : fit->inference.replicates,
                              .all = all > 0 };
    if (!resampling_suffices(run, fit, work.draws, work.all, 1))
        return false;
    const struct geometry *geometry = geometry_of(run, fit);
    work.directions = directions_of(run, fit, geometry);
    work.Q = (struct row_table){ geometry->columns, geometry->Q->data };
    constant_find(run, geometry, &work);
    moved_fill(run, geometry, &work);
    if (!permute(run, geometry, &work))
        return false;
    inversions_settle(work.inversion, work.directions, fit);
    size_t extreme = 0;
    for (size_t block = 0; block < resampling_blocks(work.draws); block++)
        extreme += work.extreme[block];
    fit->p_value = draws_p_value(extreme, work.draws, work.all);
    words_say(run, &work, fit);
    return true;
}
