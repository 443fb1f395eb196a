#include "draw/interval_rows.h"

#include <math.h>

#include "draw/interval_marks.h"
#include "draw/interval_setting.h"
#include "draw/palette.h"

#define STRETCH 1.8     /* rows stand no further apart than that times their height */
#define LEAST_TYPE 10.0 /* points, on a page of fixed height */

/* Headings of columns, on one line of the page; the plots begin below the highest. */
static void headings_add(struct interval_setting *setting)
{
    struct page *page = setting->page;
    double top = page->below, below = top;
    for (size_t c = 0; c < setting->count; c++) {
        const char *heading = setting->rows->column[setting->first + c].heading;
        struct box box = interval_column_box(setting, c);
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

/* Of several columns, over their plots, whose left is known now. */
static void headings_move(const struct interval_setting *setting, size_t first)
{
    struct scene *scene = setting->page->scene;
    for (size_t c = 0, i = first; c < setting->count && setting->count > 1; c++) {
        if (setting->rows->column[setting->first + c].heading == NULL)
            continue;
        struct item *heading = &scene->item[i++];
        double room = interval_column_box(setting, c).right - heading->width;
        heading->left = fmax(heading->left, fmin(setting->area[c].box.left, room));
    }
}

/* The plots, one beside the other; the height that they have in common. */
static double areas_place(struct interval_setting *setting, double height)
{
    struct page *page = setting->page;
    double top = page->below, common = INFINITY;
    for (size_t c = 0; c < setting->count; c++) {
        struct plot_area *area = &setting->area[c];
        struct box box = interval_column_box(setting, c);
        *area = (struct plot_area){ .x = interval_scale(setting->rows, setting->first + c),
                                    .y = { 0.0, 1.0, 0.0, 0.0 },
                                    .x_title = setting->rows->x_title,
                                    .no_y = true,
                                    .height = height };
        page->below = top;
        page->left = box.left;
        page->right = box.right - interval_beside(setting, setting->first + c);
        plot_area_place(page, area);
        common = fmin(common, area->box.bottom - area->box.top);
    }
    page->below = top;
    return common;
}

static void upright_add(struct interval_setting *setting, const struct plot_area *area,
                        double value, const char *role, unsigned colour, bool dashed)
{
    double x = plot_area_x(area, value);
    struct item *line = scene_add_line(
        setting->page->run, setting->page->scene, role, (struct point){ x, area->box.top },
        (struct point){ x, area->box.bottom }, dashed ? 1.2 : 0.9, palette_colour(colour, 1.0));
    line->dashed = dashed;
}

static void row_lines_add(struct interval_setting *setting, const struct plot_area *area)
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

static void grounds_add(struct interval_setting *setting)
{
    struct page *page = setting->page;
    double below = page->below;
    for (size_t c = 0; c < setting->count; c++) {
        struct plot_area *area = &setting->area[c];
        struct box box = interval_column_box(setting, c);
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

static void cell_add(struct interval_setting *setting, size_t at, const struct interval_row *row,
                     double top, double height)
{
    const struct interval_drawn drawn = { .page = setting->page,
                                          .series = setting->rows->one,
                                          .area = &setting->area[at],
                                          .fine = row->fine > 0.0,
                                          .top = top,
                                          .height = height,
                                          .gap = interval_between(setting),
                                          .lane = interval_lane(setting) };
    interval_marks_add(&drawn, &row->cell[setting->first + at]);
}

/* Labels are centred on their rows; headings stand at the foot of theirs. */
static void label_add(struct interval_setting *setting, const struct interval_row *row, double top,
                      double height)
{
    const struct page *page = setting->page;
    struct item *item = lettering_add(page->run, page->lettering, page->scene, "row label",
                                      interval_label_markup(page->run, row), page->size,
                                      setting->labels - interval_indent(setting, row),
                                      palette_colour(page->theme->text, 1.0));
    item->left = setting->left + interval_indent(setting, row);
    item->top = row->heading ? top + height - item->height - interval_between(setting) / 2.0
                             : top + (height - item->height) / 2.0;
}

static void rows_add(struct interval_setting *setting)
{
    double top = setting->area[0].box.top;
    for (size_t r = 0; r < setting->rows->rows; r++) {
        const struct interval_row *row = &setting->rows->row[r];
        if (!setting->shown[r])
            continue;
        label_add(setting, row, top, setting->height[r]);
        for (size_t c = 0; c < setting->count && !row->heading; c++)
            cell_add(setting, c, row, top, setting->height[r]);
        top += setting->height[r];
    }
}

/* Measure these columns and place their plots; false where a page of fixed height has no room. */
static bool columns_place(struct interval_setting *setting)
{
    struct page *page = setting->page;
    setting->area = run_array(page->run, struct plot_area, setting->count);
    double natural = interval_measure(setting);
    size_t headings = page->scene->items;
    headings_add(setting);
    double height = areas_place(setting, natural);
    headings_move(setting, headings);
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

static void columns_add(struct interval_setting *setting)
{
    grounds_add(setting);
    setting->page->left = setting->left;
    setting->page->right = setting->right;
    rows_add(setting);
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
    struct interval_setting setting = interval_setting_of(page, rows);
    heading_add(page, rows);
    size_t abreast = interval_abreast(&setting);
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
    struct interval_setting setting = interval_setting_of(page, rows);
    setting.tight = tight;
    heading_add(page, rows);
    bool abreast = interval_abreast(&setting) == rows->columns;
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
