#include "fit/curve_replicate.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include <gsl/gsl_statistics_double.h>

#include "base/random.h"

/* Below this a column that is cleared of others is nothing but rounding. */
#define NOTHING 1e-7

enum { MOST_BATCH = 32, MOST_VALUES = 2000000 };

/* column <- column beside `count` orthonormal ones, twice; returns its length then. */
static double clear_of(double *column, const double *basis, size_t count, size_t stride)
{
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t k = 0; k < count; k++) {
            const double *q = basis + k * stride;
            double along = rows_product(q, column, stride);
            for (size_t i = 0; i < stride; i++)
                column[i] -= along * q[i];
        }
    return sqrt(rows_product(column, column, stride));
}

static void divide(double *column, double by, size_t stride)
{
    for (size_t i = 0; i < stride; i++)
        column[i] /= by;
}

/* y on every column of the field of a ground: what is fitted, and the residual. False where nothing
 * is left. */
static bool null_model(struct run *run, struct null_world *world, size_t g)
{
    const struct field *field = &world->fit->ground[g].field;
    size_t stride = field->stride, rank = 0;
    double *basis = run_array(run, double, (field->columns + 1) * stride);
    for (size_t j = 0; j < field->columns; j++) {
        double *q = basis + rank * stride;
        if (field->left[j] == 0)
            continue;
        memcpy(q, field->column + j * stride, stride * sizeof *q);
        double length = clear_of(q, basis, rank, stride);
        if (length < NOTHING)
            continue;
        divide(q, length, stride);
        rank++;
    }
    double *residual = run_array(run, double, stride), *fitted = run_array(run, double, stride);
    memcpy(residual, field->outcome, stride * sizeof *residual);
    clear_of(residual, basis, rank, stride);
    for (size_t i = 0; i < stride; i++)
        fitted[i] = field->outcome[i] - residual[i];
    world->fitted[g] = fitted;
    world->residual[g] = residual;
    world->basis[g] = basis;
    world->rank[g] = rank;
    return field->rows > field->base + rank;
}

/* Rows that the same grounds use are a block, and stand together in world->row. */
static void blocks_make(struct run *run, struct null_world *world)
{
    size_t grounds = world->fit->grounds;
    size_t *block = run_array(run, size_t, world->frame_rows);
    world->row = run_array(run, size_t, world->frame_rows);
    world->block = run_array(run, size_t, world->frame_rows + 1);
    for (size_t row = 0; row < world->frame_rows; row++) {
        bool used = false;
        for (size_t g = 0; g < grounds; g++)
            used |= world->position[g][row] != SIZE_MAX;
        size_t same = SIZE_MAX;
        for (size_t other = 0; used && other < row && same == SIZE_MAX; other++) {
            bool alike = block[other] != SIZE_MAX;
            for (size_t g = 0; alike && g < grounds; g++)
                alike = (world->position[g][row] == SIZE_MAX)
                        == (world->position[g][other] == SIZE_MAX);
            same = alike ? block[other] : SIZE_MAX;
        }
        block[row] = !used ? SIZE_MAX : same == SIZE_MAX ? world->blocks++ : same;
    }
    for (size_t b = 0; b < world->blocks; b++) {
        world->block[b] = world->rows;
        for (size_t row = 0; row < world->frame_rows; row++)
            if (block[row] == b)
                world->row[world->rows++] = row;
    }
    world->block[world->blocks] = world->rows;
}

static void positions_make(struct run *run, struct null_world *world)
{
    const struct curve_fit *fit = world->fit;
    world->position = run_array(run, size_t *, fit->grounds);
    for (size_t g = 0; g < fit->grounds; g++) {
        world->position[g] = run_array(run, size_t, world->frame_rows);
        for (size_t row = 0; row < world->frame_rows; row++)
            world->position[g][row] = SIZE_MAX;
        for (size_t i = 0; i < fit->ground[g].field.rows; i++)
            world->position[g][fit->ground[g].row[i]] = i;
    }
}

void null_world_make(struct run *run, const struct curve_fit *fit, size_t replicates,
                     struct null_world *world)
{
    const struct curve *curve = fit->curve;
    *world = (struct null_world){ .fit = fit,
                                  .frame_rows = fit->offer->frame->rows,
                                  .estimates = curve->specifications / curve->kinds };
    positions_make(run, world);
    blocks_make(run, world);
    world->critical = critical_values(run, curve->conf_level, world->rows);
    world->batch = MOST_VALUES / world->estimates;
    world->batch = world->batch > MOST_BATCH ? MOST_BATCH : world->batch;
    world->batch = world->batch > replicates ? replicates : world->batch;
    world->batch = world->batch == 0 || curve->null == NULL_BOOTSTRAP ? 1 : world->batch;
    world->fitted = run_array(run, double *, fit->grounds);
    world->residual = run_array(run, double *, fit->grounds);
    world->basis = run_array(run, double *, fit->grounds);
    world->rank = run_array(run, size_t, fit->grounds);
    for (size_t g = 0; g < fit->grounds; g++)
        if (!null_model(run, world, g) && curve->null == NULL_PERMUTATION)
            world->unavailable = "all terms together leave no residual to permute";
}

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
    clear_of(y, field->basis, field->base, field->stride);
    double left = clear_of(y, world->basis[g], world->rank[g], field->stride);
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
    double length = clear_of(to, field->basis, field->base, field->stride);
    *left = length > NOTHING * before;
    if (*left > 0)
        divide(to, length, field->stride);
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

/* Room for the largest of the fields, over as many rows as can be drawn. */
void null_worker_make(struct run *run, const struct null_world *world, struct null_worker *worker)
{
    const struct curve_fit *fit = world->fit;
    struct field most = { .stride = field_stride(world->rows), .outcomes = world->batch };
    for (size_t g = 0; g < fit->grounds; g++) {
        const struct field *field = &fit->ground[g].field;
        most.columns = field->columns > most.columns ? field->columns : most.columns;
        most.base = field->base > most.base ? field->base : most.base;
        most.slots = field->slots > most.slots ? field->slots : most.slots;
        most.focals = field->focals;
    }
    most.column = run_array(run, double, most.columns *most.stride);
    most.left = run_array(run, double, most.columns);
    most.focal = run_array(run, double, most.focals *most.stride);
    most.focal_left = run_array(run, double, most.focals);
    most.outcome = run_array(run, double, most.outcomes *most.stride);
    most.leverage = run_array(run, double, most.stride);
    most.basis = run_array(run, double, most.base *most.stride);
    *worker =
        (struct null_worker){ .random = random_new(run),
                              .source = run_array(run, size_t, world->frame_rows),
                              .drawn = run_array(run, size_t, world->frame_rows),
                              .field = most,
                              .room = run_array(run, double, walk_room(&most)),
                              .weight = run_array(run, double, most.stride + 4 + most.focals),
                              .value = run_array(run, double, world->batch * world->estimates),
                              .values = run_array(run, size_t, world->batch),
                              .with = run_array(run, size_t, world->batch),
                              .against = run_array(run, size_t, world->batch),
                              .all = run_array(run, size_t, world->batch),
                              .score = run_array(run, double, world->batch) };
}
