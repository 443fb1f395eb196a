/* join.h - rows of a keyed file to local authorities.
 *
 * By LA number, by a GSS code of any date, or by name, as the source says; never by
 * likeness. An authority that the register does not know is an error at its cell, as
 * is a second row for the same authority. Rows of aggregates are dropped. */
#ifndef ATTAIN_DERIVE_JOIN_H
#define ATTAIN_DERIVE_JOIN_H

#include "read/sources.h"

/* The area (index in the register) of each row of the source's grid; SIZE_MAX for
 * aggregates. */
bool join_areas(struct run *run, const struct areas *areas, const struct loaded *loaded,
                size_t **area);

#endif
