/* not_shown.h - in words, who is not in a picture and why. */
#ifndef ATTAIN_DRAW_NOT_SHOWN_H
#define ATTAIN_DRAW_NOT_SHOWN_H

#include "fit/analysis.h"

/* "145 local authorities", "1 local authority", "300 rows" */
const char *rows_counted(struct run *run, const struct analysis *analysis, size_t count);

/* "13 local authorities are not shown: no value for KS4 Attainment (confidential: 10); not among
 * those that the study keeps: 3." A row counts once, by the first of `column` that it lacks. `used`
 * flags the rows of the frame that are shown. NULL where all are. */
const char *not_shown_words(struct run *run, const struct analysis *analysis,
                            struct column *const *column, size_t columns, const bool *used);

#endif
