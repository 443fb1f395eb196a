/* join.h - rows of a keyed file to local authorities.
 *
 * By LA number, by a GSS code of any date, by name; never by likeness. An authority that
 * the register does not know is an error at its cell, and so are two cells of a row that say two
 * authorities. A second row for an authority is an error that names both lines, or decided as
 * the source says:
 *
 *     duplicates: first           the one that stands first, in the files as they are listed
 *                 last            the one that stands last
 *                 most complete   the one with the most answers (cells that are not empty, but for
 *                                 metadata and personal data); of equals the later, since people
 *                                 answer again to correct themselves
 *
 * An answer of a survey whose key names several authorities is an error, counts for each
 * (`shared: both`) or for none (`leave out`: those that have no answer of their own are then
 * missing with that reason). In a table such a row is an aggregate: it leaves.
 *
 * Each decision is in the ledger. Aggregates, combined rows of tables, other countries and rows
 * that say no place leave, counted. Notes under a table (rows at the end of a file with one cell
 * filled, which is no authority nor nearly the name of one) are passed over, each with its line. */
#ifndef ATTAIN_DERIVE_JOIN_H
#define ATTAIN_DERIVE_JOIN_H

#include "read/sources.h"

/* The keyed sources of a study, joined. */
struct joined {
    size_t **row;  /* per source: for each area of the register the row of the grid, SIZE_MAX for
                      none; NULL for sources of measures and for absent ones */
    bool **shared; /* the same: has it no row, but a part in one that the study leaves out? */
    bool *seen;    /* per area of the register: does it occur in any source? */
};

bool sources_join(struct run *run, const struct sources *sources, struct joined **joined);

#endif
