/* fits_results.h - the fits of `attain fit` as rows of numbers, at full precision.
 *
 * CSV has broom's headings (Robinson, Hayes and Couch 2023) and then what a row belongs to: the
 * degrees of freedom of its t, the kind of standard errors, n and the formula. JSON says the same
 * with snake_case keys, of each model its summary, who was left out and what a reviewer would
 * object to, and takes the sections in under their keys. */
#ifndef ATTAIN_REPORT_FITS_RESULTS_H
#define ATTAIN_REPORT_FITS_RESULTS_H

#include "report/json.h"
#include "report/section.h"

const char *fits_csv(struct run *run, struct fit *const *fit, size_t fits);

/* The document of `attain fit`, to which sections are added before it becomes text. */
json_t *fits_json(struct run *run, const struct analysis *analysis, struct fit *const *fit,
                  size_t fits, bool made_up);

#endif
