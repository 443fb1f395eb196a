/* data_tables.h - what a study's analysis rests on, as tables for people: its sources, the local
 * authorities that it leaves out, and how each variable is made.
 *
 * Of a study that keeps by answers of a survey nobody who is left out is named, nor why: whoever
 * did not answer would be told by it. */
#ifndef ATTAIN_REPORT_DATA_TABLES_H
#define ATTAIN_REPORT_DATA_TABLES_H

#include "fit/fitted.h"
#include "report/table.h"

/* A row for each file of each source, and those that are not there. */
struct table *data_sources_table(struct run *run, const struct panel *panel);

/* A row for each reason, with who it is; NULL where nobody is left out. */
struct table *data_left_out_table(struct run *run, const struct panel *panel);

/* A row for each variable that a table or figure of the study needs or is made of. */
struct table *data_variables_table(struct run *run, const struct panel *panel);

#endif
