/* text_panels.h - a table that is wider than a terminal, in parts: each has the first column and as
 * many of the others as there is room for. Columns under one heading stay together where they can.
 */
#ifndef ATTAIN_REPORT_TEXT_PANELS_H
#define ATTAIN_REPORT_TEXT_PANELS_H

#include "report/table.h"

/* Where the part that begins with column `first` ends: `width` of each column with the gap before
 * it, `room` with one such gap. At least one column. */
size_t text_panel_end(const struct table *table, const size_t *width, size_t first, size_t room);

/* The first column and those from `first` to before `end`; no notes. */
const struct table *text_panel(struct run *run, const struct table *table, size_t first,
                               size_t end);

#endif
