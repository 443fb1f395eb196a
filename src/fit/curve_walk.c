#include "fit/curve_walk.h"

#include <math.h>
#include <string.h>

#include "fit/geometry.h"
#include "fit/least_squares.h"
#include "fit/robust.h"

/* What is left of everything at a level of the tree. */
struct level {
    const double *column, *focal, *outcome, *leverage;
};

/* Where a walk stands. */
struct path {
    size_t slot, subset, columns;
    bool collinear, delicate;
    struct level at;
};

/* Sums run in four strands, which a processor adds side by side; the order is always the same. */
double rows_product(const double *restrict a, const double *restrict b, size_t stride)
{
    double sum[4] = { 0, 0, 0, 0 };
    for (size_t i = 0; i < stride; i += 4)
        for (size_t k = 0; k < 4; k++)
            sum[k] += a[i + k] * b[i + k];
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

double error_variance(const double *restrict v, const double *restrict x, const double *restrict y,
                      double b, size_t stride)
{
    double sum[4] = { 0, 0, 0, 0 };
    for (size_t i = 0; i < stride; i += 4)
        for (size_t k = 0; k < 4; k++) {
            double e = y[i + k] - b * x[i + k];
            sum[k] += v[i + k] * (e * e);
        }
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

bool error_weights(enum inference_kind kind, const struct field *field, size_t columns,
                   const double *x, const double *leverage, double *v)
{
    double n = (double)field->rows, p = (double)columns;
    double xx = rows_product(x, x, field->stride), most = 0;
    if (kind == INFERENCE_CLASSICAL) {
        for (size_t i = 0; i < field->stride; i++)
            v[i] = 1 / (xx * (n - p));
        return true;
    }
    double over = 1 / xx;
    for (size_t i = 0; i < field->stride; i++) {
        double part = x[i] * x[i] * over, h = leverage[i] + part;
        most = h > most ? h : most;
        v[i] = part * over * robust_weight(kind, h, n, p);
    }
    return most <= FULL_LEVERAGE || kind < INFERENCE_HC2;
}

static size_t level_room(const struct field *field)
{
    return (field->columns + field->focals + field->outcomes + 1) * field->stride;
}

size_t walk_room(const struct field *field)
{
    return level_room(field) * (field->slots + 1);
}

/* to = from - g share, for each of `count` columns. */
static void clear_columns(const double *restrict g, double over, const double *from, double *to,
                          size_t count, size_t stride)
{
    for (size_t j = 0; j < count; j++) {
        const double *source = from + j * stride;
        double *target = to + j * stride;
        double share = rows_product(g, source, stride) * over;
        for (size_t i = 0; i < stride; i++)
            target[i] = source[i] - share * g[i];
    }
}

/* Take column g (an index) in, from what stands at `path` to the room of the level. */
static void column_take(const struct walk *walk, size_t index, size_t later, struct path *path,
                        double *room)
{
    const struct field *field = walk->field;
    size_t stride = field->stride;
    const double *g = path->at.column + index * stride;
    double square = rows_product(g, g, stride), left = sqrt(square);
    bool gone = !(left * field->left[index] > COLLINEAR_TOLERANCE);
    path->collinear |= gone;
    path->delicate |= left < DELICATE;
    if (gone)
        return;
    double *column = room, *focal = column + field->columns * stride;
    double *outcome = focal + field->focals * stride;
    double *leverage = outcome + field->outcomes * stride;
    double over = 1 / square;
    clear_columns(g, over, path->at.column + later * stride, column + later * stride,
                  field->columns - later, stride);
    clear_columns(g, over, path->at.focal, focal, field->focals, stride);
    clear_columns(g, over, path->at.outcome, outcome, field->outcomes, stride);
    for (size_t i = 0; i < stride; i++)
        leverage[i] = path->at.leverage[i] + g[i] * g[i] * over;
    path->columns++;
    path->at = (struct level){ column, focal, outcome, leverage };
}

/* The columns of a form, one after the other: those to come are the rest of it and the slots after
 * it. */
static void form_take(const struct walk *walk, const struct field_form *form, struct path *path)
{
    double *room = walk->room + path->slot * level_room(walk->field);
    path->collinear |= form->width == 0;
    for (size_t k = 0; k < form->width && (walk->drop_collinear || !path->collinear); k++)
        column_take(walk, form->first + k, form->first + k + 1, path, room);
    if (walk->drop_collinear)
        path->collinear = path->delicate = false;
}

static void leaf_visit(const struct walk *walk, const struct path *path)
{
    const struct standing standing = { .subset = path->subset,
                                       .columns = path->columns + 1,
                                       .collinear = path->collinear,
                                       .delicate = path->delicate,
                                       .focal = path->at.focal,
                                       .outcome = path->at.outcome,
                                       .leverage = path->at.leverage };
    walk->visit(&standing, walk->context);
}

static void descend(const struct walk *walk, const struct path *path)
{
    const struct field *field = walk->field;
    if (path->slot == field->slots) {
        leaf_visit(walk, path);
        return;
    }
    const struct field_slot *slot = &field->slot[path->slot];
    size_t choices = slot->forms + slot->optional;
    for (size_t c = 0; c < choices; c++) {
        if (path->slot < walk->chosen && walk->choice[path->slot] != c)
            continue;
        struct path next = *path;
        if ((c > 0 || !slot->optional) && !(path->collinear && !walk->drop_collinear))
            form_take(walk, &slot->form[c - slot->optional], &next);
        next.slot++;
        next.subset += c * slot->weight;
        descend(walk, &next);
    }
}

void walk_leaves(const struct walk *walk)
{
    const struct field *field = walk->field;
    const struct path root = {
        .subset = field->offset,
        .columns = field->base,
        .at = { field->column, field->focal, field->outcome, field->leverage },
    };
    descend(walk, &root);
}
