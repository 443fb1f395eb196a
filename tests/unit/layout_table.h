/* layout_table.h - a small table with everything that a table can have. */
#ifndef ATTAIN_TESTS_LAYOUT_TABLE_H
#define ATTAIN_TESTS_LAYOUT_TABLE_H

#include "bench.h"

#include "report/write.h"

static inline void table_fill(struct table_row *row, size_t columns, const char *const *text)
{
    for (size_t i = 0; i < columns; i++)
        row->cell[i].text = text[i];
}

/* A span over B and p, a term with a mark, its printed row, a summary and a note. */
static inline struct table *table_small(struct run *run)
{
    static const char *const heads[] = { "Variable", "B", "p" };
    static const char *const rain[] = { "Rain", "-.058 (.30)", "<.001***" };
    static const char *const printed[] = { "as printed", "12.5", ".05" };
    static const char *const r_squared[] = { "R\u00B2", ".6", "" };
    struct table *table = table_new(run, "Table 1", "Yields", 3);
    table->align[1] = table->align[2] = ALIGN_POINT;
    table_row_span(table_add_row(run, table, ROW_HEAD), 1, 2, "Yield");
    table_fill(table_add_row(run, table, ROW_HEAD), 3, heads);
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    table_fill(row, 3, rain);
    row->cell[0].mark = "z";
    table_fill(table_add_row(run, table, ROW_PRINTED), 3, printed);
    table_fill(table_add_row(run, table, ROW_SUMMARY), 3, r_squared);
    table_add_note(run, table, "%d authorities.", 5);
    return table;
}

#endif
