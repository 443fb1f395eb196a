/* workbook.h - a document as a spreadsheet that people and programs can work with (xlsx).
 *
 *     Cover, Contents, Notes, then a sheet for each table
 *
 * By the rules for releasing statistics in spreadsheets: title in A1, one table a sheet that is
 * marked up as one, with a name of its own and one row of headings; numbers as numbers that look as
 * the table shows them; notes by [note 1] on a sheet of their own; nothing merged, frozen, filtered
 * or filled, nothing below a table; what empty cells are is said. The same document gives the same
 * bytes: the date inside is SOURCE_DATE_EPOCH's, or 1 January 1980.
 * Source: Government Analysis Function, Releasing statistics in spreadsheets; ONS, Formatting a
 * dataset. The only file that knows libxlsxwriter is workbook.c. */
#ifndef ATTAIN_REPORT_WORKBOOK_H
#define ATTAIN_REPORT_WORKBOOK_H

#include "report/document.h"

bool workbook_write(struct run *run, const struct document *document, struct bytes *bytes);

/* Of libxlsxwriter. */
const char *workbook_library_version(void);

#endif
