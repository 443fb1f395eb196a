#include "draw/row_plots.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "draw/palette.h"

/* In the size of the type. */
#define LEAST_WIDTH 13.0 /* of a panel */
#define GUTTER 2.0       /* between panels of a row */
#define UNDER_HEAD 0.4   /* heading and detail */
#define BETWEEN_ROWS 1.0
#define LABEL_AIR 0.3 /* between labels of an axis */
#define RADIUS 0.26
#define SMALL_RADIUS 0.21 /* in a grid */
#define LARGEST_RADIUS 0.7
#define LINE_WIDTH 0.2
#define HALO_WIDTH 0.32
#define THIN_WIDTH 0.08

#define ALONE 0.62  /* height of a plot for the width of its page, */
#define IN_ROW 0.75 /* and of one in a grid for that of its column */

#define GRID_TYPE 0.715 /* size of the type in a grid on a page of fixed height: of the page's, */
#define LEAST_TYPE 10.0 /* but no smaller */

enum { CROWD = 400 }; /* points: more are smaller, and lines stand before them */

/* How panels lie on the page. */
struct grid {
    size_t columns, rows;
    double left, width, top, bottom; /* bottom: INFINITY of a page as high as what it holds */
};

static bool is_grid(size_t panels)
{
    return panels > 1;
}

bool row_plots_look_below(const struct page *page)
{
    return page->words && !isfinite(page_floor(page));
}

/* Whether the labels of both axes leave each other room in a column of that width. */
static bool labels_fit(const struct page *page, const struct row_plot *panel, double width)
{
    struct scale y = panel->y;
    y.from = IN_ROW * width;
    double labels = axis_upright(page->run, page->lettering, y, page->size).label_width;
    struct axis x = axis_along(page->run, page->lettering, panel->x, page->size, 0.0,
                               labels + page->size, width);
    for (size_t i = 1; i < x.ticks.count; i++)
        if (scale_at(&x.scale, x.ticks.value[i]) - scale_at(&x.scale, x.ticks.value[i - 1])
            < x.label_width + LABEL_AIR * page->size)
            return false;
    return true;
}

static double column_width(const struct page *page, size_t columns)
{
    double gutter = GUTTER * page->size;
    return (page->right - page->left + gutter) / (double)columns - gutter;
}

/* As many columns as find room, but no more than fill the rows that these make. */
static struct grid grid_of(const struct page *page, const struct row_plot *panel, size_t panels)
{
    size_t columns = panels;
    while (columns > 1 && column_width(page, columns) < LEAST_WIDTH * page->size)
        columns--;
    for (size_t i = 0; i < panels; i++)
        while (columns > 1 && !labels_fit(page, &panel[i], column_width(page, columns)))
            columns--;
    size_t rows = (panels + columns - 1) / columns;
    columns = (panels + rows - 1) / rows;
    return (struct grid){ .columns = columns,
                          .rows = rows,
                          .left = page->left,
                          .width = column_width(page, columns),
                          .top = page->below,
                          .bottom = page_floor(page) };
}

static void column_set(struct page *page, const struct grid *grid, size_t column)
{
    page->left = grid->left + (double)column * (grid->width + GUTTER * page->size);
    page->right = page->left + grid->width;
}

static const char *bold(struct page *page, const char *text)
{
    return talloc_asprintf(page->run, "<b>%s</b>", lettering_prose(page->run, text));
}

static double height_of(const struct page *page, const char *markup)
{
    struct item text = { .markup = markup, .size = page->size, .wrap = page->right - page->left };
    lettering_measure(page->lettering, &text);
    return text.height;
}

/* Of heading and detail. */
static double head_height(struct page *page, const struct row_plot *panel)
{
    double height = 0.0;
    if (panel->heading != NULL)
        height += height_of(page, bold(page, panel->heading));
    if (panel->detail != NULL)
        height += height_of(page, lettering_prose(page->run, panel->detail));
    return height > 0.0 ? height + UNDER_HEAD * page->size : 0.0;
}

static double title_height(const struct page *page, const struct row_plot *panel)
{
    return panel->y_title == NULL ? 0.0
                                  : height_of(page, lettering_markup(page->run, panel->y_title));
}

static void head_add(struct page *page, const struct row_plot *panel)
{
    if (panel->heading != NULL)
        page_paragraph(page, "panel title", bold(page, panel->heading), page->size,
                       page->theme->text);
    if (panel->detail != NULL)
        page_paragraph(page, "panel detail", lettering_prose(page->run, panel->detail), page->size,
                       page->theme->subdued);
}

static void band_add(struct page *page, const struct plot_area *area, const struct row_plot *panel)
{
    size_t steps = panel->steps;
    struct point *round = run_array(page->run, struct point, 2 * steps);
    if (steps == 0)
        return;
    for (size_t i = 0; i < steps; i++) {
        round[i] = plot_area_at(area, panel->lower[i]);
        round[2 * steps - 1 - i] = plot_area_at(area, panel->upper[i]);
    }
    struct item *band = scene_add_path(page->run, page->scene, "band", round, 2 * steps);
    band->closed = true;
    band->fill = palette_colour(page->theme->line, 0.12);
    for (size_t side = 0; side < 2; side++) {
        struct item *edge =
            scene_add_path(page->run, page->scene, "band edge", round + side * steps, steps);
        edge->stroke = palette_colour(page->theme->line, 1.0);
        edge->line_width = 0.6;
        edge->dashed = true;
    }
}

static void line_add(struct page *page, const struct plot_area *area, const struct row_line *line)
{
    struct point *at = run_array(page->run, struct point, line->points);
    for (size_t i = 0; i < line->points; i++)
        at[i] = plot_area_at(area, line->point[i]);
    if (!line->thin && !line->dashed) {
        struct item *halo = scene_add_path(page->run, page->scene, "line halo", at, line->points);
        halo->stroke = palette_colour(page->theme->ground, 0.8);
        halo->line_width = HALO_WIDTH * page->size;
    }
    struct item *item = scene_add_path(page->run, page->scene, line->role, at, line->points);
    item->stroke = palette_colour(line->colour, 1.0);
    item->line_width = (line->thin ? THIN_WIDTH : LINE_WIDTH) * page->size;
    item->dashed = line->dashed;
}

static void lines_add(struct page *page, const struct plot_area *area, const struct row_plot *panel,
                      bool thin)
{
    for (size_t i = 0; i < panel->lines; i++)
        if (panel->line[i].thin == thin)
            line_add(page, area, &panel->line[i]);
}

/* The radius of a point of average area, so that none is larger than may be. */
static double radius_of(const struct page *page, const struct row_plot *panel, bool small)
{
    double radius = (small ? SMALL_RADIUS : RADIUS) * page->size, largest = 1.0;
    for (size_t i = 0; i < panel->points && panel->area != NULL; i++)
        largest = fmax(largest, panel->area[i]);
    radius *= panel->points > CROWD ? 0.6 : 1.0;
    return fmin(radius, LARGEST_RADIUS * page->size / sqrt(largest));
}

static void points_add(struct page *page, const struct plot_area *area,
                       const struct row_plot *panel, double radius)
{
    for (size_t i = 0; i < panel->points; i++) {
        struct item *disc = scene_add(page->run, page->scene, ITEM_DISC, "point");
        disc->centre = plot_area_at(area, panel->point[i]);
        disc->radius = radius * (panel->area == NULL ? 1.0 : sqrt(panel->area[i]));
        disc->fill = palette_colour(page->theme->point, 0.65);
        disc->stroke = palette_colour(page->theme->ground, 1.0);
        disc->line_width = 0.4;
        disc->name = panel->name == NULL ? NULL : panel->name[i];
    }
}

static void names_add(struct page *page, const struct plot_area *area, struct row_plot *panel,
                      double radius)
{
    for (size_t i = 0; i < panel->labels; i++) {
        size_t point = panel->marked[i];
        double area_of = panel->area == NULL ? 1.0 : panel->area[point];
        panel->label[i].at = plot_area_at(area, panel->point[point]);
        panel->label[i].radius = radius * sqrt(area_of);
    }
    labels_place(page, area->box, panel->label, panel->labels);
}

static void plot_add(struct page *page, struct row_plot *panel, double height, bool small)
{
    struct plot_area area = { .x_title = panel->x_title,
                              .y_title = panel->y_title,
                              .x = panel->x,
                              .y = panel->y,
                              .whole_x = panel->whole_x,
                              .height = height };
    double radius = radius_of(page, panel, small);
    plot_area_place(page, &area);
    plot_area_ground(page, &area);
    band_add(page, &area, panel);
    lines_add(page, &area, panel, true);
    if (panel->points <= CROWD)
        lines_add(page, &area, panel, false);
    points_add(page, &area, panel, radius);
    if (panel->points > CROWD)
        lines_add(page, &area, panel, false);
    names_add(page, &area, panel, radius);
}

static void look_add(struct page *page, const struct row_plot *panel)
{
    if (panel->look != NULL)
        page_paragraph(page, "panel note", lettering_prose(page->run, panel->look), page->size,
                       page->theme->subdued);
}

/* The panels of one row, level with each other. */
static void row_add(struct page *page, const struct grid *grid, struct row_plot *panel,
                    size_t panels, bool small)
{
    double top = page->below, head = 0.0, title = 0.0, below = top;
    double height = small ? IN_ROW * grid->width : ALONE * page->scene->width;
    bool look = row_plots_look_below(page);
    for (size_t i = 0; i < panels; i++) {
        column_set(page, grid, i);
        head = fmax(head, head_height(page, &panel[i]));
        title = fmax(title, title_height(page, &panel[i]));
    }
    for (size_t i = 0; i < panels; i++) {
        column_set(page, grid, i);
        page->below = top;
        head_add(page, &panel[i]);
        page->below = top + head + title - title_height(page, &panel[i]);
        plot_add(page, &panel[i], height, small);
        below = fmax(below, page->below);
    }
    double foot = below;
    for (size_t i = 0; i < panels && look; i++) {
        column_set(page, grid, i);
        page->below = below;
        look_add(page, &panel[i]);
        foot = fmax(foot, page->below);
    }
    page->below = foot;
}

/* On a page of fixed height, how far down the row may reach. */
static double row_floor(const struct grid *grid, size_t row)
{
    return grid->top + (grid->bottom - grid->top) * (double)(row + 1) / (double)grid->rows;
}

static bool rows_add(struct page *page, const struct grid *grid, struct row_plot *panel,
                     size_t panels)
{
    bool fixed = isfinite(grid->bottom);
    for (size_t row = 0; row < grid->rows; row++) {
        size_t first = row * grid->columns, left = panels - first;
        double floor_at = fixed ? row_floor(grid, row) : INFINITY;
        page->floor = fixed ? floor_at : 0.0;
        row_add(page, grid, panel + first, left < grid->columns ? left : grid->columns,
                is_grid(panels));
        page->floor = 0.0;
        if (page->below > floor_at + page->size)
            return run_fail(page->run, STATUS_USAGE, NOWHERE,
                            "%zu panels do not fit on a slide; ask for one by --term, or for a "
                            "width in millimetres",
                            panels);
        if (row + 1 < grid->rows && !fixed)
            page_skip(page, BETWEEN_ROWS);
    }
    return true;
}

bool row_plots_draw(struct page *page, struct row_plot *panel, size_t panels)
{
    double left = page->left, right = page->right, size = page->size;
    if (isfinite(page_floor(page)) && is_grid(panels))
        page->size = fmax(GRID_TYPE * size, fmin(LEAST_TYPE, size));
    const struct grid grid = grid_of(page, panel, panels);
    bool ok = rows_add(page, &grid, panel, panels);
    page->left = left;
    page->right = right;
    page->size = size;
    page_skip(page, row_plots_look_below(page) && panel[0].look != NULL ? 1.0 : 0.2);
    return ok;
}

static bool is_among(const char *const *name, size_t names, const char *text)
{
    for (size_t i = 0; i < names; i++)
        if (strcmp(name[i], text) == 0)
            return true;
    return false;
}

const char *row_plots_unplaced(struct run *run, const struct row_plot *panel, size_t panels)
{
    const char **name = NULL;
    size_t names = 0;
    for (size_t p = 0; p < panels; p++)
        for (size_t i = 0; i < panel[p].labels; i++) {
            const struct label *label = &panel[p].label[i];
            if (label->placed || is_among(name, names, label->text))
                continue;
            name = run_grow(run, name, const char *, names + 1);
            name[names++] = label->text;
        }
    return names == 0 ? NULL
                      : talloc_asprintf(run, "Not named for want of room%s: %s.",
                                        is_grid(panels) ? " in one panel or more" : "",
                                        text_list(run, name, names));
}

void row_plot_add_line(struct row_plot *panel, struct row_line line)
{
    assert(panel->lines < MOST_ROW_LINES);
    panel->line[panel->lines++] = line;
}
