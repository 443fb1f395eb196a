/* text_panels.h - a table that is wider than a terminal, in parts: each has the names of the
 * rows and as many of the other columns as there is room for. Columns under one heading stay
 * together where they can.
 */
#ifndef ATTAIN_REPORT_TEXT_PANELS_H
#define ATTAIN_REPORT_TEXT_PANELS_H

#include "report/table.h"

/* How many names of rows each part has: all, or the first alone where two leave some column no
 * room. `width` of each column with the gap before it, `room` with one such gap. */
size_t text_panel_names(const struct table *table, const size_t *width, size_t room);

/* Where the part that begins with column `first` ends. At least one column. */
size_t text_panel_end(const struct table *table, const size_t *width, size_t names, size_t first,
                      size_t room);

/* The names and the columns from `first` to before `end`; no notes. */
const struct table *text_panel(struct run *run, const struct table *table, size_t names,
                               size_t first, size_t end);

#endif
