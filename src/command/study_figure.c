#include "command/study_figure.h"

#include "command/drawn_table.h"
#include "command/map_tiles.h"
#include "fit/fitted.h"

bool study_figure(struct run *run, const struct panel *panel, const struct chart *chart,
                  const struct picture_look *look, bool words, struct figure **figure)
{
    const struct tiles *tiles = NULL;
    const struct table *table = NULL;
    if (!map_tiles(run, chart, panel, &tiles) || !drawn_table(run, chart, panel, &table))
        return false;
    struct analysis analysis = fitted_chart_analysis(panel, chart);
    const struct drawing drawing = { .chart = chart,
                                     .analysis = &analysis,
                                     .panel = panel,
                                     .tiles = tiles,
                                     .table = table,
                                     .theme = look->theme,
                                     .form = look->form,
                                     .made_up = panel->made_up,
                                     .words = words };
    return figure_make(run, &drawing, figure);
}
