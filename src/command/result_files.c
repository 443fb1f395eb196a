#include "command/result_files.h"

#include <glib.h>

#include "base/progress.h"
#include "command/answer.h"
#include "command/study_figure.h"
#include "draw/table_picture.h"
#include "report/ledger_table.h"
#include "report/model_table.h"
#include "report/panel_file.h"
#include "report/provenance.h"
#include "report/results.h"

bool results_lay_out(struct run *run, const struct fitted *fitted, struct results **results)
{
    const struct study *study = fitted->panel->study;
    struct results *made = talloc_zero(run, struct results);
    *results = made;
    made->fitted = fitted;
    made->published = run_array(run, struct published *, study->tables);
    made->table = run_array(run, struct table *, study->tables);
    made->tally = run_array(run, struct tally, study->tables);
    for (size_t t = 0; t < study->tables; t++) {
        if (!published_of_table(run, study->table[t], &made->published[t]))
            return false;
        if (fitted->table[t].absent == NULL
            && !model_table_layout(run, fitted, &fitted->table[t], made->published[t],
                                   &made->table[t], &made->tally[t]))
            return false;
    }
    made->key_figures = key_figures_table(run, fitted->panel);
    made->findings = findings_table(run, fitted, made->published, made->tally);
    return true;
}

static void add_text(struct run *run, struct outputs *outputs, const char *folder, const char *name,
                     const char *text)
{
    outputs_add_text(outputs, talloc_asprintf(run, "%s/%s", folder, name), text);
}

static bool add_table(struct run *run, struct outputs *outputs, const char *folder,
                      const char *name, const struct table *table, const struct picture_look *look)
{
    static const struct {
        enum format format;
        const char *suffix;
    } written[] = { { FORMAT_TEXT, "txt" }, { FORMAT_MARKDOWN, "md" }, { FORMAT_CSV, "csv" } };
    const char *stem = talloc_asprintf(run, "%s/tables/%s", folder, name);
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        outputs_add_text(outputs, talloc_asprintf(run, "%s.%s", stem, written[i].suffix),
                         table_write(run, table, written[i].format));
    struct scene *scene = NULL;
    return table_scene(run, table, look->theme, TABLE_WIDTH_MM * POINTS_PER_MM, &scene)
           && pictures_add(run, scene, stem, USUAL_DPI, outputs);
}

static bool add_figure(struct run *run, struct outputs *outputs, const char *folder,
                       const struct panel *panel, const struct chart *chart,
                       const struct picture_look *look)
{
    const char *stem = talloc_asprintf(run, "%s/figures/%s", folder, chart->name);
    struct figure *figure = NULL;
    if (!study_figure(run, panel, chart, look, true, &figure))
        return false;
    alt_text_add(run, figure->scene, stem, outputs);
    return pictures_add(run, figure->scene, stem, USUAL_DPI, outputs);
}

/* Tables and figures. */
static bool add_drawn(struct run *run, const struct results *results, const char *folder,
                      const struct picture_look *look, struct outputs *outputs)
{
    static const char what[] = "drawing tables and figures";
    const struct fitted *fitted = results->fitted;
    const struct study *study = fitted->panel->study;
    const double all = (double)(study->tables + study->charts);
    for (size_t t = 0; t < study->tables; t++) {
        if (results->table[t] != NULL
            && !add_table(run, outputs, folder, study->table[t]->name, results->table[t], look))
            return false;
        progress_show(run, what, (double)(t + 1) / all);
    }
    for (size_t c = 0; c < study->charts; c++) {
        if (fitted->chart[c].absent == NULL
            && !add_figure(run, outputs, folder, fitted->panel, fitted->chart[c].chart, look))
            return false;
        progress_show(run, what, (double)(study->tables + c + 1) / all);
    }
    progress_end(run, what);
    return true;
}

bool result_files_add(struct run *run, const struct results *results, const struct request *request,
                      const char *folder, const struct picture_look *look, struct outputs *outputs)
{
    const struct fitted *fitted = results->fitted;
    const struct panel *panel = fitted->panel;
    if (!add_drawn(run, results, folder, look, outputs))
        return false;
    add_text(run, outputs, folder, "key-figures.txt", table_write_text(run, results->key_figures));
    if (results->findings != NULL)
        add_text(run, outputs, folder, "findings.txt", table_write_text(run, results->findings));
    add_text(run, outputs, folder, "coefficients.csv",
             results_coefficients(run, fitted, results->published));
    add_text(run, outputs, folder, "models.csv", results_models(run, fitted, results->published));
    add_text(run, outputs, folder, "rows-left-out.csv", results_rows_left_out(run, fitted));
    add_text(run, outputs, folder, "panel.csv", panel_csv(run, panel, true));
    add_text(run, outputs, folder, "missing.csv", panel_missing_csv(run, panel));
    add_text(run, outputs, folder, "left-out.csv", panel_left_out_csv(run, fitted));
    add_text(run, outputs, folder, "ledger.csv", ledger_csv(run, panel));
    add_text(run, outputs, folder, "provenance.json",
             provenance_json(run, panel, results->published, request->word, request->words));
    return answer_add(run, ledger_document(run, panel), FORMAT_TEXT,
                      talloc_asprintf(run, "%s/ledger.txt", folder), outputs);
}
