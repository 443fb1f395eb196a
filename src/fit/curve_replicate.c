#include "fit/curve_replicate.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include <gsl/gsl_statistics_double.h>

#include "base/random.h"

/* What a visit to a leaf needs to know. */
struct drawing {
    const struct null_world *world;
    struct null_worker *worker;
    const struct ground *ground;
    const struct field *field;
    size_t count;       /* replicates at once */
    double *focal_unit; /* of the bootstrap: what makes its estimates those of the ground's units */
};

static struct chosen chosen_of(const struct ground *ground, size_t focal, size_t subset)
{
    return (struct chosen){ ground->outcome, ground->rows_rule, ground->missing, focal, subset, 0 };
}

/* From lengths of what is left to what is compared over the curve. */
static double comparable(const struct drawing *drawing, size_t focal)
{
    const struct ground *ground = drawing->ground;
    return drawing->world->fit->standardised ? ground->std_unit[focal] : ground->unit[focal];
}

static void draw_count(const struct drawing *drawing, size_t r, double t, double df)
{
    struct null_worker *worker = drawing->worker;
    if (!isfinite(t))
        return;
    worker->all[r]++;
    worker->score[r] += t_normal_score_quick(t, df);
    if (fabs(t) <= drawing->world->critical[(size_t)df])
        return;
    worker->with[r] += t > 0;
    worker->against[r] += t < 0;
}

static void draw_value(const struct drawing *drawing, size_t r, double value)
{
    struct null_worker *worker = drawing->worker;
    worker->value[r * drawing->world->estimates + worker->values[r]++] = value;
}

/* The estimates and errors of one focal form at a leaf; `less` is what the null takes from each. */
static void leaf_draw(const struct drawing *drawing, const struct standing *standing, size_t focal,
                      const struct specification *observed, double less, double scale)
{
    const struct field *field = drawing->field;
    const struct curve *curve = drawing->world->fit->curve;
    const double *x = standing->focal + focal * field->stride;
    double square = rows_product(x, x, field->stride), *v = drawing->worker->weight;
    double df = (double)field->rows - (double)standing->columns;
    for (size_t k = 0; k < curve->kinds; k++) {
        bool judged =
            observed[k].status == SPECIFICATION_ESTIMATED
            && error_weights(curve->kind[k], field, standing->columns, x, standing->leverage, v);
        if (k > 0 && !judged)
            continue;
        for (size_t r = 0; r < drawing->count; r++) {
            const double *y = standing->outcome + r * field->stride;
            double b = rows_product(x, y, field->stride) / square;
            if (k == 0)
                draw_value(drawing, r, (b - less) * scale);
            if (judged)
                draw_count(drawing, r, (b - less) / sqrt(error_variance(v, x, y, b, field->stride)),
                           df);
        }
    }
}

static void permuted_visit(const struct standing *standing, void *context)
{
    const struct drawing *drawing = context;
    const struct curve_fit *fit = drawing->world->fit;
    for (size_t f = 0; f < drawing->field->focals; f++) {
        const struct chosen chosen = chosen_of(drawing->ground, f, standing->subset);
        const struct specification *observed =
            fit->specification + specification_index(fit->curve, &chosen);
        if (isnan(observed->estimate) || standing->collinear)
            continue;
        leaf_draw(drawing, standing, f, observed, 0, comparable(drawing, f));
    }
}

/* Estimates of the drawn rows are in units of their own: `focal_unit` makes them the ground's. */
static void resampled_visit(const struct standing *standing, void *context)
{
    const struct drawing *drawing = context;
    const struct curve_fit *fit = drawing->world->fit;
    const struct ground *ground = drawing->ground;
    const struct field *field = drawing->field;
    for (size_t f = 0; f < field->focals; f++) {
        const struct chosen chosen = chosen_of(ground, f, standing->subset);
        const struct specification *observed =
            fit->specification + specification_index(fit->curve, &chosen);
        const double *x = standing->focal + f * field->stride;
        double left = sqrt(rows_product(x, x, field->stride));
        if (isnan(observed->estimate) || field->focal_left[f] == 0 || left < NOTHING
            || field->rows <= standing->columns)
            continue;
        double less = observed->estimate / ground->unit[f] / drawing->focal_unit[f];
        leaf_draw(drawing, standing, f, observed, less,
                  drawing->focal_unit[f] * comparable(drawing, f));
    }
}

static void counts_clear(struct null_worker *worker, size_t count)
{
    for (size_t r = 0; r < count; r++) {
        worker->values[r] = worker->with[r] = worker->against[r] = worker->all[r] = 0;
        worker->score[r] = 0;
    }
}

static void statistics_write(const struct null_world *world, struct null_worker *worker,
                             size_t first, size_t count, double *const *drawn)
{
    for (size_t r = 0; r < count; r++) {
        double *value = worker->value + r * world->estimates;
        double median = worker->values[r] == 0 ? 0 : gsl_stats_median(value, 1, worker->values[r]);
        double all = worker->all[r] == 0 ? 1 : (double)worker->all[r];
        drawn[CURVE_MEDIAN][first + r] = median;
        drawn[CURVE_SHARE][first + r] =
            (double)(median >= 0 ? worker->with[r] : worker->against[r]) / all;
        drawn[CURVE_MEAN_Z][first + r] = worker->score[r] / all;
    }
}

/* For each row of the frame, the one whose residual it gets. */
static void sources_draw(const struct null_world *world, struct null_worker *worker,
                         size_t replicate)
{
    random_begin(worker->random, world->fit->curve->seed, replicate);
    memcpy(worker->drawn, world->row, world->rows * sizeof *worker->drawn);
    for (size_t b = 0; b < world->blocks; b++)
        random_shuffle(worker->random, worker->drawn + world->block[b],
                       world->block[b + 1] - world->block[b]);
    for (size_t i = 0; i < world->rows; i++)
        worker->source[world->row[i]] = worker->drawn[i];
}

/* The outcome of a ground under the null: its fit on the other terms, and its residual permuted,
 * cleared again of these terms and brought back to its length. */
static void outcome_permute(const struct null_world *world, const struct null_worker *worker,
                            size_t g, double *y)
{
    const struct ground *ground = &world->fit->ground[g];
    const struct field *field = &ground->field;
    const double *residual = world->residual[g];
    double length = sqrt(rows_product(residual, residual, field->stride));
    memset(y, 0, field->stride * sizeof *y);
    for (size_t i = 0; i < field->rows; i++)
        y[i] = residual[world->position[g][worker->source[ground->row[i]]]];
    column_clear(y, field->basis, field->base, field->stride);
    double left = column_clear(y, world->basis[g], world->rank[g], field->stride);
    for (size_t i = 0; i < field->rows; i++)
        y[i] = world->fitted[g][i] + (left > 0 ? y[i] * (length / left) : 0);
}

void replicates_permuted(const struct null_world *world, struct null_worker *worker, size_t first,
                         size_t count, double *const *drawn)
{
    const struct curve_fit *fit = world->fit;
    counts_clear(worker, count);
    for (size_t g = 0; g < fit->grounds; g++) {
        struct field field = fit->ground[g].field;
        field.outcome = worker->field.outcome;
        field.outcomes = count;
        for (size_t r = 0; r < count; r++) {
            sources_draw(world, worker, first + r);
            outcome_permute(world, worker, g, field.outcome + r * field.stride);
        }
        struct drawing drawing = { world, worker, &fit->ground[g], &field, count, NULL };
        walk_leaves(&(struct walk){
            .field = &field, .visit = permuted_visit, .context = &drawing, .room = worker->room });
    }
    statistics_write(world, worker, first, count, drawn);
}

/* The drawn rows of a ground, as rows of it. */
static size_t rows_drawn(const struct null_world *world, const struct null_worker *worker, size_t g,
                         size_t *at)
{
    size_t count = 0;
    for (size_t i = 0; i < world->rows; i++) {
        size_t position = world->position[g][worker->drawn[i]];
        if (position != SIZE_MAX)
            at[count++] = position;
    }
    return count;
}

/* A column over the drawn rows, beside the base, of length 1. Returns its length before that, as
 * it was and, in `left`, whether anything was left. */
static double column_resample(const double *from, const size_t *at, const struct field *field,
                              double *to, double *left)
{
    memset(to, 0, field->stride * sizeof *to);
    for (size_t i = 0; i < field->rows; i++)
        to[i] = from[at[i]];
    double before = sqrt(rows_product(to, to, field->stride));
    double length = column_clear(to, field->basis, field->base, field->stride);
    *left = length > NOTHING * before;
    if (*left > 0)
        column_divide(to, length, field->stride);
    return length;
}

static void base_resample(const struct field *from, const size_t *at, struct field *field)
{
    memset(field->leverage, 0, field->stride * sizeof *field->leverage);
    field->base = 0;
    for (size_t j = 0; j < from->base; j++) {
        double left, *q = field->basis + field->base * field->stride;
        column_resample(from->basis + j * from->stride, at, field, q, &left);
        for (size_t i = 0; i < field->rows && left > 0; i++)
            field->leverage[i] += q[i] * q[i];
        field->base += left > 0;
    }
}

/* The ground's field over the drawn rows, in the room of the worker. */
static void field_resample(const struct field *from, const size_t *at, size_t rows,
                           struct field *field, double *focal_unit)
{
    field->rows = rows;
    field->stride = field_stride(rows);
    field->offset = from->offset;
    field->slots = from->slots;
    field->slot = from->slot;
    field->columns = from->columns;
    field->focals = from->focals;
    field->outcomes = 1;
    base_resample(from, at, field);
    for (size_t j = 0; j < from->columns; j++)
        column_resample(from->column + j * from->stride, at, field,
                        field->column + j * field->stride, &field->left[j]);
    double left, length = column_resample(from->outcome, at, field, field->outcome, &left);
    for (size_t j = 0; j < from->focals; j++)
        focal_unit[j] = length
                        / column_resample(from->focal + j * from->stride, at, field,
                                          field->focal + j * field->stride, &field->focal_left[j]);
}

void replicate_resampled(const struct null_world *world, struct null_worker *worker,
                         size_t replicate, double *const *drawn)
{
    const struct curve_fit *fit = world->fit;
    random_begin(worker->random, fit->curve->seed, replicate);
    for (size_t i = 0; i < world->rows; i++)
        worker->drawn[i] = world->row[random_below(worker->random, world->rows)];
    counts_clear(worker, 1);
    for (size_t g = 0; g < fit->grounds; g++) {
        const struct ground *ground = &fit->ground[g];
        double *focal_unit = worker->weight + (world->rows + 4);
        size_t rows = rows_drawn(world, worker, g, worker->source);
        if (rows == 0)
            continue;
        field_resample(&ground->field, worker->source, rows, &worker->field, focal_unit);
        struct drawing drawing = { world, worker, ground, &worker->field, 1, focal_unit };
        walk_leaves(&(struct walk){ .field = &worker->field,
                                    .drop_collinear = true,
                                    .visit = resampled_visit,
                                    .context = &drawing,
                                    .room = worker->room });
    }
    statistics_write(world, worker, replicate, 1, drawn);
}
