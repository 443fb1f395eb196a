#include "fit/curve_order.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/random.h"
#include "fit/distribution.h"

static gint by_value(gconstpointer left, gconstpointer right, gpointer context)
{
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    double first = specification_value(context, a), second = specification_value(context, b);
    if (first < second || first > second)
        return first < second ? -1 : 1;
    return a < b ? -1 : a > b;
}

struct curve_order curve_order_of(struct run *run, const struct curve_fit *fit)
{
    size_t all = fit->curve->specifications;
    struct curve_order order = { 0, run_array(run, size_t, all) };
    for (size_t i = 0; i < all; i++)
        if (fit->specification[i].status == SPECIFICATION_ESTIMATED)
            order.specification[order.count++] = i;
    g_qsort_with_data(order.specification, (gint)order.count, sizeof *order.specification, by_value,
                      (gpointer)fit);
    return order;
}

struct curve_order curve_order_thin(struct run *run, const struct curve_fit *fit,
                                    const struct curve_order *order, size_t most, size_t must)
{
    if (order->count <= most)
        return *order;
    gsl_rng *random = random_new(run);
    random_begin(random, fit->curve->seed, 0);
    struct curve_order thin = { most, run_array(run, size_t, most) };
    for (size_t i = 0; i < most; i++) {
        size_t from = i * order->count / most, to = (i + 1) * order->count / most;
        size_t at = from + random_below(random, to - from);
        at = i == 0 ? 0 : i + 1 == most ? order->count - 1 : at;
        thin.specification[i] = order->specification[at];
        for (size_t j = from; j < to; j++)
            if (order->specification[j] == must)
                thin.specification[i] = must;
    }
    return thin;
}

struct specification_interval specification_interval(const struct curve_fit *fit,
                                                     const double *critical, size_t index)
{
    const struct specification *specification = &fit->specification[index];
    double t = specification_statistic(specification), df = specification_df(specification);
    double unit = fit->standardised ? specification->std_estimate / specification->estimate : 1.0;
    double value = specification_value(fit, index);
    double reach = critical[(size_t)df] * specification->std_error * unit;
    return (struct specification_interval){ .value = value,
                                            .low = value - reach,
                                            .high = value + reach,
                                            .p_value = t_p_value(t, df),
                                            .significant = fabs(t) > critical[(size_t)df] };
}

static bool has_term(const struct formula *formula, const struct term *term)
{
    for (size_t t = 0; t < formula->terms; t++)
        if (term_equal(&formula->term[t], term))
            return true;
    return false;
}

/* Whether every term of `form` is in the formula. */
static bool has_form(const struct formula *formula, const struct formula *form)
{
    for (size_t t = 0; t < form->terms; t++)
        if (!has_term(formula, &form->term[t]))
            return false;
    return true;
}

/* The choice in a slot that a formula makes: the form of most terms that is in it. */
static size_t slot_choice(const struct curve_slot *slot, const struct formula *formula)
{
    size_t chosen = 0, terms = 0;
    for (size_t c = 0; c < slot_choices(slot); c++) {
        const struct formula *form = slot_form(slot, c);
        if (form == NULL)
            continue;
        if (formula == NULL)
            return c;
        if (has_form(formula, form) && form->terms > terms) {
            chosen = c;
            terms = form->terms;
        }
    }
    return chosen;
}

/* Outcome and focal form of a formula: the first where it has none of them. */
static void choose_ends(const struct curve *curve, const struct formula *formula,
                        struct chosen *chosen)
{
    for (size_t o = curve->outcomes; o-- > 0;)
        if (strcmp(curve->outcome[o]->response.text, formula->response.text) == 0)
            chosen->outcome = o;
    for (size_t f = curve->focals; f-- > 0;)
        if (has_form(formula, curve->focal[f]))
            chosen->focal = f;
}

static bool same_terms(const struct formula *one, const struct formula *other)
{
    return strcmp(one->response.text, other->response.text) == 0 && has_form(one, other)
           && has_form(other, one);
}

bool specification_find(struct run *run, const struct curve *curve, const char *formula,
                        struct place place, size_t *index)
{
    struct chosen chosen = { 0 };
    struct formula *wanted = NULL, *found = NULL;
    size_t *choice = run_array(run, size_t, curve->slots + 1);
    if (formula != NULL && !formula_parse(run, formula, place, &wanted))
        return false;
    if (wanted != NULL)
        choose_ends(curve, wanted, &chosen);
    for (size_t s = 0; s < curve->slots; s++) {
        choice[s] = slot_choice(&curve->slot[s], wanted);
        chosen.subset = chosen.subset * slot_choices(&curve->slot[s]) + choice[s];
    }
    *index = specification_index(curve, &chosen);
    if (wanted == NULL)
        return true;
    const char *text = curve_formula(run, curve, chosen.outcome, chosen.focal, choice);
    if (!formula_parse(run, text, place, &found))
        return false;
    return same_terms(wanted, found)
           || run_fail(run, status_at(place), place,
                       "'%s' is no specification of the curve; the nearest is '%s'", wanted->text,
                       text);
}
