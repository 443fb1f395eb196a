/* result_json.h - results from JSON, and where they came from.
 *
 * `attain fit --format json`, `attain reproduce --format json` (data/json.md), or any object with
 * a list `models` (or `tables` that have one) whose items have `coefficients` with `term` and
 * `estimate`. Keys that are not known are passed over; `null` is no figure. */
#ifndef ATTAIN_REPORT_RESULT_JSON_H
#define ATTAIN_REPORT_RESULT_JSON_H

#include "read/result.h"

/* Fails with STATUS_UNREADABLE, or with STATUS_MALFORMED at the line where the file is no JSON or
 * has no coefficients. */
bool result_read_json(struct run *run, const char *path, struct result **result);

/* What provenance.json says of a result: its files, version and command. */
bool result_read_provenance(struct run *run, const char *path, struct result *result);

#endif
