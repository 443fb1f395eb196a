#include "fit/bootstrap.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include <gsl/gsl_statistics_double.h>

#include "base/number.h"
#include "base/parallel.h"
#include "base/random.h"
#include "base/text.h"
#include "fit/bootstrap_interval.h"
#include "fit/cross_products.h"
#include "fit/resampling.h"

enum { MOST_REDRAWS = 1000 }; /* of one replicate */

struct room {
    gsl_rng *random;
    double *times;     /* n: how often each row is drawn */
    size_t *row;       /* n: the rows drawn, each once */
    double *drawn;     /* n: how often, in the order of `row` */
    double *G;         /* p x (p + 1): [G, g], in rows as long as those of the basis */
    double *move;      /* p: G^-1 g */
    double *influence; /* n */
    double *sorting;   /* as many as draws */
};

struct drawing {
    struct fit *fit;
    const struct geometry *geometry;
    bool residuals;
    struct row_table *basis; /* n x (p + 1): [Q, e] */
    struct row_table *rows;  /* n x p: Q */
    double *modified;        /* n: residuals to draw from */
    size_t draws;
    double **shift;                  /* p: of each coefficient, b* - b of each draw */
    size_t *singular;                /* of each block */
    bool *beyond, *one_sided, *bent; /* p: what is to be told of an interval */
    struct room *room;
};

void bootstrap_influence(const struct geometry *geometry, size_t j, double *influence)
{
    size_t n = geometry->rows, p = geometry->columns;
    const double *t = geometry->T_inverse->data + j * p;
    double mean = 0;
    for (size_t i = 0; i < n; i++) { /* b - b_(i) */
        influence[i] = dot(t, geometry->Q->data + i * p, p) * geometry->residual[i]
                       / (1 - geometry->leverage[i]);
        mean += influence[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++)
        influence[i] -= mean;
}

void bootstrap_modified_residuals(const struct geometry *geometry, double *modified)
{
    double mean = 0;
    for (size_t i = 0; i < geometry->rows; i++) {
        modified[i] = geometry->residual[i] / sqrt(1 - geometry->leverage[i]);
        mean += modified[i] / (double)geometry->rows;
    }
    for (size_t i = 0; i < geometry->rows; i++)
        modified[i] -= mean;
}

double bootstrap_residual_acceleration(const struct geometry *geometry, const double *modified,
                                       size_t j)
{
    size_t n = geometry->rows, p = geometry->columns;
    const double *t = geometry->T_inverse->data + j * p;
    double second = 0, third = 0, squares = 0, cubes = 0;
    for (size_t i = 0; i < n; i++) {
        double c = dot(t, geometry->Q->data + i * p, p), r = modified[i];
        squares += c * c;
        cubes += c * c * c;
        second += r * r / (double)n;
        third += r * r * r / (double)n;
    }
    double variance = squares * second;
    return cubes * third / (6 * variance * sqrt(variance));
}

/* Solve G move = g by elimination of its upper triangle, in place, the pivots being those of
 * Cholesky's decomposition squared. False where G is singular. */
static bool normal_solve(double *G, size_t p, size_t stride, double *move)
{
    for (size_t k = 0; k < p; k++) {
        const double *restrict pivot = G + k * stride;
        if (pivot[k] <= SINGULAR_PIVOT)
            return false;
        for (size_t j = k + 1; j < p; j++) {
            double *restrict row = G + j * stride, part = pivot[j] / pivot[k];
            for (size_t c = j; c <= p; c++)
                row[c] -= part * pivot[c];
        }
    }
    for (size_t k = p; k-- > 0;) {
        const double *row = G + k * stride;
        double left = row[p];
        for (size_t j = k + 1; j < p; j++)
            left -= row[j] * move[j];
        move[k] = left / row[k];
    }
    return true;
}

static bool cases_draw(const struct drawing *work, struct room *room)
{
    size_t n = work->geometry->rows, p = work->geometry->columns, distinct = 0;
    memset(room->times, 0, n * sizeof *room->times);
    for (size_t i = 0; i < n; i++)
        room->times[random_below(room->random, n)]++;
    for (size_t i = 0; i < n; i++) {
        room->row[distinct] = i;
        room->drawn[distinct] = room->times[i];
        distinct += room->times[i] > 0;
    }
    cross_products_above(work->rows, work->basis, room->row, room->drawn, distinct, room->G);
    return normal_solve(room->G, p, work->basis->stride, room->move);
}

/* move = Q'r*. */
static bool residuals_draw(const struct drawing *work, struct room *room)
{
    size_t n = work->geometry->rows, p = work->geometry->columns;
    memset(room->move, 0, p * sizeof *room->move);
    for (size_t i = 0; i < n; i++) {
        double r = work->modified[random_below(room->random, n)];
        const double *row = work->rows->value + i * work->rows->stride;
        for (size_t k = 0; k < p; k++)
            room->move[k] += r * row[k];
    }
    return true;
}

static void block_draw(size_t block, size_t worker, void *context)
{
    const struct drawing *work = context;
    struct room *room = &work->room[worker];
    size_t p = work->geometry->columns, first, redraws;
    size_t end = resampling_block(block, work->draws, &first);
    random_begin(room->random, work->fit->inference.seed, block);
    for (size_t draw = first; draw < end; draw++) {
        for (redraws = 0; redraws < MOST_REDRAWS; redraws++)
            if (work->residuals ? residuals_draw(work, room) : cases_draw(work, room))
                break;
        work->singular[block] += redraws;
        for (size_t j = 0; j < p; j++)
            work->shift[j][draw] = dot(work->geometry->T_inverse->data + j * p, room->move, p);
    }
}

/* From the draws of one coefficient, all that is said of it. */
static void coefficient_settle(size_t j, size_t worker, void *context)
{
    const struct drawing *work = context;
    struct coefficient *c = &work->fit->coefficient[j];
    double *influence = work->room[worker].influence;
    struct replicates replicates = { .count = work->draws, .sorted = work->shift[j] };
    c->std_error = gsl_stats_sd(work->shift[j], 1, work->draws);
    c->statistic = c->estimate / c->std_error;
    c->df = NAN;
    replicates_sort(work->shift[j], work->draws, work->room[worker].sorting);
    if (work->fit->inference.interval == INTERVAL_BCA) {
        replicates.bend.bias = bootstrap_bias(replicates.sorted, replicates.count, 0);
        work->one_sided[j] = isinf(replicates.bend.bias);
        bootstrap_influence(work->geometry, j, influence);
        replicates.bend.acceleration =
            work->residuals ? bootstrap_residual_acceleration(work->geometry, work->modified, j)
                            : bootstrap_acceleration(influence, work->geometry->rows);
    }
    if (work->one_sided[j])
        return;
    work->beyond[j] =
        !bootstrap_interval(&replicates, work->fit->conf_level, &c->conf_low, &c->conf_high);
    work->bent[j] = isnan(c->conf_low);
    c->conf_low += c->estimate;
    c->conf_high += c->estimate;
    c->p_value = bootstrap_p_value(&replicates, -c->estimate);
}

static void rooms_make(struct run *run, struct drawing *work)
{
    size_t n = work->geometry->rows, p = work->geometry->columns;
    work->room = run_array(run, struct room, parallel_workers());
    for (size_t w = 0; w < parallel_workers(); w++)
        work->room[w] = (struct room){ random_new(run),
                                       run_array(run, double, n),
                                       run_array(run, size_t, n + 1),
                                       run_array(run, double, n + 1),
                                       run_array(run, double, p * work->basis->stride),
                                       run_array(run, double, p),
                                       run_array(run, double, n),
                                       run_array(run, double, work->draws) };
    work->shift = run_array(run, double *, p);
    for (size_t j = 0; j < p; j++)
        work->shift[j] = run_array(run, double, work->draws);
    work->singular = run_array(run, size_t, resampling_blocks(work->draws));
    work->beyond = run_array(run, bool, p);
    work->one_sided = run_array(run, bool, p);
    work->bent = run_array(run, bool, p);
}

static void tables_make(struct run *run, struct drawing *work)
{
    const struct geometry *geometry = work->geometry;
    size_t n = geometry->rows, p = geometry->columns;
    work->rows = row_table_new(run, n, p);
    work->basis = row_table_new(run, n, p + 1);
    work->modified = run_array(run, double, n);
    bootstrap_modified_residuals(geometry, work->modified);
    row_table_put(work->rows, n, geometry->Q->data, p, 0);
    row_table_put(work->basis, n, geometry->Q->data, p, 0);
    row_table_put(work->basis, n, geometry->residual, 1, p);
}

/* The coefficients that something is to be told of: "imd and demand"; NULL for none. */
static const char *told(struct run *run, const struct fit *fit, const bool *which)
{
    const char **name = run_array(run, const char *, fit->coefficients);
    size_t count = 0;
    for (size_t j = 0; j < fit->coefficients; j++)
        if (which[j])
            name[count++] = fit->coefficient[j].term;
    return count == 0 ? NULL : text_list(run, name, count);
}

static bool check_rows(struct run *run, const struct drawing *work, const struct frame *frame)
{
    const struct design *design = work->fit->design;
    for (size_t i = 0; i < work->geometry->rows; i++)
        if (work->geometry->leverage[i] > FULL_LEVERAGE)
            return run_fail(run, STATUS_UNSUPPORTED, design->formula->place,
                            "%s is fitted exactly whatever its outcome (its leverage is 1), so "
                            "that the bootstrap cannot judge what rests on it; leave it out, or "
                            "merge the category that it is alone in",
                            design_row_told(design, frame, i));
    return true;
}

static bool check_singular(struct run *run, const struct drawing *work, size_t *singular)
{
    for (size_t block = 0; block < resampling_blocks(work->draws); block++)
        *singular += work->singular[block];
    double share = (double)*singular / (double)(*singular + work->draws);
    return share <= MOST_SINGULAR
           || run_fail(run, STATUS_UNSUPPORTED, work->fit->design->formula->place,
                       "%s%% of the bootstrap's draws lack rows that a coefficient rests on (a "
                       "category with few rows?); merge categories, or use --se "
                       "bootstrap-residuals",
                       number_fixed(run, 100 * share, 0));
}

static bool check_bent(struct run *run, const struct drawing *work)
{
    const char *one_sided = told(run, work->fit, work->one_sided);
    const char *bent = told(run, work->fit, work->bent);
    if (one_sided == NULL && bent == NULL)
        return true;
    return run_fail(run, STATUS_UNSUPPORTED, work->fit->design->formula->place,
                    "there is no BCa interval for %s: %s; use --interval percentile",
                    one_sided != NULL ? one_sided : bent,
                    one_sided != NULL ? "all replicates lie on one side of the estimate"
                                      : "the replicates are too skewed for this level");
}

static void words_say(struct run *run, const struct drawing *work, size_t singular)
{
    struct fit *fit = work->fit;
    bool percentile = fit->inference.interval == INTERVAL_PERCENTILE;
    fit->inference_words = talloc_asprintf(
        run,
        "standard errors by the bootstrap over %s (Efron and Tibshirani 1993; %s), %s "
        "intervals, and the p-values that they imply",
        work->residuals ? "residuals" : "cases", resampling_words(run, fit),
        percentile ? "percentile" : "BCa (Efron 1987)");
    char *text = talloc_strdup(run, "The bootstrap gives no F of the whole model.");
    if (fit->nobs < FEW_ROWS)
        text = talloc_asprintf_append_buffer(
            text, " %zu rows are few to draw from: intervals come out too narrow.", fit->nobs);
    if (singular > 0)
        text = talloc_asprintf_append_buffer(
            text,
            " %s of the draws lacked rows that a coefficient rests on (a category with few rows), "
            "and were drawn again.",
            number_count(run, singular));
    const char *beyond = told(run, fit, work->beyond);
    if (beyond != NULL)
        text = talloc_asprintf_append_buffer(text,
                                             " An interval ends at the most extreme replicate: "
                                             "%s; ask for more by --replicates.",
                                             beyond);
    fit->inference_caution = text;
}

bool bootstrap_infer(struct run *run, const struct frame *frame, struct fit *fit)
{
    struct drawing work = { .fit = fit,
                            .geometry = geometry_of(run, fit),
                            .residuals = fit->inference.kind == INFERENCE_BOOTSTRAP_RESIDUALS,
                            .draws = fit->inference.replicates };
    size_t singular = 0;
    if (!resampling_suffices(run, fit, work.draws, false, 2)
        || !resampling_fits(run, fit, work.draws, fit->coefficients)
        || !check_rows(run, &work, frame))
        return false;
    tables_make(run, &work);
    rooms_make(run, &work);
    parallel_show(run, "drawing bootstrap samples", resampling_blocks(work.draws), block_draw,
                  &work);
    if (!check_singular(run, &work, &singular))
        return false;
    parallel_do(fit->coefficients, coefficient_settle, &work);
    fit->statistic = fit->p_value = fit->df_statistic = NAN;
    words_say(run, &work, singular);
    return check_bent(run, &work);
}
