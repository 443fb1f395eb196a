/* panel_file.h - the analysis table as CSV, and what is not in it.
 *
 * `panel`: a row per local authority that is kept, a column per variable, at full
 * precision; a missing value is an empty cell; a last column says of made-up data that it
 * is. `missing`: a row for each of those, with
 * its reason. `left_out`: a row per authority that is in no model, with its reason. */
#ifndef ATTAIN_REPORT_PANEL_FILE_H
#define ATTAIN_REPORT_PANEL_FILE_H

#include "fit/fitted.h"

/* `safe`: for people with a spreadsheet (base/csv_cell.h); the other two always are. */
const char *panel_csv(struct run *run, const struct panel *panel, bool safe);
const char *panel_left_out_csv(struct run *run, const struct fitted *fitted);
const char *panel_missing_csv(struct run *run, const struct panel *panel);

#endif
