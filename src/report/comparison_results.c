/* A comparison as rows of numbers: CSV and JSON of comparison.h. */
#include <math.h>
#include <string.h>

#include "base/csv_cell.h"
#include "report/comparison.h"
#include "report/json.h"

static const char *significance(const struct difference *row)
{
    return row->gained ? "gained" : row->lost ? "lost" : "";
}

static const char *verdict_of(const struct difference *row)
{
    if (row->old == NULL)
        return "only in the new";
    return row->new == NULL ? "only in the old" : verdict_name(row->verdict.row);
}

static char *side_cells(struct run *run, char *row, const struct result_model *model,
                        const struct result_coefficient *coefficient)
{
    const double none[] = { NAN, NAN, NAN };
    if (coefficient == NULL)
        return talloc_strdup_append_buffer(csv_add_numbers(run, row, none, 3), ",");
    const double values[] = { coefficient->estimate.value, coefficient->std_error.value,
                              coefficient->p_value.value };
    row = csv_add_numbers(run, row, values, 3);
    return model->nobs == UNKNOWN_COUNT ? talloc_strdup_append_buffer(row, ",")
                                        : csv_add_count(row, model->nobs);
}

const char *comparison_csv(struct run *run, const void *answer)
{
    const struct comparison_of_results *comparison = answer;
    char *text = talloc_strdup(
        run, "table,outcome,model,term,estimate.old,std.error.old,p.value.old,nobs.old,"
             "estimate.new,std.error.new,p.value.new,nobs.new,difference,"
             "difference.in.std.errors,sign.changed,significance,verdict\n");
    for (size_t i = 0; i < comparison->differences->count; i++) {
        const struct difference *one = &comparison->differences->row[i];
        const struct result_model *model = one->new_model == NULL ? one->old_model : one->new_model;
        char *row = talloc_strdup(run, csv_safe(run, model->table));
        row = csv_add_text(run, row, model->outcome);
        row = csv_add_text(run, row, model->name);
        row = csv_add_text(run, row, (one->new == NULL ? one->old : one->new)->term);
        row = side_cells(run, row, one->old_model, one->old);
        row = side_cells(run, row, one->new_model, one->new);
        row = csv_add_number(run, row, one->change);
        row = csv_add_number(run, row, one->in_std_errors);
        row = csv_add_text(run, row, one->sign_changed ? "yes" : "no");
        row = csv_add_text(run, row, significance(one));
        row = csv_add_text(run, row, verdict_of(one));
        text = talloc_asprintf_append_buffer(text, "%s\n", row);
    }
    return text;
}

static json_t *count_or_null(size_t count)
{
    return count == UNKNOWN_COUNT ? json_null() : json_integer((json_int_t)count);
}

static json_t *text_or_null(const char *text)
{
    return *text == '\0' ? json_null() : json_name(text);
}

static json_t *side_json(const struct result_coefficient *coefficient)
{
    if (coefficient == NULL)
        return json_null();
    return json_pack("{s:o, s:o, s:o, s:o}", "term", json_name(coefficient->term), "estimate",
                     json_number_or_null(coefficient->estimate.value), "std_error",
                     json_number_or_null(coefficient->std_error.value), "p_value",
                     json_number_or_null(coefficient->p_value.value));
}

static json_t *row_json(const struct difference *row)
{
    const struct result_model *model = row->new_model == NULL ? row->old_model : row->new_model;
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b, s:o, s:s}", "table",
                     text_or_null(model->table), "outcome", text_or_null(model->outcome), "model",
                     text_or_null(model->name), "old", side_json(row->old), "new",
                     side_json(row->new), "difference", json_number_or_null(row->change),
                     "difference_in_std_errors", json_number_or_null(row->in_std_errors),
                     "sign_changed", row->sign_changed, "significance",
                     text_or_null(significance(row)), "verdict", verdict_of(row));
}

static json_t *model_json(const struct result_model *model)
{
    if (model == NULL)
        return json_null();
    return json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "table", text_or_null(model->table), "outcome",
        text_or_null(model->outcome), "model", text_or_null(model->name), "formula",
        text_or_null(model->formula), "std_error_type", text_or_null(model->std_error_type), "nobs",
        count_or_null(model->nobs), "r_squared", json_number_or_null(model->r_squared.value),
        "adj_r_squared", json_number_or_null(model->adj_r_squared.value));
}

static json_t *inputs_json(const struct result *result)
{
    json_t *array = json_array();
    for (size_t i = 0; i < result->inputs; i++)
        json_array_append_new(
            array, json_pack("{s:s, s:o, s:s, s:o}", "input", result->input[i].what, "file",
                             json_name(result->input[i].file), "sha256", result->input[i].sha256,
                             "rows", count_or_null(result->input[i].rows)));
    return array;
}

static json_t *result_json(const struct result *result)
{
    return json_pack("{s:o, s:b, s:o, s:o, s:o}", "name", json_name(result->name), "printed",
                     result->printed, "version", text_or_null(result->version), "command",
                     text_or_null(result->command), "inputs", inputs_json(result));
}

static json_t *names_json(const struct data_change *data, const struct result_values *values,
                          const size_t *row, size_t count)
{
    json_t *array = json_array();
    if (!data->named) {
        json_decref(array);
        return json_null();
    }
    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, json_name(values->frame->row_label[row[i]]));
    return array;
}

static json_t *largest_json(const struct data_change *data, const struct variable_change *variable)
{
    if (!variable->named)
        return json_null();
    json_t *array = json_array();
    for (size_t i = 0; i < variable->largest; i++) {
        const struct value_change *change = &variable->change[i];
        json_array_append_new(array,
                              json_pack("{s:o, s:o, s:o}", "local_authority",
                                        json_name(data->old->frame->row_label[change->old_row]),
                                        "old", json_number_or_null(change->old), "new",
                                        json_number_or_null(change->new)));
    }
    return array;
}

static json_t *variables_json(const struct data_change *data)
{
    json_t *array = json_array();
    for (size_t i = 0; i < data->variables; i++) {
        const struct variable_change *one = &data->variable[i];
        if (!variable_changed(one))
            continue;
        json_array_append_new(
            array, json_pack("{s:o, s:b, s:b, s:I, s:I, s:I, s:I, s:o}", "variable",
                             json_name((one->new == NULL ? one->old : one->new)->name), "in_old",
                             one->old != NULL, "in_new", one->new != NULL, "changed",
                             (json_int_t)one->changed, "gained", (json_int_t)one->gained, "lost",
                             (json_int_t)one->lost, "rescaled", (json_int_t)one->rescaled,
                             "largest", largest_json(data, one)));
    }
    return array;
}

static json_t *data_json(const struct data_change *data)
{
    if (data == NULL)
        return json_null();
    return json_pack("{s:I, s:I, s:I, s:o, s:o, s:o}", "in_both", (json_int_t)data->in_both,
                     "left_count", (json_int_t)data->left, "came_count", (json_int_t)data->came,
                     "left", names_json(data, data->old, data->left_row, data->left), "came",
                     names_json(data, data->new, data->came_row, data->came), "variables",
                     variables_json(data));
}

static json_t *attribution_json(const struct attribution *attribution)
{
    static const char *const key[STEPS] = { "rules", "rows_that_left", "values", "rows_that_came" };
    json_t *terms = json_array();
    for (size_t c = 0; c < attribution->coefficients; c++) {
        const struct attributed *one = &attribution->coefficient[c];
        json_t *term =
            json_pack("{s:o, s:o, s:o}", "term", json_name(one->term), "old",
                      json_number_or_null(one->old), "new", json_number_or_null(one->new));
        for (size_t s = 0; s < STEPS; s++)
            json_object_set_new(term, key[s], json_number_or_null(one->part[s]));
        json_array_append_new(terms, term);
    }
    json_t *why_not = attribution->why_not == NULL ? json_null() : json_name(attribution->why_not);
    return json_pack(
        "{s:o, s:o, s:o, s:I, s:I, s:I, s:o, s:o}", "table", json_name(attribution->table->key),
        "model", json_name(attribution->model->name), "formula",
        json_name(attribution->model->formula->text), "in_both", (json_int_t)attribution->in_both,
        "left_count", (json_int_t)attribution->left, "came_count", (json_int_t)attribution->came,
        "not_available", why_not, "terms", terms);
}

static json_t *lists_json(const struct comparison_of_results *comparison)
{
    const struct differences *differences = comparison->differences;
    const struct attributions *attributions = comparison->attributions;
    const struct setting_changes *settings = comparison->settings;
    json_t *rows = json_array(), *models = json_array(), *figures = json_array();
    json_t *changes = settings == NULL ? json_null() : json_array(), *parts = json_array();
    for (size_t i = 0; i < differences->count; i++)
        json_array_append_new(rows, row_json(&differences->row[i]));
    for (size_t i = 0; i < differences->models; i++)
        json_array_append_new(models,
                              json_pack("{s:o, s:o}", "old", model_json(differences->model[i].old),
                                        "new", model_json(differences->model[i].new)));
    for (size_t i = 0; i < comparison->figures; i++)
        json_array_append_new(figures, json_pack("{s:o, s:o, s:o}", "figure",
                                                 json_name(comparison->figure[i].label), "old",
                                                 text_or_null(comparison->figure[i].old), "new",
                                                 text_or_null(comparison->figure[i].new)));
    for (size_t i = 0; settings != NULL && i < settings->count; i++)
        json_array_append_new(changes, json_pack("{s:o, s:o, s:o}", "path",
                                                 json_name(settings->change[i].path), "old",
                                                 text_or_null(settings->change[i].old), "new",
                                                 text_or_null(settings->change[i].new)));
    for (size_t i = 0; attributions != NULL && i < attributions->count; i++)
        json_array_append_new(parts, attribution_json(&attributions->of[i]));
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "coefficients", rows, "models", models,
                     "key_figures", figures, "settings", changes, "parts", parts);
}

const char *comparison_json(struct run *run, const void *answer)
{
    const struct comparison_of_results *comparison = answer;
    const struct differences *differences = comparison->differences;
    json_t *document = json_pack(
        "{s:i, s:b, s:b, s:o, s:o, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "schema_version",
        JSON_SCHEMA_VERSION, "made_up", differences->old->made_up || differences->new->made_up,
        "differs", comparison_differs(comparison), "old", result_json(differences->old), "new",
        result_json(differences->new), "compared", (json_int_t)differences->compared,
        "same_to_print", (json_int_t)differences->tally.cells[VERDICT_PRINT], "only_old",
        (json_int_t)differences->only_old, "only_new", (json_int_t)differences->only_new,
        "not_printed", (json_int_t)differences->not_printed, "sign_changed",
        (json_int_t)differences->sign_changed, "gained", (json_int_t)differences->gained, "lost",
        (json_int_t)differences->lost);
    json_object_update_new(document, lists_json(comparison));
    json_object_set_new(document, "authorities", data_json(comparison->data));
    return json_text(run, document);
}
