/* sweep_results.h - a sweep as rows of numbers at full precision: a row per pair. */
#ifndef ATTAIN_REPORT_SWEEP_RESULTS_H
#define ATTAIN_REPORT_SWEEP_RESULTS_H

#include "fit/sweep.h"
#include "report/json.h"

const char *sweep_csv(struct run *run, const struct sweep *sweep);

/* The whole document. */
json_t *sweep_json(struct run *run, const struct sweep *sweep, bool made_up);

#endif
