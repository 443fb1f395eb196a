/* conditional.h - draws for the missing values of one variable, given all others.
 *
 *     x = a + Z b + e,   e normal, over the n rows that have x;   q columns of Z
 *     sigma*^2 = RSS / chi^2(n - q - 1),   (a*, b*) normal about (a, b) with sigma*^2 (Z'Z)^-1
 *
 * Bayesian linear regression (norm) gives a row without x the value a* + z b* + e*, any number.
 * Predictive mean matching (pmm) looks for the DONORS rows with x whose a + z b is nearest to the
 * row's a* + z b*, and gives it the x of one of them: a value that was observed, so a rate stays
 * within its bounds, a count whole, an indicator 0 or 1. Among equally near rows chance decides.
 *
 * Columns of Z are centred and scaled to length 1; one of which less than 1e-6 of its length is
 * left after those before it says nothing new and is left out.
 *
 * Source: Rubin (1987), pages 166-168; Little (1988), Journal of Business & Economic Statistics
 * 6, 287-296; van Buuren (2018), algorithms 3.1 and 3.3 (matching of type 1). Checked against R's
 * mice by simulation. */
#ifndef ATTAIN_FIT_CONDITIONAL_H
#define ATTAIN_FIT_CONDITIONAL_H

#include <gsl/gsl_rng.h>

#include "base/run.h"

enum imputation_method { IMPUTATION_PMM, IMPUTATION_NORM };

/* Rows nearest in prediction among which predictive mean matching chooses. */
enum { DONORS = 5 };

/* A table of numbers, complete but for the holes that are being filled. */
struct rectangle {
    size_t rows, columns;
    double *value;                 /* columns x rows: a column's numbers side by side */
    const unsigned char **missing; /* columns: rows flags, 1 where missing; NULL: nothing is */
};

/* What a draw works in; one for each thread. */
struct conditional;
struct conditional *conditional_new(struct run *run, size_t rows, size_t columns);

/* Draw the missing values of column j into the rectangle. The column needs more rows with a
 * value than there are columns (conditional_least). */
void conditional_draw(struct conditional *conditional, enum imputation_method method,
                      gsl_rng *random, const struct rectangle *rectangle, size_t j);

/* The fewest rows with a value that a column needs to be imputed from the others. */
size_t conditional_least(size_t columns);

#endif
