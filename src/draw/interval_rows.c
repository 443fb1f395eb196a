#include "draw/interval_rows.h"

#include <math.h>

#include "draw/palette.h"
#include "draw/plot_area.h"

/* In the size of the type, unless said otherwise. */
#define LANE 0.95         /* from mark to mark of one row */
#define BETWEEN_ROWS 0.55 /* two labels */
#define TIGHT_LANE 0.66   /* the same where room is short */
#define TIGHT_ROWS 0.25
#define TIGHT_FINE 0.35 /* of the height of a fine row */
#define ABOVE_HEADING 0.35
#define INDENT 1.0
#define LABELS_SHARE 0.42 /* of the width, at most */
#define LABELS_TO_PLOT 0.7
#define BETWEEN_COLUMNS 1.6
#define LEAST_PLOT 11.0 /* width of a plot */
#define BESIDE_GAP 0.5
#define AIR 0.04 /* of the range, at either end of an axis */
#define RADIUS 0.3
#define FINE_RADIUS 0.12
#define THIN 0.09
#define THICK 0.28
#define MOST_FINE_MARKS 400 /* of a row: more are a line */
#define STRETCH 1.8         /* rows stand no further apart than that times their height */

#define LEAST_TYPE 10.0 /* points, on a page of fixed height */

/* One set of columns abreast in the making. */
struct setting {
    struct page *page;
    const struct interval_rows *rows;
    double left, right;  /* of all */
    size_t first, count; /* columns */
    bool *shown;         /* rows */
    double *height;      /* rows */
    double labels;       /* width */
    bool tight;
    struct plot_area *area; /* count */
};

static const char *label_markup(struct run *run, const struct interval_row *row)
{
    const char *text = lettering_prose(run, row->label);
    if (row->heading)
        return talloc_asprintf(run, "<b>%s</b>", text);
    if (row->raised == NULL)
        return text;
    return talloc_asprintf(run, "<span size=\"70%%\" rise=\"3000\">%s</span>%s",
                           lettering_markup(run, row->raised), text);
}

static double indent_of(const struct setting *setting, const struct interval_row *row)
{
    return row->indented ? INDENT * setting->page->size : 0.0;
}

static struct item label_measured(const struct setting *setting, const struct interval_row *row,
                                  double wrap)
{
    struct item item = { .kind = ITEM_TEXT,
                         .markup = label_markup(setting->page->run, row),
                         .size = setting->page->size,
                         .wrap = wrap };
    lettering_measure(setting->page->lettering, &item);
    return item;
}

static bool cell_has_marks(const struct interval_cell *cell)
{
    for (size_t i = 0; i < cell->marks; i++)
        if (isfinite(cell->mark[i].estimate))
            return true;
    return false;
}

/* Rows with a mark in these columns, and headings of such. */
static void rows_show(struct setting *setting)
{
    const struct interval_rows *rows = setting->rows;
    size_t heading = SIZE_MAX;
    setting->shown = run_array(setting->page->run, bool, rows->rows);
    for (size_t r = 0; r < rows->rows; r++) {
        if (rows->row[r].heading)
            heading = r;
        else if (!rows->row[r].indented)
            heading = SIZE_MAX;
        for (size_t c = 0; !rows->row[r].heading && c < setting->count; c++)
            setting->shown[r] |= cell_has_marks(&rows->row[r].cell[setting->first + c]);
        if (setting->shown[r] && heading != SIZE_MAX)
            setting->shown[heading] = true;
    }
}

/* How wide the labels are: as the widest, up to a share of the page. */
static void labels_measure(struct setting *setting)
{
    setting->labels = 0.0;
    for (size_t r = 0; r < setting->rows->rows; r++) {
        const struct interval_row *row = &setting->rows->row[r];
        if (setting->shown[r])
            setting->labels = fmax(setting->labels, label_measured(setting, row, 0.0).width
                                                        + indent_of(setting, row));
    }
    setting->labels =
        ceil(fmin(setting->labels + 0.5, LABELS_SHARE * (setting->right - setting->left)));
}

static size_t most_marks(const struct interval_row *row, size_t columns)
{
    size_t most = 0;
    for (size_t c = 0; row->cell != NULL && c < columns; c++)
        most = row->cell[c].marks > most ? row->cell[c].marks : most;
    return most;
}

static double lane_of(const struct setting *setting)
{
    return (setting->tight ? TIGHT_LANE : LANE) * setting->page->size;
}

static double between_of(const struct setting *setting)
{
    return (setting->tight ? TIGHT_ROWS : BETWEEN_ROWS) * setting->page->size;
}

/* The heights of the rows; their sum. */
static double heights_measure(struct setting *setting)
{
    double em = setting->page->size, total = 0.0;
    setting->height = run_array(setting->page->run, double, setting->rows->rows);
    for (size_t r = 0; r < setting->rows->rows; r++) {
        const struct interval_row *row = &setting->rows->row[r];
        if (!setting->shown[r])
            continue;
        double wrap = setting->labels - indent_of(setting, row);
        double label = label_measured(setting, row, wrap).height;
        double lanes = row->fine > 0.0
                           ? row->fine * em * (setting->tight ? TIGHT_FINE : 1.0)
                           : (double)most_marks(row, setting->rows->columns) * lane_of(setting);
        setting->height[r] = fmax(label, lanes) + between_of(setting)
                             + (row->heading && total > 0.0 ? ABOVE_HEADING * em : 0.0);
        total += setting->height[r];
    }
    return total;
}

static void extend(double value, double *low, double *high)
{
    if (!isfinite(value))
        return;
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

static void extend_by_column(const struct interval_rows *rows, size_t column, double *low,
                             double *high)
{
    for (size_t r = 0; r < rows->rows; r++) {
        const struct interval_cell *cell =
            rows->row[r].cell == NULL ? NULL : &rows->row[r].cell[column];
        for (size_t i = 0; cell != NULL && i < cell->marks; i++) {
            extend(cell->mark[i].estimate, low, high);
            extend(cell->mark[i].low, low, high);
            extend(cell->mark[i].high, low, high);
        }
    }
}

/* What the axis of a column covers: its bars, and zero. */
static struct scale scale_of(const struct interval_rows *rows, size_t column)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t c = 0; c < rows->columns; c++)
        if (rows->shared || c == column)
            extend_by_column(rows, c, &low, &high);
    extend(rows->line, &low, &high);
    double near = 0.5 * (high - low);
    if (rows->zero_always || (low - near < 0.0 && high + near > 0.0))
        extend(0.0, &low, &high);
    return scale_over(low, high, AIR, 0.0, 0.0);
}

static double beside_width(const struct setting *setting, size_t column)
{
    double width = 0.0;
    for (size_t r = 0; r < setting->rows->rows; r++) {
        const struct interval_row *row = &setting->rows->row[r];
        const char *text = row->cell == NULL ? NULL : row->cell[column].beside;
        if (text != NULL && setting->shown[r])
            width = fmax(
                width, lettering_width(setting->page->lettering,
                                       talloc_asprintf(setting->page->run, "<b>%s</b>",
                                                       lettering_markup(setting->page->run, text)),
                                       setting->page->size));
    }
    return width > 0.0 ? width + BESIDE_GAP * setting->page->size : 0.0;
}

/* The left and right of a column of the page. */
static struct box column_box(const struct setting *setting, size_t at)
{
    double em = setting->page->size, left = setting->left + setting->labels + LABELS_TO_PLOT * em;
    double gaps = (double)(setting->count - 1) * BETWEEN_COLUMNS * em;
    double width = (setting->right - left - gaps) / (double)setting->count;
    double from = left + (double)at * (width + BETWEEN_COLUMNS * em);
    return (struct box){ from, 0.0, from + width, 0.0 };
}

/* Headings of columns, on one line of the page; the plots begin below the highest. */
static void headings_add(struct setting *setting)
{
    struct page *page = setting->page;
    double top = page->below, below = top;
    for (size_t c = 0; c < setting->count; c++) {
        const char *heading = setting->rows->column[setting->first + c].heading;
        struct box box = column_box(setting, c);
        if (heading == NULL)
            continue;
        page->below = top;
        page->left = setting->count == 1 ? setting->left : box.left;
        page->right = box.right;
        const char *markup =
            talloc_asprintf(page->run, "<b>%s</b>", lettering_prose(page->run, heading));
        page_paragraph(page, "panel title", markup, page->size, page->theme->text);
        below = fmax(below, page->below);
    }
    page->below = below;
}

/* The plots, one beside the other; the height that they have in common. */
static double areas_place(struct setting *setting, double height)
{
    struct page *page = setting->page;
    double top = page->below, common = INFINITY;
    for (size_t c = 0; c < setting->count; c++) {
        struct plot_area *area = &setting->area[c];
        struct box box = column_box(setting, c);
        *area = (struct plot_area){ .x = scale_of(setting->rows, setting->first + c),
                                    .y = { 0.0, 1.0, 0.0, 0.0 },
                                    .x_title = setting->rows->x_title,
                                    .no_y = true,
                                    .height = height };
        page->below = top;
        page->left = box.left;
        page->right = box.right - beside_width(setting, setting->first + c);
        plot_area_place(page, area);
        common = fmin(common, area->box.bottom - area->box.top);
    }
    page->below = top;
    return common;
}

static void upright_add(struct setting *setting, const struct plot_area *area, double value,
                        const char *role, unsigned colour, bool dashed)
{
    double x = plot_area_x(area, value);
    struct item *line = scene_add_line(
        setting->page->run, setting->page->scene, role, (struct point){ x, area->box.top },
        (struct point){ x, area->box.bottom }, dashed ? 1.2 : 0.9, palette_colour(colour, 1.0));
    line->dashed = dashed;
}

static void row_lines_add(struct setting *setting, const struct plot_area *area)
{
    const struct page *page = setting->page;
    double top = area->box.top;
    for (size_t r = 0; r < setting->rows->rows && page->theme->grid_lines; r++) {
        const struct interval_row *row = &setting->rows->row[r];
        double middle = top + setting->height[r] / 2.0;
        top += setting->height[r];
        if (setting->shown[r] && !row->heading && row->fine == 0.0)
            scene_add_line(page->run, page->scene, "grid", (struct point){ area->box.left, middle },
                           (struct point){ area->box.right, middle }, 0.5,
                           palette_colour(page->theme->grid, 1.0));
    }
}

static void grounds_add(struct setting *setting)
{
    struct page *page = setting->page;
    double below = page->below;
    for (size_t c = 0; c < setting->count; c++) {
        struct plot_area *area = &setting->area[c];
        struct box box = column_box(setting, c);
        page->left = box.left;
        page->right = box.right;
        plot_area_ground(page, area);
        row_lines_add(setting, area);
        if (area->across.scale.low <= 0.0 && area->across.scale.high >= 0.0)
            upright_add(setting, area, 0.0, "zero line", page->theme->axis, false);
        if (isfinite(setting->rows->line))
            upright_add(setting, area, setting->rows->line, "reference line",
                        setting->rows->line_colour, true);
        below = fmax(below, page->below);
    }
    page->below = below;
}

static void bar_add(struct setting *setting, const struct plot_area *area, double y, double low,
                    double high, double width, const struct interval_series *series, bool thin)
{
    if (!isfinite(low) || !isfinite(high))
        return;
    struct item *bar = scene_add_line(
        setting->page->run, setting->page->scene, thin ? "interval" : "inner interval",
        (struct point){ plot_area_x(area, low), y }, (struct point){ plot_area_x(area, high), y },
        width, palette_colour(series->colour, 1.0));
    bar->dashed = thin && series->hollow;
}

static void mark_add(struct setting *setting, const struct plot_area *area, double y,
                     const struct interval_mark *mark, bool fine)
{
    const struct page *page = setting->page;
    const struct interval_series *series = &setting->rows->one[mark->series];
    double em = page->size;
    if (!isfinite(mark->estimate))
        return;
    if (!fine) {
        bar_add(setting, area, y, mark->low, mark->high, THIN * em, series, true);
        bar_add(setting, area, y, mark->inner_low, mark->inner_high, THICK * em, series, false);
    }
    struct item *item = marker_add(page->run, page->scene, "estimate", series->marker,
                                   (struct point){ plot_area_x(area, mark->estimate), y },
                                   (fine ? FINE_RADIUS : RADIUS) * em);
    item->name = mark->name;
    item->fill = palette_colour(series->hollow ? page->theme->ground : series->colour, 1.0);
    item->stroke = palette_colour(series->hollow ? series->colour : page->theme->ground, 1.0);
    item->line_width = fine ? 0.0 : series->hollow ? 0.1 * em : 0.06 * em;
    if (fine)
        item->stroke.opacity = 0.0;
}

/* The bars of many marks together: a band between their ends. */
static void band_add(struct setting *setting, const struct plot_area *area,
                     const struct interval_cell *cell, double top, double pitch)
{
    const struct page *page = setting->page;
    struct point *edge = run_array(page->run, struct point, 2 * cell->marks);
    size_t ends = 0;
    for (size_t i = 0; i < cell->marks; i++)
        if (isfinite(cell->mark[i].low) && isfinite(cell->mark[i].high))
            ends++;
    if (ends < 2)
        return;
    size_t at = 0;
    for (size_t i = 0; i < cell->marks; i++) {
        const struct interval_mark *mark = &cell->mark[i];
        if (!isfinite(mark->low) || !isfinite(mark->high))
            continue;
        double y = top + ((double)i + 0.5) * pitch;
        edge[at] = (struct point){ plot_area_x(area, mark->low), y };
        edge[2 * ends - 1 - at++] = (struct point){ plot_area_x(area, mark->high), y };
    }
    struct colour colour = palette_colour(setting->rows->one[cell->mark[0].series].colour, 0.14);
    struct item *band = scene_add_path(page->run, page->scene, "band", edge, 2 * ends);
    band->closed = true;
    band->fill = colour;
    colour.opacity = 1.0;
    for (size_t side = 0; side < 2; side++) {
        struct item *line =
            scene_add_path(page->run, page->scene, "band edge", edge + side * ends, ends);
        line->stroke = colour;
        line->line_width = 0.5;
    }
}

/* Estimates too many for marks of their own. */
static void curve_add(struct setting *setting, const struct plot_area *area,
                      const struct interval_cell *cell, double top, double pitch)
{
    const struct page *page = setting->page;
    struct point *point = run_array(page->run, struct point, cell->marks);
    size_t points = 0;
    for (size_t i = 0; i < cell->marks; i++)
        if (isfinite(cell->mark[i].estimate))
            point[points++] = (struct point){ plot_area_x(area, cell->mark[i].estimate),
                                              top + ((double)i + 0.5) * pitch };
    struct item *curve = scene_add_path(page->run, page->scene, "curve", point, points);
    curve->stroke = palette_colour(setting->rows->one[cell->mark[0].series].colour, 1.0);
    curve->line_width = 0.2 * page->size;
}

static void beside_add(struct setting *setting, const struct plot_area *area,
                       const struct interval_cell *cell, double middle)
{
    const struct page *page = setting->page;
    if (cell->beside == NULL)
        return;
    const char *markup = lettering_markup(page->run, cell->beside);
    struct item *item =
        lettering_add(page->run, page->lettering, page->scene, "beside",
                      cell->strong ? talloc_asprintf(page->run, "<b>%s</b>", markup) : markup,
                      page->size, 0.0, palette_colour(page->theme->text, 1.0));
    item->left = area->box.right + BESIDE_GAP * page->size;
    item->top = middle - item->height / 2.0;
}

static void cell_add(struct setting *setting, const struct plot_area *area,
                     const struct interval_row *row, const struct interval_cell *cell, double top,
                     double height)
{
    bool fine = row->fine > 0.0;
    double gap = between_of(setting);
    double lane =
        fine ? (height - gap) / (double)(cell->marks == 0 ? 1 : cell->marks) : lane_of(setting);
    double middle = top + height / 2.0, first = middle - lane * (double)cell->marks / 2.0;
    if (fine && cell->marks > 0)
        band_add(setting, area, cell, first, lane);
    if (fine && cell->marks > MOST_FINE_MARKS) {
        curve_add(setting, area, cell, first, lane);
        return;
    }
    for (size_t i = 0; i < cell->marks; i++)
        mark_add(setting, area, first + ((double)i + 0.5) * lane, &cell->mark[i], fine);
    beside_add(setting, area, cell, middle);
}

/* Labels are centred on their rows; headings stand at the foot of theirs. */
static void label_add(struct setting *setting, const struct interval_row *row, double top,
                      double height)
{
    const struct page *page = setting->page;
    struct item *item = lettering_add(page->run, page->lettering, page->scene, "row label",
                                      label_markup(page->run, row), page->size,
                                      setting->labels - indent_of(setting, row),
                                      palette_colour(page->theme->text, 1.0));
    item->left = setting->left + indent_of(setting, row);
    item->top = row->heading ? top + height - item->height - between_of(setting) / 2.0
                             : top + (height - item->height) / 2.0;
}

static void rows_add(struct setting *setting)
{
    double top = setting->area[0].box.top;
    for (size_t r = 0; r < setting->rows->rows; r++) {
        const struct interval_row *row = &setting->rows->row[r];
        if (!setting->shown[r])
            continue;
        label_add(setting, row, top, setting->height[r]);
        for (size_t c = 0; c < setting->count && !row->heading; c++)
            cell_add(setting, &setting->area[c], row, &row->cell[setting->first + c], top,
                     setting->height[r]);
        top += setting->height[r];
    }
}

/* How many columns find room beside the labels. */
static size_t columns_abreast(struct setting *setting)
{
    const struct page *page = setting->page;
    size_t fit = setting->rows->columns;
    for (; fit > 1; fit--) {
        setting->count = fit;
        struct box box = column_box(setting, 0);
        double beside = 0.0;
        for (size_t c = 0; c < setting->rows->columns; c++)
            beside = fmax(beside, beside_width(setting, c));
        if (box.right - box.left - beside >= LEAST_PLOT * page->size)
            break;
    }
    return fit;
}

/* Measure these columns and place their plots; false where a page of fixed height has no room. */
static bool columns_place(struct setting *setting)
{
    struct page *page = setting->page;
    setting->area = run_array(page->run, struct plot_area, setting->count);
    rows_show(setting);
    labels_measure(setting);
    double natural = heights_measure(setting);
    headings_add(setting);
    double height = areas_place(setting, natural);
    if (height < natural - 0.01)
        return false;
    double stretch = fmin(height / natural, STRETCH);
    for (size_t r = 0; r < setting->rows->rows; r++)
        setting->height[r] *= stretch;
    for (size_t c = 0; c < setting->count; c++) {
        struct plot_area *area = &setting->area[c];
        area->box.bottom = area->box.top + natural * stretch;
    }
    return true;
}

static void columns_add(struct setting *setting)
{
    grounds_add(setting);
    setting->page->left = setting->left;
    setting->page->right = setting->right;
    rows_add(setting);
}

static struct setting setting_of(struct page *page, const struct interval_rows *rows)
{
    struct setting setting = {
        .page = page, .rows = rows, .left = page->left, .right = page->right, .count = rows->columns
    };
    rows_show(&setting);
    labels_measure(&setting);
    return setting;
}

static void heading_add(struct page *page, const struct interval_rows *rows)
{
    if (rows->heading == NULL)
        return;
    page_paragraph(
        page, "panel title",
        talloc_asprintf(page->run, "<b>%s</b>", lettering_prose(page->run, rows->heading)),
        page->size, page->theme->text);
    page_skip(page, 0.4);
}

static void add_underneath(struct page *page, const struct interval_rows *rows)
{
    struct setting setting = setting_of(page, rows);
    heading_add(page, rows);
    size_t abreast = columns_abreast(&setting);
    for (size_t first = 0; first < rows->columns; first += abreast) {
        setting.first = first;
        setting.count = first + abreast > rows->columns ? rows->columns - first : abreast;
        columns_place(&setting);
        columns_add(&setting);
    }
}

/* All columns abreast in type of that size; false where they have no room. */
static bool add_at_size(struct page *page, const struct interval_rows *rows, bool tight)
{
    struct setting setting = setting_of(page, rows);
    setting.tight = tight;
    heading_add(page, rows);
    bool abreast = columns_abreast(&setting) == rows->columns;
    setting.count = rows->columns;
    bool placed = abreast && columns_place(&setting);
    page->left = setting.left;
    page->right = setting.right;
    if (placed)
        columns_add(&setting);
    return placed;
}

/* In the largest type that lets the rows stand, apart if they can and close if they must. */
static bool add_in_room(struct page *page, const struct interval_rows *rows)
{
    double size = page->size, below = page->below;
    size_t items = page->scene->items;
    for (double type = size; type >= LEAST_TYPE; type -= 0.5)
        for (int tight = 0; tight < 2; tight++) {
            page->scene->items = items;
            page->below = below;
            page->size = type;
            bool added = add_at_size(page, rows, tight == 1);
            page->size = size;
            if (added)
                return true;
        }
    return run_fail(page->run, STATUS_UNSUPPORTED, rows->place,
                    "%zu rows in %zu column%s do not fit on a slide in readable type; show fewer "
                    "(by table, model or keep_terms), or draw it at a width in millimetres",
                    rows->rows, rows->columns, rows->columns == 1 ? "" : "s");
}

bool interval_rows_add(struct page *page, const struct interval_rows *rows)
{
    if (isfinite(page_floor(page)))
        return add_in_room(page, rows);
    add_underneath(page, rows);
    return true;
}

struct key_entry interval_series_key(const struct interval_series *series)
{
    return (struct key_entry){ .label = series->label,
                               .line = true,
                               .dashed = series->hollow,
                               .marked = true,
                               .hollow = series->hollow,
                               .marker = series->marker,
                               .colour = series->colour };
}
