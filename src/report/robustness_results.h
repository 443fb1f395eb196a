/* robustness_results.h - each printed figure under each combination of a study's choices, as rows
 * of numbers at full precision: a row per combination and figure. */
#ifndef ATTAIN_REPORT_ROBUSTNESS_RESULTS_H
#define ATTAIN_REPORT_ROBUSTNESS_RESULTS_H

#include "report/json.h"
#include "report/robustness.h"

const char *robustness_csv(struct run *run, const struct robustness *robustness);
const char *robustness_json(struct run *run, const struct robustness *robustness);

#endif
