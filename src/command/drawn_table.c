#include "command/drawn_table.h"

#include "fit/fitted.h"
#include "read/published.h"
#include "report/model_table.h"

bool drawn_table(struct run *run, const struct chart *chart, const struct panel *panel,
                 const struct table **table)
{
    const struct model_table *models = NULL;
    *table = NULL;
    if (chart->kind != CHART_TABLE)
        return true;
    if (panel == NULL)
        return run_fail(run, status_at(chart->place), chart->place,
                        "'%s' is a table of a study, and there is none; say which by --study",
                        chart->table);
    if (!study_need_table(run, panel->study, chart->table, chart->place, &models))
        return false;
    const struct fitted fitted = { .panel = panel };
    struct fitted_table source = { .table = models };
    struct published *published = NULL;
    struct tally tally = { 0 };
    struct table *made = NULL;
    if (!fitted_table_build(run, panel, models, &source)
        || !published_of_table(run, models, &published))
        return false;
    if (source.absent != NULL)
        return run_fail(run, STATUS_UNSUPPORTED, chart->place, "%s cannot be drawn: %s", models->id,
                        source.absent);
    bool ok = model_table_layout(run, &fitted, &source, published, &made, &tally);
    *table = made;
    return ok;
}
