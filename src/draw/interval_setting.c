#include "draw/interval_setting.h"

#include <math.h>

#include "draw/interval_marks.h"

/* In the size of the type, unless said otherwise. */
#define LANE 0.95         /* from mark to mark of one row */
#define BETWEEN_ROWS 0.55 /* two labels */
#define TIGHT_LANE 0.64   /* the same where room is short */
#define TIGHT_ROWS 0.45
#define TIGHT_FINE 0.35 /* of the height of a fine row */
#define ABOVE_HEADING 0.35
#define INDENT 1.0
#define LABELS_SHARE 0.42 /* of the width, at most */
#define LABELS_TO_PLOT 0.7
#define BETWEEN_COLUMNS 1.6
#define LEAST_PLOT 11.0 /* width of a plot */
#define AIR 0.04        /* of the range, at either end of an axis */

const char *interval_label_markup(struct run *run, const struct interval_row *row)
{
    const char *text = lettering_prose(run, row->label);
    if (row->heading)
        return talloc_asprintf(run, "<b>%s</b>", text);
    if (row->raised == NULL)
        return text;
    return talloc_asprintf(run, "<span size=\"70%%\" rise=\"3000\">%s</span>%s",
                           lettering_markup(run, row->raised), text);
}

double interval_indent(const struct interval_setting *setting, const struct interval_row *row)
{
    return row->indented ? INDENT * setting->page->size : 0.0;
}

static struct item label_measured(const struct interval_setting *setting,
                                  const struct interval_row *row, double wrap)
{
    struct item item = { .kind = ITEM_TEXT,
                         .markup = interval_label_markup(setting->page->run, row),
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
static void rows_show(struct interval_setting *setting)
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
static void labels_measure(struct interval_setting *setting)
{
    setting->labels = 0.0;
    for (size_t r = 0; r < setting->rows->rows; r++) {
        const struct interval_row *row = &setting->rows->row[r];
        if (setting->shown[r])
            setting->labels = fmax(setting->labels, label_measured(setting, row, 0.0).width
                                                        + interval_indent(setting, row));
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

double interval_lane(const struct interval_setting *setting)
{
    return (setting->tight ? TIGHT_LANE : LANE) * setting->page->size;
}

double interval_between(const struct interval_setting *setting)
{
    return (setting->tight ? TIGHT_ROWS : BETWEEN_ROWS) * setting->page->size;
}

/* The heights of the rows; their sum. */
static double heights_measure(struct interval_setting *setting)
{
    double em = setting->page->size, total = 0.0;
    setting->height = run_array(setting->page->run, double, setting->rows->rows);
    for (size_t r = 0; r < setting->rows->rows; r++) {
        const struct interval_row *row = &setting->rows->row[r];
        if (!setting->shown[r])
            continue;
        double wrap = setting->labels - interval_indent(setting, row);
        double label = label_measured(setting, row, wrap).height;
        double lanes = row->fine > 0.0 ? row->fine * em * (setting->tight ? TIGHT_FINE : 1.0)
                                       : (double)most_marks(row, setting->rows->columns)
                                             * interval_lane(setting);
        setting->height[r] = fmax(label, lanes) + interval_between(setting)
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
struct scale interval_scale(const struct interval_rows *rows, size_t column)
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

double interval_beside(const struct interval_setting *setting, size_t column)
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
struct box interval_column_box(const struct interval_setting *setting, size_t at)
{
    double em = setting->page->size, left = setting->left + setting->labels + LABELS_TO_PLOT * em;
    double gaps = (double)(setting->count - 1) * BETWEEN_COLUMNS * em;
    double width = (setting->right - left - gaps) / (double)setting->count;
    double from = left + (double)at * (width + BETWEEN_COLUMNS * em);
    return (struct box){ from, 0.0, from + width, 0.0 };
}

/* How many columns find room beside the labels. */
size_t interval_abreast(struct interval_setting *setting)
{
    const struct page *page = setting->page;
    size_t fit = setting->rows->columns;
    for (; fit > 1; fit--) {
        setting->count = fit;
        struct box box = interval_column_box(setting, 0);
        double beside = 0.0;
        for (size_t c = 0; c < setting->rows->columns; c++)
            beside = fmax(beside, interval_beside(setting, c));
        if (box.right - box.left - beside >= LEAST_PLOT * page->size)
            break;
    }
    return fit;
}

struct interval_setting interval_setting_of(struct page *page, const struct interval_rows *rows)
{
    struct interval_setting setting = {
        .page = page, .rows = rows, .left = page->left, .right = page->right, .count = rows->columns
    };
    rows_show(&setting);
    labels_measure(&setting);
    return setting;
}

double interval_measure(struct interval_setting *setting)
{
    rows_show(setting);
    labels_measure(setting);
    return heights_measure(setting);
}
