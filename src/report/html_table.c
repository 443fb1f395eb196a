/* A table for whoever reads it by ear, or pastes it. */
#include <glib.h>
#include <string.h>

#include "report/html_page.h"
#include "report/write.h"

static const char *mark_html(struct run *run, const char *mark)
{
    if (mark == NULL)
        return "";
    return talloc_asprintf(run, "<sup><abbr title=\"%s\">%s</abbr></sup> ",
                           html_escape(run, table_mark_words(mark)), html_escape(run, mark));
}

static bool is_empty(const struct cell *cell)
{
    return cell->text == NULL || *cell->text == '\0';
}

/* Stars at the end of a figure, which hang outside its column. */
static size_t stars_of(const char *text)
{
    size_t length = strlen(text), stars = 0;
    while (stars < length && text[length - stars - 1] == '*')
        stars++;
    return stars;
}

/* Which columns have stars anywhere. */
static const bool *starred_columns(struct run *run, const struct table *table)
{
    bool *starred = run_array(run, bool, table->columns);
    for (size_t r = 0; r < table->rows; r++)
        for (size_t c = 0; c < table->columns && table->row[r].kind != ROW_HEAD; c++) {
            const struct cell *cell = &table->row[r].cell[c];
            starred[c] = starred[c]
                         || (table->align[c] != ALIGN_LEFT && cell->span == 1 && !is_empty(cell)
                             && stars_of(cell->text) > 0);
        }
    return starred;
}

/* The figure and, in a column that has stars anywhere, room for as many as there can be. */
static const char *figure_html(struct run *run, const char *text, bool starred)
{
    if (!starred)
        return html_escape(run, text);
    size_t stars = stars_of(text);
    const char *figure = talloc_strndup(run, text, strlen(text) - stars);
    return talloc_asprintf(run, "%s<span class=\"stars\">%s</span>", html_escape(run, figure),
                           text + strlen(figure));
}

static const char *heading_html(struct run *run, const struct table *table, const struct cell *cell,
                                size_t column, bool starred)
{
    const char *text = html_escape(run, cell->text);
    if (is_empty(cell))
        return cell->span > 1 ? talloc_asprintf(run, "<td colspan=\"%zu\"></td>", cell->span)
                              : "<td></td>";
    if (cell->span > 1)
        return talloc_asprintf(run, "<th scope=\"colgroup\" colspan=\"%zu\" class=\"span\">%s</th>",
                               cell->span, text);
    return talloc_asprintf(run, "<th scope=\"col\"%s>%s%s</th>",
                           table->align[column] == ALIGN_LEFT ? "" : " class=\"number\"", text,
                           starred ? "<span class=\"stars\"></span>" : "");
}

static const char *cell_html(struct run *run, const struct table *table, const struct cell *cell,
                             size_t column, bool starred)
{
    const char *mark = mark_html(run, cell->mark);
    const char *span = cell->span > 1 ? talloc_asprintf(run, " colspan=\"%zu\"", cell->span) : "";
    bool figure = table->align[column] != ALIGN_LEFT && cell->span == 1;
    if (is_empty(cell))
        return talloc_asprintf(run, "<td%s></td>", span);
    if (column == 0)
        return talloc_asprintf(run, "<th scope=\"row\"%s>%s%s</th>", span, mark,
                               html_escape(run, cell->text));
    return talloc_asprintf(run, "<td%s%s>%s%s</td>", span, figure ? " class=\"number\"" : "", mark,
                           figure_html(run, cell->text, starred));
}

static char *row_append(struct run *run, char *text, const struct table *table,
                        const struct table_row *row, const bool *starred)
{
    const char *kind = row->kind == ROW_PRINTED                   ? " class=\"printed\""
                       : row->rule_above && row->kind != ROW_HEAD ? " class=\"rule\""
                                                                  : "";
    text = talloc_asprintf_append_buffer(text, "<tr%s>", kind);
    for (size_t c = 0; c < table->columns; c += row->cell[c].span) {
        const struct cell *cell = &row->cell[c];
        text = talloc_strdup_append_buffer(text, row->kind == ROW_HEAD
                                                     ? heading_html(run, table, cell, c, starred[c])
                                                     : cell_html(run, table, cell, c, starred[c]));
    }
    return talloc_strdup_append_buffer(text, "</tr>\n");
}

/* Headings over several columns name groups of these, by the first row that has any. */
static char *groups_append(char *text, const struct table *table)
{
    for (size_t r = 0; r < table->rows; r++) {
        const struct table_row *row = &table->row[r];
        bool spans = false;
        for (size_t c = 0; c < table->columns; c++)
            spans = spans || row->cell[c].span > 1;
        if (row->kind != ROW_HEAD || !spans)
            continue;
        for (size_t c = 0; c < table->columns; c += row->cell[c].span)
            text = talloc_asprintf_append_buffer(text, "<colgroup span=\"%zu\"></colgroup>\n",
                                                 row->cell[c].span);
        break;
    }
    return text;
}

/* Headings, terms, and what stands below the terms: each in a part of its own. A foot would be
 * repeated on every page of print. */
static int part_of(const struct table *table, size_t row)
{
    enum row_kind kind = table->row[row].kind;
    if (kind == ROW_PRINTED && row > 0)
        return part_of(table, row - 1);
    return kind == ROW_HEAD ? 0 : kind == ROW_SUMMARY ? 2 : 1;
}

static char *caption_append(struct run *run, char *text, const struct table *table, const char *id)
{
    const char *name = *table->id == '\0' ? ""
                                          : talloc_asprintf(run, "<strong>%s</strong> ",
                                                            html_escape(run, table->id));
    return talloc_asprintf_append_buffer(text, "<caption id=\"%s-caption\">%s%s%s</caption>\n", id,
                                         name, html_escape(run, table->title),
                                         table->made_up ? "<br><strong>" MADE_UP_NOTE "</strong>"
                                                        : "");
}

static char *grid_append(struct run *run, char *text, const struct table *table, const char *id)
{
    const char *notes =
        table->notes > 0 ? talloc_asprintf(run, " aria-describedby=\"%s-notes\"", id) : "";
    text = talloc_asprintf_append_buffer(text, "<table id=\"%s\"%s>\n", id, notes);
    text = groups_append(caption_append(run, text, table, id), table);
    const bool *starred = starred_columns(run, table);
    for (size_t r = 0; r < table->rows; r++) {
        const char *part = part_of(table, r) == 0 ? "thead" : "tbody";
        if (r == 0 || part_of(table, r) != part_of(table, r - 1))
            text = talloc_asprintf_append_buffer(text, "<%s>\n", part);
        text = row_append(run, text, table, &table->row[r], starred);
        if (r + 1 == table->rows || part_of(table, r) != part_of(table, r + 1))
            text = talloc_asprintf_append_buffer(text, "</%s>\n", part);
    }
    return talloc_strdup_append_buffer(text, "</table>\n");
}

static char *notes_append(struct run *run, char *text, const struct table *table, const char *id)
{
    if (table->notes == 0)
        return text;
    text = talloc_asprintf_append_buffer(text, "<div class=\"notes\" id=\"%s-notes\">\n", id);
    for (size_t i = 0; i < table->notes; i++)
        text = talloc_strdup_append_buffer(text, html_paragraph(run, table->note[i]));
    return talloc_strdup_append_buffer(text, "</div>\n");
}

const char *html_table(struct run *run, const struct table *table, const char *id)
{
    char *text = grid_append(run, talloc_strdup(run, ""), table, id);
    return notes_append(run, text, table, id);
}

const char *html_table_region(struct run *run, const struct table *table, const char *id)
{
    char *text = talloc_asprintf(run,
                                 "<div class=\"table\" role=\"region\" tabindex=\"0\" "
                                 "aria-labelledby=\"%s-caption\">\n",
                                 id);
    text = talloc_strdup_append_buffer(grid_append(run, text, table, id), "</div>\n");
    return notes_append(run, text, table, id);
}

/* Ids hold a check sum, so that several tables can be pasted into one page. */
const char *table_write_html(struct run *run, const struct table *table)
{
    enum { CHECK_SUM_DIGITS = 8 };
    const char *words = html_table(run, table, "");
    char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, words, -1);
    const char *id = talloc_asprintf(run, "table-%.*s", CHECK_SUM_DIGITS, sum);
    g_free(sum);
    return html_table(run, table, id);
}
