/* consensus.h - one constant, asked of many intervals: which of them cannot hold it?
 *
 *     c in I_1, ..., c in I_m
 *
 * If the intersection of all is empty, a member is named when the others agree without it:
 * when the intersection of all but that one is not empty. Several may be so; then any one
 * of them may be the wrong one. If taking out one is never enough, the members outside the
 * point that most of them share are named. Cost: m^2. */
#ifndef ATTAIN_PRINTED_CONSENSUS_H
#define ATTAIN_PRINTED_CONSENSUS_H

#include "printed/arithmetic.h"

struct consensus {
    bool agreed;             /* all members share a number */
    struct interval common;  /* what those that are not named share; anything if there are none */
    size_t named;            /* how many are named; 0 if agreed */
    bool either;             /* any one of the named would do, the others may be right */
    bool *is_named;          /* per member */
    struct interval *others; /* per member: what the rest share, itself and other named ones out */
};

struct consensus *consensus_of(struct run *run, const struct interval *member, size_t count);

#endif
