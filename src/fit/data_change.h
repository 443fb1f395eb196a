/* data_change.h - in what the values behind two results differ.
 *
 *     authorities that are in one analysis only;   of those in both, variable by variable:
 *     gained a value, lost it, have another one
 *
 * A variable that is standardised, or a score, moves everywhere when one value behind it moves. So
 * values that lie on one straight line, new = a + b old, with most of the others (more than half)
 * count as rescaled and not as changed: a and b are the median slope between neighbours in order
 * of the old values and the median intercept (after Theil 1950 and Sen 1968, J. Am. Stat. Assoc.
 * 63, 1379-1389). Values are the same to nine digits of the spread of the variable: sums over
 * years come out a last digit apart. */
#ifndef ATTAIN_FIT_DATA_CHANGE_H
#define ATTAIN_FIT_DATA_CHANGE_H

#include "read/result.h"

struct value_change {
    size_t old_row, new_row; /* of the frames */
    double old, new;
    double off; /* how far it moved, beyond a rescaling, in old standard deviations */
};

struct variable_change {
    const struct column *old, *new; /* NULL where it is in one only; never both */
    size_t in_both;                 /* authorities with a value in both */
    size_t gained, lost, changed, rescaled;
    double intercept, slope; /* of the rescaling; 0 and 1 where there is none */
    size_t largest;
    struct value_change *change; /* the largest first, LARGEST_CHANGES at most; none of texts */
    bool named;                  /* neither an answer of a survey nor beside one */
};

enum { LARGEST_CHANGES = 3 };

struct data_change {
    const struct result_values *old, *new;
    size_t in_both;              /* authorities in both analyses */
    size_t came, left;           /* in the new, or the old, only */
    size_t *came_row, *left_row; /* of the new and of the old frame */
    bool named;                  /* whether these may be named */
    size_t variables;
    struct variable_change *variable; /* in order of the old frame; what is new, last */
};

struct data_change *data_change_of(struct run *run, const struct result_values *old,
                                   const struct result_values *new);

/* Has the variable any change? */
bool variable_changed(const struct variable_change *variable);

#endif
