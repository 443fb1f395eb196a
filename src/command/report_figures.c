#include "command/report_figures.h"

#include "base/progress.h"
#include "command/drawn_table.h"
#include "command/study_figure.h"
#include "draw/svg.h"

/* The picture alone: titles and notes are text of the page. */
static bool picture(struct run *run, const struct panel *panel, const struct chart *chart,
                    const struct theme *theme, const char *width, struct figure **figure)
{
    struct picture_look look;
    if (!picture_look_of(run, width, NULL, &look))
        return false;
    look.theme = theme;
    return study_figure(run, panel, chart, &look, false, figure);
}

static const char *svg_of(struct run *run, const struct figure *figure, const char *id)
{
    struct lettering *lettering = lettering_new(run, figure->scene->theme);
    return svg_inline(run, lettering, figure->scene, id).data;
}

/* A table with the words of the figure that it is. */
static bool table_of(struct run *run, const struct panel *panel, const struct chart *chart,
                     const struct figure *figure, struct html_figure *made)
{
    const struct table *table = NULL;
    if (!drawn_table(run, chart, panel, &table))
        return false;
    struct table *worded = talloc_memdup(run, table, sizeof *table);
    worded->id = figure->id;
    worded->title = figure->title;
    worded->notes = figure->notes;
    worded->note = figure->note;
    made->name = figure->id;
    made->table = worded;
    return true;
}

static const struct table *numbers_of(struct run *run, const struct figure *figure,
                                      const char *name, bool made_up)
{
    struct table *numbers = figure_table(run, figure);
    numbers->title = talloc_asprintf(run, "The numbers of %s", name);
    numbers->made_up = made_up;
    return numbers;
}

void report_figure_fill(struct run *run, const struct figure *wide, const struct figure *narrow,
                        size_t at, bool made_up, struct html_figure *made)
{
    made->headline = wide->headline;
    made->title = wide->title;
    made->wide = svg_of(run, wide, talloc_asprintf(run, "figure-%zu-wide", at + 1));
    made->narrow = svg_of(run, narrow, talloc_asprintf(run, "figure-%zu-narrow", at + 1));
    made->alt = wide->scene->description;
    made->notes = wide->notes;
    made->note = wide->note;
    made->narrow_notes = narrow->notes;
    made->narrow_note = narrow->note;
    made->numbers = numbers_of(run, wide, *made->name == '\0' ? made->title : made->name, made_up);
}

static bool figure_of(struct run *run, const struct panel *panel, const struct fitted_chart *fitted,
                      const struct theme *theme, size_t at, struct html_figure *made)
{
    const struct chart *chart = fitted->chart;
    struct figure *wide = NULL, *narrow = NULL;
    *made = (struct html_figure){ .name = chart->id,
                                  .title = chart->title == NULL ? chart->name : chart->title,
                                  .absent = fitted->absent };
    if (fitted->absent != NULL)
        return true;
    if (!picture(run, panel, chart, theme, HTML_FIGURE_WIDE_MM, &wide))
        return false;
    made->headline = wide->headline;
    made->title = wide->title;
    if (chart->kind == CHART_TABLE)
        return table_of(run, panel, chart, wide, made);
    if (!picture(run, panel, chart, theme, HTML_FIGURE_NARROW_MM, &narrow))
        return false;
    report_figure_fill(run, wide, narrow, at, panel->made_up, made);
    return true;
}

bool report_figures(struct run *run, const struct fitted *fitted, const struct theme *theme,
                    struct html_figure **figure)
{
    static const char what[] = "drawing figures";
    const struct panel *panel = fitted->panel;
    *figure = run_array(run, struct html_figure, panel->study->charts);
    for (size_t c = 0; c < panel->study->charts; c++) {
        if (!figure_of(run, panel, &fitted->chart[c], theme, c, &(*figure)[c]))
            return false;
        progress_show(run, what, (double)(c + 1) / (double)panel->study->charts);
    }
    progress_end(run, what);
    return true;
}
