/* trial_results.h - a trial as numbers with all their digits: CSV, a row for each candidate and
 * model, and JSON, which has what the tables have. data/json.md says what each key is. */
#ifndef ATTAIN_REPORT_TRIAL_RESULTS_H
#define ATTAIN_REPORT_TRIAL_RESULTS_H

#include "base/run.h"

/* Of a struct trial_report: answer_writers of document.h. */
const char *trial_csv(struct run *run, const void *report);
const char *trial_json(struct run *run, const void *report);

#endif
