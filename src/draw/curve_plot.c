#include "draw/curve_plot.h"

#include <math.h>

#include "base/number.h"
#include "draw/curve_sketch.h"
#include "draw/key.h"

/* In the size of the type, unless said otherwise. */
#define PLOT_HEIGHT 0.42 /* of the page's width */
#define AFTER_LABEL 0.8
#define CLOSE_TYPE 0.8 /* of the page's type, where its height is fixed: choices need the room */
#define PITCH 0.9      /* points: no more specifications are drawn than have so much each */

const char *curve_term_label(const struct plotted_curve *plotted, const char *text)
{
    const struct column *column = frame_column(plotted->drawing->analysis->offer.frame, text);
    return column == NULL ? text : column->label;
}

static void key_of(const struct curve_sketch *sketch)
{
    struct run *run = sketch->run;
    const struct plotted_curve *plotted = sketch->plotted;
    const struct theme *theme = sketch->page->theme;
    double level = number_round(1.0 - plotted->fit->curve->conf_level, 6);
    const char *alpha = number_full(run, level),
               *median = curve_value(run, plotted, plotted->summary->median);
    double share = plotted->summary->share_significant + plotted->summary->share_other;
    struct key_entry entry[4];
    size_t entries = 0;
    if (share > 0.0)
        entry[entries++] = (struct key_entry){ .label = talloc_asprintf(run, "Significant (p < %s)",
                                                                        alpha + (*alpha == '0')),
                                               .marked = true,
                                               .colour = theme->point };
    if (share < 1.0)
        entry[entries++] = (struct key_entry){ .label = "Not significant",
                                               .marked = true,
                                               .marker = MARKER_TRIANGLE,
                                               .colour = curve_other_colour(theme) };
    entry[entries++] = (struct key_entry){ .label = talloc_asprintf(run, "Median %s", median),
                                           .line = true,
                                           .dashed = true,
                                           .colour = theme->text };
    if (plotted->marked != SIZE_MAX)
        entry[entries++] = (struct key_entry){ .label = plotted->drawing->chart->one_model == NULL
                                                            ? "With every term"
                                                            : "Marked",
                                               .marked = true,
                                               .marker = MARKER_DIAMOND,
                                               .colour = theme->line };
    key_add(sketch->page, NULL, entry, entries);
}

/* The plot begins where the labels below it end; how wide those of y are is known once it is
 * placed, so it is placed twice. */
static void place(struct curve_sketch *sketch)
{
    struct page *page = sketch->page;
    size_t items = page->scene->items;
    double below = page->below;
    plot_area_place(page, &sketch->area);
    double labels = page->left + sketch->label_width + AFTER_LABEL * page->size;
    sketch->area.room_left = fmax(labels - sketch->area.box.left, 0.0);
    page->scene->items = items;
    page->below = below;
    plot_area_place(page, &sketch->area);
}

/* The lower part is as high as its labels need. */
static void plot_add(struct curve_sketch *sketch)
{
    struct page *page = sketch->page;
    struct plotted_curve *plotted = sketch->plotted;
    double size = page->size;
    if (isfinite(page_floor(page)))
        page->size *= CLOSE_TYPE;
    key_of(sketch);
    curve_choices_make(sketch);
    double height = curve_choices_settle(sketch);
    double width = page->right - page->left - sketch->label_width - AFTER_LABEL * page->size;
    plotted->drawn = curve_order_thin(sketch->run, plotted->fit, &plotted->order,
                                      (size_t)(width / PITCH), plotted->marked);
    sketch->area = (struct plot_area){
        .y_title = plotted->title,
        .x = { .low = 0.0, .high = (double)plotted->drawn.count },
        .y = curve_scale_of_y(sketch),
        .no_x = true,
        .height = PLOT_HEIGHT * page->scene->width,
        .room_below = height + (AFTER_PLOT + AFTER_LINES) * page->size,
        .watermark_at = 0.5,
    };
    place(sketch);
    plot_area_ground(page, &sketch->area);
    page->below = sketch->area.box.bottom + AFTER_PLOT * page->size;
    curve_estimates_add(sketch);
    curve_choices_add(sketch, height);
    page->size = size;
}

/* The curve that is asked for, at the level of the analysis. */
static bool curve_find(struct run *run, const struct drawing *drawing, struct curve *curve)
{
    const struct chart *chart = drawing->chart;
    const struct analysis *analysis = drawing->analysis;
    const struct curve *found = chart->specifications;
    if (found == NULL && drawing->panel == NULL)
        return run_fail(run, status_at(chart->place), chart->place,
                        "'%s' is a curve of a study, and there is none; say which by --study, or "
                        "give the curve's file (.yaml)",
                        chart->curve);
    if (found == NULL)
        found = study_curve(drawing->panel->study, chart->curve);
    if (found == NULL)
        return run_fail(run, status_at(chart->place), chart->place, "the study has no curve '%s'",
                        chart->curve);
    *curve = *found;
    curve->conf_level = analysis->inference.conf_level;
    if (!curve->missing_said) {
        curve->mean = run_array(run, bool, curve->missings);
        curve->mean[0] = analysis->offer.rule == MISSING_RULE_MEAN;
    }
    return true;
}

/* What an estimate is: of one term and outcome, in their units or in standard deviations. */
static const char *estimates_title(struct run *run, const struct plotted_curve *plotted)
{
    const struct curve *curve = plotted->fit->curve;
    const char *focal = curve_term_label(plotted, curve->focal[0]->term[0].text);
    if (plotted->fit->standardised)
        return talloc_asprintf(run, "Coefficient of %s, standardised", focal);
    return talloc_asprintf(run, "Coefficient of %s (outcome: %s)", focal,
                           curve_term_label(plotted, curve->outcome[0]->response.text));
}

static bool curve_compute(struct run *run, const struct drawing *drawing,
                          struct plotted_curve *plotted)
{
    const struct chart *chart = drawing->chart;
    struct curve *curve = talloc_zero(run, struct curve);
    struct curve_fit *fit = NULL;
    *plotted = (struct plotted_curve){ .drawing = drawing };
    if (!curve_find(run, drawing, curve)
        || !specification_find(run, curve, chart->one_model, chart->place, &plotted->marked)
        || !curve_fit_make(run, curve, &drawing->analysis->offer, &fit))
        return false;
    plotted->fit = fit;
    plotted->summary = curve_summarise(run, fit);
    plotted->test = curve_test_make(run, fit, plotted->summary);
    plotted->critical = critical_values(run, curve->conf_level, fit->most);
    plotted->order = curve_order_of(run, fit);
    plotted->title = estimates_title(run, plotted);
    if (fit->specification[plotted->marked].status != SPECIFICATION_ESTIMATED)
        plotted->marked = SIZE_MAX;
    return true;
}

bool curve_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    struct plotted_curve plotted;
    if (!curve_compute(run, drawing, &plotted))
        return false;
    const struct curve *curve = plotted.fit->curve;
    const char *what = curve->title != NULL && *curve->title != '\0'
                           ? talloc_asprintf(run, "%s: specification curve", curve->title)
                           : "Specification curve";
    struct curve_sketch sketch = { .run = run,
                                   .page = drawing_page(run, drawing, what),
                                   .plotted = &plotted };
    plot_add(&sketch);
    curve_notes(run, &plotted, sketch.page);
    drawing_notes(drawing, sketch.page);
    curve_data(run, &plotted, figure);
    figure_end(figure, sketch.page, curve_alt(run, &plotted));
    return true;
}
