#include "report/text_panels.h"

#include <string.h>

/* How many columns from this one on stand under one heading. */
static size_t together(const struct table *table, size_t column)
{
    size_t most = 1;
    for (size_t r = 0; r < table->rows; r++) {
        const struct table_row *row = &table->row[r];
        if (row->kind == ROW_HEAD && row->cell[column].span > most)
            most = row->cell[column].span;
    }
    return most;
}

size_t text_panel_names(const struct table *table, const size_t *width, size_t room)
{
    size_t names = table_names(table), widest = 0;
    for (size_t c = names; c < table->columns; c++)
        widest = width[c] > widest ? width[c] : widest;
    return names > 1 && width[0] + width[1] + widest > room ? 1 : names;
}

size_t text_panel_end(const struct table *table, const size_t *width, size_t names, size_t first,
                      size_t room)
{
    size_t used = 0, end = first;
    for (size_t c = 0; c < names; c++)
        used += width[c];
    while (end < table->columns) {
        size_t columns = together(table, end), more = 0;
        for (size_t c = end; c < end + columns; c++)
            more += width[c];
        if (used + more > room)
            break;
        used += more;
        end += columns;
    }
    /* A group that has no room by itself is parted. */
    for (; end == first || (end < first + together(table, first) && used + width[end] <= room);
         end++)
        used += width[end];
    return end;
}

/* A cell that covers columns on both sides of a cut stands in both parts. */
static void row_take(const struct table_row *row, size_t names, size_t first, size_t end,
                     struct table_row *taken)
{
    taken->rule_above = row->rule_above;
    for (size_t c = 0; c < names; c++) {
        taken->cell[c] = row->cell[c];
        taken->cell[c].span = 1;
    }
    for (size_t c = first; c < end;) {
        size_t from = c;
        while (row->cell[from].span == 0)
            from--;
        size_t to = from + row->cell[from].span < end ? from + row->cell[from].span : end;
        struct cell *cell = &taken->cell[names + c - first];
        *cell = row->cell[from];
        cell->span = to - c;
        for (size_t i = c + 1; i < to; i++)
            taken->cell[names + i - first].span = 0;
        c = to;
    }
}

const struct table *text_panel(struct run *run, const struct table *table, size_t names,
                               size_t first, size_t end)
{
    struct table *part = table_new(run, table->id, table->title, names + end - first);
    memcpy(part->align, table->align, names * sizeof *table->align);
    memcpy(part->align + names, table->align + first, (end - first) * sizeof *table->align);
    for (size_t r = 0; r < table->rows; r++)
        row_take(&table->row[r], names, first, end, table_add_row(run, part, table->row[r].kind));
    return part;
}
