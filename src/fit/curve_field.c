#include "fit/curve_field.h"

#include <math.h>
#include <string.h>

#include "fit/curve_columns.h"
#include "fit/quad_basis.h"

/* Walks take so many rows at a time. */
enum { STEP = 4 };

size_t field_stride(size_t rows)
{
    return (rows + STEP - 1) / STEP * STEP;
}

/* A column, cleared of the base, as doubles of length 1; its length before that, and `left`. */
static double settle_column(struct ground_maker *maker, const struct quad *basis, size_t base,
                            const struct quad *value, double *column, double *left)
{
    size_t rows = maker->sample->rows;
    struct quad *rest = run_array(maker->room, struct quad, rows);
    memcpy(rest, value, rows * sizeof *rest);
    *left = quad_clear(rest, basis, base, rows);
    if (*left <= COLLINEAR_TOLERANCE)
        *left = 0;
    struct quad length = quad_sqrt(quad_product(rest, rest, rows));
    for (size_t i = 0; i<rows && * left> 0; i++)
        column[i] = quad_round(quad_divide(rest[i], length));
    return quad_round(length);
}

/* An orthonormal basis of the base; returns of how many columns. */
static size_t base_settle(struct ground_maker *maker, struct quad *basis)
{
    struct ground *ground = maker->ground;
    struct field *field = &ground->field;
    size_t rows = field->rows, count = 0;
    for (size_t j = 0; j < field->base; j++)
        ground->base_collinear |=
            !quad_basis_add(basis, &count, ground->base_column + j * rows, rows);
    for (size_t j = 0; j < count; j++)
        for (size_t i = 0; i < rows; i++) {
            double q = quad_round(basis[j * rows + i]);
            field->basis[j * field->stride + i] = q;
            field->leverage[i] += q * q;
        }
    return count;
}

static void field_room(struct ground_maker *maker)
{
    struct run *room = maker->room;
    struct field *field = &maker->ground->field;
    size_t stride = field_stride(maker->sample->rows);
    field->rows = maker->sample->rows;
    field->stride = stride;
    field->focals = maker->ground->curve->focals;
    field->outcomes = 1;
    field->column = run_array(room, double, field->columns *stride);
    field->left = run_array(room, double, field->columns);
    field->focal = run_array(room, double, field->focals *stride);
    field->focal_left = run_array(room, double, field->focals);
    field->outcome = run_array(room, double, stride);
    field->leverage = run_array(room, double, stride);
    field->basis = run_array(room, double, field->base *stride);
    maker->ground->focal_length = run_array(room, double, field->focals);
}

static void field_settle(struct ground_maker *maker)
{
    struct ground *ground = maker->ground;
    struct field *field = &ground->field;
    field_room(maker);
    size_t rows = field->rows, stride = field->stride;
    struct quad *basis = run_array(maker->room, struct quad, field->base * rows);
    size_t base = base_settle(maker, basis);
    for (size_t j = 0; j < field->columns; j++)
        settle_column(maker, basis, base, ground->column + j * rows, field->column + j * stride,
                      &field->left[j]);
    for (size_t j = 0; j < field->focals; j++)
        ground->focal_length[j] = settle_column(maker, basis, base, ground->focal + j * rows,
                                                field->focal + j * stride, &field->focal_left[j]);
    ground->outcome_length =
        settle_column(maker, basis, base, ground->y, field->outcome, &ground->outcome_left);
}

/* From lengths of what is left to the units of the data. */
static void units_settle(struct ground_maker *maker)
{
    struct ground *ground = maker->ground;
    size_t focals = ground->field.focals;
    ground->unit = run_array(maker->room, double, focals);
    ground->std_unit = run_array(maker->room, double, focals);
    for (size_t f = 0; f < focals; f++) {
        double ratio = ground->outcome_length / ground->focal_length[f];
        ground->unit[f] = ldexp(ratio, maker->outcome_exponent - maker->focal_exponent[f]);
        ground->std_unit[f] = ratio * (maker->focal_spread[f] / maker->outcome_spread);
    }
}

bool ground_make(struct run *room, const struct curve *curve, const struct offer *offer,
                 size_t outcome, size_t rows_rule, size_t missing, const size_t *fixed,
                 struct ground *ground)
{
    *ground = (struct ground){ .curve = curve,
                               .outcome = outcome,
                               .rows_rule = rows_rule,
                               .missing = missing,
                               .fixed = fixed };
    struct ground_maker maker = { .room = room, .ground = ground, .frame = offer->frame };
    if (!columns_code(&maker, offer))
        return false;
    field_settle(&maker);
    units_settle(&maker);
    return true;
}

bool ground_stand(struct run *room, const struct ground *ground, size_t focal_form,
                  const size_t *choice, double *focal, double *outcome, double *leverage,
                  size_t *columns)
{
    const struct field *field = &ground->field;
    size_t rows = field->rows, count = 0;
    struct quad *basis = run_array(room, struct quad, (field->base + field->columns) * rows);
    bool apart = true;
    for (size_t j = 0; j < field->base; j++)
        apart &= quad_basis_add(basis, &count, ground->base_column + j * rows, rows);
    for (size_t s = 0; s < field->slots; s++) {
        const struct field_slot *slot = &field->slot[s];
        if (slot->optional && choice[s] == 0)
            continue;
        const struct field_form *form = &slot->form[choice[s] - slot->optional];
        apart &= form->width > 0;
        for (size_t k = 0; k < form->width; k++)
            apart &= quad_basis_add(basis, &count, ground->column + (form->first + k) * rows, rows);
    }
    *columns = count + 1;
    struct quad *x = run_array(room, struct quad, rows), *y = run_array(room, struct quad, rows);
    memcpy(x, ground->focal + focal_form * rows, rows * sizeof *x);
    memcpy(y, ground->y, rows * sizeof *y);
    apart &= quad_clear(x, basis, count, rows) > COLLINEAR_TOLERANCE;
    quad_clear(y, basis, count, rows);
    for (size_t i = 0; i < rows; i++) {
        struct quad h = quad_of(0);
        for (size_t k = 0; k < count; k++)
            h = quad_add_product(h, basis[k * rows + i], basis[k * rows + i]);
        focal[i] = quad_round(x[i]) / ground->focal_length[focal_form];
        outcome[i] = quad_round(y[i]) / ground->outcome_length;
        leverage[i] = quad_round(h);
    }
    return apart;
}
