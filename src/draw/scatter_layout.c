#include "draw/scatter_layout.h"

#include <math.h>
#include <stdint.h>

#include "base/number.h"
#include "draw/numeral.h"
#include "draw/palette.h"

/* Shares of lengths, in the size of the type unless said otherwise. */
#define PLOT_HEIGHT 0.62 /* of the page's width: with axes about three quarters */
#define AIR 0.04         /* of the data's range, at either end of an axis */
#define LABEL_AIR 0.09   /* the same, where names stand among the points */
#define BAND_ROOM 0.5    /* of the data's range: a band wider than that is cut at the plot */

/* Of small multiples. */
#define PANEL_HEIGHT 0.8 /* of its width */
#define PANEL_SHAPE 1.25 /* width over height, on a page of fixed height */
#define PANEL_WIDTH 12.0 /* at least */
#define LEAST_WIDTH 5.0  /* on a page of fixed height */
#define LEAST_HEIGHT 3.0
#define HEADED 0.3    /* between heading and plot */
#define UNDER 1.2     /* a plot, as plot_area has it */
#define ABOVE 0.9     /* the same */
#define LABEL_GAP 0.6 /* the same */
#define BETWEEN 1.5   /* two panels, at least */
#define TITLED 0.8    /* under the title of y */
#define TO_TITLE 0.5  /* from labels of x to its title */

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

static double air_of(const struct scatter *scatter)
{
    const struct chart *chart = scatter->plotted.chart;
    return chart->label.count + chart->label_most > 0 ? LABEL_AIR : AIR;
}

/* Room for the data and the line, and for the bands as far as they leave the data room. */
static struct scale scale_of_y(const struct scatter *scatter)
{
    const struct plotted *plotted = &scatter->plotted;
    const struct fitted_line *line = plotted->line;
    struct range range = plotted->hidden ? (struct range){ INFINITY, -INFINITY }
                                         : range_of(plotted->pairs->y, plotted->pairs->rows);
    double room = BAND_ROOM * (range.high - range.low);
    struct range within = plotted->hidden ? (struct range){ -INFINITY, INFINITY }
                                          : (struct range){ range.low - room, range.high + room };
    if (line != NULL && (plotted->chart->layers & LAYER_BAND) != 0 && line->has_band)
        edges_take(line->lower, line->upper, within, &range);
    if (line != NULL && (plotted->chart->layers & LAYER_PREDICTION) != 0 && line->has_prediction)
        edges_take(line->one_lower, line->one_upper, within, &range);
    if (line != NULL) {
        range_take(&range, line->mean[0].y);
        range_take(&range, line->mean[FITTED_STEPS].y);
    }
    for (size_t i = 0; i < plotted->means; i++)
        range_take(&range, plotted->mean[i].y);
    references_take(plotted->chart, 'y', &range);
    return scale_over(range.low, range.high, air_of(scatter), 0.0, 0.0);
}

static struct scale scale_of_x(const struct scatter *scatter)
{
    const struct plotted *plotted = &scatter->plotted;
    const struct fitted_line *line = plotted->line;
    struct range range = plotted->hidden
                             ? (struct range){ line->mean[0].x, line->mean[FITTED_STEPS].x }
                             : range_of(plotted->pairs->x, plotted->pairs->rows);
    for (size_t i = 0; i < plotted->means; i++)
        range_take(&range, plotted->mean[i].x);
    references_take(plotted->chart, 'x', &range);
    return scale_over(range.low, range.high, air_of(scatter), 0.0, 0.0);
}

static const char *title_of(const struct scatter *scatter, const struct chart_axis *axis)
{
    return caption_axis_title(scatter->run, scatter->plotted.analysis->offer.frame, axis);
}

static struct plot_area area_of(const struct scatter *scatter)
{
    return (struct plot_area){ .x = scale_of_x(scatter), .y = scale_of_y(scatter) };
}

/* Whether all names of reference lines found a place. */
static bool plot_try(struct scatter *scatter)
{
    struct page *page = scatter->page;
    struct plot_area area = area_of(scatter);
    area.x_title = title_of(scatter, &scatter->plotted.chart->x);
    area.y_title = title_of(scatter, &scatter->plotted.chart->y);
    area.height = PLOT_HEIGHT * page->scene->width;
    scatter_margins(scatter, &area);
    plot_area_place(page, &area);
    plot_area_ground(page, &area);
    return scatter_panel(scatter, &area, SIZE_MAX);
}

/* Once more, with room outside for the names of reference lines, where there is none inside. */
static void plot_add(struct scatter *scatter)
{
    struct page *page = scatter->page;
    size_t items = page->scene->items;
    double below = page->below;
    if (plot_try(scatter) || (scatter->plotted.chart->layers & LAYER_HISTOGRAM) != 0)
        return;
    page->scene->items = items;
    page->below = below;
    scatter->labels = 0;
    scatter->outside = true;
    plot_try(scatter);
}

/* Panels in columns and rows. */
struct grid {
    size_t panels, columns, rows;
    double left, right;   /* of the page */
    double width, height; /* of a plot */
    double heading;       /* height of the highest */
    double between, labels;
    struct axis across, upright;
};

static const char *heading_of(const struct scatter *scatter, size_t g)
{
    const struct series_group *group = &scatter->panels->group[g];
    return talloc_asprintf(scatter->run, "<b>%s</b> (n\xC2\xA0=\xC2\xA0%zu)",
                           lettering_prose(scatter->run, group->name), group->rows);
}

static double paragraph_height(const struct page *page, const char *markup, double wrap)
{
    struct item item = { .markup = markup, .size = page->size, .wrap = wrap };
    lettering_measure(page->lettering, &item);
    return item.height;
}

/* The height of a plot where all have to fit above the page's floor. */
static double height_that_fits(const struct scatter *scatter, const struct grid *grid)
{
    const struct page *page = scatter->page;
    double em = page->size, whole = grid->right - grid->left, rows = (double)grid->rows;
    const char *x = title_of(scatter, &scatter->plotted.chart->x);
    const char *y = title_of(scatter, &scatter->plotted.chart->y);
    double titles = paragraph_height(page, lettering_prose(scatter->run, x), whole) + TO_TITLE * em
                    + paragraph_height(page, lettering_prose(scatter->run, y), whole) + TITLED * em;
    double foot = LABEL_GAP * em + grid->across.label_height;
    double room = page_floor(page) - page->below - titles - foot;
    return room / rows - grid->heading - (HEADED + UNDER) * em;
}

/* The axes are measured first: all panels have the same, and room is left for their labels. */
static void grid_measure(const struct scatter *scatter, const struct plot_area *area,
                         size_t columns, struct grid *grid)
{
    const struct page *page = scatter->page;
    double em = page->size;
    struct scale x = area->x, y = area->y;
    y.to = 0.0;
    grid->columns = columns;
    grid->rows = (grid->panels + columns - 1) / columns;
    grid->labels = grid->heading = 0.0;
    grid->across = grid->upright = (struct axis){ .size = em };
    for (int twice = 0; twice < 2; twice++) { /* labels of x depend on the width that they leave */
        double space = grid->right - grid->left - grid->labels - grid->across.label_width / 2.0;
        grid->between = fmax(BETWEEN * em, grid->across.label_width + LABEL_GAP * em);
        grid->width = (space - (double)(columns - 1) * grid->between) / (double)columns;
        grid->width = fmax(grid->width, em); /* of too many: not taken */
        x.to = grid->width;
        grid->across = axis_between(scatter->run, page->lettering, x, em);
        for (size_t g = 0; g < grid->panels; g++)
            grid->heading =
                fmax(grid->heading, paragraph_height(page, heading_of(scatter, g), grid->width));
        grid->height = isfinite(page_floor(page)) ? height_that_fits(scatter, grid)
                                                  : PANEL_HEIGHT * grid->width;
        y.from = fmax(grid->height, em);
        grid->upright = axis_upright(scatter->run, page->lettering, y, em);
        grid->labels = grid->upright.label_width + LABEL_GAP * em;
    }
}

/* As many columns as fit, or one fewer where that leaves fewer places of the last row empty. */
static size_t columns_for(const struct page *page, size_t panels)
{
    double fit = floor((page->right - page->left) / (PANEL_WIDTH * page->size));
    size_t columns = (size_t)fmin(fmax(fit, 1.0), (double)panels);
    bool fewer = columns > 2
                 && (panels + columns - 2) / (columns - 1) * (columns - 1)
                        < (panels + columns - 1) / columns * columns;
    return fewer ? columns - 1 : columns;
}

/* On a page of fixed height, the columns that give panels the best shape. */
static bool grid_fit(const struct scatter *scatter, const struct plot_area *area, struct grid *grid)
{
    double best = INFINITY, em = scatter->page->size;
    size_t columns = 0;
    for (size_t c = 1; c <= grid->panels; c++) {
        grid_measure(scatter, area, c, grid);
        double off = fabs(log(grid->width / fmax(grid->height, 1.0) / PANEL_SHAPE));
        if (grid->width < LEAST_WIDTH * em || grid->height < LEAST_HEIGHT * em || off >= best)
            continue;
        best = off;
        columns = c;
    }
    if (columns > 0)
        grid_measure(scatter, area, columns, grid);
    return columns > 0
           || run_fail(scatter->run, STATUS_UNSUPPORTED, scatter->plotted.chart->facet.place,
                       "%zu panels do not fit on a page of this height; give a width in "
                       "millimetres, or fewer panels",
                       grid->panels);
}

/* Over each panel of a row; returns where the lowest ends. */
static double headings_add(struct scatter *scatter, const struct grid *grid, size_t first)
{
    struct page *page = scatter->page;
    double top = page->below, lowest = top;
    for (size_t g = first; g < grid->panels && g < first + grid->columns; g++) {
        page->left =
            grid->left + grid->labels + (double)(g - first) * (grid->width + grid->between);
        page->right = page->left + grid->width;
        page->below = top;
        page_paragraph(page, "panel title", heading_of(scatter, g), page->size, page->theme->text);
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
    page->below = top + (HEADED - ABOVE) * page->size;
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
    page_skip(page, UNDER);
}

static bool panels_add(struct scatter *scatter)
{
    struct page *page = scatter->page;
    struct plot_area area = area_of(scatter);
    struct grid grid = { .panels = scatter->panels->count,
                         .left = page->left,
                         .right = page->right };
    if (!isfinite(page_floor(page)))
        grid_measure(scatter, &area, columns_for(page, grid.panels), &grid);
    else if (!grid_fit(scatter, &area, &grid))
        return false;
    const char *title = title_of(scatter, &scatter->plotted.chart->y);
    page_paragraph(page, "axis title", axis_title_markup(scatter->run, title, &grid.upright),
                   page->size, page->theme->text);
    page_skip(page, TITLED);
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
    page_skip(page, TO_TITLE - UNDER);
    x_title_add(scatter, &grid);
    return true;
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

/* Sizes beyond these are given with a power of ten. */
#define SMALLEST_PLAIN 1e-6
#define LARGEST_PLAIN 1e9

/* One digit, and where it stands. */
static const char *size_words(struct run *run, double size)
{
    if (size < SMALLEST_PLAIN || size > LARGEST_PLAIN)
        return numeral_minus(run, number_scientific(run, size, 0));
    return numeral_grouped(run, size, size < 1.0 ? (int)ceil(-log10(size) - 1e-9) : 0);
}

static void sizes_key_add(struct scatter *scatter)
{
    double size[3];
    size_t sizes = scatter_sizes(scatter, size);
    struct key_entry entry[3];
    for (size_t i = 0; i < sizes; i++) {
        entry[i] = (struct key_entry){ .label = size_words(scatter->run, size[i]),
                                       .marked = true,
                                       .radius = scatter_radius(scatter, size[i]),
                                       .colour = scatter->page->theme->point };
    }
    key_add(scatter->page, title_of(scatter, &scatter->plotted.chart->size), entry, sizes);
}

/* Panels of a page of fixed height have the type of its words, or they would be all type. */
#define PANEL_TYPE 10.0 /* points */

bool scatter_lay_out(struct scatter *scatter)
{
    struct page *page = scatter->page;
    double size = page->size;
    if (scatter->colours != NULL)
        colours_key_add(scatter);
    if (scatter->size != NULL)
        sizes_key_add(scatter);
    if (scatter->panels == NULL) {
        plot_add(scatter);
        return true;
    }
    if (isfinite(page_floor(page)))
        page->size = fmin(size, PANEL_TYPE);
    bool ok = panels_add(scatter);
    page->size = size;
    return ok;
}
