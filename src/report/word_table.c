/* The grid of a table for Word. */
#include <string.h>

#include "base/text.h"
#include "report/word.h"

/* In twentieths of a point: a figure of 9 points, and what stands between columns. */
enum { FIGURE = 102, GAP = 200, WIDEST_WORDS = 3600, LEAST = 500 };

/* A column's width, and how far from its left the decimal points stand. */
struct column {
    size_t width, point;
};

static const char *text_of(const struct cell *cell)
{
    return cell->text == NULL ? "" : cell->text;
}

/* Of what no line is broken in. None begins with a point: "< .05" stays whole (Unicode Standard
 * Annex 14, LB13). */
static size_t longest_word(const char *text)
{
    size_t longest = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        while (text[length] == ' ' && text[length + 1] == '.')
            length += 1 + strcspn(text + length + 1, " ");
        longest = length > longest ? length : longest;
        text += length;
        text += strspn(text, " ");
    }
    return longest;
}

static struct column column_of(const struct table *table, size_t column)
{
    size_t before = 0, after = 0, whole = 0;
    for (size_t r = 0; r < table->rows; r++) {
        const struct table_row *row = &table->row[r];
        const struct cell *cell = &row->cell[column];
        const char *text = text_of(cell);
        if (cell->span != 1)
            continue;
        bool pointed = table->align[column] == ALIGN_POINT && row->kind != ROW_HEAD;
        size_t point = pointed ? table_point(text) : 0;
        size_t length = row->kind == ROW_HEAD ? longest_word(text)
                                              : text_width(text) + (cell->mark == NULL ? 0 : 2);
        before = point > before ? point : before;
        after = pointed && length - point > after ? length - point : after;
        whole = !pointed && length > whole ? length : whole;
    }
    whole = before + after > whole ? before + after : whole;
    size_t width = whole * FIGURE + GAP;
    if (table->align[column] == ALIGN_LEFT && width > WIDEST_WORDS)
        width = WIDEST_WORDS;
    return (struct column){ width < LEAST ? LEAST : width, before * FIGURE };
}

/* Columns that together take no more than `room`: words give way first, then all. */
static struct column *columns_of(struct run *run, const struct table *table, size_t room)
{
    struct column *column = run_array(run, struct column, table->columns);
    size_t figures = 0, words = 0;
    for (size_t c = 0; c < table->columns; c++) {
        column[c] = column_of(table, c);
        *(table->align[c] == ALIGN_LEFT ? &words : &figures) += column[c].width;
    }
    bool words_give = figures + words > room && figures + words / 2 <= room;
    for (size_t c = 0; c < table->columns; c++) {
        if (words_give && table->align[c] == ALIGN_LEFT)
            column[c].width = column[c].width * (room - figures) / words;
        else if (!words_give && figures + words > room)
            column[c] = (struct column){ column[c].width * room / (figures + words),
                                         column[c].point * room / (figures + words) };
    }
    return column;
}

size_t word_table_width(struct run *run, const struct table *table)
{
    const struct column *column = columns_of(run, table, (size_t)-1);
    size_t width = 0;
    for (size_t c = 0; c < table->columns; c++)
        width += column[c].width;
    return width;
}

/* Where a cell's text stands, and how it looks. */
static const char *paragraph_style(struct run *run, const struct table *table,
                                   const struct table_row *row, size_t column,
                                   const struct column *columns)
{
    const struct cell *cell = &row->cell[column];
    const char *text = text_of(cell);
    bool figure = text[table_point(text)] == '.' || strpbrk(text, "0123456789") != NULL;
    if (row->kind == ROW_PRINTED && column == 0)
        return "<w:ind w:left=\"240\"/>";
    if (cell->span > 1)
        return "<w:jc w:val=\"center\"/>";
    switch (table->align[column]) {
    case ALIGN_RIGHT:
        return "<w:jc w:val=\"right\"/>";
    case ALIGN_CENTRE:
        return "<w:jc w:val=\"center\"/>";
    case ALIGN_POINT:
        if (row->kind != ROW_HEAD && figure)
            return talloc_asprintf(run, "<w:tabs><w:tab w:val=\"decimal\" w:pos=\"%zu\"/></w:tabs>",
                                   columns[column].point);
        return "";
    default:
        return "";
    }
}

static const char *borders(const struct table *table, size_t row, const struct cell *cell)
{
    const struct table_row *at = &table->row[row];
    bool last = row + 1 == table->rows;
    bool foot_of_head = at->kind == ROW_HEAD && !last && table->row[row + 1].kind != ROW_HEAD;
    bool under_span = at->kind == ROW_HEAD && cell->span > 1 && *text_of(cell) != '\0';
    if (last)
        return "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"8\"/></w:tcBorders>";
    if (row == 0 && (under_span || foot_of_head))
        return "<w:tcBorders><w:top w:val=\"single\" w:sz=\"8\"/>"
               "<w:bottom w:val=\"single\" w:sz=\"4\"/></w:tcBorders>";
    if (row == 0)
        return "<w:tcBorders><w:top w:val=\"single\" w:sz=\"8\"/></w:tcBorders>";
    if (under_span || foot_of_head)
        return "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"4\"/></w:tcBorders>";
    if (at->rule_above || table_summary_begins(table, row))
        return "<w:tcBorders><w:top w:val=\"single\" w:sz=\"4\"/></w:tcBorders>";
    return "";
}

static char *letters(struct run *run, char *text, const char *look, const char *shown)
{
    return talloc_asprintf_append_buffer(text, "<w:r>%s<w:t xml:space=\"preserve\">%s</w:t></w:r>",
                                         look, word_text(run, shown));
}

static char *cell_append(struct run *run, char *text, const struct table *table, size_t row,
                         size_t column, const struct column *columns)
{
    const struct table_row *at = &table->row[row];
    const struct cell *cell = &at->cell[column];
    const char *look = at->kind == ROW_HEAD      ? "<w:rPr><w:b/></w:rPr>"
                       : at->kind == ROW_PRINTED ? "<w:rPr><w:color w:val=\"595959\"/></w:rPr>"
                                                 : "";
    size_t width = 0;
    for (size_t c = column; c < column + cell->span; c++)
        width += columns[c].width;
    text = talloc_asprintf_append_buffer(
        text,
        "<w:tc><w:tcPr><w:tcW w:w=\"%zu\" w:type=\"dxa\"/><w:gridSpan w:val=\"%zu\"/>%s"
        "<w:vAlign w:val=\"%s\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableText\"/>%s</w:pPr>",
        width, cell->span, borders(table, row, cell), at->kind == ROW_HEAD ? "bottom" : "top",
        paragraph_style(run, table, at, column, columns));
    if (cell->mark != NULL) {
        text =
            letters(run, text, "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>", cell->mark);
        text = letters(run, text, "", " ");
    }
    bool figure = at->kind != ROW_HEAD && table->align[column] != ALIGN_LEFT;
    text = letters(run, text, look, figure ? table_minus(run, text_of(cell)) : text_of(cell));
    return talloc_strdup_append_buffer(text, "</w:p></w:tc>");
}

const char *word_table(struct run *run, const struct table *table, size_t room)
{
    const struct column *column = columns_of(run, table, room);
    const char *name = word_text(
        run, *table->id == '\0' ? table->title
                                : talloc_asprintf(run, "%s: %s", table->id, table->title));
    char *text = talloc_asprintf(
        run,
        "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblLayout w:type=\"fixed\"/>"
        "<w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/>"
        "</w:tblCellMar><w:tblLook w:firstRow=\"1\" w:firstColumn=\"1\" w:val=\"00A0\"/>"
        "<w:tblCaption w:val=\"%s\"/><w:tblDescription w:val=\"Table of %zu columns and %zu "
        "rows.%s\"/></w:tblPr><w:tblGrid>",
        name, table->columns, table->rows, table->made_up ? " " MADE_UP_NOTE : "");
    for (size_t c = 0; c < table->columns; c++)
        text = talloc_asprintf_append_buffer(text, "<w:gridCol w:w=\"%zu\"/>", column[c].width);
    text = talloc_strdup_append_buffer(text, "</w:tblGrid>\n");
    for (size_t r = 0; r < table->rows; r++) {
        bool head = table->row[r].kind == ROW_HEAD;
        text = talloc_asprintf_append_buffer(text, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>",
                                             head ? "<w:tblHeader/>" : "");
        for (size_t c = 0; c < table->columns; c += table->row[r].cell[c].span)
            text = cell_append(run, text, table, r, c, column);
        text = talloc_strdup_append_buffer(text, "</w:tr>\n");
    }
    return talloc_strdup_append_buffer(text, "</w:tbl>\n");
}
