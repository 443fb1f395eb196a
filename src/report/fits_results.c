#include "report/fits_results.h"

#include "base/csv_cell.h"
#include "base/number.h"
#include "report/objection_notes.h"

static char *add_coefficient(struct run *run, char *text, const struct fit *fit,
                             const struct coefficient *c)
{
    const double values[] = { c->estimate, c->std_error, c->statistic, c->p_value,
                              c->conf_low, c->conf_high, c->df };
    text = talloc_strdup_append_buffer(text, csv_safe(run, c->term));
    text = csv_add_numbers(run, text, values, sizeof values / sizeof *values);
    return talloc_asprintf_append_buffer(text, ",%s,%zu,%s\n", inference_names[fit->inference.kind],
                                         fit->nobs, csv_safe(run, fit->design->formula->text));
}

const char *fits_csv(struct run *run, struct fit *const *fit, size_t fits)
{
    char *text = talloc_strdup(run, "term,estimate,std.error,statistic,p.value,conf.low,conf.high,"
                                    "df,std.error.type,nobs,model\n");
    for (size_t m = 0; m < fits; m++)
        for (size_t c = 0; c < fit[m]->coefficients; c++)
            text = add_coefficient(run, text, fit[m], &fit[m]->coefficient[c]);
    return text;
}

static json_t *model_json(struct run *run, const struct analysis *analysis, const struct fit *fit)
{
    const struct design *design = fit->design;
    bool named = analysis_may_name(analysis, fit);
    json_t *coefficients = json_array(), *left_out = json_array(), *object = json_model(fit);
    for (size_t c = 0; c < fit->coefficients; c++)
        json_array_append_new(coefficients, json_coefficient(&fit->coefficient[c]));
    for (size_t i = 0; named && i < design->left_outs; i++)
        json_array_append_new(left_out,
                              json_pack("{s:s, s:s}", "row",
                                        analysis->offer.frame->row_name[design->left_out[i].row],
                                        "reason", design->left_out[i].why));
    json_object_set_new(object, "coefficients", coefficients);
    json_object_set_new(object, "left_out_count", json_integer((json_int_t)design->left_outs));
    json_object_set_new(object, "left_out", left_out);
    json_object_set_new(object, "objections", objections_json(run, analysis, fit));
    return object;
}

json_t *fits_json(struct run *run, const struct analysis *analysis, struct fit *const *fit,
                  size_t fits, bool made_up)
{
    json_t *models = json_array();
    for (size_t m = 0; m < fits; m++)
        json_array_append_new(models, model_json(run, analysis, fit[m]));
    return json_pack("{s:i, s:b, s:o}", "schema_version", JSON_SCHEMA_VERSION, "made_up", made_up,
                     "models", models);
}
