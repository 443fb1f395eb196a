/* lineage.h - what stands for a local authority of one year's map in files of other years.
 *
 * The map of a year is that of its 31 December. An authority T of the map may have, in a
 * file, no row of its own but rows of those it was made from (files before its time) or
 * of those that were made from it (files after). They stand for it if together they are
 * it:
 *
 *     predecessors all merged into T:                 x_T from theirs, combined
 *     successors that T was split into, and only T:   x_T from theirs, combined
 *     one transfer either way (a part went elsewhere): approximately, and only by a rule
 *     T split off from a larger authority:            never: its share is not known
 *
 * Recoded authorities and boundary tweaks keep their LA number, so that they are T. How
 * values are combined is the variable's rule (combine.h), never a guess. */
#ifndef ATTAIN_DERIVE_LINEAGE_H
#define ATTAIN_DERIVE_LINEAGE_H

#include "read/area.h"

struct lineage_set {
    size_t parts;
    size_t *part;      /* areas of the register */
    bool approximate;  /* a transfer is among the changes */
    const char *words; /* "Bournemouth and Poole, merged on 2019-04-01; without Christchurch..." */
};

struct lineage {
    /* Ways in which others make it up: by its predecessors, those of the map just before its
     * own first, then by its successors, those of the map just after first. */
    size_t sets;
    struct lineage_set *set;
    const char *never; /* why others cannot: "split from Northamptonshire on ..."; NULL. After
                        * some set it speaks of the maps beyond */
};

/* For each area of the register that is on the map of `year`; NULL for the others. */
bool lineages_find(struct run *run, const struct areas *areas, int year,
                   struct lineage ***lineages);

#endif
