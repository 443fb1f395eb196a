/* offer.h - what a formula may be fitted to.
 *
 *     frame, rows of it, missing rule, weights   ──▶   sample (sample.h)   ──▶   design
 *
 * Weights are numbers of zero or more; a row without one, or with zero, will be left out. */
#ifndef ATTAIN_FIT_OFFER_H
#define ATTAIN_FIT_OFFER_H

#include "read/frame.h"

enum missing_rule { MISSING_RULE_LISTWISE, MISSING_RULE_MEAN };

struct offer {
    const struct frame *frame;
    const bool *offered; /* rows of the frame; NULL offers all */
    const bool *over;    /* rows that z() standardises over; NULL: all */
    enum missing_rule rule;
    const char *weight; /* column that weights the rows; NULL: all weigh the same */
    bool confidential;  /* which rows are offered tells who answered a survey */
};

/* Whether a row of the frame is offered. */
bool offer_has(const struct offer *offer, size_t row);

/* The column of weights, NULL where all rows weigh the same. Fails with STATUS_UNSUPPORTED at
 * `place` where it is not there or holds text, or where a row offered has a weight below zero or
 * one that cannot be computed with. */
bool offer_weight(struct run *run, const struct offer *offer, struct place place,
                  struct column **weight);

#endif
