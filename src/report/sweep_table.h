/* sweep_table.h - a sweep as tables, one for each outcome, and as rows of numbers.
 *
 * A row per predictor: alone (n, B, SE, beta, p, p adjusted for all tests of the sweep) and beside
 * it what the model of all predictors together gives. Rows that a pair lacks are counted, in CSV
 * and JSON by reason, and never named: they may be answers of a survey. */
#ifndef ATTAIN_REPORT_SWEEP_TABLE_H
#define ATTAIN_REPORT_SWEEP_TABLE_H

#include "fit/sweep.h"
#include "report/section.h"

/* `not_taken` are columns that `.` passed over, for a note; NULL ends it. Tables, CSV, and JSON
 * that is a whole document. */
struct section *sweep_section(struct run *run, const struct analysis *analysis,
                              const struct sweep *sweep, const char *const *not_taken,
                              bool made_up);

#endif
