#include "fit/curve_null.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/random.h"

enum { MOST_BATCH = 32, MOST_VALUES = 2000000 };

double column_clear(double *column, const double *basis, size_t count, size_t stride)
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

void column_divide(double *column, double by, size_t stride)
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
        double length = column_clear(q, basis, rank, stride);
        if (length < NOTHING)
            continue;
        column_divide(q, length, stride);
        rank++;
    }
    double *residual = run_array(run, double, stride), *fitted = run_array(run, double, stride);
    memcpy(residual, field->outcome, stride * sizeof *residual);
    column_clear(residual, basis, rank, stride);
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
