/* trial_tables.h - the tables of a trial: what was found, a row for each candidate and outcome, and
 * the details behind it.
 *
 * Of more than FEW_CANDIDATES the details have those alone of which there is a sign, unless all are
 * asked for. */
#ifndef ATTAIN_REPORT_TRIAL_TABLES_H
#define ATTAIN_REPORT_TRIAL_TABLES_H

#include "report/trial_report.h"

enum { FEW_CANDIDATES = 3 };

/* "What was found": every candidate and outcome, and what its words mean. */
struct table *trial_main_table(struct run *run, const struct trial_report *report);

/* What it adds, the others' estimates, overlap, shape, what it hangs on, who is lost, what could
 * have been found; those that have nothing to tell are left out. */
struct table **trial_detail_tables(struct run *run, const struct trial_report *report,
                                   size_t *tables);

#endif
