#include "report/table.h"

#include <glib.h>
#include <stdarg.h>
#include <string.h>

struct table *table_new(struct run *run, const char *id, const char *title, size_t columns)
{
    struct table *table = talloc_zero(run, struct table);
    table->id = id;
    table->title = title;
    table->columns = columns;
    table->align = run_array(run, enum align, columns);
    return table;
}

struct table *table_headed(struct run *run, const char *title, const char *const *heading,
                           size_t columns)
{
    struct table *table = table_new(run, "", title, columns);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    for (size_t c = 0; c < columns; c++) {
        row->cell[c].text = heading[c];
        table->align[c] = c == 0 ? ALIGN_LEFT : ALIGN_POINT;
    }
    return table;
}

struct table_row *table_add_row(struct run *run, struct table *table, enum row_kind kind)
{
    table->row = run_grow(run, table->row, struct table_row, table->rows + 1);
    struct table_row *row = &table->row[table->rows++];
    *row = (struct table_row){ .kind = kind, .cell = run_array(run, struct cell, table->columns) };
    for (size_t i = 0; i < table->columns; i++)
        row->cell[i] = (struct cell){ .text = "", .span = 1 };
    return row;
}

void table_add_note(struct run *run, struct table *table, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    table->note = run_grow(run, table->note, const char *, table->notes + 1);
    table->note[table->notes++] = talloc_vasprintf(run, format, arguments);
    va_end(arguments);
}

void table_row_span(struct table_row *row, size_t first, size_t span, const char *text)
{
    row->cell[first].text = text;
    row->cell[first].span = span;
    for (size_t i = 1; i < span; i++)
        row->cell[first + i].span = 0;
}

const char *table_heading(struct run *run, const struct table *table, size_t column)
{
    char *heading = talloc_strdup(run, "");
    for (size_t r = 0; r < table->rows; r++) {
        if (table->row[r].kind != ROW_HEAD)
            continue;
        size_t covering = column;
        while (table->row[r].cell[covering].span == 0)
            covering--;
        const char *text = table->row[r].cell[covering].text;
        if (text != NULL && *text != '\0')
            heading =
                talloc_asprintf_append_buffer(heading, "%s%s", *heading == '\0' ? "" : ": ", text);
    }
    return heading;
}

bool table_has_mark(const struct table *table, const char *mark)
{
    for (size_t r = 0; r < table->rows; r++)
        for (size_t c = 0; c < table->columns; c++)
            if (table->row[r].cell[c].mark != NULL && strcmp(table->row[r].cell[c].mark, mark) == 0)
                return true;
    return false;
}

const char *table_mark_words(const char *mark)
{
    return strcmp(mark, "z") == 0    ? "standardised"
           : strcmp(mark, "ln") == 0 ? "natural logarithm"
                                     : mark;
}

size_t table_names(const struct table *table)
{
    bool once_for_several = false;
    bool words =
        table->columns > 2 && table->align[0] == ALIGN_LEFT && table->align[1] == ALIGN_LEFT;
    for (size_t r = 0; words && r < table->rows; r++) {
        const struct cell *cell = table->row[r].cell;
        bool first = cell[0].text != NULL && *cell[0].text != '\0';
        bool second = cell[1].text != NULL && *cell[1].text != '\0';
        if (table->row[r].kind == ROW_HEAD || first)
            continue;
        once_for_several = true;
        words = second;
    }
    return words && once_for_several ? 2 : 1;
}

bool table_summary_begins(const struct table *table, size_t row)
{
    const struct table_row *at = &table->row[row];
    return at->kind == ROW_SUMMARY && row > 0 && at[-1].kind != ROW_SUMMARY
           && (row < 2 || at[-2].kind != ROW_SUMMARY);
}

size_t table_point(const char *text)
{
    size_t at = *text == '<' || *text == '[';
    at += at > 0 && text[at] == ' ';
    at += text[at] == '-';
    while (text[at] >= '0' && text[at] <= '9')
        at++;
    return at;
}

const char *table_minus(struct run *run, const char *text)
{
    char *minus = talloc_strdup(run, "");
    for (const char *at = text; *at != '\0'; at++) {
        bool within = at > text && g_ascii_isalnum(at[-1]);
        bool before = g_ascii_isdigit(at[1]) || at[1] == '.' || at[1] == '\0';
        minus = *at == '-' && before && !within ? talloc_strdup_append_buffer(minus, "\u2212")
                                                : talloc_strndup_append_buffer(minus, at, 1);
    }
    return minus;
}
