/* curve_results.h - a specification curve as rows of numbers, at full precision.
 *
 * CSV has a row per specification: its formula and choices (a column `term.NAME` for each slot has
 * the form that is in, or nothing), broom's headings, the estimate in standard deviations, n and
 * whether it could be estimated. JSON says the same with snake_case keys, after the summary, the
 * test and the options of each choice. */
#ifndef ATTAIN_REPORT_CURVE_RESULTS_H
#define ATTAIN_REPORT_CURVE_RESULTS_H

#include "report/curve_table.h"
#include "report/json.h"

const char *curve_csv(struct run *run, const struct curve_answer *answer);

/* An object; the caller owns it. */
json_t *curve_json(struct run *run, const struct curve_answer *answer);

#endif
