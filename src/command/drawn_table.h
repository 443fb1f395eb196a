/* drawn_table.h - the table that a chart of kind table draws: one of the study, fitted and laid out
 * as `attain reproduce` does it, beside the printed one where there is one. */
#ifndef ATTAIN_COMMAND_DRAWN_TABLE_H
#define ATTAIN_COMMAND_DRAWN_TABLE_H

#include "derive/panel.h"
#include "report/table.h"
#include "spec/chart.h"

/* NULL for a chart of any other kind. `panel` may be NULL: a table is of a study, and that is said.
 * Fails with STATUS_UNSUPPORTED where a source of the table is not there. */
bool drawn_table(struct run *run, const struct chart *chart, const struct panel *panel,
                 const struct table **table);

#endif
