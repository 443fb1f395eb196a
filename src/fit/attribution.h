/* attribution.h - how much of a change in an estimate goes with rules, with rows and with values.
 *
 *     new - old = (b1 - b0) + (b2 - b1) + (b3 - b2) + (b4 - b3)
 *
 *     b0   the old study on the old data
 *     b1   the new study on the old data                            "rules"
 *     b2   the same without the rows that the new fit does not have "rows that left"
 *     b3   the new values, of the rows that both fits have          "values"
 *     b4   the new study on the new data                            "rows that came"
 *
 * Each is a fit by least squares of the same formula, so the parts add up, exactly. Where only the
 * data differ, or only the rules, the first step is none and the others are of what differs. It is
 * an account in this order and no test: where rows and values both changed, another order would
 * share the change out otherwise. Variables are made, and z() in a formula standardises, as in the
 * whole analysis that a step's values are from; means for missing values are those of the rows of
 * the step. Where fewer than FEWEST_ANSWERS respondents of a survey left or came, nothing is
 * split: what a few answers do to an estimate would tell them. After the stepwise accounts of index
 * numbers and of Kitagawa (1955), J. Am. Stat. Assoc. 50, 1168-1194, for components of a difference
 * between two rates. */
#ifndef ATTAIN_FIT_ATTRIBUTION_H
#define ATTAIN_FIT_ATTRIBUTION_H

#include "fit/fitted.h"

enum step { STEP_RULES, STEP_LEFT, STEP_VALUES, STEP_CAME, STEPS };

/* "rules", "rows that left", ... */
extern const char *const step_names[STEPS];

/* A coefficient of a model that both have. */
struct attributed {
    const char *term;
    double old, new;
    double part[STEPS]; /* NaN where it could not be split */
};

struct attribution {
    const struct model_table *table; /* of the new study */
    const struct model *model;
    size_t coefficients;
    struct attributed *coefficient;
    bool rules;                 /* is there a step of rules? */
    size_t left, came, in_both; /* rows of the two fits between which rows and values changed */
    const char **left_name, **came_name; /* NULL where they may not be told */
    const char *why_not;                 /* it could not be split; NULL where it is */
};

/* The models that both studies have, by table, outcome, name and formula. `middle` is the new study
 * on the old data, where both data and rules differ; else NULL. */
struct attributions {
    size_t count;
    struct attribution *of;
};

void attributions_find(struct run *run, const struct fitted *old, const struct fitted *middle,
                       const struct fitted *new, struct attributions **attributions);

#endif
