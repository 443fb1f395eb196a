#include <string.h>

#include "base/text.h"
#include "report/write.h"

enum { GAP = 3, NARROWEST_NOTE = 60, WIDEST_TEXT = 64 };

/* The width of a column, and of the part of it before the decimal point. */
struct width {
    size_t whole, point;
};

static const char *cell_text(struct run *run, const struct table_row *row, size_t column)
{
    const struct cell *cell = &row->cell[column];
    const char *indent = row->kind == ROW_PRINTED && column == 0 ? "    " : "";
    if (cell->mark != NULL)
        return talloc_asprintf(run, "%s %s", cell->mark, cell->text);
    return talloc_asprintf(run, "%s%s", indent, cell->text == NULL ? "" : cell->text);
}

static size_t widest(size_t a, size_t b)
{
    return a > b ? a : b;
}

static struct width *measure(struct run *run, const struct table *table)
{
    struct width *width = run_array(run, struct width, table->columns);
    for (size_t c = 0; c < table->columns; c++) {
        size_t before = 0, after = 0;
        for (size_t r = 0; r < table->rows; r++) {
            const struct table_row *row = &table->row[r];
            const char *text = cell_text(run, row, c);
            if (row->cell[c].span != 1 || *text == '\0')
                continue;
            bool pointed = table->align[c] == ALIGN_POINT && row->kind != ROW_HEAD;
            size_t point = pointed ? table_point(text) : 0;
            if (pointed) {
                before = widest(before, point);
                after = widest(after, text_width(text) - point);
            } else {
                width[c].whole = widest(width[c].whole, text_width(text));
            }
        }
        width[c].whole = widest(width[c].whole, before + after);
        width[c].point = before;
    }
    return width;
}

static size_t span_width(const struct width *width, size_t first, size_t span)
{
    size_t sum = (span - 1) * GAP;
    for (size_t i = 0; i < span; i++)
        sum += width[first + i].whole;
    return sum;
}

/* A heading over several columns may be wider than they are: the last makes room. */
static void widen_for_spans(const struct table *table, struct width *width)
{
    for (size_t r = 0; r < table->rows; r++)
        for (size_t c = 0; c < table->columns; c++) {
            const struct cell *cell = &table->row[r].cell[c];
            if (cell->span < 2 || cell->text == NULL)
                continue;
            size_t have = span_width(width, c, cell->span), need = text_width(cell->text);
            if (need > have)
                width[c + cell->span - 1].whole += need - have;
        }
}

static size_t padding_before(const struct table *table, const struct table_row *row, size_t column,
                             const char *text, const struct width *width)
{
    size_t room = span_width(width, column, row->cell[column].span), used = text_width(text);
    if (row->cell[column].span > 1)
        return (room - used) / 2;
    if (row->kind == ROW_HEAD && table->align[column] == ALIGN_POINT)
        return width[column].point < room - used ? width[column].point : room - used;
    switch (table->align[column]) {
    case ALIGN_RIGHT:
        return room - used;
    case ALIGN_CENTRE:
        return (room - used) / 2;
    case ALIGN_POINT:
        return width[column].point - table_point(text);
    default:
        return 0;
    }
}

static void strip_end(char *line)
{
    size_t length = strlen(line);
    while (length > 0 && line[length - 1] == ' ')
        line[--length] = '\0';
}

static char *row_line(struct run *run, const struct table *table, const struct table_row *row,
                      const struct width *width)
{
    char *line = talloc_strdup(run, "");
    for (size_t c = 0; c < table->columns; c += row->cell[c].span) {
        const char *text = cell_text(run, row, c);
        size_t room = span_width(width, c, row->cell[c].span);
        size_t before = *text == '\0' ? 0 : padding_before(table, row, c, text, width);
        size_t after = room - before - text_width(text);
        line = talloc_asprintf_append_buffer(line, "%s%*s%s%*s", c == 0 ? "" : "   ", (int)before,
                                             "", text, (int)after, "");
    }
    strip_end(line);
    return line;
}

static char *repeat(struct run *run, const char *piece, size_t count)
{
    char *text = talloc_strdup(run, "");
    for (size_t i = 0; i < count; i++)
        text = talloc_strdup_append_buffer(text, piece);
    return text;
}

/* Short rules under the headings that span columns; "" if a row has none. */
static char *span_rules(struct run *run, const struct table *table, const struct table_row *row,
                        const struct width *width)
{
    char *line = talloc_strdup(run, "");
    bool any = false;
    for (size_t c = 0; c < table->columns; c += row->cell[c].span) {
        bool spans = row->cell[c].span > 1;
        any = any || spans;
        size_t room = span_width(width, c, row->cell[c].span);
        line = talloc_asprintf_append_buffer(line, "%s%s", c == 0 ? "" : "   ",
                                             repeat(run, spans ? "\u2500" : " ", room));
    }
    strip_end(line);
    return any ? line : NULL;
}

static bool is_long(const struct table *table, const struct table_row *row, size_t column)
{
    const struct cell *cell = &row->cell[column];
    return row->kind == ROW_BODY && table->align[column] == ALIGN_LEFT && cell->span == 1
           && cell->text != NULL && text_width(cell->text) > WIDEST_TEXT;
}

/* The rest of a long text stands in rows of its own underneath. */
static void text_fold(struct run *run, const struct table_row *row, size_t column, size_t at,
                      struct table *folded)
{
    char *line = talloc_strdup(run, text_wrap(run, row->cell[column].text, WIDEST_TEXT, 0));
    while (line != NULL) {
        char *end = strchr(line, '\n');
        if (end != NULL)
            *end++ = '\0';
        if (at == folded->rows)
            table_add_row(run, folded, row->kind);
        folded->row[at++].cell[column].text = line;
        line = end;
    }
}

/* The table with long texts in several lines, so that it is not wider than a page. */
static const struct table *fold(struct run *run, const struct table *table)
{
    struct table *folded = talloc_zero(run, struct table);
    *folded = *table;
    folded->rows = 0;
    folded->row = NULL;
    for (size_t r = 0; r < table->rows; r++) {
        const struct table_row *row = &table->row[r];
        struct table_row *copy = table_add_row(run, folded, row->kind);
        size_t at = folded->rows - 1;
        copy->rule_above = row->rule_above;
        memcpy(copy->cell, row->cell, table->columns * sizeof *row->cell);
        for (size_t c = 0; c < table->columns; c++)
            if (is_long(table, row, c))
                text_fold(run, row, c, at, folded);
    }
    return folded;
}

static char *append_line(char *text, const char *line)
{
    return talloc_asprintf_append_buffer(text, "%s\n", line);
}

const char *table_write_text(struct run *run, const struct table *whole_table)
{
    const struct table *table = fold(run, whole_table);
    struct width *width = measure(run, table);
    widen_for_spans(table, width);
    size_t whole = span_width(width, 0, table->columns);
    size_t page = widest(whole, NARROWEST_NOTE);
    const char *rule = repeat(run, "\u2500", whole);
    const char *title =
        *table->id == '\0' ? table->title : talloc_asprintf(run, "%s: %s", table->id, table->title);
    char *text = talloc_strdup(run, "");
    text = append_line(text, text_wrap(run, title, page, 0));
    if (table->made_up)
        text = append_line(text, text_wrap(run, MADE_UP_NOTE, page, 0));
    text = append_line(text, rule);
    for (size_t r = 0; r < table->rows; r++) {
        const struct table_row *row = &table->row[r];
        bool summary_begins = row->kind == ROW_SUMMARY && r > 0
                              && table->row[r - 1].kind != ROW_SUMMARY
                              && (r < 2 || table->row[r - 2].kind != ROW_SUMMARY);
        if (row->rule_above || summary_begins)
            text = append_line(text, rule);
        text = append_line(text, row_line(run, table, row, width));
        const char *short_rules = row->kind == ROW_HEAD ? span_rules(run, table, row, width) : NULL;
        if (short_rules != NULL)
            text = append_line(text, short_rules);
        if (row->kind == ROW_HEAD && r + 1 < table->rows && table->row[r + 1].kind != ROW_HEAD)
            text = append_line(text, rule);
    }
    text = append_line(text, rule);
    for (size_t i = 0; i < table->notes; i++)
        text = append_line(text, text_wrap(run, table->note[i], page, 0));
    return text;
}
