/* curve_field.h - many regressions of one outcome on the same rows, as one set of columns to walk.
 *
 *     [base | slots | focal | y]  ──base taken out──▶  [slots | focal | y], of length 1
 *
 * The base is what every specification has: the intercept and the terms that are always in. Each
 * slot has one or more forms (of one or more columns), one of which, or none, is in a
 * specification. What is left of every other column beside the base is all that regressions on
 * the base and some of the others need (Frisch and Waugh 1933; Lovell 1963); it is found in quads,
 * rounded once and scaled to length 1, so that a walk in doubles (curve_walk.h) starts clean.
 *
 * With weights, rows are times their roots. */
#ifndef ATTAIN_FIT_CURVE_FIELD_H
#define ATTAIN_FIT_CURVE_FIELD_H

#include "fit/analysis.h"
#include "spec/curve.h"

struct field_form {
    size_t first, width; /* columns of the field; a width of 0 is a category of one level */
};

struct field_slot {
    bool optional;
    size_t forms;
    struct field_form *form;
    size_t weight; /* what one more choice adds to the number of the subset */
};

/* What a walk needs. Arrays of a column have `stride` doubles, zero after the rows. */
struct field {
    size_t rows, stride;
    size_t base;   /* columns of the base */
    size_t offset; /* number of the subset whose choices are all the first */
    size_t slots;
    struct field_slot *slot;
    size_t columns;
    double *column, *left; /* left: what the base leaves of the column's length, 0 for nothing */
    size_t focals;
    double *focal, *focal_left;
    size_t outcomes; /* 1, or as many as there are replicates of it */
    double *outcome;
    double *leverage; /* of the base */
    double *basis;    /* base columns: orthonormal, spanning the base */
};

/* The doubles that a column of so many rows takes: sums run in strands of four. */
size_t field_stride(size_t rows);

/* One setting of a curve: an outcome, which rows, a rule for missing values. */
struct ground {
    const struct curve *curve;
    size_t outcome, rows_rule, missing;
    const size_t *fixed; /* slots: the choice that is made in a slot already, or SIZE_MAX */
    struct field field;
    size_t *row;                         /* rows: of the frame */
    double outcome_length, outcome_left; /* what the base leaves of y; as a part of its length */
    double *focal_length;                /* focals: the same of x */
    double *unit, *std_unit; /* focals: what makes an estimate in lengths of what is left one in the
                                units of the data, or in standard deviations */
    bool base_collinear;     /* a column of the base is a combination of others of it */
    bool lacks_rows;         /* on failure: no row is left, or none in which what is asked varies */
    size_t offered, imputed; /* rows that could have been used; cells that took a mean */
    struct quad *base_column; /* base x rows: weighted, in a unit near their size */
    struct quad *column;      /* field.columns x rows */
    struct quad *focal;       /* focals x rows */
    struct quad *y;           /* rows */
};

/* Make the ground of an outcome, rows and rule; `fixed` chooses in some slots beforehand. The rows
 * are those complete for every column of it. Fails with STATUS_UNSUPPORTED at the term's place: a
 * column that is not there, a focal term of several columns, an outcome that is text or constant,
 * no rows, a group that no row has. Memory is that of `room`, which may be the run. */
bool ground_make(struct run *room, const struct curve *curve, const struct offer *offer,
                 size_t outcome, size_t rows_rule, size_t missing, const size_t *fixed,
                 struct ground *ground);

/* For a subset that doubles do not do justice: the focal column, the outcome (both of the lengths
 * that the field gives them) and the leverage beside base and subset, computed in quads. False
 * where a column is collinear with those before it. `focal`, `outcome`, `leverage`: stride doubles.
 */
bool ground_stand(struct run *room, const struct ground *ground, size_t focal_form,
                  const size_t *choice, double *focal, double *outcome, double *leverage,
                  size_t *columns);

#endif
