#include "printed/quantity.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

size_t quantities_view(const struct quantities *quantities, const char *variable)
{
    for (size_t v = 0; v < quantities->views; v++)
        if (strcmp(quantities->view[v].variable->name, variable) == 0)
            return v;
    return SIZE_MAX;
}

static size_t quantity_add(struct run *run, struct quantities *quantities,
                           const struct variable *variable)
{
    for (size_t q = 0; q < quantities->count; q++)
        if (quantities->quantity[q].variable == variable)
            return q;
    quantities->quantity =
        run_grow(run, quantities->quantity, struct quantity, quantities->count + 1);
    struct quantity *quantity = &quantities->quantity[quantities->count];
    *quantity = (struct quantity){ .variable = variable,
                                   .yes = variable->yes.count > 0,
                                   .value = run_array(run, double, quantities->areas),
                                   .present = run_array(run, bool, quantities->areas) };
    for (size_t i = 0; i < quantities->areas; i++)
        quantity->present[i] = true;
    return quantities->count++;
}

static bool step_add(struct run *run, struct view *view, enum step_kind kind, double divisor)
{
    if (view->steps == MOST_STEPS)
        return run_fail(run, STATUS_UNSUPPORTED, view->variable->place,
                        "'%s' is made in more than %d steps; make it in fewer",
                        view->variable->name, MOST_STEPS);
    view->step[view->steps++] = (struct step){ kind, divisor };
    return true;
}

/* The steps from the quantity to `variable`, first those of what it is a copy of. */
static bool steps_add(struct run *run, struct quantities *quantities, struct view *view,
                      const struct variable *variable, size_t depth)
{
    if (depth > quantities->study->variables)
        return run_fail(run, STATUS_MALFORMED, variable->place,
                        "'%s' is made from itself; make it from other variables", variable->name);
    if (variable->of == NULL)
        view->quantity = quantity_add(run, quantities, variable);
    else if (!steps_add(run, quantities, view, study_variable(quantities->study, variable->of),
                        depth + 1))
        return false;
    return (variable->divide_by == 1 || step_add(run, view, STEP_DIVIDE, variable->divide_by))
           && (variable->transform != TRANSFORM_LN || step_add(run, view, STEP_LN, 1))
           && (variable->transform != TRANSFORM_Z || step_add(run, view, STEP_Z, 1));
}

static bool view_add(struct run *run, struct quantities *quantities, const char *name,
                     struct place place)
{
    if (quantities_view(quantities, name) != SIZE_MAX)
        return true;
    const struct variable *variable = study_variable(quantities->study, name);
    if (variable == NULL)
        return run_fail(run, STATUS_UNSUPPORTED, place, "the study has no variable '%s'", name);
    quantities->view = run_grow(run, quantities->view, struct view, quantities->views + 1);
    struct view *view = &quantities->view[quantities->views++];
    *view = (struct view){ .variable = variable };
    return steps_add(run, quantities, view, variable, 0);
}

static bool views_of_formula(struct run *run, struct quantities *quantities,
                             const struct formula *formula)
{
    if (!view_add(run, quantities, formula->response.column, formula->place))
        return false;
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            if (!view_add(run, quantities, formula->term[t].factor[f].column, formula->place))
                return false;
    return true;
}

bool quantities_of(struct run *run, const struct study *study, size_t areas,
                   struct quantities **quantities)
{
    struct quantities *made = talloc_zero(run, struct quantities);
    *quantities = made;
    made->study = study;
    made->areas = areas;
    made->kept = run_array(run, bool, areas);
    for (size_t i = 0; i < areas; i++)
        made->kept[i] = true;
    for (size_t t = 0; t < study->tables; t++)
        for (size_t m = 0; m < study->table[t]->models; m++)
            if (!views_of_formula(run, made, study->table[t]->model[m].formula))
                return false;
    return true;
}

double standardise_among(double *value, const bool *among, size_t count)
{
    double sum = 0, squares = 0, n = 0;
    for (size_t i = 0; i < count; i++)
        if (among[i]) {
            sum += value[i];
            n++;
        }
    for (size_t i = 0; i < count; i++)
        if (among[i])
            squares += (value[i] - sum / n) * (value[i] - sum / n);
    double sd = sqrt(squares / (n - 1));
    for (size_t i = 0; i < count; i++)
        value[i] = (value[i] - sum / n) / sd;
    return sd;
}

void standardise_trace_back(const double *value, const bool *among, size_t count, double sd,
                            double *gradient)
{
    double sum = 0, along = 0, n = 0;
    for (size_t i = 0; i < count; i++)
        if (among[i]) {
            sum += gradient[i];
            along += gradient[i] * value[i];
            n++;
        }
    for (size_t i = 0; i < count; i++)
        gradient[i] = among[i] ? (gradient[i] - sum / n - value[i] * along / (n - 1)) / sd : 0;
}

struct passage *passage_new(struct run *run, const struct quantities *quantities,
                            const struct view *view)
{
    struct passage *passage = talloc_zero(run, struct passage);
    passage->view = view;
    passage->stage = run_array(run, double, quantities->areas *(view->steps + 1));
    passage->seen = passage->stage + quantities->areas * view->steps;
    passage_pass(quantities, passage);
    return passage;
}

void passage_pass(const struct quantities *quantities, struct passage *passage)
{
    const struct view *view = passage->view;
    const struct quantity *quantity = &quantities->quantity[view->quantity];
    const size_t areas = quantities->areas;
    memcpy(passage->stage, quantity->value, areas * sizeof *passage->stage);
    for (size_t s = 0; s < view->steps; s++) {
        const double *before = passage->stage + s * areas;
        double *after = passage->stage + (s + 1) * areas;
        const struct step *step = &view->step[s];
        for (size_t i = 0; i < areas; i++)
            after[i] = !quantity->present[i]       ? 0
                       : step->kind == STEP_LN     ? log(before[i])
                       : step->kind == STEP_DIVIDE ? before[i] / step->divisor
                                                   : before[i];
        if (step->kind == STEP_Z)
            passage->sd[s] = standardise_among(after, quantity->present, areas);
    }
}

void passage_trace_back(const struct quantities *quantities, const struct passage *passage,
                        double *gradient)
{
    const struct view *view = passage->view;
    const bool *present = quantities->quantity[view->quantity].present;
    const size_t areas = quantities->areas;
    for (size_t s = view->steps; s-- > 0;) {
        const double *before = passage->stage + s * areas, *after = before + areas;
        const struct step *step = &view->step[s];
        if (step->kind == STEP_Z)
            standardise_trace_back(after, present, areas, passage->sd[s], gradient);
        else
            for (size_t i = 0; i < areas; i++)
                gradient[i] =
                    !present[i] ? 0
                                : gradient[i] / (step->kind == STEP_LN ? before[i] : step->divisor);
    }
}
