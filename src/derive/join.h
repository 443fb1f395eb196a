/* join.h - rows of a keyed file to local authorities.
 *
 * By LA number, by a GSS code of any date, by name; never by likeness. An authority that
 * the register does not know is an error at its cell. A second row for an authority is an error,
 * or decided as the source says (`duplicates`); so is one row for two (`shared`). Each decision is
 * in the ledger. Aggregates, combined rows, other countries and notes under the table leave,
 * counted. */
#ifndef ATTAIN_DERIVE_JOIN_H
#define ATTAIN_DERIVE_JOIN_H

#include "read/sources.h"

/* The keyed sources of a study, joined. */
struct joined {
    size_t **row;  /* per source: for each area of the register the row of the grid, SIZE_MAX for
                      none; NULL for sources of measures and for absent ones */
    bool **shared; /* the same: is the row also of another authority, which the study leaves out? */
    bool *seen;    /* per area of the register: does it occur in any source? */
};

bool sources_join(struct run *run, const struct sources *sources, struct joined **joined);

#endif
