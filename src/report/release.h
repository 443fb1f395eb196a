/* release.h - what files that are given out carry beside their tables: a date, and names by which
 * sheets and tables are found. */
#ifndef ATTAIN_REPORT_RELEASE_H
#define ATTAIN_REPORT_RELEASE_H

#include <time.h>

#include "report/document.h"

/* The date inside a file: SOURCE_DATE_EPOCH's, or the first that a zip file knows, 1980. No clock.
 */
time_t release_date(void);

/* Of each table of the document its sheet: "Table A1", or "Table 1" where it has no id; at most
 * `length` characters, no two alike. */
const char **release_sheet_names(struct run *run, const struct document *document, size_t length);

/* Of the table `at` (from 0) of a document: letters, digits and _, no two alike. */
const char *release_table_name(struct run *run, const struct table *table, size_t at);

#endif
