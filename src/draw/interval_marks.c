#include "draw/interval_marks.h"

#include <math.h>

#include "draw/palette.h"

/* In the size of the type. */
#define RADIUS 0.3
#define OUTLINE 0.06 /* of the ground, which keeps a mark apart from its bar */
#define HOLLOW_OUTLINE 0.1
#define FINE_RADIUS 0.12
#define THIN 0.09
#define THICK 0.28
#define CURVE 0.2

#define BAND_OPACITY 0.14
#define BAND_EDGE 0.5 /* points */

enum { MOST_FINE_MARKS = 400 }; /* of a row: more are a line */

static struct point at(const struct interval_drawn *drawn, double value, double y)
{
    return (struct point){ plot_area_x(drawn->area, value), y };
}

static void bar_add(const struct interval_drawn *drawn, double y, double low, double high,
                    const struct interval_series *series, bool thin)
{
    const struct page *page = drawn->page;
    if (!isfinite(low) || !isfinite(high))
        return;
    struct item *bar =
        scene_add_line(page->run, page->scene, thin ? "interval" : "inner interval",
                       at(drawn, low, y), at(drawn, high, y), (thin ? THIN : THICK) * page->size,
                       palette_colour(series->colour, 1.0));
    bar->dashed = thin && series->hollow;
}

static void mark_add(const struct interval_drawn *drawn, double y, const struct interval_mark *mark)
{
    const struct page *page = drawn->page;
    const struct interval_series *series = &drawn->series[mark->series];
    if (!drawn->fine) {
        bar_add(drawn, y, mark->low, mark->high, series, true);
        bar_add(drawn, y, mark->inner_low, mark->inner_high, series, false);
    }
    struct item *item =
        marker_add(page->run, page->scene, "estimate", series->marker, at(drawn, mark->estimate, y),
                   (drawn->fine ? FINE_RADIUS : RADIUS) * page->size);
    item->name = mark->name;
    item->fill = palette_colour(series->hollow ? page->theme->ground : series->colour, 1.0);
    if (drawn->fine)
        return;
    item->stroke = palette_colour(series->hollow ? series->colour : page->theme->ground, 1.0);
    item->line_width = (series->hollow ? HOLLOW_OUTLINE : OUTLINE) * page->size;
}

static void band_edge_add(const struct interval_drawn *drawn, const struct point *edge,
                          size_t points, unsigned colour)
{
    struct item *line =
        scene_add_path(drawn->page->run, drawn->page->scene, "band edge", edge, points);
    line->stroke = palette_colour(colour, 1.0);
    line->line_width = BAND_EDGE;
}

/* The bars of many marks together: down their lower ends, and up their upper. */
static void band_add(const struct interval_drawn *drawn, const struct interval_cell *cell,
                     double first)
{
    const struct page *page = drawn->page;
    unsigned colour = drawn->series[cell->mark[0].series].colour;
    struct point *low = run_array(page->run, struct point, cell->marks);
    struct point *high = run_array(page->run, struct point, cell->marks);
    struct point *round = run_array(page->run, struct point, 2 * cell->marks);
    size_t ends = 0;
    for (size_t i = 0; i < cell->marks; i++) {
        const struct interval_mark *mark = &cell->mark[i];
        double y = first + (double)i * drawn->lane;
        if (!isfinite(mark->low) || !isfinite(mark->high))
            continue;
        low[ends] = at(drawn, mark->low, y);
        high[ends++] = at(drawn, mark->high, y);
    }
    if (ends < 2)
        return;
    for (size_t i = 0; i < ends; i++) {
        round[i] = low[i];
        round[2 * ends - 1 - i] = high[i];
    }
    struct item *band = scene_add_path(page->run, page->scene, "band", round, 2 * ends);
    band->closed = true;
    band->fill = palette_colour(colour, BAND_OPACITY);
    band_edge_add(drawn, low, ends, colour);
    band_edge_add(drawn, high, ends, colour);
}

/* Estimates too many for marks of their own. */
static void curve_add(const struct interval_drawn *drawn, const struct interval_cell *cell,
                      double first)
{
    const struct page *page = drawn->page;
    struct point *point = run_array(page->run, struct point, cell->marks);
    for (size_t i = 0; i < cell->marks; i++)
        point[i] = at(drawn, cell->mark[i].estimate, first + (double)i * drawn->lane);
    struct item *curve = scene_add_path(page->run, page->scene, "curve", point, cell->marks);
    curve->stroke = palette_colour(drawn->series[cell->mark[0].series].colour, 1.0);
    curve->line_width = CURVE * page->size;
}

static void beside_add(const struct interval_drawn *drawn, const struct interval_cell *cell)
{
    const struct page *page = drawn->page;
    if (cell->beside == NULL)
        return;
    const char *markup = lettering_markup(page->run, cell->beside);
    if (cell->strong)
        markup = talloc_asprintf(page->run, "<b>%s</b>", markup);
    struct item *item = lettering_add(page->run, page->lettering, page->scene, "beside", markup,
                                      page->size, 0.0, palette_colour(page->theme->text, 1.0));
    item->left = drawn->area->box.right + BESIDE_GAP * page->size;
    item->top = drawn->top + (drawn->height - item->height) / 2.0;
}

void interval_marks_add(const struct interval_drawn *row, const struct interval_cell *cell)
{
    struct interval_drawn drawn = *row;
    if (cell->marks == 0)
        return;
    if (row->fine)
        drawn.lane = (row->height - row->gap) / (double)cell->marks;
    double middle = row->top + row->height / 2.0;
    double first = middle - drawn.lane * (double)(cell->marks - 1) / 2.0;
    if (row->fine)
        band_add(&drawn, cell, first);
    if (row->fine && cell->marks > MOST_FINE_MARKS)
        curve_add(&drawn, cell, first);
    else
        for (size_t i = 0; i < cell->marks; i++)
            if (isfinite(cell->mark[i].estimate))
                mark_add(&drawn, first + (double)i * drawn.lane, &cell->mark[i]);
    beside_add(&drawn, cell);
}
