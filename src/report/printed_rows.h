/* printed_rows.h - does every row of a printed table stand for something in the models?
 *
 * A printed term that no model has is a slip in the label, or a model that is not there:
 * its cells would be missing from the comparison without a word. */
#ifndef ATTAIN_REPORT_PRINTED_ROWS_H
#define ATTAIN_REPORT_PRINTED_ROWS_H

#include "report/model_table.h"

/* Fails with STATUS_MALFORMED at the first such row, and suggests the nearest label.
 * CONSTANT and R2 need a model of that outcome and name, no more: a column of several models
 * has none of its own. */
bool printed_rows_check(struct run *run, const struct fitted *fitted,
                        const struct fitted_table *source, const struct published *published);

#endif
