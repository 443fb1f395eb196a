/* quantity.h - the numbers behind a study's models, before any transform.
 *
 *     quantity q:   q_i for authority i: a mean of years, an answer, a ratio, a factor's score
 *     view of q:    v = T_k(...T_1(q)),   T: v / d,  ln v,  or  (v - mean) / sd
 *
 * A model sees views; the print is about views; but what a file holds is a quantity. Every
 * view is a smooth function of its quantity, so a derivative by the one becomes a derivative
 * by the other (backwards through the T). With v = (q - m) / s over n present values,
 *
 *     dL/dq = (g - mean g - v (v'g) / (n - 1)) / s,   g = dL/dv.
 *
 * Two variables made from one measure share its quantity: they can never disagree.
 * Checked against finite differences: tests/unit/test_response.c. */
#ifndef ATTAIN_PRINTED_QUANTITY_H
#define ATTAIN_PRINTED_QUANTITY_H

#include "spec/study.h"

struct quantity {
    const struct variable *variable; /* where it is made: measure, column, ratio or factor */
    bool yes;                        /* 1 or 0, from a text */
    double *value;                   /* areas */
    bool *present;                   /* areas */
};

enum step_kind { STEP_DIVIDE, STEP_LN, STEP_Z };

struct step {
    enum step_kind kind;
    double divisor;
};

enum { MOST_STEPS = 8 };

struct view {
    const struct variable *variable;
    size_t quantity; /* index in the quantities */
    size_t steps;
    struct step step[MOST_STEPS];
};

/* All that the formulas of a study see, over `areas` authorities of which some are kept. */
struct quantities {
    const struct study *study;
    size_t areas;
    bool *kept; /* areas */
    size_t count;
    struct quantity *quantity;
    size_t views;
    struct view *view;
};

/* The quantities behind every variable that stands in a formula of the study; every value
 * 0 and present, every authority kept. Fails with STATUS_UNSUPPORTED where a variable is
 * made by more than MOST_STEPS steps or round in a circle. */
bool quantities_of(struct run *run, const struct study *study, size_t areas,
                   struct quantities **quantities);

/* The view of a variable, or SIZE_MAX. */
size_t quantities_view(const struct quantities *quantities, const char *variable);

/* A quantity on its way through a view: what each step made of it. */
struct passage {
    const struct view *view;
    double *stage;         /* (steps + 1) x areas: the quantity first, the view last */
    double sd[MOST_STEPS]; /* of a STEP_Z: what it divided by */
    const double *seen;    /* areas: the last stage; meaningless where not present */
};

/* A passage with room for the view's stages; pass again whenever the quantity has changed. */
struct passage *passage_new(struct run *run, const struct quantities *quantities,
                            const struct view *view);
void passage_pass(const struct quantities *quantities, struct passage *passage);

/* From dL/dv to dL/dq, in place; `gradient` has one entry for each authority. */
void passage_trace_back(const struct quantities *quantities, const struct passage *passage,
                        double *gradient);

/* Standardise (mean 0, SD 1 with n - 1) what `among` flags and is a number; returns the SD. */
double standardise_among(double *value, const bool *among, size_t count);

/* The derivative of that, backwards: `value` is standardised already, `sd` what it had. */
void standardise_trace_back(const double *value, const bool *among, size_t count, double sd,
                            double *gradient);

#endif
