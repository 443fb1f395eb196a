#include "draw/table_picture.h"

#include <math.h>

#include "draw/lettering.h"
#include "draw/numeral.h"
#include "draw/palette.h"
#include "draw/table_cell.h"
#include "draw/table_columns.h"

/* In the size of the type. */
#define MARGIN 0.8
#define TITLE_SIZE 1.2
#define NOTE_SIZE 0.9
#define LEADING 0.25  /* above a row */
#define RULE_AIR 0.35 /* on either side of a rule */

/* In points. */
#define USUAL_TYPE 9.0
#define TYPE_STEP 0.5

#define HEAVY_RULE 1.0
#define LIGHT_RULE 0.5

/* One table picture in the making. */
struct sheet {
    struct run *run;
    struct lettering *lettering;
    struct scene *scene;
    const struct table *table;
    const struct table_look *look;
    struct table_columns columns;
    double size;
    double ascent; /* of a line of the body, room for marks included */
    double below;  /* how far down the page is filled */
};

static void paragraph_add(struct sheet *sheet, const char *role, const char *markup, double size,
                          unsigned colour)
{
    struct item *item =
        lettering_add(sheet->run, sheet->lettering, sheet->scene, role, markup, size,
                      sheet->columns.right - sheet->columns.left, palette_colour(colour, 1.0));
    item->left = sheet->columns.left;
    item->top = sheet->below;
    sheet->below += item->height;
}

static void title_add(struct sheet *sheet)
{
    const struct table *table = sheet->table;
    const char *headline = sheet->look->headline;
    if (headline != NULL) {
        paragraph_add(
            sheet, "headline",
            talloc_asprintf(sheet->run, "<b>%s</b>", lettering_prose(sheet->run, headline)),
            TITLE_SIZE * sheet->size, sheet->scene->theme->text);
        sheet->below += RULE_AIR * sheet->size;
    }
    double size = (headline == NULL ? TITLE_SIZE : 1.0) * sheet->size;
    if (table->italic_title && *table->id != '\0')
        paragraph_add(
            sheet, "title",
            talloc_asprintf(sheet->run, "<b>%s</b>", lettering_markup(sheet->run, table->id)), size,
            sheet->scene->theme->text);
    paragraph_add(sheet, "title",
                  table->italic_title ? talloc_asprintf(sheet->run, "<i>%s</i>",
                                                        lettering_prose(sheet->run, table->title))
                                      : lettering_heading(sheet->run, table->id, table->title),
                  size, sheet->scene->theme->text);
    sheet->below += RULE_AIR * sheet->size;
}

static void made_up_add(struct sheet *sheet)
{
    paragraph_add(sheet, "made up", "<b>" MADE_UP_NOTE "</b>", sheet->size,
                  sheet->scene->theme->text);
    sheet->below += RULE_AIR * sheet->size;
}

static void rule_add(struct sheet *sheet, double left, double right, double width)
{
    scene_add_line(sheet->run, sheet->scene, "rule", (struct point){ left, sheet->below },
                   (struct point){ right, sheet->below }, width,
                   palette_colour(sheet->scene->theme->text, 1.0));
}

static void full_rule_add(struct sheet *sheet, double width)
{
    sheet->below += RULE_AIR * sheet->size;
    rule_add(sheet, sheet->columns.left, sheet->columns.right, width);
    sheet->below += RULE_AIR * sheet->size;
}

/* Where a cell's text begins, by the alignment of its column. */
static double cell_left(struct sheet *sheet, const struct cell *cell, size_t column,
                        enum row_kind kind, const struct item *item)
{
    double left = table_columns_left(&sheet->columns, column);
    double right = table_columns_right(&sheet->columns, column, cell->span);
    enum align align =
        cell->span > 1 && kind == ROW_HEAD ? ALIGN_CENTRE : sheet->table->align[column];
    switch (align) {
    case ALIGN_LEFT:
        return left;
    case ALIGN_RIGHT:
        return right - item->width;
    case ALIGN_POINT:
        if (cell_is_aligned(cell, kind))
            return sheet->columns.column[column].point
                   - cell_before_point(sheet->run, sheet->lettering, cell, item->size);
        break;
    case ALIGN_CENTRE:
        break;
    }
    return (left + right - item->width) / 2.0;
}

static enum text_align line_align(const struct sheet *sheet, const struct cell *cell, size_t column)
{
    if (cell->span > 1)
        return TEXT_CENTRE;
    switch (sheet->table->align[column]) {
    case ALIGN_LEFT:
        return TEXT_LEFT;
    case ALIGN_RIGHT:
        return TEXT_RIGHT;
    default:
        return TEXT_CENTRE;
    }
}

static void cell_add(struct sheet *sheet, const struct cell *cell, size_t column,
                     enum row_kind kind)
{
    static const char *const role[] = { "heading", "cell", "printed cell", "summary cell" };
    double size = cell_size(kind, sheet->size);
    bool wraps = kind == ROW_HEAD || cell->span > 1 || sheet->table->align[column] == ALIGN_LEFT;
    /* A hair more than was measured, or the last word of the widest cell may be wrapped. */
    double room = table_columns_right(&sheet->columns, column, cell->span)
                  - table_columns_left(&sheet->columns, column) + 0.05;
    struct item *item = lettering_add(
        sheet->run, sheet->lettering, sheet->scene, role[kind], cell_markup(sheet->run, cell, size),
        size, wraps ? room : 0.0,
        palette_colour(kind == ROW_PRINTED ? sheet->scene->theme->muted : sheet->scene->theme->text,
                       1.0));
    item->align = line_align(sheet, cell, column);
    item->left = cell_left(sheet, cell, column, kind, item);
}

/* Cells stand on one baseline; headings, which may have several lines, on one foot. */
static void row_settle(struct sheet *sheet, size_t first, enum row_kind kind)
{
    bool even = kind == ROW_BODY || kind == ROW_SUMMARY;
    double ascent = even ? sheet->ascent : 0.0, height = 0.0;
    for (size_t i = first; i < sheet->scene->items; i++)
        ascent = fmax(ascent, sheet->scene->item[i].baseline);
    for (size_t i = first; i < sheet->scene->items; i++) {
        const struct item *item = &sheet->scene->item[i];
        double lead = kind == ROW_HEAD ? 0.0 : ascent - item->baseline;
        height = fmax(height, lead + item->height);
    }
    for (size_t i = first; i < sheet->scene->items; i++) {
        struct item *item = &sheet->scene->item[i];
        item->top =
            sheet->below + (kind == ROW_HEAD ? height - item->height : ascent - item->baseline);
    }
    sheet->below += height;
}

static void span_rules_add(struct sheet *sheet, const struct table_row *row)
{
    bool any = false;
    for (size_t c = 0; c < sheet->table->columns; c++) {
        const struct cell *cell = &row->cell[c];
        if (cell->span < 2 || cell_is_empty(cell))
            continue;
        if (!any)
            sheet->below += RULE_AIR / 2.0 * sheet->size;
        any = true;
        rule_add(sheet, table_columns_left(&sheet->columns, c),
                 table_columns_right(&sheet->columns, c, cell->span), LIGHT_RULE);
    }
}

static void row_add(struct sheet *sheet, size_t index)
{
    const struct table_row *row = &sheet->table->row[index];
    bool after_head = index > 0 && sheet->table->row[index - 1].kind == ROW_HEAD;
    if (row->kind != ROW_HEAD
        && (row->rule_above || table_summary_begins(sheet->table, index) || after_head))
        full_rule_add(sheet, LIGHT_RULE);
    else if (row->kind != ROW_PRINTED && index > 0)
        sheet->below += LEADING * sheet->size;

    size_t first = sheet->scene->items;
    for (size_t c = 0; c < sheet->table->columns; c++) {
        const struct cell *cell = &row->cell[c];
        if (cell->span > 0 && !cell_is_empty(cell))
            cell_add(sheet, cell, c, row->kind);
    }
    row_settle(sheet, first, row->kind);
    if (row->kind == ROW_HEAD)
        span_rules_add(sheet, row);
}

static void notes_add(struct sheet *sheet)
{
    double size = fmax(SMALLEST_TYPE, NOTE_SIZE * sheet->size);
    for (size_t i = 0; i < sheet->table->notes; i++) {
        paragraph_add(sheet, "note", lettering_prose(sheet->run, sheet->table->note[i]), size,
                      sheet->scene->theme->subdued);
        sheet->below += LEADING * sheet->size;
    }
}

/* A line with a raised mark is higher: every line gets that room if one has a mark. */
static double line_ascent(struct sheet *sheet)
{
    struct cell marked = { .text = "X", .mark = "z" };
    struct item line = { .markup = "X", .size = sheet->size };
    for (size_t r = 0; r < sheet->table->rows; r++)
        for (size_t c = 0; c < sheet->table->columns; c++)
            if (sheet->table->row[r].cell[c].mark != NULL)
                line.markup = cell_markup(sheet->run, &marked, sheet->size);
    lettering_measure(sheet->lettering, &line);
    return line.baseline;
}

const char *table_words(struct run *run, const struct table *table)
{
    char *words = talloc_asprintf(run, "Table of %zu columns", table->columns);
    for (size_t c = 0; c < table->columns; c++) {
        const char *heading = table_heading(run, table, c);
        words = talloc_asprintf_append_buffer(words, "%s%s", c == 0 ? ": " : "; ",
                                              *heading == '\0' ? "row" : heading);
    }
    words = talloc_strdup_append_buffer(words, ".");
    for (size_t r = 0; r < table->rows; r++) {
        if (table->row[r].kind == ROW_HEAD)
            continue;
        size_t cells = 0;
        for (size_t c = 0; c < table->columns; c++) {
            const struct cell *cell = &table->row[r].cell[c];
            if (cell->span == 0 || cell_is_empty(cell))
                continue;
            words = talloc_asprintf_append_buffer(words, "%s%s%s%s",
                                                  cells == 0   ? " "
                                                  : cells == 1 ? ": "
                                                               : ", ",
                                                  cell->mark == NULL ? "" : cell->mark,
                                                  cell->mark == NULL ? "" : " ",
                                                  numeral_minus(run, cell->text));
            cells++;
        }
        words = talloc_strdup_append_buffer(words, cells > 0 ? "." : "");
    }
    return words;
}

/* In type of `largest` points at most. */
static struct scene *scene_in_type(struct run *run, const struct table *table,
                                   const struct table_look *look, double largest)
{
    struct sheet sheet = {
        .run = run,
        .lettering = lettering_new(run, look->theme),
        .scene = scene_new(run, look->form.width, 0.0),
        .table = table,
        .look = look,
    };
    sheet.scene->theme = look->theme;
    double margin = MARGIN * SMALLEST_TYPE;
    sheet.columns =
        table_columns_fit(run, sheet.lettering, table, margin, look->form.width - margin, largest);
    sheet.scene->width = fmax(look->form.width, sheet.columns.right + margin);
    sheet.size = sheet.columns.size;
    sheet.ascent = line_ascent(&sheet);
    sheet.below = margin;

    if (look->words)
        title_add(&sheet);
    if (table->made_up)
        made_up_add(&sheet);
    full_rule_add(&sheet, HEAVY_RULE);
    for (size_t r = 0; r < table->rows; r++)
        row_add(&sheet, r);
    full_rule_add(&sheet, HEAVY_RULE);
    if (look->words)
        notes_add(&sheet);

    sheet.scene->height = fmax(look->form.height, sheet.below + margin);
    sheet.scene->title = scene_title(run, table->id, table->title);
    sheet.scene->description = talloc_asprintf(run, "%s%s", table->made_up ? MADE_UP_NOTE " " : "",
                                               table_words(run, table));
    return sheet.scene;
}

struct scene *table_scene_look(struct run *run, const struct table *table,
                               const struct table_look *look)
{
    double type = look->form.type;
    struct scene *scene = scene_in_type(run, table, look, type);
    while (look->form.height > 0.0 && scene->height > look->form.height && type > SMALLEST_TYPE) {
        type = fmax(type - TYPE_STEP, SMALLEST_TYPE);
        scene = scene_in_type(run, table, look, type);
    }
    return scene;
}

bool table_scene(struct run *run, const struct table *table, const struct theme *theme,
                 double width, struct scene **scene)
{
    const struct table_look look = { .theme = theme,
                                     .form = { .width = width, .type = USUAL_TYPE },
                                     .words = true };
    *scene = table_scene_look(run, table, &look);
    return true;
}
