#include "fit/curve_columns.h"

#include <math.h>
#include <stdint.h>

#include "fit/coding.h"
#include "fit/curve_rows.h"
#include "fit/model_columns.h"

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

/* Add the columns of a formula, which must be there. */
static bool need_formula(struct ground_maker *maker, const struct formula *formula,
                         struct model_columns *needed)
{
    struct column *column;
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            if (!frame_need(maker->room, maker->frame, formula->term[t].factor[f].column,
                            formula->place, &column))
                return false;
    model_columns_add_terms(maker->room, maker->frame, formula->term, formula->terms, needed);
    return true;
}

/* The rows that have a value in every column of the ground, and these columns. */
static bool sample_settle(struct ground_maker *maker, const struct offer *offer)
{
    const struct ground *ground = maker->ground;
    const struct curve *curve = ground->curve;
    const struct formula *outcome = curve->outcome[ground->outcome];
    struct model_columns needed = { 0, NULL };
    struct column *column;
    if (!frame_need(maker->room, maker->frame, outcome->response.column, outcome->place, &column))
        return false;
    model_columns_add(maker->room, maker->frame, outcome->response.column, &needed);
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

static struct quad *columns_add(struct ground_maker *maker, struct columns *columns)
{
    size_t rows = maker->sample->rows;
    columns->rows = rows;
    columns->value =
        run_grow(maker->room, columns->value, struct quad, (columns->count + 1) * rows);
    return columns->value + rows * columns->count++;
}

/* Times the roots of the weights, in a unit of a power of two near the largest, which is returned:
 * so that squares neither overflow nor vanish. */
static int weigh(const struct ground_maker *maker, struct quad *value)
{
    double largest = 0;
    int exponent;
    for (size_t i = 0; i < maker->sample->rows; i++)
        largest = fmax(largest, fabs(value[i].high));
    frexp(largest, &exponent);
    for (size_t i = 0; i < maker->sample->rows; i++) {
        value[i] = (struct quad){ ldexp(value[i].high, -exponent), ldexp(value[i].low, -exponent) };
        if (maker->sample->weight != NULL)
            value[i] = quad_multiply(value[i], quad_sqrt(quad_of(maker->sample->weight[i])));
    }
    return exponent;
}

/* The products of numbers, or one factor, whatever it is. */
static bool term_code(struct ground_maker *maker, const struct term *term, struct place place,
                      struct columns *columns, int *exponent)
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
        *exponent = weigh(maker, x);
    }
    return true;
}

static bool form_code(struct ground_maker *maker, const struct formula *form,
                      struct columns *columns, int *exponent)
{
    for (size_t t = 0; t < form->terms; t++)
        if (!term_code(maker, &form->term[t], form->place, columns, exponent))
            return false;
    return true;
}

static double spread_of(const struct ground_maker *maker, const struct quad *value)
{
    struct quad sum = quad_of(0), weights = quad_of(0), squares = quad_of(0);
    for (size_t pass = 0; pass < 2; pass++) {
        struct quad mean = pass == 0 ? quad_of(0) : quad_divide(sum, weights);
        for (size_t i = 0; i < maker->sample->rows; i++) {
            double weight = maker->sample->weight == NULL ? 1 : maker->sample->weight[i];
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

static bool fail_constant(struct ground_maker *maker, const char *text, struct place place)
{
    maker->ground->lacks_rows = true;
    return run_fail(maker->room, STATUS_UNSUPPORTED, place,
                    "%s has one value in all %zu rows used; leave it out", text,
                    maker->sample->rows);
}

static bool outcome_code(struct ground_maker *maker)
{
    struct ground *ground = maker->ground;
    const struct formula *outcome = ground->curve->outcome[ground->outcome];
    const struct sample_column *column = &maker->sample->variable[0];
    struct columns y = { 0, 0, NULL };
    struct coding coding;
    if (column->kind == COLUMN_TEXT)
        return run_fail(
            maker->room, STATUS_UNSUPPORTED, outcome->place,
            "the outcome '%s' holds text, such as '%s', not numbers; choose a column of numbers",
            column->name, column->text[0]);
    if (column_is_constant(column))
        return fail_constant(maker, column->name, outcome->place);
    if (!factor_code(maker->room, &outcome->response, column, false, outcome->place, &coding))
        return false;
    ground->y = columns_add(maker, &y);
    for (size_t i = 0; i < maker->sample->rows; i++)
        ground->y[i] = quad_of(coding.value[0][i].high);
    maker->outcome_exponent = weigh(maker, ground->y);
    maker->outcome_spread = spread_of(maker, ground->y);
    return true;
}

static bool focals_code(struct ground_maker *maker)
{
    struct ground *ground = maker->ground;
    const struct curve *curve = ground->curve;
    maker->focal_spread = run_array(maker->room, double, curve->focals);
    maker->focal_exponent = run_array(maker->room, int, curve->focals);
    for (size_t i = 0; i < curve->focals; i++) {
        const struct formula *focal = curve->focal[i];
        size_t before = maker->focals.count;
        if (!form_code(maker, focal, &maker->focals, &maker->focal_exponent[i]))
            return false;
        if (maker->focals.count != before + 1)
            return run_fail(maker->room, STATUS_UNSUPPORTED, focal->place,
                            "the focal term '%s' has %zu columns; a curve is about one coefficient",
                            focal->term[0].text, maker->focals.count - before);
        const struct quad *value = maker->focals.value + before * maker->focals.rows;
        maker->focal_spread[i] = spread_of(maker, value);
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

static bool base_code(struct ground_maker *maker)
{
    struct ground *ground = maker->ground;
    int exponent;
    struct quad *one = columns_add(maker, &maker->base);
    for (size_t i = 0; i < maker->sample->rows; i++)
        one[i] = quad_of(1);
    weigh(maker, one);
    for (size_t s = 0; s < ground->curve->slots; s++)
        for (size_t f = 0; in_base(ground, s) && f < forms_of(ground, s); f++) {
            const struct formula *form = form_of(ground, s, f);
            size_t before = maker->base.count;
            if (!form_code(maker, form, &maker->base, &exponent))
                return false;
            ground->base_collinear |= maker->base.count == before;
        }
    ground->base_column = maker->base.value;
    ground->field.base = maker->base.count;
    return true;
}

static bool slots_code(struct ground_maker *maker)
{
    struct ground *ground = maker->ground;
    struct field *field = &ground->field;
    const struct curve *curve = ground->curve;
    int exponent;
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
            if (!form_code(maker, curve->slot[s].form[f], &maker->others, &exponent))
                return false;
            slot->form[f].width = maker->others.count - slot->form[f].first;
        }
    }
    ground->column = maker->others.value;
    field->columns = maker->others.count;
    return true;
}

bool columns_code(struct ground_maker *maker, const struct offer *offer)
{
    return sample_settle(maker, offer) && outcome_code(maker) && focals_code(maker)
           && base_code(maker) && slots_code(maker);
}
