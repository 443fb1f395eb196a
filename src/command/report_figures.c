#include "command/report_figures.h"

#include "command/study_figure.h"
#include "draw/svg.h"

/* The picture alone: titles and notes are text of the page. */
static bool picture(struct run *run, const struct panel *panel, const struct chart *chart,
                    const char *width, struct figure **figure)
{
    struct picture_look look;
    return picture_look_of(run, width, NULL, &look)
           && study_figure(run, panel, chart, &look, false, figure);
}

static const char *svg_of(struct run *run, const struct figure *figure, const char *id)
{
    struct lettering *lettering = lettering_new(run, figure->scene->theme);
    return svg_inline(run, lettering, figure->scene, id).data;
}

static bool figure_of(struct run *run, const struct panel *panel, const struct fitted_chart *fitted,
                      size_t at, struct html_figure *made)
{
    const struct chart *chart = fitted->chart;
    struct figure *wide = NULL, *narrow = NULL;
    *made = (struct html_figure){ .name = chart->id,
                                  .title = chart->title == NULL ? chart->name : chart->title,
                                  .absent = fitted->absent };
    if (fitted->absent != NULL)
        return true;
    if (!picture(run, panel, chart, HTML_FIGURE_WIDE_MM, &wide)
        || !picture(run, panel, chart, HTML_FIGURE_NARROW_MM, &narrow))
        return false;
    made->headline = wide->headline;
    made->title = wide->title;
    made->wide = svg_of(run, wide, talloc_asprintf(run, "figure-%zu-wide", at + 1));
    made->narrow = svg_of(run, narrow, talloc_asprintf(run, "figure-%zu-narrow", at + 1));
    made->alt = wide->scene->description;
    made->notes = wide->notes;
    made->note = wide->note;
    struct table *numbers = figure_table(run, wide);
    numbers->title =
        talloc_asprintf(run, "The numbers of %s", *made->name == '\0' ? made->title : made->name);
    numbers->made_up = panel->made_up;
    made->numbers = numbers;
    return true;
}

bool report_figures(struct run *run, const struct fitted *fitted, struct html_figure **figure)
{
    const struct panel *panel = fitted->panel;
    *figure = run_array(run, struct html_figure, panel->study->charts);
    for (size_t c = 0; c < panel->study->charts; c++)
        if (!figure_of(run, panel, &fitted->chart[c], c, &(*figure)[c]))
            return false;
    return true;
}
