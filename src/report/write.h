/* write.h - a table as text, in each format that it can be pasted from.
 *
 *     text      for a terminal and for reading: columns lined up at their decimal points
 *     markdown  one heading row; spans are written out: "KS4 Progress (n=145): B (SE)"
 *     html      for readers who hear it, too (html_page.h): a part to paste into a page
 *     latex     booktabs; decimal points lined up
 *     csv       one heading row as in Markdown, a column for the raised marks; safe to open in a
 *               spreadsheet (base/csv_cell.h)
 *
 * What a reader must know of made-up data stands in each. */
#ifndef ATTAIN_REPORT_WRITE_H
#define ATTAIN_REPORT_WRITE_H

#include "base/csv_cell.h"
#include "report/table.h"

enum format {
    FORMAT_TEXT,
    FORMAT_MARKDOWN,
    FORMAT_HTML,
    FORMAT_LATEX,
    FORMAT_CSV,
    FORMAT_JSON,
    /* Of a whole document (document.h): a workbook, Word, pictures (command/answer.h). */
    FORMAT_XLSX,
    FORMAT_DOCX,
    FORMAT_SVG,
    FORMAT_PDF,
    FORMAT_PNG
};

/* "text", "markdown", ...: the names of the formats, in their order; ends with NULL. */
extern const char *const format_names[];

/* The format of that name, or by a path's suffix (.txt .md .html .tex .csv .json .xlsx .docx .svg
 * .pdf .png). */
bool format_named(const char *name, enum format *format);
bool format_of_path(const char *path, enum format *format);

/* ".xlsx". */
const char *format_suffix(enum format format);

/* Bytes that a terminal cannot show. */
bool format_is_binary(enum format format);
bool format_is_picture(enum format format);

/* The table as text, Markdown, HTML, LaTeX or CSV. */
const char *table_write(struct run *run, const struct table *table, enum format format);

/* A paragraph in the format; a blank line parts it from the next. */
const char *paragraph_write(struct run *run, const char *text, enum format format);

const char *table_write_text(struct run *run, const struct table *table);

/* How text meets its reader. */
struct text_form {
    size_t width;  /* of a terminal, in characters; 0: as wide as the text is */
    bool stressed; /* title and headings bold, rules and printed figures faint */
};

/* The same for a terminal: notes are broken at its width, a table that is wider is laid out
 * narrower, and where that does not do, its columns stand in parts beneath each other. */
const char *table_write_text_for(struct run *run, const struct table *table,
                                 const struct text_form *form);
const char *table_write_markdown(struct run *run, const struct table *table);
const char *table_write_html(struct run *run, const struct table *table);
const char *table_write_latex(struct run *run, const struct table *table);

/* A text for LaTeX. */
const char *latex_text(struct run *run, const char *text);

const char *table_write_csv(struct run *run, const struct table *table);

#endif
