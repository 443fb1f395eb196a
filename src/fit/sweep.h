/* sweep.h - every outcome on every predictor, one at a time and all together.
 *
 *     alone:  outcome ~ adjusted + predictor              one model for each pair
 *     joint:  outcome ~ adjusted + all its predictors     one model for each outcome
 *
 * Of each pair the coefficient, beta and r, or F of a predictor of several columns:
 * term_estimate.h. Without terms adjusted for beta is r.
 *
 * All p-values of single predictors in the sweep are one family, adjusted by Holm's and by
 * Benjamini and Hochberg's method (multiplicity.h). A pair that the data cannot support says why
 * and is no test. Checked against R's lm, cor and p.adjust: tests/reference/r/sweep.R. */
#ifndef ATTAIN_FIT_SWEEP_H
#define ATTAIN_FIT_SWEEP_H

#include "fit/analysis.h"
#include "fit/term_estimate.h"

struct sweep_request {
    size_t outcomes;
    const struct factor *outcome;
    size_t predictors;
    const struct term *predictor;
    const char *adjusted; /* "a + b"; NULL for none */
    bool common;          /* only rows that have a value of everything in the sweep */
};

struct sweep_pair {
    const struct term *predictor;
    const struct fit *fit; /* alone; NULL where it could not be made */
    const char *why_not;   /* then: why. Also where it was made, but not the test; else NULL */
    size_t columns;        /* of the predictor in the design */
    const char *term;      /* its one coefficient: "x", "town[South]"; else as given */
    struct term_estimate alone, joint;
    double r;                        /* NaN of several columns */
    double holm, benjamini_hochberg; /* of alone.p_value; NaN where there is none */
};

struct sweep_outcome {
    const char *text;
    size_t pairs; /* predictors made from the outcome itself are not among them */
    struct sweep_pair *pair;
    const struct fit *joint;   /* NULL: fewer than two predictors, or it could not be made */
    const char *joint_why_not; /* why it could not; else NULL */
};

struct sweep {
    const struct sweep_request *request;
    size_t outcomes;
    struct sweep_outcome *outcome;
    size_t tests;              /* p-values in the family */
    size_t failed;             /* pairs without a test */
    size_t own;                /* pairs left aside because the predictor is made from the outcome */
    size_t left_outs;          /* rows offered that lack something, where rows are in common */
    struct left_out *left_out; /* which, and why */
};

/* Fails where a formula does not parse or names what the frame does not have; what single pairs
 * lack is in the pairs; STATUS_UNSUPPORTED where none of them can be tested. */
bool sweep_make(struct run *run, const struct analysis *analysis,
                const struct sweep_request *request, struct sweep **sweep);

enum sweep_order { SWEEP_AS_GIVEN, SWEEP_BY_P, SWEEP_BY_SIZE };
extern const char *const sweep_orders[]; /* "given", "p", "size"; ends with NULL */

/* The pairs of each outcome in that order: the smallest p, or the largest |r| (of several columns
 * the root of their R squared) first. What has none comes last. */
void sweep_sort(struct run *run, struct sweep *sweep, enum sweep_order order);

#endif
