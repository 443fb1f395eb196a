/* fit_table.h - one fit as a table: a row per coefficient, the model underneath. */
#ifndef ATTAIN_REPORT_FIT_TABLE_H
#define ATTAIN_REPORT_FIT_TABLE_H

#include "fit/ols.h"
#include "report/table.h"

/* What has to be said of the R squared of a model without an intercept; "" of others. */
const char *r_squared_caution(const struct fit *fit);

struct table *fit_table(struct run *run, const struct frame *frame, const struct fit *fit);

#endif
