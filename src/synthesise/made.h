/* made.h - a study's made-up data, from its printed tables to its sources, in one chain. */
#ifndef ATTAIN_SYNTHESISE_MADE_H
#define ATTAIN_SYNTHESISE_MADE_H

#include "synthesise/series.h"

struct made {
    struct sketch *sketch;
    struct solver *solver; /* its statistics are those of the data as the files have them */
    struct all_series *series;
};

/* The best of at most `tries` draws, with seeds from `seed` on: the first that gives every
 * printed cell, or the one that gives most. Fails as sketch_draw and latent_scores do; cells
 * that do not come are no failure. */
bool made_of_study(struct run *run, const struct study *study, unsigned long seed, size_t tries,
                   struct made *made);

#endif
