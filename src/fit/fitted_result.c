#include "fit/fitted_result.h"

#include "base/path.h"
#include "fit/label.h"

static void take_model(struct run *run, const struct frame *frame, const struct model_table *table,
                       const struct model *source, const struct fit *fit, struct result *result)
{
    struct result_model *model = result_add_model(run, result);
    model->table = table->key;
    model->outcome = source->formula->response.text;
    model->outcome_label = outcome_label(frame, fit);
    model->name = source->name;
    model->formula = fit->design->formula->text;
    model->std_error_type = inference_names[fit->inference.kind];
    model->nobs = fit->nobs;
    model->r_squared = figure_exact(fit->r_squared);
    model->adj_r_squared = figure_exact(fit->adj_r_squared);
    for (size_t c = 0; c < fit->coefficients; c++) {
        const char *mark = NULL;
        struct result_coefficient *coefficient = result_add_coefficient(run, model);
        coefficient->term = fit->coefficient[c].term;
        coefficient->label = term_label(run, frame, fit, &fit->coefficient[c], &mark);
        coefficient->estimate = figure_exact(fit->coefficient[c].estimate);
        coefficient->std_error = figure_exact(fit->coefficient[c].std_error);
        coefficient->p_value = figure_exact(fit->coefficient[c].p_value);
    }
}

static void add_input(struct run *run, const char *what, const struct input *input,
                      struct result *result)
{
    result->input = run_grow(run, result->input, struct result_input, result->inputs + 1);
    result->input[result->inputs++] =
        (struct result_input){ what, path_last(input->path), input->sha256, input->records };
}

static void take_inputs(struct run *run, const struct sources *sources, struct result *result)
{
    for (size_t i = 0; i < sources->count; i++)
        for (size_t f = 0; f < sources->loaded[i].inputs; f++)
            add_input(run, sources->loaded[i].source->name, sources->loaded[i].input[f], result);
    for (size_t i = 0; i < sources->areas->inputs; i++)
        add_input(run, "register", sources->areas->input[i], result);
}

static const struct result_values *values_of(struct run *run, const struct panel *panel)
{
    struct result_values *made = talloc_zero(run, struct result_values);
    made->frame = panel->frame;
    made->kept = panel->kept;
    made->survey = fitted_offer(panel, MISSING_RULE_LISTWISE).confidential;
    made->number = run_array(run, const char *, panel->frame->rows);
    for (size_t row = 0; row < panel->frame->rows; row++)
        made->number[row] = panel->sources->areas->area[panel->area[row]].number;
    return made;
}

struct result *fitted_result(struct run *run, const struct fitted *fitted, const char *name)
{
    const struct panel *panel = fitted->panel;
    struct result *result = result_new(run, name);
    result->made_up = panel->made_up;
    result->version = ATTAIN_VERSION;
    for (size_t t = 0; t < panel->study->tables; t++) {
        const struct fitted_table *table = &fitted->table[t];
        for (size_t m = 0; table->absent == NULL && m < table->table->models; m++)
            take_model(run, panel->frame, table->table, &table->table->model[m], table->fit[m],
                       result);
    }
    take_inputs(run, panel->sources, result);
    result->values = values_of(run, panel);
    return result;
}
