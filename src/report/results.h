/* results.h - every fit of a study as rows of numbers, at full precision.
 *
 * The headings are broom's (Robinson, Hayes and Couch 2023), so that the files bind
 * with what R makes. `coefficients` has a row per coefficient, beside the printed
 * figures where there are any; `models` a row per model; `rows_left_out` a row per
 * model and authority that it could not use. JSON says the same with snake_case keys
 * and null where a CSV cell is empty. CSV is safe to open in a spreadsheet
 * (base/csv_cell.h). */
#ifndef ATTAIN_REPORT_RESULTS_H
#define ATTAIN_REPORT_RESULTS_H

#include "fit/fitted.h"
#include "read/published.h"

/* `published` has an entry for each table of the study, NULL where nothing is printed. */
const char *results_coefficients(struct run *run, const struct fitted *fitted,
                                 struct published *const *published);
const char *results_models(struct run *run, const struct fitted *fitted,
                           struct published *const *published);
const char *results_rows_left_out(struct run *run, const struct fitted *fitted);
const char *results_json(struct run *run, const struct fitted *fitted,
                         struct published *const *published);

#endif
