#include "fit/fitted.h"

#include <string.h>

static const char *absence_words(struct run *run, const struct panel_absence *absence)
{
    return talloc_asprintf(run, "'%s' comes from %s, which is not there", absence->variable->name,
                           absence->loaded->path[0]);
}

const char *formula_absent(struct run *run, const struct panel *panel,
                           const struct formula *formula)
{
    const struct panel_absence *absence = panel_absence(panel, formula->response.column);
    for (size_t t = 0; absence == NULL && t < formula->terms; t++)
        for (size_t f = 0; absence == NULL && f < formula->term[t].factors; f++)
            absence = panel_absence(panel, formula->term[t].factor[f].column);
    return absence == NULL ? NULL : absence_words(run, absence);
}

bool fitted_standardises_all(const struct panel *panel)
{
    const struct study *study = panel->study;
    return (panel->made_up ? study->standardise_made_up : study->standardise) == 1;
}

/* Whether who is kept tells who answered a survey. */
static bool keeps_respondents(const struct panel *panel)
{
    bool confidential = false;
    for (size_t i = 0; i < panel->study->keep.count; i++)
        confidential |= frame_column(panel->frame, panel->study->keep.text[i])->confidential;
    return confidential;
}

struct offer fitted_offer(const struct panel *panel, enum missing_rule rule)
{
    return (struct offer){ .frame = panel->frame,
                           .offered = panel->kept,
                           .over = fitted_standardises_all(panel) ? NULL : panel->kept,
                           .rule = rule,
                           .confidential = keeps_respondents(panel) };
}

enum missing_rule fitted_rule(const struct study *study, const struct model_table *table)
{
    int missing = table->missing == 2 ? study->missing : table->missing;
    return missing == 1 ? MISSING_RULE_MEAN : MISSING_RULE_LISTWISE;
}

bool fitted_table_build(struct run *run, const struct panel *panel, const struct model_table *table,
                        struct fitted_table *fitted)
{
    fitted->table = table;
    fitted->rule = fitted_rule(panel->study, table);
    for (size_t i = 0; i < table->models && fitted->absent == NULL; i++)
        fitted->absent = formula_absent(run, panel, table->model[i].formula);
    if (fitted->absent != NULL)
        return true;
    const struct analysis analysis = { .offer = fitted_offer(panel, fitted->rule),
                                       .inference = table->inference };
    bool whole = true;
    fitted->fit = run_array(run, struct fit *, table->models);
    for (size_t i = 0; i < table->models; i++)
        if (!analysis_fit(run, &analysis, table->model[i].formula, &fitted->fit[i])) {
            whole = false;
            if (!run_go_on(run))
                return false;
        }
    return whole;
}

struct analysis fitted_chart_analysis(const struct panel *panel, const struct chart *chart)
{
    struct analysis analysis = { .offer = fitted_offer(panel, MISSING_RULE_LISTWISE),
                                 .inference = chart->inference,
                                 .rows_are = "local authorities",
                                 .row_is = "local authority" };
    const struct model_table *table =
        chart->table == NULL ? NULL : study_table(panel->study, chart->table);
    if (table != NULL) {
        analysis.offer.rule = fitted_rule(panel->study, table);
        analysis.inference = table->inference;
    }
    if (chart->said.kind != INFERENCE_KINDS)
        analysis.inference = chart->inference;
    if (chart->rows == 1)
        analysis.offer.offered = analysis.offer.over = NULL;
    return analysis;
}

/* Why a chart cannot be drawn for want of a source; NULL if it can. */
static const char *chart_absent(struct run *run, const struct panel *panel,
                                const struct chart *chart)
{
    const struct panel_absence *absence = NULL;
    const char *of_table = NULL;
    struct texts columns;
    bool named = chart_columns(run, chart, &columns);
    const struct model_table *table =
        chart->table == NULL ? NULL : study_table(panel->study, chart->table);
    for (size_t i = 0; table != NULL && i < table->models && of_table == NULL; i++)
        of_table = formula_absent(run, panel, table->model[i].formula);
    if (of_table != NULL)
        return of_table;
    for (size_t i = 0; named && i < columns.count && absence == NULL; i++)
        absence = panel_absence(panel, columns.text[i]);
    return absence == NULL ? NULL : absence_words(run, absence);
}

bool fitted_build(struct run *run, const struct panel *panel, struct fitted **fitted)
{
    const struct study *study = panel->study;
    struct fitted *made = talloc_zero(run, struct fitted);
    *fitted = made;
    made->panel = panel;
    made->table = run_array(run, struct fitted_table, study->tables);
    made->chart = run_array(run, struct fitted_chart, study->charts);
    bool whole = true;
    for (size_t i = 0; i < study->tables; i++)
        if (!fitted_table_build(run, panel, study->table[i], &made->table[i])) {
            whole = false;
            if (!run_go_on(run))
                return false;
        }
    for (size_t i = 0; i < study->charts; i++) {
        made->chart[i].chart = study->chart[i];
        made->chart[i].absent = chart_absent(run, panel, study->chart[i]);
    }
    return whole;
}
