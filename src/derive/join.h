/* join.h - rows of a keyed file to local authorities.
 *
 * By LA number, by a GSS code of any date, or by name, as the source says; never by
 * likeness. An authority that the register does not know is an error at its cell, as
 * is a second row for the same authority. Rows of aggregates are dropped. */
#ifndef ATTAIN_DERIVE_JOIN_H
#define ATTAIN_DERIVE_JOIN_H

#include "read/sources.h"

/* The keyed sources of a study, joined. */
struct joined {
    size_t **area; /* per source: the area (index in the register) of each row of its grid,
                      SIZE_MAX for aggregates; NULL for LAIT and for absent sources */
    bool *seen;    /* per area of the register: does it occur in any source? */
};

bool sources_join(struct run *run, const struct sources *sources, struct joined **joined);

#endif
