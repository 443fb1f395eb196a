/* robustness_results.h - each printed figure under each combination of a study's choices, as rows
 * of numbers at full precision: a row per combination and figure. */
#ifndef ATTAIN_REPORT_ROBUSTNESS_RESULTS_H
#define ATTAIN_REPORT_ROBUSTNESS_RESULTS_H

#include "report/document.h"
#include "report/json.h"
#include "report/robustness.h"

/* The robustness (robustness.h) as CSV and as JSON. */
answer_writer robustness_csv, robustness_json;

#endif
