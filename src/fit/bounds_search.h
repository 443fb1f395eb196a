/* bounds_search.h - fits at values tried for suppressed cells: inside bounds.h only. */
#ifndef ATTAIN_FIT_BOUNDS_SEARCH_H
#define ATTAIN_FIT_BOUNDS_SEARCH_H

#include "fit/bounds.h"

struct trial {
    struct analysis analysis; /* its frame is the completed one */
    const struct formula *formula;
    struct completion *completion;
};

/* The terms and the number of rows, from fits with all cells at the low and at the high ends of
 * their ranges; fails as these do. */
bool trial_begin(struct run *run, struct trial *trial, struct bounds *made);

/* Coefficient j, with its error, p-value and interval, where the cells have these values. */
bool trial_end(struct run *run, struct trial *trial, const double *value, size_t j,
               struct bound_end *end);

/* Both ends of every coefficient, as far as the search finds them. */
bool bounds_search(struct run *run, struct trial *trial, struct bounds *made);

#endif
