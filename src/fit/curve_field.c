#include "fit/curve_field.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "fit/coding.h"

/* Columns of a row in doubles are a multiple of this: walks take so many at a time. */
enum { STEP = 4 };

/* A list of columns of numbers over the rows of the sample. */
struct columns {
    size_t count, rows;
    struct quad *value; /* count x rows */
};

struct maker {
    struct run *room;
    struct ground *ground;
    const struct frame *frame;
    const struct column *weight; /* NULL for none */
    struct sample *sample;
    struct columns base, others, focals;
};

/* The name of the group that a row of the frame is in; NULL for none. */
static const char *group_name(struct run *run, const struct frame *frame, const char *of,
                              size_t row)
{
    if (frame->grouped_by != NULL && strcmp(frame->grouped_by, of) == 0)
        return frame->group[row];
    const struct column *column = frame_column(frame, of);
    if (column->missing[row] != PRESENT)
        return NULL;
    return column->kind == COLUMN_TEXT ? column->text[row]
                                       : number_full(run, column->number[row]);
}

static bool fail_no_group(struct run *run, const struct frame *frame, const struct curve_rows *rule,
                          size_t index)
{
    struct texts known = { 0, NULL, NULL };
    for (size_t row = 0; row < frame->rows; row++) {
        const char *name = group_name(run, frame, rule->of, row);
        if (name != NULL && *name != '\0')
            texts_add(run, &known, name, NOWHERE);
    }
    struct place place = rule->groups.place[index];
    return run_fail(run, STATUS_UNSUPPORTED, place, "no row has '%s' as its %s%s",
                    rule->groups.text[index], rule->of,
                    text_suggestion(run, rule->groups.text[index], known.text, known.count));
}

static bool rows_of_groups(struct run *run, const struct curve_rows *rule,
                           const struct frame *frame, bool *offered)
{
    struct column *unused;
    bool grouped = frame->grouped_by != NULL && strcmp(frame->grouped_by, rule->of) == 0;
    if (!grouped && !frame_need(run, frame, rule->of, rule->groups.place[0], &unused))
        return false;
    bool *seen = run_array(run, bool, rule->groups.count);
    for (size_t row = 0; row < frame->rows; row++) {
        const char *name = group_name(run, frame, rule->of, row);
        bool among = false;
        for (size_t g = 0; name != NULL && g < rule->groups.count; g++)
            if (strcmp(name, rule->groups.text[g]) == 0)
                among = seen[g] = true;
        offered[row] = offered[row] && among == rule->keep;
    }
    for (size_t g = 0; g < rule->groups.count; g++)
        if (!seen[g])
            return fail_no_group(run, frame, rule, g);
    return true;
}

static bool rows_of_weight(struct run *run, const struct frame *frame, const char *name,
                           bool *offered)
{
    struct column *weight;
    const struct place place = { "--weights", 0, 0 };
    if (!frame_need(run, frame, name, place, &weight))
        return false;
    if (weight->kind == COLUMN_TEXT)
        return run_fail(run, STATUS_UNSUPPORTED, place, "the weights '%s' are text, not numbers",
                        name);
    for (size_t row = 0; row < frame->rows; row++) {
        if (!offered[row])
            continue;
        offered[row] = weight->missing[row] == PRESENT;
        if (offered[row] && !(weight->number[row] > 0))
            return run_fail(run, STATUS_UNSUPPORTED, place,
                            "the weight '%s' is %s in %s; weights are above zero", name,
                            number_full(run, weight->number[row]), frame->row_name[row]);
    }
    return true;
}

bool rows_offered(struct run *run, const struct curve *curve, size_t rows_rule,
                  const struct offer *offer, bool *offered)
{
    const struct curve_rows *rule = &curve->row[rows_rule];
    for (size_t row = 0; row < offer->frame->rows; row++)
        offered[row] = offer->offered == NULL || offer->offered[row];
    return (rule->of == NULL || rows_of_groups(run, rule, offer->frame, offered))
           && (offer->weight == NULL || rows_of_weight(run, offer->frame, offer->weight, offered));
}

bool rows_complete(struct run *run, const struct frame *frame, const struct formula *formula,
                   const bool *rows, bool mean, bool *complete)
{
    struct column *column;
    memcpy(complete, rows, frame->rows * sizeof *complete);
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++) {
            const char *name = formula->term[t].factor[f].column;
            if (!frame_need(run, frame, name, formula->place, &column))
                return false;
            if (mean && column->kind == COLUMN_NUMBER)
                continue;
            for (size_t row = 0; row < frame->rows; row++)
                complete[row] = complete[row] && column->missing[row] == PRESENT;
        }
    return true;
}

/* What stands in a slot: one form where it is fixed, else each. */
static size_t forms_of(const struct ground *ground, size_t s)
{
    size_t fixed = ground->fixed[s];
    if (fixed == SIZE_MAX)
        return ground->curve->slot[s].forms;
    return slot_form(&ground->curve->slot[s], fixed) != NULL;
}

static const struct formula *form_of(const struct ground *ground, size_t s, size_t f)
{
    size_t fixed = ground->fixed[s];
    const struct curve_slot *slot = &ground->curve->slot[s];
    return fixed == SIZE_MAX ? slot->form[f] : slot_form(slot, fixed);
}

struct needed {
    size_t count;
    struct column **column;
};

static bool need_column(struct maker *maker, const char *name, struct place place,
                        struct needed *needed)
{
    struct column *column;
    if (!frame_need(maker->room, maker->frame, name, place, &column))
        return false;
    for (size_t i = 0; i < needed->count; i++)
        if (needed->column[i] == column)
            return true;
    needed->column = run_grow(maker->room, needed->column, struct column *, needed->count + 1);
    needed->column[needed->count++] = column;
    return true;
}

static bool need_formula(struct maker *maker, const struct formula *formula, struct needed *needed)
{
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            if (!need_column(maker, formula->term[t].factor[f].column, formula->place, needed))
                return false;
    return true;
}

/* The rows that have a value in every column of the ground, and these columns. */
static bool sample_settle(struct maker *maker, const struct offer *offer)
{
    const struct ground *ground = maker->ground;
    const struct curve *curve = ground->curve;
    const struct formula *outcome = curve->outcome[ground->outcome];
    struct needed needed = { 0, NULL };
    if (!need_column(maker, outcome->response.column, outcome->place, &needed))
        return false;
    for (size_t i = 0; i < curve->focals; i++)
        if (!need_formula(maker, curve->focal[i], &needed))
            return false;
    for (size_t s = 0; s < curve->slots; s++)
        for (size_t f = 0; f < forms_of(ground, s); f++)
            if (!need_formula(maker, form_of(ground, s, f), &needed))
                return false;
    bool *offered = run_array(maker->room, bool, maker->frame->rows);
    struct offer kept = *offer;
    kept.offered = offered;
    kept.weight = NULL;
    kept.rule = curve->mean[ground->missing] ? MISSING_RULE_MEAN : MISSING_RULE_LISTWISE;
    if (!rows_offered(maker->room, curve, ground->rows_rule, offer, offered))
        return false;
    maker->ground->lacks_rows = !sample_take(maker->room, &kept, needed.column, needed.count,
                                             outcome->place, &maker->sample);
    if (maker->ground->lacks_rows)
        return false;
    maker->ground->row = maker->sample->row;
    maker->ground->offered = maker->sample->rows + maker->sample->left_outs;
    maker->ground->imputed = maker->sample->imputed;
    return true;
}

static struct quad *columns_add(struct maker *maker, struct columns *columns)
{
    size_t rows = maker->sample->rows;
    columns->rows = rows;
    columns->value =
        run_grow(maker->room, columns->value, struct quad, (columns->count + 1) * rows);
    return columns->value + rows * columns->count++;
}

static void weigh(const struct maker *maker, struct quad *value)
{
    for (size_t i = 0; maker->weight != NULL && i < maker->sample->rows; i++) {
        struct quad weight = quad_of(maker->weight->number[maker->sample->row[i]]);
        value[i] = quad_multiply(value[i], quad_sqrt(weight));
    }
}

/* The products of numbers, or one factor, whatever it is. */
static bool term_code(struct maker *maker, const struct term *term, struct place place,
                      struct columns *columns)
{
    size_t rows = maker->sample->rows, width = 1;
    struct coding *coding = run_array(maker->room, struct coding, term->factors);
    for (size_t f = 0; f < term->factors; f++) {
        const struct sample_column *column = sample_find(maker->sample, term->factor[f].column);
        if (term->factors > 1 && column->kind == COLUMN_TEXT)
            return run_fail(maker->room, STATUS_UNSUPPORTED, place,
                            "'%s' multiplies the categories of %s: what such a term says depends "
                            "on the terms beside it, so it cannot be part of a curve",
                            term->text, column->name);
        if (!factor_code(maker->room, &term->factor[f], column, false, place, &coding[f]))
            return false;
        width *= coding[f].columns;
    }
    for (size_t k = 0; k < width; k++) {
        struct quad *x = columns_add(maker, columns);
        for (size_t i = 0; i < rows; i++)
            x[i] = quad_of(1);
        for (size_t f = 0, rest = k; f < term->factors; rest /= coding[f].columns, f++)
            for (size_t i = 0; i < rows; i++)
                x[i] = quad_multiply(x[i], coding[f].value[rest % coding[f].columns][i]);
        weigh(maker, x);
    }
    return true;
}

static bool form_code(struct maker *maker, const struct formula *form, struct columns *columns)
{
    for (size_t t = 0; t < form->terms; t++)
        if (!term_code(maker, &form->term[t], form->place, columns))
            return false;
    return true;
}

static double spread_of(const struct maker *maker, const struct quad *value)
{
    struct quad sum = quad_of(0), weights = quad_of(0), squares = quad_of(0);
    for (size_t pass = 0; pass < 2; pass++) {
        struct quad mean = pass == 0 ? quad_of(0) : quad_divide(sum, weights);
        for (size_t i = 0; i < maker->sample->rows; i++) {
            double weight =
                maker->weight == NULL ? 1 : maker->weight->number[maker->sample->row[i]];
            struct quad root = quad_sqrt(quad_of(weight));
            if (pass == 0) {
                sum = quad_add_product(sum, value[i], root);
                weights = quad_add(weights, quad_of(weight));
                continue;
            }
            struct quad part = quad_subtract(value[i], quad_multiply(mean, root));
            squares = quad_add_product(squares, part, part);
        }
    }
    return sqrt(quad_round(squares));
}

static bool fail_constant(struct maker *maker, const char *text, struct place place)
{
    maker->ground->lacks_rows = true;
    return run_fail(maker->room, STATUS_UNSUPPORTED, place, "%s has one value in all %zu rows used",
                    text, maker->sample->rows);
}

static bool outcome_code(struct maker *maker)
{
    struct ground *ground = maker->ground;
    const struct formula *outcome = ground->curve->outcome[ground->outcome];
    const struct sample_column *column = &maker->sample->variable[0];
    struct columns y = { 0, 0, NULL };
    struct coding coding;
    if (column->kind == COLUMN_TEXT)
        return run_fail(maker->room, STATUS_UNSUPPORTED, outcome->place,
                        "the outcome '%s' holds text, such as '%s', not numbers", column->name,
                        column->text[0]);
    if (column_is_constant(column))
        return fail_constant(maker, column->name, outcome->place);
    if (!factor_code(maker->room, &outcome->response, column, false, outcome->place, &coding))
        return false;
    ground->y = columns_add(maker, &y);
    for (size_t i = 0; i < maker->sample->rows; i++)
        ground->y[i] = quad_of(coding.value[0][i].high);
    weigh(maker, ground->y);
    ground->outcome_spread = spread_of(maker, ground->y);
    return true;
}

static bool focals_code(struct maker *maker)
{
    struct ground *ground = maker->ground;
    const struct curve *curve = ground->curve;
    ground->focal_spread = run_array(maker->room, double, curve->focals);
    for (size_t i = 0; i < curve->focals; i++) {
        const struct formula *focal = curve->focal[i];
        size_t before = maker->focals.count;
        if (!form_code(maker, focal, &maker->focals))
            return false;
        if (maker->focals.count != before + 1)
            return run_fail(maker->room, STATUS_UNSUPPORTED, focal->place,
                            "the focal term '%s' has %zu columns; a curve is about one coefficient",
                            focal->term[0].text, maker->focals.count - before);
        const struct quad *value = maker->focals.value + before * maker->focals.rows;
        ground->focal_spread[i] = spread_of(maker, value);
        if (focal->term[0].factors == 1
            && column_is_constant(sample_find(maker->sample, focal->term[0].factor[0].column)))
            return fail_constant(maker, focal->term[0].text, focal->place);
    }
    ground->focal = maker->focals.value;
    return true;
}

/* A slot in which there is nothing to choose belongs to the base. */
static bool in_base(const struct ground *ground, size_t s)
{
    return ground->fixed[s] != SIZE_MAX || slot_choices(&ground->curve->slot[s]) == 1;
}

static bool base_code(struct maker *maker)
{
    struct ground *ground = maker->ground;
    struct quad *one = columns_add(maker, &maker->base);
    for (size_t i = 0; i < maker->sample->rows; i++)
        one[i] = quad_of(1);
    weigh(maker, one);
    for (size_t s = 0; s < ground->curve->slots; s++)
        for (size_t f = 0; in_base(ground, s) && f < forms_of(ground, s); f++) {
            const struct formula *form = form_of(ground, s, f);
            size_t before = maker->base.count;
            if (!form_code(maker, form, &maker->base))
                return false;
            ground->base_collinear |= maker->base.count == before;
        }
    ground->base_column = maker->base.value;
    ground->field.base = maker->base.count;
    return true;
}

static bool slots_code(struct maker *maker)
{
    struct ground *ground = maker->ground;
    struct field *field = &ground->field;
    const struct curve *curve = ground->curve;
    field->slot = run_array(maker->room, struct field_slot, curve->slots);
    for (size_t s = 0; s < curve->slots; s++) {
        size_t weight = 1;
        for (size_t later = s + 1; later < curve->slots; later++)
            weight *= slot_choices(&curve->slot[later]);
        if (in_base(ground, s)) {
            field->offset += ground->fixed[s] == SIZE_MAX ? 0 : weight * ground->fixed[s];
            continue;
        }
        struct field_slot *slot = &field->slot[field->slots++];
        *slot = (struct field_slot){ .optional = curve->slot[s].optional,
                                     .forms = curve->slot[s].forms,
                                     .weight = weight };
        slot->form = run_array(maker->room, struct field_form, slot->forms);
        for (size_t f = 0; f < slot->forms; f++) {
            slot->form[f].first = maker->others.count;
            if (!form_code(maker, curve->slot[s].form[f], &maker->others))
                return false;
            slot->form[f].width = maker->others.count - slot->form[f].first;
        }
    }
    ground->column = maker->others.value;
    field->columns = maker->others.count;
    return true;
}

static struct quad product(const struct quad *a, const struct quad *b, size_t rows)
{
    struct quad sum = quad_of(0);
    for (size_t i = 0; i < rows; i++)
        sum = quad_add_product(sum, a[i], b[i]);
    return sum;
}

static double length_of(const struct quad *a, size_t rows)
{
    return quad_round(quad_sqrt(product(a, a, rows)));
}

/* What is left of `value` beside `count` orthonormal columns; twice, so that it is orthogonal to
 * them whatever is left. Returns the part of its length. */
static double clear_of(struct quad *value, const struct quad *basis, size_t count, size_t rows)
{
    double before = length_of(value, rows);
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t k = 0; k < count; k++) {
            const struct quad *q = basis + k * rows;
            struct quad along = quad_negate(product(q, value, rows));
            for (size_t i = 0; i < rows; i++)
                value[i] = quad_add_product(value[i], along, q[i]);
        }
    return before > 0 ? length_of(value, rows) / before : 0;
}

/* Add `value` to the basis. False where those before leave nothing of it. */
static bool basis_add(struct quad *basis, size_t *count, const struct quad *value, size_t rows)
{
    struct quad *q = basis + *count * rows;
    memcpy(q, value, rows * sizeof *q);
    if (clear_of(q, basis, *count, rows) <= COLLINEAR_TOLERANCE)
        return false;
    struct quad length = quad_sqrt(product(q, q, rows));
    for (size_t i = 0; i < rows; i++)
        q[i] = quad_divide(q[i], length);
    ++*count;
    return true;
}

static size_t stride_of(size_t rows)
{
    return (rows + STEP - 1) / STEP * STEP;
}

/* A column, cleared of the base, as doubles of length 1; its length before that, and `left`. */
static double settle_column(struct maker *maker, const struct quad *basis, size_t base,
                            const struct quad *value, double *column, double *left)
{
    size_t rows = maker->sample->rows;
    struct quad *rest = run_array(maker->room, struct quad, rows);
    memcpy(rest, value, rows * sizeof *rest);
    *left = clear_of(rest, basis, base, rows);
    if (*left <= COLLINEAR_TOLERANCE)
        *left = 0;
    struct quad length = quad_sqrt(product(rest, rest, rows));
    for (size_t i = 0; i < rows && *left > 0; i++)
        column[i] = quad_round(quad_divide(rest[i], length));
    return quad_round(length);
}

static void field_settle(struct maker *maker)
{
    struct run *room = maker->room;
    struct ground *ground = maker->ground;
    struct field *field = &ground->field;
    size_t rows = maker->sample->rows, stride = stride_of(rows), base = 0;
    struct quad *basis = run_array(room, struct quad, field->base * rows);
    for (size_t j = 0; j < field->base; j++)
        ground->base_collinear |=
            !basis_add(basis, &base, ground->base_column + j * rows, rows);
    field->rows = rows;
    field->stride = stride;
    field->focals = ground->curve->focals;
    field->outcomes = 1;
    field->column = run_array(room, double, field->columns *stride);
    field->left = run_array(room, double, field->columns);
    field->focal = run_array(room, double, field->focals *stride);
    field->focal_left = run_array(room, double, field->focals);
    field->outcome = run_array(room, double, stride);
    field->leverage = run_array(room, double, stride);
    field->basis = run_array(room, double, field->base *stride);
    ground->focal_length = run_array(room, double, field->focals);
    for (size_t j = 0; j < base; j++)
        for (size_t i = 0; i < rows; i++) {
            double q = quad_round(basis[j * rows + i]);
            field->basis[j * stride + i] = q;
            field->leverage[i] += q * q;
        }
    for (size_t j = 0; j < field->columns; j++)
        settle_column(maker, basis, base, ground->column + j * rows, field->column + j * stride,
                      &field->left[j]);
    for (size_t j = 0; j < field->focals; j++)
        ground->focal_length[j] = settle_column(maker, basis, base, ground->focal + j * rows,
                                                field->focal + j * stride, &field->focal_left[j]);
    ground->outcome_length =
        settle_column(maker, basis, base, ground->y, field->outcome, &ground->outcome_left);
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
    struct maker maker = { .room = room, .ground = ground, .frame = offer->frame };
    if (!sample_settle(&maker, offer))
        return false;
    maker.weight = offer->weight == NULL ? NULL : frame_column(offer->frame, offer->weight);
    if (!outcome_code(&maker) || !focals_code(&maker) || !base_code(&maker) || !slots_code(&maker))
        return false;
    field_settle(&maker);
    return true;
}

bool ground_stand(struct run *room, const struct ground *ground, size_t focal_form,
                  const size_t *choice, double *focal, double *outcome, double *leverage,
                  size_t *columns)
{
    const struct field *field = &ground->field;
    size_t rows = field->rows, count = 0;
    struct quad *basis =
        run_array(room, struct quad, (field->base + field->columns) *rows);
    bool apart = true;
    for (size_t j = 0; j < field->base; j++)
        apart &= basis_add(basis, &count, ground->base_column + j * rows, rows);
    for (size_t s = 0; s < field->slots; s++) {
        const struct field_slot *slot = &field->slot[s];
        if (slot->optional && choice[s] == 0)
            continue;
        const struct field_form *form = &slot->form[choice[s] - slot->optional];
        apart &= form->width > 0;
        for (size_t k = 0; k < form->width; k++)
            apart &= basis_add(basis, &count, ground->column + (form->first + k) * rows, rows);
    }
    *columns = count + 1;
    struct quad *x = run_array(room, struct quad, rows), *y = run_array(room, struct quad, rows);
    memcpy(x, ground->focal + focal_form * rows, rows * sizeof *x);
    memcpy(y, ground->y, rows * sizeof *y);
    apart &= clear_of(x, basis, count, rows) > COLLINEAR_TOLERANCE;
    clear_of(y, basis, count, rows);
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
