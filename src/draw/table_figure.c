#include "draw/table_figure.h"

#include <assert.h>

#include "draw/table_picture.h"

/* The titles are the author's, or the table's own; notes are the table's, then the author's. */
static struct page *words_of(struct run *run, const struct drawing *drawing)
{
    const struct table *table = drawing->table;
    struct page *page = drawing_page(run, drawing, table->title);
    if (*page->id == '\0')
        page->id = table->id;
    for (size_t i = 0; i < table->notes; i++)
        page_note(page, table->note[i]);
    drawing_notes(drawing, page);
    return page;
}

static size_t rows_below_headings(const struct table *table)
{
    size_t rows = 0;
    for (size_t r = 0; r < table->rows; r++)
        rows += table->row[r].kind != ROW_HEAD;
    return rows;
}

/* What stands in each row: the texts of a column, or its raised marks. */
static const char **column_texts(struct run *run, const struct table *table, size_t column,
                                 bool marks)
{
    const char **text = run_array(run, const char *, rows_below_headings(table) + 1);
    size_t rows = 0;
    for (size_t r = 0; r < table->rows; r++) {
        const struct cell *cell = &table->row[r].cell[column];
        const char *found = marks ? cell->mark : cell->text;
        if (table->row[r].kind != ROW_HEAD)
            text[rows++] = found == NULL ? "" : found;
    }
    return text;
}

static void cells_add(struct run *run, const struct table *table, struct figure *figure)
{
    figure_rows(figure, rows_below_headings(table));
    figure_add_texts(run, figure, "mark", "Mark", column_texts(run, table, 0, true));
    for (size_t c = 0; c < table->columns; c++) {
        const char *heading = table_heading(run, table, c);
        figure_add_texts(run, figure, heading, heading, column_texts(run, table, c, false));
    }
}

/* What it is, its rows, and what its signs mean. */
static const char *alt_of(struct run *run, const struct drawing *drawing, const struct table *shown)
{
    struct chart chart = *drawing->chart;
    if (chart.alt == NULL)
        chart.alt = scene_title(run, shown->id, shown->title);
    char *alt = talloc_asprintf(run, "%s%s", chart_opening(run, &chart, drawing->made_up),
                                table_words(run, shown));
    for (size_t i = 0; i < shown->notes; i++)
        alt = talloc_asprintf_append_buffer(alt, "%s%s", i == 0 ? " Notes: " : " ", shown->note[i]);
    return alt;
}

bool table_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    assert(drawing->table != NULL);
    const struct page *page = words_of(run, drawing);
    struct table shown = *drawing->table;
    shown.id = page->id;
    shown.title = page->title;
    shown.notes = page->notes;
    shown.note = page->note;
    shown.made_up = drawing->made_up;
    const struct table_look look = { .theme = drawing->theme,
                                     .form = drawing->form,
                                     .headline = page->headline,
                                     .words = drawing->words };
    figure->scene = table_scene_look(run, &shown, &look);
    figure->scene->description = alt_of(run, drawing, &shown);
    figure_take_words(figure, page);
    cells_add(run, drawing->table, figure);
    return true;
}
