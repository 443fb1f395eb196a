#include "report/curve_results.h"

#include <math.h>

#include "base/csv_cell.h"
#include "base/number.h"
#include "fit/distribution.h"

/* A specification's numbers, as they are printed. */
struct figures {
    double estimate, std_error, statistic, df, p_value, conf_low, conf_high, std_estimate;
};

static struct figures figures_of(const struct curve_fit *fit, size_t index, const double *critical)
{
    const struct specification *specification = &fit->specification[index];
    struct figures figures = { .estimate = specification->estimate,
                               .std_error = specification->std_error,
                               .std_estimate = specification->std_estimate,
                               .statistic = NAN,
                               .df = NAN,
                               .p_value = NAN,
                               .conf_low = NAN,
                               .conf_high = NAN };
    if (specification->status != SPECIFICATION_ESTIMATED)
        return figures;
    figures.df = specification_df(specification);
    double reach = critical[(size_t)figures.df] * figures.std_error;
    figures.statistic = specification_statistic(specification);
    figures.p_value = t_p_value(figures.statistic, figures.df);
    figures.conf_low = figures.estimate - reach;
    figures.conf_high = figures.estimate + reach;
    return figures;
}

static const char *header(struct run *run, const struct curve *curve)
{
    char *text = talloc_strdup(run, "model,outcome,focal,rows,missing,std.error.type");
    for (size_t s = 0; s < curve->slots; s++)
        text = talloc_asprintf_append_buffer(
            text, ",%s", csv_safe(run, talloc_asprintf(run, "term.%s", curve->slot[s].name)));
    return talloc_asprintf_append_buffer(text, ",estimate,std.error,statistic,df,p.value,conf.low,"
                                               "conf.high,std.estimate,nobs,status\n");
}

static char *add_specification(struct run *room, char *text, const struct curve_fit *fit,
                               size_t index, const double *critical)
{
    const struct curve *curve = fit->curve;
    const struct specification *specification = &fit->specification[index];
    const struct chosen chosen = specification_chosen(curve, index);
    const struct figures figures = figures_of(fit, index, critical);
    const double values[] = { figures.estimate,  figures.std_error,   figures.statistic,
                              figures.df,        figures.p_value,     figures.conf_low,
                              figures.conf_high, figures.std_estimate };
    size_t *choice = run_array(room, size_t, curve->slots + 1);
    subset_choices(curve, chosen.subset, choice);
    const char *formula = curve_formula(room, curve, chosen.outcome, chosen.focal, choice);
    text =
        talloc_asprintf_append_buffer(text, "%s,%s,%s,%s,%s,%s", csv_safe(room, formula),
                                      csv_safe(room, curve->outcome[chosen.outcome]->response.text),
                                      csv_safe(room, curve->focal[chosen.focal]->term[0].text),
                                      csv_safe(room, curve->row[chosen.rows].name),
                                      curve->mean[chosen.missing] ? "mean" : "listwise",
                                      inference_names[curve->kind[chosen.kind]]);
    for (size_t s = 0; s < curve->slots; s++) {
        const struct formula *form = slot_form(&curve->slot[s], choice[s]);
        text = talloc_asprintf_append_buffer(text, ",%s",
                                             form == NULL ? "" : csv_safe(room, slot_text(form)));
    }
    text = csv_add_numbers(room, text, values, sizeof values / sizeof *values);
    return talloc_asprintf_append_buffer(text, ",%u,%s\n", specification->nobs,
                                         specification_status_names[specification->status]);
}

/* The words of each row are given back as it is done: there may be a million. */
const char *curve_csv(struct run *run, const struct curve_answer *answer)
{
    const struct curve_fit *fit = answer->fit;
    const double *critical = critical_values(run, fit->curve->conf_level, fit->most);
    char *text = talloc_strdup(run, header(run, fit->curve));
    for (size_t i = 0; i < fit->curve->specifications; i++) {
        struct run *room = run_new();
        text = add_specification(room, text, fit, i, critical);
        talloc_free(room);
    }
    return text;
}

static json_t *terms_json(const struct curve *curve, size_t subset, size_t *choice)
{
    json_t *terms = json_object();
    subset_choices(curve, subset, choice);
    for (size_t s = 0; s < curve->slots; s++) {
        const struct formula *form = slot_form(&curve->slot[s], choice[s]);
        json_object_set_new(terms, curve->slot[s].name,
                            form == NULL ? json_null() : json_string(slot_text(form)));
    }
    return terms;
}

static json_t *specification_json(const struct curve_fit *fit, size_t index, const double *critical,
                                  size_t *choice)
{
    const struct curve *curve = fit->curve;
    const struct specification *specification = &fit->specification[index];
    const struct chosen chosen = specification_chosen(curve, index);
    const struct figures figures = figures_of(fit, index, critical);
    return json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:I, s:s}",
        "outcome", curve->outcome[chosen.outcome]->response.text, "focal",
        curve->focal[chosen.focal]->term[0].text, "rows", curve->row[chosen.rows].name, "missing",
        curve->mean[chosen.missing] ? "mean" : "listwise", "std_error_type",
        inference_names[curve->kind[chosen.kind]], "terms",
        terms_json(curve, chosen.subset, choice), "estimate", json_number_or_null(figures.estimate),
        "std_error", json_number_or_null(figures.std_error), "statistic",
        json_number_or_null(figures.statistic), "df", json_number_or_null(figures.df), "p_value",
        json_number_or_null(figures.p_value), "conf_low", json_number_or_null(figures.conf_low),
        "conf_high", json_number_or_null(figures.conf_high), "std_estimate",
        json_number_or_null(figures.std_estimate), "nobs", (json_int_t)specification->nobs,
        "status", specification_status_names[specification->status]);
}

static json_t *summary_json(struct run *run, const struct curve_answer *answer)
{
    const struct curve_summary *summary = answer->summary;
    const struct curve *curve = answer->fit->curve;
    json_t *deciles = json_array();
    for (size_t d = 0; d < DECILES; d++)
        json_array_append_new(deciles, json_number_or_null(summary->decile[d]));
    return json_pack("{s:I, s:I, s:b, s:o, s:o, s:s, s:s, s:o, s:o, s:o, s:o, s:o}",
                     "specifications", (json_int_t)curve->specifications, "estimated",
                     (json_int_t)summary->specifications, "standardised", answer->fit->standardised,
                     "median", json_number_or_null(summary->median), "deciles", deciles, "lowest",
                     specification_words(run, curve, summary->lowest), "highest",
                     specification_words(run, curve, summary->highest), "share_significant",
                     json_number_or_null(summary->share_significant), "share_significant_other_way",
                     json_number_or_null(summary->share_other), "share_positive",
                     json_number_or_null(summary->share_positive), "share_negative",
                     json_number_or_null(summary->share_negative), "mean_z",
                     json_number_or_null(summary->mean_z));
}

static json_t *test_json(const struct curve_answer *answer)
{
    static const char *const key[] = { "median", "share_significant", "mean_z" };
    const struct curve_test *test = answer->test;
    const struct curve *curve = answer->fit->curve;
    if (test->unavailable != NULL)
        return json_pack("{s:s}", "not_available", test->unavailable);
    json_t *object =
        json_pack("{s:s, s:I, s:I}", "null", curve_null_names[curve->null], "replicates",
                  (json_int_t)test->replicates, "seed", (json_int_t)curve->seed);
    for (size_t s = 0; s < CURVE_STATISTICS; s++)
        json_object_set_new(object, key[s],
                            json_pack("{s:o, s:o, s:o, s:o}", "observed",
                                      json_number_or_null(test->observed[s]), "null_low",
                                      json_number_or_null(test->low[s]), "null_high",
                                      json_number_or_null(test->high[s]), "p_value",
                                      json_number_or_null(test->p_value[s])));
    return object;
}

static json_t *options_json(const struct curve_summary *summary)
{
    json_t *options = json_array();
    for (size_t i = 0; i < summary->options; i++) {
        const struct curve_option *option = &summary->option[i];
        json_array_append_new(options,
                              json_pack("{s:s, s:s, s:I, s:o, s:o}", "choice", option->choice,
                                        "option", option->option, "estimated",
                                        (json_int_t)option->count, "mean_estimate",
                                        json_number_or_null(option->mean), "share_significant",
                                        json_number_or_null(option->share_significant)));
    }
    return options;
}

json_t *curve_json(struct run *run, const struct curve_answer *answer)
{
    const struct curve_fit *fit = answer->fit;
    const struct curve *curve = fit->curve;
    const double *critical = critical_values(run, curve->conf_level, fit->most);
    size_t *choice = run_array(run, size_t, curve->slots + 1);
    json_t *specifications = json_array();
    for (size_t i = 0; i < curve->specifications; i++)
        json_array_append_new(specifications, specification_json(fit, i, critical, choice));
    return json_pack("{s:s, s:s, s:s, s:f, s:o, s:o, s:o, s:o}", "id", curve->id, "title",
                     curve->title, "cases", curve_case_names[curve->cases], "conf_level",
                     curve->conf_level, "summary", summary_json(run, answer), "test",
                     test_json(answer), "options", options_json(answer->summary), "specifications",
                     specifications);
}
