#include "report/robustness_results.h"

#include <math.h>

#include "base/csv_cell.h"
#include "base/number.h"

static const char *value_of(const struct study *study, const struct combination *combination,
                            size_t choice)
{
    return study->choice[choice].to.text[combination->value[choice]];
}

/* The cells that say which combination it is. */
static const char *combination_cells(struct run *run, const struct varied *varied, size_t s)
{
    const struct combination *combination = &varied->combination[s];
    char *row = talloc_asprintf(run, "%zu", s + 1);
    for (size_t c = 0; c < varied->study->choices; c++)
        row = csv_add_text(run, row, value_of(varied->study, combination, c));
    return csv_add_text(run, row, combination->own ? "yes" : "no");
}

static const char *figure_row(struct run *run, const struct robustness *robustness,
                              const struct printed_figure *figure, size_t s, const char *before)
{
    const struct refound *refound = &figure->refound[s];
    const struct coefficient *coefficient = refound->coefficient;
    const struct published_row *printed = figure->printed;
    const struct comparison *verdict = &refound->verdict;
    char *row = talloc_strdup(run, before);
    row = csv_add_text(run, row, robustness->varied->study->table[figure->table]->key);
    row = csv_add_text(run, row, printed->outcome);
    row = csv_add_text(run, row, printed->model);
    row = csv_add_text(run, row, printed->term);
    row = talloc_asprintf_append_buffer(
        row, ",%s", refound->fit == NULL ? "" : number_count(run, refound->fit->nobs));
    row = csv_add_number(run, row, refound->value);
    row = csv_add_number(run, row, coefficient == NULL ? NAN : coefficient->std_error);
    row = csv_add_number(run, row, coefficient == NULL ? NAN : coefficient->p_value);
    row = csv_add_text(run, row, printed->estimate.text);
    row = csv_add_text(run, row, printed->std_error.text);
    row = csv_add_text(run, row, printed->p_value.text);
    row = csv_add_text(run, row, figure->finding ? "yes" : "no");
    row = csv_add_text(run, row, verdict_name(verdict->estimate));
    row = csv_add_text(run, row, verdict_name(verdict->std_error));
    row = csv_add_text(run, row, verdict_name(verdict->p_value));
    row = csv_add_text(run, row, verdict_name(verdict->row));
    const char *why_not = robustness->varied->combination[s].why_not;
    return csv_add_text(run, row, why_not == NULL ? "" : why_not);
}

const char *robustness_csv(struct run *run, const void *answer)
{
    const struct robustness *robustness = answer;
    const struct varied *varied = robustness->varied;
    char *text = talloc_strdup(run, "combination");
    for (size_t c = 0; c < varied->study->choices; c++)
        text = csv_add_text(run, text, varied->study->choice[c].name);
    text = talloc_strdup_append_buffer(
        text, ",as.it.stands,table,outcome,model,term,nobs,estimate,std.error,p.value,"
              "published.estimate,published.std.error,published.p.value,finding,verdict.estimate,"
              "verdict.std.error,verdict.p.value,verdict,not.available\n");
    for (size_t s = 0; s < varied->count; s++) {
        const char *before = combination_cells(run, varied, s);
        for (size_t f = 0; f < robustness->figures; f++)
            text = talloc_asprintf_append_buffer(
                text, "%s\n", figure_row(run, robustness, &robustness->figure[f], s, before));
    }
    return text;
}

static json_t *texts_json(const struct texts *texts)
{
    json_t *list = json_array();
    for (size_t i = 0; i < texts->count; i++)
        json_array_append_new(list, json_string(texts->text[i]));
    return list;
}

static json_t *tally_json(const struct tally *tally, size_t kept, size_t findings)
{
    return json_pack("{s:I, s:I, s:I, s:I, s:I, s:I}", "same_to_print",
                     (json_int_t)tally->cells[VERDICT_PRINT], "same_sign_and_significance",
                     (json_int_t)tally->cells[VERDICT_SIGNIFICANCE], "same_sign",
                     (json_int_t)tally->cells[VERDICT_SIGN], "differs",
                     (json_int_t)tally->cells[VERDICT_DIFFERS], "findings_kept", (json_int_t)kept,
                     "findings", (json_int_t)findings);
}

static json_t *combination_json(const struct robustness *robustness, size_t s)
{
    const struct varied *varied = robustness->varied;
    const struct combination *combination = &varied->combination[s];
    const struct agreement *agreement = &robustness->agreement[s];
    json_t *values = json_object(), *tables = json_object();
    for (size_t c = 0; c < varied->study->choices; c++)
        json_object_set_new(values, varied->study->choice[c].name,
                            json_string(value_of(varied->study, combination, c)));
    for (size_t t = 0; combination->fitted != NULL && t < varied->study->tables; t++)
        if (robustness->published[t] != NULL)
            json_object_set_new(tables, varied->study->table[t]->key,
                                tally_json(&agreement->tally[t], agreement->findings_kept[t],
                                           robustness->findings[t]));
    json_t *all = combination->fitted == NULL
                      ? json_null()
                      : tally_json(&agreement->all, agreement->all_kept, robustness->all_findings);
    json_t *kept = combination->fitted == NULL
                       ? json_null()
                       : json_integer((json_int_t)combination->fitted->panel->kept_rows);
    return json_pack("{s:I, s:o, s:b, s:o, s:o, s:o, s:s?}", "combination", (json_int_t)(s + 1),
                     "values", values, "as_it_stands", combination->own, "kept_rows", kept, "all",
                     all, "tables", tables, "not_available", combination->why_not);
}

static json_t *refound_json(const struct refound *refound, size_t s)
{
    const struct coefficient *coefficient = refound->coefficient;
    return json_pack("{s:I, s:o, s:o, s:o, s:s}", "combination", (json_int_t)(s + 1), "estimate",
                     json_number_or_null(refound->value), "std_error",
                     json_number_or_null(coefficient == NULL ? NAN : coefficient->std_error),
                     "p_value",
                     json_number_or_null(coefficient == NULL ? NAN : coefficient->p_value),
                     "verdict", verdict_name(refound->verdict.row));
}

static json_t *figure_json(const struct robustness *robustness, const struct printed_figure *figure)
{
    const struct published_row *printed = figure->printed;
    json_t *each = json_array();
    for (size_t s = 0; s < robustness->varied->count; s++)
        if (figure->refound[s].fit != NULL)
            json_array_append_new(each, refound_json(&figure->refound[s], s));
    json_t *object =
        json_pack("{s:s, s:s, s:s, s:s, s:b, s:{s:s, s:s, s:s}}", "table",
                  robustness->varied->study->table[figure->table]->key, "outcome", printed->outcome,
                  "model", printed->model, "term", printed->term, "finding", figure->finding,
                  "published", "estimate", printed->estimate.text, "std_error",
                  printed->std_error.text, "p_value", printed->p_value.text);
    json_object_update_new(
        object, json_pack("{s:o, s:o, s:o, s:I, s:I, s:I, s:I, s:I, s:o}", "lowest",
                          json_number_or_null(figure->low), "highest",
                          json_number_or_null(figure->high), "nearest_combination",
                          figure->fitted == 0 ? json_null()
                                              : json_integer((json_int_t)(figure->nearest + 1)),
                          "fitted_in", (json_int_t)figure->fitted, "same_to_print_in",
                          (json_int_t)figure->to_print, "same_sign_and_significance_in",
                          (json_int_t)figure->kept, "same_sign_in", (json_int_t)figure->sign,
                          "significant_in", (json_int_t)figure->significant, "each", each));
    return object;
}

const char *robustness_json(struct run *run, const void *answer)
{
    const struct robustness *robustness = answer;
    const struct varied *varied = robustness->varied;
    json_t *choices = json_array(), *combinations = json_array(), *figures = json_array();
    for (size_t c = 0; c < varied->study->choices; c++) {
        const struct open_choice *choice = &varied->study->choice[c];
        json_array_append_new(choices,
                              json_pack("{s:s, s:o, s:o}", "name", choice->name, "set",
                                        texts_json(&choice->set), "to", texts_json(&choice->to)));
    }
    for (size_t s = 0; s < varied->count; s++)
        json_array_append_new(combinations, combination_json(robustness, s));
    for (size_t f = 0; f < robustness->figures; f++)
        json_array_append_new(figures, figure_json(robustness, &robustness->figure[f]));
    return json_text(run,
                     json_pack("{s:i, s:b, s:o, s:o, s:o}", "schema_version", JSON_SCHEMA_VERSION,
                               "made_up", varied->any->panel->made_up, "choices", choices,
                               "combinations", combinations, "figures", figures));
}
