/* release.h - what files that are given out carry beside their tables: a date, and names by which
 * sheets, tables and notes are found. */
#ifndef ATTAIN_REPORT_RELEASE_H
#define ATTAIN_REPORT_RELEASE_H

#include <time.h>

#include "report/data_grid.h"
#include "report/document.h"

/* The date inside a file: SOURCE_DATE_EPOCH's, or the first that a zip file knows, 1980. No clock.
 */
time_t release_date(void);

/* Of each table of the document its sheet: "Table A1", or "Table 1" where it has no id; at most
 * `length` characters, no two alike. */
const char **release_sheet_names(struct run *run, const struct document *document, size_t length);

/* Of the table `at` (from 0) of a document: letters, digits and _, no two alike. */
const char *release_table_name(struct run *run, const struct table *table, size_t at);

/* A table's title with its id and the markers of its notes, the first of which comes after `before`
 * others: "Table A1: Yields [note 3] [note 4]". */
const char *release_title(struct run *run, const struct table *table, size_t before);

/* Notes of all tables. */
size_t release_note_count(const struct document *document);

/* The sheets and their tables; all notes, with their sheets. */
const struct data_grid *release_contents(struct run *run, const struct document *document,
                                         const char *const *sheet);
const struct data_grid *release_notes(struct run *run, const struct document *document,
                                      const char *const *sheet);

#endif
