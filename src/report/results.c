#include "report/results.h"

#include "base/csv_cell.h"
#include "base/number.h"
#include "report/json.h"
#include "report/model_table.h"

static char *add_coefficient(struct run *run, char *row, const struct coefficient *coefficient)
{
    const double values[] = { coefficient->estimate, coefficient->std_error, coefficient->statistic,
                              coefficient->p_value,  coefficient->conf_low,  coefficient->conf_high,
                              coefficient->df };
    row = csv_add_numbers(run, row, values, sizeof values / sizeof *values);
    return row;
}

static char *add_model(struct run *run, char *row, const struct fit *fit)
{
    const double values[] = { fit->r_squared, fit->adj_r_squared, fit->sigma, fit->statistic,
                              fit->p_value };
    const double likelihood[] = { fit->log_lik, fit->aic, fit->bic, fit->deviance };
    row = csv_add_numbers(run, row, values, sizeof values / sizeof *values);
    row = csv_add_count(row, fit->df_model);
    row = csv_add_numbers(run, row, likelihood, sizeof likelihood / sizeof *likelihood);
    return csv_add_count(csv_add_count(row, fit->df_residual), fit->nobs);
}

#define MODEL_HEADINGS                                                                             \
    "r.squared,adj.r.squared,sigma,statistic,p.value,df,logLik,AIC,BIC,deviance,df.residual,nobs"
#define COEFFICIENT_HEADINGS                                                                       \
    "estimate,std.error,statistic,p.value,conf.low,conf.high,df,std.error.type"

/* The cells that say which model a row belongs to. */
static char *model_cells(struct run *run, const struct model_table *table, size_t model)
{
    char *row = talloc_strdup(run, csv_safe(run, table->key));
    row = csv_add_text(run, row, table->model[model].formula->response.text);
    return csv_add_text(run, row, table->model[model].name);
}

static char *coefficient_rows(struct run *run, char *text, const struct fitted *fitted,
                              const struct fitted_table *source, const struct published *published,
                              size_t model)
{
    const struct fit *fit = source->fit[model];
    for (size_t c = 0; c < fit->coefficients; c++) {
        const struct coefficient *coefficient = &fit->coefficient[c];
        const struct published_row *printed = published_of(
            run, fitted->panel->frame, published, &source->table->model[model], fit, coefficient);
        char *row = csv_add_text(run, model_cells(run, source->table, model), coefficient->term);
        row = add_coefficient(run, csv_add_count(row, fit->nobs), coefficient);
        row = csv_add_text(run, row, inference_names[fit->inference.kind]);
        row = csv_add_text(run, row, printed == NULL ? "" : printed->estimate.text);
        row = csv_add_text(run, row, printed == NULL ? "" : printed->std_error.text);
        row = csv_add_text(run, row, printed == NULL ? "" : printed->p_value.text);
        row = csv_add_text(run, row, verdict_name(verdict_compare(run, coefficient, printed).row));
        text = talloc_asprintf_append_buffer(text, "%s\n", row);
    }
    return text;
}

const char *results_coefficients(struct run *run, const struct fitted *fitted,
                                 struct published *const *published)
{
    char *text =
        talloc_strdup(run, "table,outcome,model,term,nobs," COEFFICIENT_HEADINGS
                           ",published.estimate,published.std.error,published.p.value,verdict\n");
    for (size_t t = 0; t < fitted->panel->study->tables; t++) {
        const struct fitted_table *source = &fitted->table[t];
        for (size_t m = 0; source->absent == NULL && m < source->table->models; m++)
            text = coefficient_rows(run, text, fitted, source, published[t], m);
    }
    return text;
}

/* The printed R squared of a model that stands alone in its column of the table. */
static const struct published_row *printed_r_squared(const struct fitted *fitted,
                                                     const struct fitted_table *source,
                                                     const struct published *published, size_t m)
{
    return published == NULL
               ? NULL
               : published_find(published, outcome_label(fitted->panel->frame, source->fit[m]),
                                source->table->model[m].name, "R2");
}

static char *model_row(struct run *run, const struct fitted *fitted,
                       const struct fitted_table *source, const struct published *published,
                       size_t m)
{
    const struct fit *fit = source->fit[m];
    const struct published_row *printed = printed_r_squared(fitted, source, published, m);
    char *row = add_model(run, model_cells(run, source->table, m), fit);
    row = csv_add_text(run, row, fit->design->formula->text);
    row = csv_add_text(run, row, printed == NULL ? "" : printed->estimate.text);
    return csv_add_text(run, row, verdict_name(verdict_r_squared(run, fit->r_squared, printed)));
}

const char *results_models(struct run *run, const struct fitted *fitted,
                           struct published *const *published)
{
    char *text = talloc_strdup(run, "table,outcome,model," MODEL_HEADINGS
                                    ",formula,published.r.squared,verdict\n");
    for (size_t t = 0; t < fitted->panel->study->tables; t++) {
        const struct fitted_table *source = &fitted->table[t];
        for (size_t m = 0; source->absent == NULL && m < source->table->models; m++)
            text = talloc_asprintf_append_buffer(text, "%s\n",
                                                 model_row(run, fitted, source, published[t], m));
    }
    return text;
}

static char *left_out_rows(struct run *run, char *text, const struct fitted *fitted,
                           const struct fitted_table *source, size_t model)
{
    const struct panel *panel = fitted->panel;
    const struct design *design = source->fit[model]->design;
    for (size_t i = 0; i < design->left_outs; i++) {
        size_t at = design->left_out[i].row;
        char *row =
            csv_add_text(run, model_cells(run, source->table, model), design->formula->text);
        row = csv_add_text(run, row, panel->sources->areas->area[panel->area[at]].number);
        row = csv_add_text(run, row, panel->frame->row_name[at]);
        row = csv_add_text(run, row, design->left_out[i].why);
        text = talloc_asprintf_append_buffer(text, "%s\n", row);
    }
    return text;
}

const char *results_rows_left_out(struct run *run, const struct fitted *fitted)
{
    char *text =
        talloc_strdup(run, "table,outcome,model,formula,la_number,local_authority,reason\n");
    for (size_t t = 0; t < fitted->panel->study->tables; t++) {
        const struct fitted_table *source = &fitted->table[t];
        for (size_t m = 0; source->absent == NULL && m < source->table->models; m++)
            text = left_out_rows(run, text, fitted, source, m);
    }
    return text;
}

static json_t *json_printed(struct run *run, const struct coefficient *coefficient,
                            const struct published_row *printed)
{
    return json_pack("{s:s, s:s, s:s, s:s}", "estimate", printed->estimate.text, "std_error",
                     printed->std_error.text, "p_value", printed->p_value.text, "verdict",
                     verdict_name(verdict_compare(run, coefficient, printed).row));
}

static json_t *json_table_model(struct run *run, const struct fitted *fitted,
                                const struct fitted_table *source,
                                const struct published *published, size_t m)
{
    const struct fit *fit = source->fit[m];
    const struct model *model = &source->table->model[m];
    json_t *object = json_model(fit), *coefficients = json_array();
    json_object_set_new(object, "outcome", json_string(model->formula->response.text));
    json_object_set_new(object, "model", json_string(model->name));
    for (size_t c = 0; c < fit->coefficients; c++) {
        const struct published_row *printed =
            published_of(run, fitted->panel->frame, published, model, fit, &fit->coefficient[c]);
        json_t *coefficient = json_coefficient(&fit->coefficient[c]);
        json_object_set_new(coefficient, "published",
                            printed == NULL ? json_null()
                                            : json_printed(run, &fit->coefficient[c], printed));
        json_array_append_new(coefficients, coefficient);
    }
    json_object_set_new(object, "coefficients", coefficients);
    const struct published_row *r_squared = printed_r_squared(fitted, source, published, m);
    json_object_set_new(object, "published_r_squared",
                        r_squared == NULL ? json_null() : json_string(r_squared->estimate.text));
    return object;
}

const char *results_json(struct run *run, const struct fitted *fitted,
                         struct published *const *published)
{
    const struct study *study = fitted->panel->study;
    json_t *tables = json_array();
    for (size_t t = 0; t < study->tables; t++) {
        const struct fitted_table *source = &fitted->table[t];
        json_t *models = json_array();
        for (size_t m = 0; source->absent == NULL && m < source->table->models; m++)
            json_array_append_new(models, json_table_model(run, fitted, source, published[t], m));
        json_t *absent = source->absent == NULL ? json_null() : json_string(source->absent);
        json_array_append_new(tables, json_pack("{s:s, s:s, s:o, s:o}", "id", source->table->id,
                                                "title", source->table->title, "left_out", absent,
                                                "models", models));
    }
    return json_text(run, json_pack("{s:i, s:s, s:b, s:o}", "schema_version", JSON_SCHEMA_VERSION,
                                    "study", study->title, "made_up", fitted->panel->made_up,
                                    "tables", tables));
}
