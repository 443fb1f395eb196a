#include "report/json.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

json_t *json_name(const char *text)
{
    char *valid = g_utf8_make_valid(text, -1);
    json_t *name = json_string(valid);
    g_free(valid);
    return name;
}

json_t *json_number_or_null(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

json_t *json_coefficient(const struct coefficient *coefficient)
{
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "term", coefficient->term,
                     "estimate", json_number_or_null(coefficient->estimate), "std_error",
                     json_number_or_null(coefficient->std_error), "statistic",
                     json_number_or_null(coefficient->statistic), "df",
                     json_number_or_null(coefficient->df), "p_value",
                     json_number_or_null(coefficient->p_value), "conf_low",
                     json_number_or_null(coefficient->conf_low), "conf_high",
                     json_number_or_null(coefficient->conf_high));
}

json_t *json_model(const struct fit *fit)
{
    json_t *model = json_pack(
        "{s:s, s:s, s:I, s:I, s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "formula",
        fit->design->formula->text, "std_error_type", inference_names[fit->inference.kind], "nobs",
        (json_int_t)fit->nobs, "df", (json_int_t)fit->df_model, "df_residual",
        (json_int_t)fit->df_residual, "sigma", json_number_or_null(fit->sigma), "r_squared",
        json_number_or_null(fit->r_squared), "adj_r_squared",
        json_number_or_null(fit->adj_r_squared), "statistic", json_number_or_null(fit->statistic),
        "df_statistic", json_number_or_null(fit->df_statistic), "p_value",
        json_number_or_null(fit->p_value), "log_lik", json_number_or_null(fit->log_lik), "aic",
        json_number_or_null(fit->aic), "bic", json_number_or_null(fit->bic), "deviance",
        json_number_or_null(fit->deviance));
    if (fit->design->weighted_by != NULL)
        json_object_set_new(model, "weighted_by", json_name(fit->design->weighted_by));
    if (inference_is_clustered(fit->inference.kind))
        json_object_set_new(model, "clustered_by", json_name(fit->inference.cluster));
    return model;
}

const char *json_text(struct run *run, json_t *document)
{
    char *dumped = json_dumps(document, JSON_INDENT(2) | JSON_REAL_PRECISION(17));
    json_decref(document);
    const char *text = talloc_asprintf(run, "%s\n", dumped);
    free(dumped);
    return text;
}
