/* trial_rows.h - the rows that one answer of a trial has in each table of its details.
 *
 *     candidate, outcome | what this table tells of them
 *
 * A candidate is named in the first of its rows. An answer that has nothing to tell adds no row; a
 * note that a row needs goes under the table. */
#ifndef ATTAIN_REPORT_TRIAL_ROWS_H
#define ATTAIN_REPORT_TRIAL_ROWS_H

#include "report/table.h"
#include "report/trial_answer.h"

enum { TRIAL_CANDIDATE, TRIAL_OUTCOME, TRIAL_NAMES }; /* columns; those of a table follow */

typedef void trial_filler(struct run *run, const struct trial_answer *answer, struct table *table);

trial_filler trial_fill_alone, trial_fill_added, trial_fill_others, trial_fill_overlap,
    trial_fill_shape, trial_fill_left, trial_fill_lost, trial_fill_detectable;

#endif
