/* common_rows.h - the rows that every one of several formulas can use.
 *
 * Models with other predictors have other missing values, and so other rows; fits on other rows do
 * not compare. Here the rows that the first formula leaves out are left out of the second too,
 * and each row left out is kept with the reason that the first such formula has. */
#ifndef ATTAIN_FIT_COMMON_ROWS_H
#define ATTAIN_FIT_COMMON_ROWS_H

#include "fit/analysis.h"

struct common_rows {
    size_t count;
    bool *offered;  /* rows of the frame: the common ones */
    size_t *usable; /* of each formula: rows that it could use alone */
    struct left_out *left_out;
    size_t left_outs;
    bool confidential; /* one of the formulas has answers of a survey: these are the respondents */
};

/* Fails as design_build does, and with STATUS_UNSUPPORTED where no row is common. */
bool common_rows_of(struct run *run, const struct analysis *analysis,
                    struct formula *const *formula, size_t formulas, struct common_rows **common);

/* Fit a formula to the common rows; the fit says which were left out. */
bool common_rows_fit(struct run *run, const struct analysis *analysis,
                     const struct common_rows *common, const struct formula *formula,
                     struct fit **fit);

#endif
