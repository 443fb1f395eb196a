/* table.h - a table as a grid that knows no format.
 *
 * What a printed table has and no more: an id and a title, heading rows whose cells
 * may span columns, body rows, rules, notes underneath. Writers turn it into text,
 * Markdown, HTML, LaTeX, CSV or JSON (write.h), or into ink (draw/table_picture.h).
 * Every number in it is text already: formatting happened once, before. */
#ifndef ATTAIN_REPORT_TABLE_H
#define ATTAIN_REPORT_TABLE_H

#include "base/run.h"

enum align {
    ALIGN_LEFT,
    ALIGN_RIGHT,
    ALIGN_CENTRE,
    ALIGN_POINT /* first decimal point below decimal point */
};

struct cell {
    const char *text; /* UTF-8; NULL or "" is an empty cell */
    const char *mark; /* raised before the text: "z", "ln"; NULL for none */
    size_t span;      /* columns that it covers; cells covered by another have span 0 */
};

enum row_kind {
    ROW_HEAD, /* column headings; a span has a rule of its own underneath */
    ROW_BODY,
    ROW_PRINTED, /* the figures of a printed table, subdued, under the row that they belong to */
    ROW_SUMMARY  /* CONSTANT, R squared, n: below the terms */
};

struct table_row {
    enum row_kind kind;
    bool rule_above;
    struct cell *cell; /* table->columns */
};

struct table {
    const char *id; /* "Table A1"; "" for none */
    const char *title;
    size_t columns;
    enum align *align; /* columns; of body cells. Headings follow their column, spans are centred */
    size_t rows;
    struct table_row *row;
    size_t notes;
    const char **note; /* one paragraph each */
    bool made_up;      /* drawn from made-up data: every rendering says so */
    bool italic_title; /* the id in bold on a line of its own, the title in italics (APA 7) */
};

struct table *table_new(struct run *run, const char *id, const char *title, size_t columns);

/* With a row of headings; the first column stands to the left, others by their points. */
struct table *table_headed(struct run *run, const char *title, const char *const *heading,
                           size_t columns);

/* Add an empty row; the pointer holds until the next row is added. */
struct table_row *table_add_row(struct run *run, struct table *table, enum row_kind kind);

/* Put a text over `span` columns from `first`. */
void table_row_span(struct table_row *row, size_t first, size_t span, const char *text);

/* Add a note; format and arguments as printf. */
void table_add_note(struct run *run, struct table *table, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The heading of a column in formats with one heading row: "KS4 Progress (n=145): B (SE)". */
const char *table_heading(struct run *run, const struct table *table, size_t column);

/* Whether a cell has that mark. */
bool table_has_mark(const struct table *table, const char *mark);

/* What a raised mark stands for: "standardised" of "z"; the mark itself where it is no known one.
 */
const char *table_mark_words(const char *mark);

/* How many columns from the left name a row: two where the first is said once for several rows and
 * the second tells these apart; else one. */
size_t table_names(const struct table *table);

/* Is this the first row below the terms? It has a rule above it. */
bool table_summary_begins(const struct table *table, size_t row);

/* How many characters of a cell stand before its decimal point. */
size_t table_point(const char *text);

/* A figure, or the half of it before its point, with true minus signs (U+2212), for print; a hyphen
 * within a word or between years stays. What is pasted into a spreadsheet keeps '-'. */
const char *table_minus(struct run *run, const char *text);

/* What every table and figure drawn from made-up data says. */
#define MADE_UP_NOTE                                                                               \
    "Made-up data about fictitious local authorities: nothing here describes a real place."

#endif
