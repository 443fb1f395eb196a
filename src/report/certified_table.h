/* certified_table.h - the digits that come out right in certified regressions, as a table.
 *
 * A row per set; digits are cut, not rounded, to one decimal, so that 13.0 is no less. */
#ifndef ATTAIN_REPORT_CERTIFIED_TABLE_H
#define ATTAIN_REPORT_CERTIFIED_TABLE_H

#include "fit/certified.h"
#include "report/document.h"

struct document *certified_document(struct run *run, const struct certified *certified);

#endif
