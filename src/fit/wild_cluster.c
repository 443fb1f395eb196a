#include "fit/wild_cluster.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include <gsl/gsl_math.h>

#include "base/number.h"
#include "base/parallel.h"
#include "base/random.h"
#include "fit/cross_products.h"
#include "fit/resampling.h"

/* Scores that leave less than this of what they are summed from are zero to rounding. */
#define SCORE_TOLERANCE 1e-9

struct room {
    gsl_rng *random;
    double *v;     /* G */
    double *m, *d; /* p: sum of v_g m_g; of v_g D_jg */
};

struct wild {
    struct fit *fit;
    const struct groups *groups;
    enum wild_points points;
    const struct directions *directions;
    double *m;           /* G x p: row g is m_g */
    double **D;          /* p, of G x p: row g is D_jg */
    double *score, *own; /* p x G: sum of u e and of u^2 in each cluster */
    size_t draws;
    bool all;
    struct inversion *inversion;
    struct room *room;
};

static const double signs[] = { 1, -1 };
static const double webb[] = {
    1, -1, 0.70710678118654752, -0.70710678118654752, 1.2247448713915890, -1.2247448713915890
};

static const double *points_of(enum wild_points points)
{
    return points == WILD_SIGNS ? signs : webb;
}

size_t wild_combinations(enum wild_points points, size_t clusters, size_t most)
{
    size_t count = 1;
    for (size_t g = 0; g < clusters; g++) {
        if (count > most / (size_t)points)
            return 0;
        count *= (size_t)points;
    }
    return count;
}

void wild_combination(size_t number, enum wild_points points, size_t clusters, double *v)
{
    for (size_t g = 0; g < clusters; g++) {
        v[g] = points_of(points)[number % (size_t)points];
        number /= (size_t)points;
    }
}

static void sums_take(struct run *run, const struct geometry *geometry, struct wild *wild)
{
    size_t n = geometry->rows, p = geometry->columns, G = wild->groups->count;
    wild->m = run_array(run, double, G *p);
    wild->D = run_array(run, double *, p);
    for (size_t j = 0; j < p; j++)
        wild->D[j] = run_array(run, double, G *p);
    wild->score = run_array(run, double, p *G);
    wild->own = run_array(run, double, p *G);
    for (size_t i = 0; i < n; i++) {
        size_t g = wild->groups->of[i];
        const double *q = geometry->Q->data + i * p;
        for (size_t k = 0; k < p; k++)
            wild->m[g * p + k] += q[k] * geometry->residual[i];
        for (size_t j = 0; j < p; j++) {
            double u = wild->directions->U[i * p + j];
            wild->score[j * G + g] += u * geometry->residual[i];
            wild->own[j * G + g] += u * u;
            for (size_t k = 0; k < p; k++)
                wild->D[j][g * p + k] += u * q[k];
        }
    }
}

/* A coefficient's test of one draw: its numerator is v'(score + d own), its denominator the
 * scores' sum of squares, v_g (score_g + d own_g) - D_jg'(m + d d_j). */
static void coefficient_draw(const struct wild *wild, const struct room *room, size_t j,
                             size_t draw)
{
    size_t p = wild->directions->columns, G = wild->groups->count;
    const double *along = wild->directions->along + j * p, *D = wild->D[j];
    const struct inversion *inversion = &wild->inversion[j];
    memset(room->d, 0, p * sizeof *room->d);
    for (size_t g = 0; g < G; g++)
        for (size_t k = 0; k < p; k++)
            room->d[k] += room->v[g] * D[g * p + k];
    double spread = 0, tilt = 0, curve = 0;
    for (size_t g = 0; g < G; g++) {
        double a = room->v[g] * wild->score[j * G + g] - dot(D + g * p, room->m, p);
        double b = room->v[g] * wild->own[j * G + g] - dot(D + g * p, room->d, p);
        spread += a * a;
        tilt += a * b;
        curve += b * b;
    }
    inversion->cross[draw] = dot(along, room->m, p);
    inversion->cross_slope[draw] = dot(along, room->d, p);
    inversion->spread[draw] = spread;
    inversion->spread_slope[draw] = tilt;
    inversion->spread_curve[draw] = curve;
}

static void block_draw(size_t block, size_t worker, void *context)
{
    const struct wild *wild = context;
    const struct room *room = &wild->room[worker];
    size_t p = wild->directions->columns, G = wild->groups->count, first;
    size_t end = resampling_block(block, wild->draws, &first);
    random_begin(room->random, wild->fit->inference.seed, block);
    for (size_t draw = first; draw < end; draw++) {
        if (wild->all)
            wild_combination(draw, wild->points, G, room->v);
        for (size_t g = 0; g < G && !wild->all; g++)
            room->v[g] = points_of(wild->points)[random_below(room->random, (size_t)wild->points)];
        memset(room->m, 0, p * sizeof *room->m);
        for (size_t g = 0; g < G; g++)
            for (size_t k = 0; k < p; k++)
                room->m[k] += room->v[g] * wild->m[g * p + k];
        for (size_t j = 0; j < p; j++)
            coefficient_draw(wild, room, j, draw);
    }
}

/* CR1 standard errors. Fails where the scores of a coefficient are zero in every cluster. */
static bool errors_take(struct run *run, const struct geometry *geometry, struct wild *wild)
{
    struct fit *fit = wild->fit;
    size_t n = geometry->rows, p = geometry->columns, G = wild->groups->count;
    double few = (double)G / (double)(G - 1);
    for (size_t j = 0; j < p; j++) {
        double observed = dot(wild->score + j * G, wild->score + j * G, G), each = 0;
        for (size_t i = 0; i < n; i++)
            each += gsl_pow_2(wild->directions->U[i * p + j] * geometry->residual[i]);
        struct coefficient *c = &fit->coefficient[j];
        if (sqrt(observed) <= SCORE_TOLERANCE * sqrt(each))
            return run_fail(run, STATUS_UNSUPPORTED, fit->design->formula->place,
                            "the errors of %s sum to zero in every cluster of '%s', so clusters "
                            "cannot judge it: it stands for a cluster; leave '%s' out of the "
                            "formula, or use another kind of standard error",
                            c->term, wild->groups->column, wild->groups->column);
        c->std_error = wild->directions->length[j] * sqrt(few * observed);
        c->statistic = c->estimate / c->std_error;
        wild->inversion[j].observed = observed;
    }
    return true;
}

/* Whether the formula has the clusters as a term: region, clustered by region. */
static bool has_clusters(const struct wild *wild)
{
    const struct formula *formula = wild->fit->design->formula;
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            if (strcmp(formula->term[t].factor[f].column, wild->groups->column) == 0)
                return true;
    return false;
}

static const char *caution_of(struct run *run, const struct wild *wild)
{
    size_t G = wild->groups->count;
    const char *unbounded = inversions_unbounded(run, wild->fit);
    char *text = talloc_strdup(run, "No F of the whole model goes with these tests.");
    if (G < FEW_CLUSTERS)
        text = talloc_asprintf_append_buffer(
            text,
            " %zu clusters are few: hold p-values near .05 for undecided, and do not rely on what "
            "varies in one or two clusters only.",
            G);
    if (has_clusters(wild))
        text = talloc_asprintf_append_buffer(
            text,
            " The coefficients of '%s' stand for the clusters themselves, which clustered errors "
            "cannot judge.",
            wild->groups->column);
    if (unbounded != NULL)
        text = talloc_asprintf_append_buffer(
            text, " No interval for %s: %zu clusters are too few to reject any value.", unbounded,
            G);
    return text;
}

static void words_say(struct run *run, const struct wild *wild)
{
    struct fit *fit = wild->fit;
    const char *points = wild->points == WILD_SIGNS ? "signs" : "Webb's six points";
    const char *drawn = wild->all
                            ? talloc_asprintf(run, "all %s combinations of %s",
                                              number_count(run, wild->draws), points)
                            : talloc_asprintf(run, "%s, %s", points, resampling_words(run, fit));
    fit->inference_words = talloc_asprintf(
        run,
        "CR1 standard errors clustered by %s (%zu clusters), p-values and intervals by the wild "
        "cluster bootstrap with the null imposed (Cameron, Gelbach and Miller 2008; %s)",
        wild->groups->column, wild->groups->count, drawn);
    fit->inference_caution = caution_of(run, wild);
}

static bool wild_draw(struct run *run, const struct geometry *geometry, struct wild *wild)
{
    size_t p = geometry->columns, G = wild->groups->count;
    if (!inversions_new(run, wild->fit, wild->draws, wild->all, &wild->inversion))
        return false;
    sums_take(run, geometry, wild);
    if (!errors_take(run, geometry, wild))
        return false;
    wild->room = run_array(run, struct room, parallel_workers());
    for (size_t w = 0; w < parallel_workers(); w++)
        wild->room[w] = (struct room){ random_new(run), run_array(run, double, G),
                                       run_array(run, double, p), run_array(run, double, p) };
    parallel_show(run, "drawing signs of clusters", resampling_blocks(wild->draws), block_draw,
                  wild);
    return true;
}

bool wild_cluster_infer_by(struct run *run, const struct groups *groups, enum wild_points points,
                           struct fit *fit)
{
    if (groups->count < 2)
        return run_fail(run, STATUS_UNSUPPORTED, fit->design->formula->place,
                        "all rows have the same '%s', and a single cluster says nothing of what "
                        "differs between clusters; use another column, or --se HC3",
                        groups->column);
    size_t all = wild_combinations(points, groups->count, fit->inference.replicates);
    struct wild wild = { .fit = fit,
                         .groups = groups,
                         .points = points,
                         .draws = all > 0 ? all : fit->inference.replicates,
                         .all = all > 0 };
    if (!wild.all && !resampling_suffices(run, fit, wild.draws, false, 1))
        return false;
    const struct geometry *geometry = geometry_of(run, fit);
    wild.directions = directions_of(run, fit, geometry);
    if (!wild_draw(run, geometry, &wild))
        return false;
    inversions_settle(wild.inversion, wild.directions, fit);
    fit->statistic = fit->p_value = fit->df_statistic = NAN;
    words_say(run, &wild);
    return true;
}

bool wild_cluster_infer(struct run *run, const struct frame *frame, struct fit *fit)
{
    struct groups *groups = NULL;
    if (!groups_of(run, frame, fit->inference.cluster, fit->design, &groups))
        return false;
    return wild_cluster_infer_by(run, groups, groups->count < WEBB_BELOW ? WILD_WEBB : WILD_SIGNS,
                                 fit);
}
