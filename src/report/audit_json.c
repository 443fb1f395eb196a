/* An audit as JSON: every interval as its two ends, null where there is none. */

#include "printed/whole_model.h"
#include "report/audit_table.h"
#include "report/json.h"

/* [low, high]; an end without bound is null, and so is what is not printed. */
static json_t *interval_json(struct interval interval)
{
    if (!interval_is_printed(interval))
        return json_null();
    return json_pack("[o, o]", json_number_or_null(interval.low),
                     json_number_or_null(interval.high));
}

static json_t *place_json(const struct published_row *row)
{
    if (row == NULL)
        return json_null();
    return json_pack("{s:s, s:I, s:s, s:s, s:s, s:s}", "file", row->place.file, "line",
                     (json_int_t)row->place.line, "table", row->table, "outcome", row->outcome,
                     "model", row->model, "term", row->term);
}

static json_t *finding_json(const struct finding *finding)
{
    return json_pack("{s:s, s:s, s:o, s:o, s:s, s:o, s:o, s:s, s:s}", "verdict",
                     finding->impossible ? "impossible" : "remark", "rule",
                     rule_name[finding->rule], "where", place_json(finding->row), "or_where",
                     place_json(finding->also), "quantity", finding->quantity, "asked",
                     interval_json(finding->asked), "implied", interval_json(finding->implied),
                     "what", finding->what, "would_hold", finding->repair);
}

static json_t *row_json(const struct printed_row *row)
{
    const struct published_row *print = row->print;
    return json_pack("{s:o, s:s, s:s, s:s, s:o, s:o, s:o, s:s, s:b, s:o, s:o}", "where",
                     place_json(print), "b", print->estimate.text, "se", print->std_error.text, "p",
                     print->p_value.text, "b_read", json_number_or_null(row->estimate_cell.value),
                     "se_read", json_number_or_null(row->std_error_cell.value), "p_from_b_and_se",
                     interval_json(row->implied_p), "verdict", row_verdict_name[row->verdict],
                     "in_a_finding", row->doubted, "p_holm", json_number_or_null(row->holm),
                     "p_benjamini_hochberg", json_number_or_null(row->benjamini_hochberg));
}

static json_t *model_json(const struct printed_model *model)
{
    struct whole_model whole = whole_model_of(model);
    return json_pack("{s:s, s:s, s:s, s:s, s:I, s:I, s:f, s:o, s:o, s:o, s:o}", "file",
                     model->table->file, "table", model->table->name, "outcome", model->outcome,
                     "model", model->name, "nobs", (json_int_t)model->nobs, "terms",
                     (json_int_t)model->terms, "df_residual", model->df, "r_squared",
                     interval_json(whole.r_squared), "adj_r_squared", interval_json(whole.adjusted),
                     "statistic", interval_json(whole.f), "p_value", interval_json(whole.p_value));
}

static json_t *table_json(const struct printed_table *table)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < table->rows; i++)
        json_array_append_new(rows, row_json(table->row[i]));
    return json_pack("{s:s, s:s, s:I, s:I, s:I, s:I, s:o}", "file", table->file, "table",
                     table->name, "tests", (json_int_t)table->tests, "significant",
                     (json_int_t)table->significant, "significant_holm", (json_int_t)table->holm,
                     "significant_benjamini_hochberg", (json_int_t)table->benjamini_hochberg,
                     "rows", rows);
}

const char *audit_json(struct run *run, const void *answer)
{
    const struct audit *audit = answer;
    json_t *findings = json_array(), *models = json_array(), *tables = json_array();
    for (size_t i = 0; i < audit->findings.count; i++)
        json_array_append_new(findings, finding_json(&audit->findings.finding[i]));
    for (size_t i = 0; i < audit->sheet->models; i++)
        json_array_append_new(models, model_json(audit->sheet->model[i]));
    for (size_t i = 0; i < audit->sheet->tables; i++)
        json_array_append_new(tables, table_json(audit->sheet->table[i]));
    return json_text(run,
                     json_pack("{s:i, s:I, s:o, s:o, s:o}", "schema_version", JSON_SCHEMA_VERSION,
                               "impossible", (json_int_t)findings_impossible(&audit->findings),
                               "findings", findings, "models", models, "tables", tables));
}
