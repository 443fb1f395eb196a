/* word.h - a document for Word (docx): real tables, that can be edited and restyled.
 *
 * A table has its caption above, rules above and below its headings and at its end and no others,
 * headings that come again on every page, decimal points under each other (decimal tabs), raised
 * marks, notes underneath, and a title and description for who cannot see it. A page is turned
 * where a table is wide.
 * Source: ECMA-376 (Office Open XML), part 1, sections 17.2 to 17.4. Checked with LibreOffice. */
#ifndef ATTAIN_REPORT_WORD_H
#define ATTAIN_REPORT_WORD_H

#include "report/document.h"

bool word_write(struct run *run, const struct document *document, struct bytes *bytes);

/* Parts of word_write: text that is safe in XML, and a table as Word has it, at most `room`
 * twentieths of a point wide. */
const char *word_text(struct run *run, const char *text);
const char *word_table(struct run *run, const struct table *table, size_t room);

/* How wide the table would like to be, in twentieths of a point. */
size_t word_table_width(struct run *run, const struct table *table);

#endif
