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
    size_t *index;           /* n: a permutation */
    struct row_table *drawn; /* (p + 1) x p: (Q'P[Q, e])' */
    double *moved;           /* p x p: Q'PU, in rows as long as those of along */
    double *sum;             /* four rows as long: of each coefficient */
};

struct permuting {
    const struct fit *fit;
    const struct directions *directions;
    struct row_table *Q, *E;  /* n x p; n x (p + 1): [Q, e] */
    struct row_table *along;  /* p x p: column j is Q'u_j */
    double residual, total;   /* |e|^2, |e_0|^2 */
    double *constant, *slope; /* p: Q'v for the direction v of the intercept, zeros without one;
                                 Q'e_0 */
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

/* e_0 = e + Q (Q'y - v v'y): the residual on the intercept alone. */
static void residuals_take(struct run *run, const struct geometry *geometry, struct permuting *work)
{
    size_t n = geometry->rows, p = geometry->columns;
    work->slope = run_array(run, double, p);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < p; k++)
            work->slope[k] += gsl_matrix_get(geometry->Q, i, k) * geometry->y[i];
    double level = dot(work->slope, work->constant, p);
    for (size_t k = 0; k < p; k++)
        work->slope[k] -= level * work->constant[k];
    work->residual = dot(geometry->residual, geometry->residual, n);
    work->total = work->residual + dot(work->slope, work->slope, p);
}

static void tables_make(struct run *run, const struct geometry *geometry, struct permuting *work)
{
    size_t n = geometry->rows, p = geometry->columns;
    work->Q = row_table_new(run, n, p);
    work->E = row_table_new(run, n, p + 1);
    work->along = row_table_new(run, p, p);
    row_table_put(work->Q, n, geometry->Q->data, p, 0);
    row_table_put(work->E, n, geometry->Q->data, p, 0);
    row_table_put(work->E, n, geometry->residual, 1, p);
    for (size_t j = 0; j < p; j++)
        for (size_t k = 0; k < p; k++)
            work->along->value[k * work->along->stride + j] = work->directions->along[j * p + k];
}

static void rooms_make(struct run *run, size_t n, size_t p, struct permuting *work)
{
    work->room = run_array(run, struct room, parallel_workers());
    for (size_t w = 0; w < parallel_workers(); w++)
        work->room[w] =
            (struct room){ random_new(run), run_array(run, size_t, n), row_table_new(run, p + 1, p),
                           run_array(run, double, p * work->along->stride),
                           run_array(run, double, 4 * work->along->stride) };
}

/* Whether F of the permuted e_0, which is in the basis Q'Pe + Q'PQ Q'e_0, is at least F. */
static bool whole_is_extreme(const struct permuting *work, const struct room *room)
{
    size_t p = work->Q->columns, stride = room->drawn->stride;
    const double *drawn = room->drawn->value;
    double all = 0, level = 0;
    for (size_t k = 0; k < p; k++) {
        double sum = drawn[p * stride + k];
        for (size_t c = 0; c < p; c++)
            sum += drawn[c * stride + k] * work->slope[c];
        all += sum * sum;
        level += sum * work->constant[k];
    }
    double explained = dot(work->slope, work->slope, p);
    return (all - level * level) * work->residual
           >= explained * (work->total - all) * (1 - TIE_TOLERANCE);
}

/* What each coefficient's test needs of Q'Pe and Q'PU: sums over the basis. */
static void sums_take(const struct permuting *work, struct room *room)
{
    size_t p = work->Q->columns, stride = work->along->stride;
    double *restrict cross = room->sum, *restrict slope = cross + stride;
    double *restrict tilt = slope + stride, *restrict curve = tilt + stride;
    const double *e = room->drawn->value + p * room->drawn->stride;
    memset(room->sum, 0, 4 * stride * sizeof *room->sum);
    for (size_t k = 0; k < p; k++) {
        const double *restrict along = work->along->value + k * stride;
        const double *restrict u = room->moved + k * stride;
        for (size_t j = 0; j < stride; j++) {
            cross[j] += along[j] * e[k];
            slope[j] += along[j] * u[j];
            tilt[j] += u[j] * e[k];
            curve[j] += u[j] * u[j];
        }
    }
}

static void draw_take(const struct permuting *work, struct room *room, size_t draw)
{
    size_t p = work->Q->columns, stride = work->along->stride;
    const double *e = room->drawn->value + p * room->drawn->stride;
    cross_products(room->drawn, NULL, work->along, NULL, p, room->moved);
    sums_take(work, room);
    for (size_t j = 0; j < p; j++) {
        struct inversion *inversion = &work->inversion[j];
        inversion->cross[draw] = room->sum[j];
        inversion->cross_slope[draw] = room->sum[stride + j];
        inversion->spread[draw] = work->residual - dot(e, e, p);
        inversion->spread_slope[draw] = -room->sum[2 * stride + j];
        inversion->spread_curve[draw] = 1 - room->sum[3 * stride + j];
    }
}

static void block_permute(size_t block, size_t worker, void *context)
{
    const struct permuting *work = context;
    struct room *room = &work->room[worker];
    size_t n = work->directions->rows, first;
    size_t end = resampling_block(block, work->draws, &first);
    random_begin(room->random, work->fit->inference.seed, block);
    for (size_t i = 0; i < n; i++)
        room->index[i] = i;
    for (size_t draw = first; draw < end; draw++) {
        if (work->all)
            permutation_numbered(draw, n, room->index);
        else
            random_shuffle(room->random, room->index, n);
        cross_products(work->E, room->index, work->Q, NULL, n, room->drawn->value);
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
    parallel_show(run, "permuting residuals", resampling_blocks(work->draws), block_permute, work);
    return true;
}

/* Permuting leaves a constant where it is. */
static void intercept_leave(struct fit *fit)
{
    for (size_t j = 0; j < fit->coefficients; j++) {
        struct coefficient *c = &fit->coefficient[j];
        if (c->formula_term == SIZE_MAX)
            c->p_value = c->conf_low = c->conf_high = NAN;
    }
}

static const char *caution_of(struct run *run, const struct fit *fit)
{
    const char *unbounded = inversions_unbounded(run, fit);
    const char *intercept = "";
    if (fit->design->formula->intercept)
        intercept = "Permutation leaves an intercept where it is, so it says nothing of it.";
    if (unbounded == NULL)
        return *intercept == '\0' ? NULL : intercept;
    return talloc_asprintf(run,
                           "%s%sNo interval for %s: too many permutations give back the order of "
                           "its values for any value to be rejected.",
                           intercept, *intercept == '\0' ? "" : " ", unbounded);
}

static void words_say(struct run *run, const struct permuting *work, struct fit *fit)
{
    const char *drawn = work->all
                            ? talloc_asprintf(run, "all %s", number_count(run, work->draws))
                            : talloc_asprintf(run, "%s drawn, seed %" PRIu64,
                                              number_count(run, work->draws), fit->inference.seed);
    fit->inference_words = talloc_asprintf(
        run,
        "p-values and intervals by permutation of residuals (Freedman and Lane 1983; %s); the "
        "standard errors are classical",
        drawn);
    fit->inference_caution = caution_of(run, fit);
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
    constant_find(run, geometry, &work);
    residuals_take(run, geometry, &work);
    tables_make(run, geometry, &work);
    if (!permute(run, geometry, &work))
        return false;
    inversions_settle(work.inversion, work.directions, fit);
    intercept_leave(fit);
    size_t extreme = 0;
    for (size_t block = 0; block < resampling_blocks(work.draws); block++)
        extreme += work.extreme[block];
    fit->p_value = draws_p_value(extreme, work.draws, work.all);
    words_say(run, &work, fit);
    return true;
}
