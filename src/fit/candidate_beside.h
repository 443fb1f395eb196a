/* candidate_beside.h - what a candidate has in common with the predictors of a model, and what it
 * does to their estimates. */
#ifndef ATTAIN_FIT_CANDIDATE_BESIDE_H
#define ATTAIN_FIT_CANDIDATE_BESIDE_H

#include "fit/candidate.h"

/* Fill in others, overlaps, inflation and shared. */
void candidate_look_beside(struct run *run, const struct geometry *geometry,
                           struct candidate *candidate);

#endif
