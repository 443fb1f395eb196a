/* sheet.h - printed tables laid out as models, for rules to go over.
 *
 * A model is the rows of one table with the same outcome and the same name. It has
 *
 *     k = number of its terms,    df = n - k - 1
 *
 * for an intercept is taken for granted whether its row CONSTANT is printed or not, and
 * R2, ADJUSTED R2 and F are no terms. Models called "individual" have one predictor each:
 * every row is a model of its own.
 *
 * Which models are of the same rows of data cannot be seen in print. They count as such if
 * they have the same n, and one of these holds:
 *     the same terms               (outcomes compared, term by term)
 *     the terms of one are among those of the other
 *     all single predictors of their tables have one n: no row was left out for a term alone
 *
 * Everything here is owned by the run; rules narrow the intervals of the rows as they go. */
#ifndef ATTAIN_PRINTED_SHEET_H
#define ATTAIN_PRINTED_SHEET_H

#include "printed/triple.h"

enum row_verdict {
    ROW_NOT_TESTED, /* B, SE or p is not printed */
    ROW_CONSISTENT,
    ROW_SAYS_NOTHING, /* what B and SE leave of p is so wide that it could hardly fail */
    ROW_IMPOSSIBLE,
    ROW_VERDICTS
};

extern const char *const row_verdict_name[];

struct printed_model;

struct printed_row {
    const struct published_row *print;
    struct printed_model *model;
    bool constant;
    struct printed estimate_cell, std_error_cell; /* as read: a lost decimal point put back */
    struct interval estimate;                     /* B, with its sign */
    struct triple triple;
    struct interval p_value;   /* what is printed, its stars counted */
    struct interval implied_p; /* p by B and SE alone */
    enum row_verdict verdict;
    bool doubted;                    /* some rule found it impossible: the others pass it over */
    double holm, benjamini_hochberg; /* adjusted p; NaN where it is in no family */
};

struct printed_model {
    struct printed_table *table;
    const char *outcome, *name;
    size_t nobs, terms;
    double df; /* of its residuals */
    size_t rows;
    struct printed_row **row;                             /* the terms, and the constant if any */
    const struct published_row *r_squared, *adjusted, *f; /* NULL where not printed */
    bool r_squared_doubted;
};

struct printed_table {
    const char *file, *name;
    bool starred;   /* some p-value has stars */
    bool same_nobs; /* its single predictors have one n */
    size_t rows;
    struct printed_row **row; /* in the order of the file */
    size_t tests, significant, holm, benjamini_hochberg;
};

struct sheet {
    size_t tables, models;
    struct printed_table **table;
    struct printed_model **model;
};

/* Lay the tables out. Fails where a row stands twice, a model has two n, fewer observations
 * than coefficients, or R2 of single predictors does not say whose. */
bool sheet_build(struct run *run, struct published *const *published, size_t count,
                 struct sheet **sheet);

/* The row of a term (or CONSTANT) with that transform, or NULL. */
struct printed_row *model_row(const struct printed_model *model, const struct published_row *like);

/* Do they have the same n and the same terms? */
bool model_matches(const struct printed_model *a, const struct printed_model *b);

/* Is it one predictor, of the rows of data that the others of its table have too? */
bool model_is_single(const struct printed_model *model);

/* R squared as an interval; 0 to 1 where it is not printed or in doubt. */
struct interval model_r_squared(const struct printed_model *model);

/* "KS4 Progress, Model 1, Expenditure level" and "KS4 Progress, Model 1". */
const char *row_name(struct run *run, const struct printed_row *row);
const char *model_name(struct run *run, const struct printed_model *model);

/* A cell as it is read: "1.590", whatever is printed. */
const char *cell_text(struct run *run, const struct printed *cell);

/* "table-a1.csv:4". */
const char *row_place(struct run *run, const struct published_row *row);

#endif
