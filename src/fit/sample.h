/* sample.h - the rows of a frame that a model is fitted to, and why the others are not.
 *
 * Of the rows offered, those with a missing outcome are left out. A row with a missing
 * predictor is left out too (listwise), or takes the mean of the predictor over the
 * rows offered that have a value (MISSING_RULE_MEAN, numeric columns only). A row without a
 * weight, or with a weight of zero, is left out whatever the rule. Each row left out is kept
 * with its reason. */
#ifndef ATTAIN_FIT_SAMPLE_H
#define ATTAIN_FIT_SAMPLE_H

#include "fit/offer.h"

struct left_out {
    size_t row;      /* of the frame */
    const char *why; /* "imd and demand: no row in data.csv; eet_rate: empty cell" */
};

/* A column of the frame over the rows of the sample, complete. */
struct sample_column {
    const char *name;
    enum column_kind kind;
    size_t rows;
    const double *number;         /* rows; NULL for text */
    size_t offered;               /* rows offered that have a value, after the missing rule */
    const double *offered_number; /* offered; NULL for text: what z standardises by */
    const char *const *text;      /* rows; NULL for numbers */
    const char *const *row_name;  /* rows: what messages call them */
    bool confidential;            /* neither name nor value of one row is told */
};

struct sample {
    size_t rows;
    size_t *row;           /* rows: of the frame */
    const char **row_name; /* rows: what messages call them */
    bool confidential;     /* the rows are those that answered a survey: never told by name */
    size_t variables;      /* the outcome first */
    struct sample_column *variable;
    double *weight; /* rows: above zero; NULL: all weigh the same */
    struct left_out *left_out; /* rows offered and not used, in order of the frame */
    size_t left_outs;
    size_t imputed; /* cells replaced by a mean */
};

/* The sample for `count` columns of the frame, the outcome first. Fails with
 * STATUS_UNSUPPORTED at `place` where no row is left, and as offer_weight does. */
bool sample_take(struct run *run, const struct offer *offer, struct column *const *column,
                 size_t count, struct place place, struct sample **sample);

/* What a row of the frame lacks of these columns, by reason: "imd and demand: no row in
 * data.csv; eet_rate: empty cell", or that it weighs nothing; NULL if nothing. */
const char *sample_row_lacks(struct run *run, const struct offer *offer,
                             struct column *const *column, size_t count, size_t row);

/* The variable of that name, which must be there. */
const struct sample_column *sample_find(const struct sample *sample, const char *name);

/* Whether all rows have one value, to rounding. */
bool column_is_constant(const struct sample_column *variable);

#endif
