#include "draw/scatter_layout.h"

#include <math.h>
#include <stdint.h>

#include "draw/numeral.h"
#include "draw/palette.h"

/* Shares of lengths, in the size of the type unless said otherwise. */
#define PLOT_HEIGHT 0.62 /* of the page's width: with axes about three quarters */
#define PANEL_HEIGHT 0.8 /* of its width */
#define PANEL_WIDTH 12.0 /* at least */
#define LEAST_HEIGHT 4.0 /* of a panel on a page of fixed height */
#define AROUND_PANEL 3.7 /* heading, and what plot_area adds above and below a plot */
#define BETWEEN 1.5      /* two panels, at least */
#define FOOT 4.6         /* labels and title of x, under the last row */
#define LABEL_GAP 0.6    /* as plot_area has it */
#define AIR 0.04         /* of the data's range, at either end of an axis */
#define BAND_ROOM 0.5    /* of the data's range: a band wider than that is cut at the plot */

/* What an axis covers, as it grows. */
struct range {
    double low, high;
};

static void range_take(struct range *range, double value)
{
    range->low = fmin(range->low, value);
    range->high = fmax(range->high, value);
}

static struct range range_of(const double *value, size_t count)
{
    struct range range = { value[0], value[0] };
    for (size_t i = 1; i < count; i++)
        range_take(&range, value[i]);
    return range;
}

static void references_take(const struct chart *chart, char axis, struct range *range)
{
    for (size_t i = 0; i < chart->references; i++)
        if (chart->reference[i].axis == axis)
            range_take(range, chart->reference[i].value);
}

static void edges_take(const struct point *lower, const struct point *upper, struct range within,
                       struct range *range)
{
    for (size_t i = 0; i <= FITTED_STEPS; i++) {
        range_take(range, fmax(lower[i].y, within.low));
        range_take(range, fmin(upper[i].y, within.high));
    }
}

/* Room for the data and the line, and for the bands as far as they leave the data room. */
static struct scale scale_of_y(const struct scatter *scatter)
{
    const struct plotted *plotted = &scatter->plotted;
    const struct fitted_line *line = plotted->line;
    struct range range = range_of(plotted->pairs->y, plotted->pairs->rows);
    double room = BAND_ROOM * (range.high - range.low);
    struct range within = { range.low - room, range.high + room };
    if (line != NULL && (plotted->chart->layers & LAYER_BAND) != 0 && line->has_band)
        edges_take(line->lower, line->upper, within, &range);
    if (line != NULL && (plotted->chart->layers & LAYER_PREDICTION) != 0 && line->has_prediction)
        edges_take(line->one_lower, line->one_upper, within, &range);
    if (line != NULL) {
        range_take(&range, line->mean[0].y);
        range_take(&range, line->mean[FITTED_STEPS].y);
    }
    references_take(plotted->chart, 'y', &range);
    return scale_over(range.low, range.high, AIR, 0.0, 0.0);
}

static struct scale scale_of_x(const struct scatter *scatter)
{
    const struct plotted *plotted = &scatter->plotted;
    struct range range = range_of(plotted->pairs->x, plotted->pairs->rows);
    references_take(plotted->chart, 'x', &range);
    return scale_over(range.low, range.high, AIR, 0.0, 0.0);
}

static const char *title_of(const struct scatter *scatter, const struct chart_axis *axis)
{
    return caption_axis_title(scatter->run, scatter->plotted.analysis->offer.frame, axis);
}

static struct plot_area area_of(const struct scatter *scatter)
{
    return (struct plot_area){ .x = scale_of_x(scatter), .y = scale_of_y(scatter) };
}

static void plot_add(struct scatter *scatter)
{
    struct page *page = scatter->page;
    struct plot_area area = area_of(scatter);
    area.x_title = title_of(scatter, &scatter->plotted.chart->x);
    area.y_title = title_of(scatter, &scatter->plotted.chart->y);
    area.height = PLOT_HEIGHT * page->scene->width;
    scatter_margins(scatter, &area);
    plot_area_place(page, &area);
    plot_area_ground(page, &area);
    scatter_panel(scatter, &area, SIZE_MAX);
}

/* Panels in columns and rows. */
struct grid {
    size_t panels, columns, rows;
    double left, right;   /* of the page */
    double width, height; /* of a plot */
    double between, labels;
    struct axis across, upright;
};

/* As many as fit, or one fewer where that leaves fewer places of the last row empty. */
static size_t columns_for(const struct page *page, size_t panels)
{
    double width = page->right - page->left;
    double fit = floor(width / (PANEL_WIDTH * page->size));
    if (isfinite(page_floor(page))) {
        double height = page_floor(page) - page->below;
        fit = round(sqrt((double)panels * width / (1.5 * height)));
    }
    size_t columns = (size_t)fmin(fmax(fit, 1.0), (double)panels);
    bool fewer = columns > 2
                 && (panels + columns - 2) / (columns - 1) * (columns - 1)
                        < (panels + columns - 1) / columns * columns;
    return fewer ? columns - 1 : columns;
}

/* The axes are measured first: all panels have the same, and room is left for their labels. */
static void grid_measure(const struct scatter *scatter, const struct plot_area *area,
                         struct grid *grid)
{
    const struct page *page = scatter->page;
    double em = page->size;
    struct scale x = area->x, y = area->y;
    y.to = 0.0;
    for (int twice = 0; twice < 2; twice++) { /* labels of x depend on the width that they leave */
        double space = grid->right - grid->left - grid->labels - grid->across.label_width / 2.0;
        grid->between = fmax(BETWEEN * em, grid->across.label_width + LABEL_GAP * em);
        grid->width = (space - (double)(grid->columns - 1) * grid->between) / (double)grid->columns;
        x.to = grid->width;
        grid->across = axis_between(scatter->run, page->lettering, x, em);
        grid->height = PANEL_HEIGHT * grid->width;
        if (isfinite(page_floor(page))) {
            double room = page_floor(page) - page->below - FOOT * em;
            grid->height = fmax(room / (double)grid->rows - AROUND_PANEL * em, LEAST_HEIGHT * em);
        }
        y.from = grid->height;
        grid->upright = axis_upright(scatter->run, page->lettering, y, em);
        grid->labels = grid->upright.label_width + LABEL_GAP * em;
    }
}

/* "London (n = 33)" over each panel of a row; returns where the lowest ends. */
static double headings_add(struct scatter *scatter, const struct grid *grid, size_t first)
{
    struct page *page = scatter->page;
    double top = page->below, lowest = top;
    for (size_t g = first; g < grid->panels && g < first + grid->columns; g++) {
        const struct series_group *group = &scatter->panels->group[g];
        page->left =
            grid->left + grid->labels + (double)(g - first) * (grid->width + grid->between);
        page->right = page->left + grid->width;
        page->below = top;
        page_paragraph(page, "panel title",
                       talloc_asprintf(scatter->run, "<b>%s</b> (n\u00A0=\u00A0%zu)",
                                       lettering_prose(scatter->run, group->name), group->rows),
                       page->size, page->theme->text);
        lowest = fmax(lowest, page->below);
    }
    return lowest;
}

/* One panel; returns where it ends. */
static double panel_add(struct scatter *scatter, const struct grid *grid, struct plot_area area,
                        size_t g, double top)
{
    struct page *page = scatter->page;
    size_t column = g % grid->columns;
    double plot = grid->left + grid->labels + (double)column * (grid->width + grid->between);
    page->left = column == 0 ? grid->left : plot;
    page->right = plot + grid->width;
    page->below = top - LABEL_GAP * page->size;
    area.panel = true;
    area.bare_y = column > 0;
    area.bare_x = g + grid->columns < grid->panels;
    area.height = grid->height;
    area.watermark_at = 0.85;
    plot_area_place(page, &area);
    plot_area_ground(page, &area);
    scatter_panel(scatter, &area, g);
    return page->below;
}

static void x_title_add(struct scatter *scatter, const struct grid *grid)
{
    struct page *page = scatter->page;
    const char *title = title_of(scatter, &scatter->plotted.chart->x);
    struct item *item =
        page_paragraph(page, "axis title", axis_title_markup(scatter->run, title, &grid->across),
                       page->size, page->theme->text);
    double middle = (grid->left + grid->labels + grid->right) / 2.0 - item->width / 2.0;
    item->left = fmax(page->left, fmin(middle, page->right - item->width));
    page_skip(page, 1.2);
}

static void panels_add(struct scatter *scatter)
{
    struct page *page = scatter->page;
    struct plot_area area = area_of(scatter);
    struct grid grid = { .panels = scatter->panels->count,
                         .left = page->left,
                         .right = page->right };
    grid.columns = columns_for(page, grid.panels);
    grid.rows = (grid.panels + grid.columns - 1) / grid.columns;
    grid_measure(scatter, &area, &grid);
    const char *title = title_of(scatter, &scatter->plotted.chart->y);
    page_paragraph(page, "axis title", axis_title_markup(scatter->run, title, &grid.upright),
                   page->size, page->theme->text);
    page_skip(page, 0.8);
    for (size_t first = 0; first < grid.panels; first += grid.columns) {
        double top = headings_add(scatter, &grid, first), lowest = top;
        for (size_t g = first; g < grid.panels && g < first + grid.columns; g++) {
            double end = panel_add(scatter, &grid, area, g, top);
            bool inner = g + grid.columns >= grid.panels && first + grid.columns < grid.panels;
            lowest = inner ? lowest : fmax(lowest, end);
        }
        page->below = lowest;
    }
    page->left = grid.left;
    page->right = grid.right;
    page_skip(page, -0.7);
    x_title_add(scatter, &grid);
}

static void colours_key_add(struct scatter *scatter)
{
    const struct series *colours = scatter->colours;
    const struct chart_axis *axis = &scatter->plotted.chart->colour;
    struct key_entry *entry = run_array(scatter->run, struct key_entry, colours->count);
    for (size_t g = 0; g < colours->count; g++)
        entry[g] = (struct key_entry){ .label = colours->group[g].name,
                                       .marked = true,
                                       .hollow = colours->group[g].hollow,
                                       .marker = colours->group[g].marker,
                                       .colour = colours->group[g].colour };
    key_add(scatter->page, axis->title, entry, colours->count);
}

static void sizes_key_add(struct scatter *scatter)
{
    double size[3];
    size_t sizes = scatter_sizes(scatter, size);
    struct key_entry entry[3];
    for (size_t i = 0; i < sizes; i++) {
        int decimals = size[i] < 1.0 ? (int)ceil(-log10(size[i]) - 1e-9) : 0;
        entry[i] = (struct key_entry){ .label = numeral_grouped(scatter->run, size[i], decimals),
                                       .marked = true,
                                       .radius = scatter_radius(scatter, size[i]),
                                       .colour = scatter->page->theme->point };
    }
    key_add(scatter->page, title_of(scatter, &scatter->plotted.chart->size), entry, sizes);
}

void scatter_lay_out(struct scatter *scatter)
{
    if (scatter->colours != NULL)
        colours_key_add(scatter);
    if (scatter->size != NULL)
        sizes_key_add(scatter);
    if (scatter->panels != NULL)
        panels_add(scatter);
    else
        plot_add(scatter);
}
