#include "report/factor_report.h"

#include <math.h>

static json_t *loadings_json(const gsl_matrix *loading, size_t j)
{
    if (loading == NULL)
        return json_null();
    json_t *array = json_array();
    for (size_t r = 0; r < loading->size2; r++)
        json_array_append_new(array, json_number_or_null(gsl_matrix_get(loading, j, r)));
    return array;
}

static json_t *numbers_json(const double *number, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, json_number_or_null(number[i]));
    return array;
}

static json_t *indicators_json(const struct factor_report *report)
{
    const struct factor_analysis *analysis = report->analysis;
    const struct factoring *factoring = analysis->factoring;
    const struct one_thing *one_thing = analysis->one_thing;
    json_t *array = json_array();
    for (size_t j = 0; j < factoring->indicators; j++) {
        const struct reliability_of_item *item = &one_thing->reliability->item[j];
        json_array_append_new(
            array,
            json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b, s:o, s:o, s:o, s:o, s:o}",
                      "name", json_name(analysis->correlations->names[j]), "label",
                      json_name(report->label[j]), "mean",
                      json_number_or_null(analysis->correlations->mean[j]), "std_deviation",
                      json_number_or_null(analysis->correlations->deviation[j]), "loading",
                      loadings_json(factoring->loading, j), "varimax",
                      loadings_json(analysis->varimax, j), "communality",
                      json_number_or_null(factoring->communality[j]), "uniqueness",
                      json_number_or_null(factoring->uniqueness[j]), "heywood", factoring->whole[j],
                      "kmo", json_number_or_null(one_thing->adequacy->kmo_of[j]), "item_rest",
                      json_number_or_null(item->rest), "alpha_without",
                      json_number_or_null(item->alpha_without), "raw_item_rest",
                      json_number_or_null(item->raw_rest), "raw_alpha_without",
                      json_number_or_null(item->raw_alpha_without)));
    }
    return array;
}

static json_t *factors_json(const struct factor_report *report)
{
    const struct factor_analysis *analysis = report->analysis;
    json_t *array = json_array();
    for (size_t r = 0; r < analysis->factoring->factors; r++) {
        double variance = loadings_variance(analysis->factoring->loading, r);
        double k = (double)analysis->factoring->indicators;
        json_array_append_new(
            array,
            json_pack("{s:o, s:o, s:o}", "variance", json_number_or_null(variance), "share",
                      json_number_or_null(variance / k), "varimax_share",
                      analysis->varimax == NULL
                          ? json_null()
                          : json_number_or_null(loadings_variance(analysis->varimax, r) / k)));
    }
    return array;
}

static json_t *eigenvalues_json(const struct factor_analysis *analysis)
{
    const struct parallel_analysis *parallel = analysis->parallel;
    size_t k = analysis->correlations->size;
    return json_pack("{s:o, s:o, s:o, s:I, s:I, s:I, s:I}", "eigenvalues",
                     numbers_json(analysis->correlations->eigen->value->data, k), "random_mean",
                     numbers_json(parallel->mean, k), "random_percentile_95",
                     numbers_json(parallel->percentile, k), "above_1",
                     (json_int_t)analysis->one_thing->large, "retained",
                     (json_int_t)parallel->retained, "replicates", (json_int_t)parallel->replicates,
                     "seed", (json_int_t)parallel->seed);
}

static json_t *scores_json(const struct factor_scores *scores)
{
    if (scores == NULL)
        return json_null();
    return json_pack("{s:o, s:o}", "validity", numbers_json(scores->validity, scores->factors),
                     "least_correlation", numbers_json(scores->least, scores->factors));
}

static json_t *test_json(double chi_square, double df, double p_value)
{
    return json_pack("{s:o, s:o, s:o}", "statistic", json_number_or_null(chi_square), "df",
                     json_number_or_null(df), "p_value", json_number_or_null(p_value));
}

static json_t *one_thing_json(struct run *run, const struct factor_report *report)
{
    const struct one_thing *one_thing = report->analysis->one_thing;
    const char *sentence[ONE_THING_CAUTIONS + 1];
    size_t sentences = factor_report_cautions(run, report, sentence);
    json_t *array = json_array();
    for (size_t i = 0; i < sentences; i++)
        json_array_append_new(array, json_name(sentence[i]));
    return json_pack("{s:s, s:b, s:b, s:b, s:b, s:o}", "verdict", one_thing_verdict(one_thing),
                     "low_alpha", one_thing->low_alpha, "several", one_thing->several,
                     "negative_loadings", one_thing->negatives > 0, "unrelated",
                     one_thing->unrelated, "words", array);
}

static json_t *left_out_json(const struct factor_report *report)
{
    json_t *array = json_array();
    for (size_t i = 0; report->named && i < report->sample->left_outs; i++) {
        const struct left_out *left_out = &report->sample->left_out[i];
        json_array_append_new(array, json_pack("{s:o, s:o}", "row",
                                               json_name(report->frame->row_name[left_out->row]),
                                               "reason", json_name(left_out->why)));
    }
    return array;
}

json_t *factor_json(struct run *run, const struct factor_report *report)
{
    const struct factor_analysis *analysis = report->analysis;
    const struct factoring *factoring = analysis->factoring;
    const struct reliability *reliability = analysis->one_thing->reliability;
    const struct adequacy *adequacy = analysis->one_thing->adequacy;
    json_t *document = json_pack(
        "{s:i, s:b, s:s, s:I, s:I, s:o, s:o, s:o, s:o}", "schema_version", JSON_SCHEMA_VERSION,
        "made_up", report->made_up, "method", latent_method_names[analysis->settings.method],
        "nobs", (json_int_t)report->sample->rows, "left_out_count",
        (json_int_t)report->sample->left_outs, "left_out", left_out_json(report), "one_thing",
        one_thing_json(run, report), "indicators", indicators_json(report), "factors",
        factors_json(report));
    json_object_set_new(document, "parallel_analysis", eigenvalues_json(analysis));
    json_object_set_new(document, "reliability",
                        json_pack("{s:o, s:o, s:o, s:o, s:o}", "mean_correlation",
                                  json_number_or_null(reliability->mean_correlation), "alpha",
                                  json_number_or_null(reliability->alpha), "alpha_turned",
                                  json_number_or_null(reliability->turned), "raw_alpha",
                                  json_number_or_null(reliability->raw_alpha), "omega",
                                  json_number_or_null(analysis->omega)));
    json_object_set_new(document, "kmo", json_number_or_null(adequacy->kmo));
    json_object_set_new(document, "sphericity",
                        test_json(adequacy->chi_square, adequacy->df, adequacy->p_value));
    json_object_set_new(document, "model_fit",
                        test_json(factoring->chi_square, factoring->df, factoring->p_value));
    json_object_set_new(document, "rmsr", json_number_or_null(factoring->rmsr));
    json_object_set_new(document, "regression_scores", scores_json(analysis->regression));
    json_object_set_new(document, "bartlett_scores", scores_json(analysis->bartlett));
    return document;
}
