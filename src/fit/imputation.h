/* imputation.h - missing values of a model's columns, drawn M times by chained equations.
 *
 *     start:   each hole takes a value that its column has in another row
 *     sweep:   each incomplete column in turn is drawn again, given all others (conditional.h)
 *
 * The imputation model holds every column of the formula, the outcome included, and the weights;
 * a text enters as indicators of its levels. Columns are swept from the least to the most
 * incomplete. Each of the M data sets comes from a chain of its own, SWEEPS long, with a random
 * stream of its own, so that the answer is that of the seed, however many threads draw.
 *
 * Rows: those offered that have an outcome, a text where one is asked for, and nothing that cannot
 * exist (not applicable, a division by zero). A row without an outcome adds nothing to a
 * regression of that outcome on columns that it has (von Hippel 2007, Sociological Methodology 37,
 * 83-117).
 *
 * Whether chains have settled is judged by Gelman and Rubin's R of the mean of each column's
 * imputed values, over the second half of the sweeps: sqrt(((s - 1) / s W + B / s) / W), B and W
 * the variances between and within chains of s sweeps (1992, Statistical Science 7, 457-472);
 * near 1 where they have.
 *
 * Source: van Buuren (2018), Flexible Imputation of Missing Data, algorithm 4.3. */
#ifndef ATTAIN_FIT_IMPUTATION_H
#define ATTAIN_FIT_IMPUTATION_H

#include <stdint.h>

#include "fit/completion.h"
#include "fit/conditional.h"
#include "fit/model_columns.h"

enum { SWEEPS = 20 };

/* Above this the chains disagree more than chance lets them. */
#define SETTLED_BELOW 1.1

extern const char *const imputation_names[]; /* "pmm", "norm"; ends with NULL */

struct imputation_settings {
    size_t count; /* M: 2 or more */
    enum imputation_method method;
    uint64_t seed;
};

struct imputed_column {
    const struct column *column;
    size_t cells;      /* holes of it */
    size_t suppressed; /* of these, confidential or low: missing because of what they are */
    size_t no_row;     /* of these, in rows that the column's source does not have at all */
    double r_hat;      /* NaN where its imputed values are all the same */
};

struct imputation {
    struct imputation_settings settings;
    bool *offered;    /* rows of the frame that completed data have */
    size_t rows;      /* how many these are */
    size_t completed; /* of these, rows that had a hole */
    size_t left_outs; /* rows offered that stay out: no outcome, no text, or not applicable */
    size_t columns;   /* with holes, in order of the formula */
    struct imputed_column *column;
    size_t holes;
    struct hole *hole;
    double **value; /* M x holes: for completion_put */
};

/* Fails with STATUS_UNSUPPORTED at the formula's place where a column has values in too few rows
 * for the others to say anything of it. */
bool impute(struct run *run, const struct offer *offer, const struct formula *formula,
            const struct imputation_settings *settings, struct imputation **imputation);

#endif
