/* write.h - a table as text, in each format that it can be pasted from.
 *
 *     text      for a terminal and for reading: columns lined up at their decimal points
 *     markdown  one heading row; spans are written out: "KS4 Progress (n=145): B (SE)"
 *     html      semantic: caption, scope, row headings; no style
 *     latex     booktabs
 *     csv       one heading row as in Markdown, a column for the raised marks; safe to open in a
 *               spreadsheet (base/csv_cell.h)
 *
 * What a reader must know of made-up data stands in each. */
#ifndef ATTAIN_REPORT_WRITE_H
#define ATTAIN_REPORT_WRITE_H

#include "base/csv_cell.h"
#include "report/table.h"

enum format { FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_HTML, FORMAT_LATEX, FORMAT_CSV, FORMAT_JSON };

/* "text", "markdown", ...: the names of the formats, in their order; ends with NULL. */
extern const char *const format_names[];

/* The format of that name, or by a path's suffix (.txt .md .html .tex .csv .json). */
bool format_named(const char *name, enum format *format);
bool format_of_path(const char *path, enum format *format);

/* The table in a format but JSON, which is for results (results.h), not for layouts. */
const char *table_write(struct run *run, const struct table *table, enum format format);

/* A line of words in the format, with what it needs around it. */
const char *paragraph_write(struct run *run, const char *text, enum format format);

const char *table_write_text(struct run *run, const struct table *table);
const char *table_write_markdown(struct run *run, const struct table *table);
const char *table_write_html(struct run *run, const struct table *table);
const char *table_write_latex(struct run *run, const struct table *table);
const char *table_write_csv(struct run *run, const struct table *table);

#endif
