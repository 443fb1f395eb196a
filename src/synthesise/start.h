/* start.h - a first draw: who is there, who answered, and values that only look right.
 *
 * Of the fictitious authorities of the registers, as many are kept as the largest printed n
 * says. The variables of a source other than the outcomes' have gaps where their printed n is
 * smaller: first the source as a whole (nobody else answered), then single answers, placed
 * so that each model's n is the printed one: the gaps of all lie in as many rows as
 * the model with all variables lacks.
 *
 * A quantity starts as mean + sd t with t = sum of correlation t_other + rest e, e standard
 * normal; yes and whole values are drawn here once and for all. An outcome starts
 * from its printed model of the most terms,
 *
 *     y = constant + sum B x + e,   var(e) = var(sum B x) (1 - R2) / R2,
 *
 * so that the solver begins in the neighbourhood. */
#ifndef ATTAIN_SYNTHESISE_START_H
#define ATTAIN_SYNTHESISE_START_H

#include <gsl/gsl_rng.h>

#include "printed/response.h"
#include "read/area.h"
#include "synthesise/appearance.h"

struct sketch {
    const struct study *study;
    const struct appearances *appearances;
    const struct areas *register_; /* of all areas */
    size_t areas;
    size_t *area; /* areas: index in the register */
    size_t kept;
    size_t *order;  /* areas: the kept ones first, in an order of chance */
    size_t *answer; /* sources: how many rows each has */
    struct quantities *quantities;
    struct printed_cells *cells;
    gsl_rng *rng;
};

/* Fails with STATUS_UNSUPPORTED where the registers have fewer fictitious authorities than
 * the printed n, or no pattern of gaps gives every printed n. */
bool sketch_draw(struct run *run, const struct study *study, const struct appearances *appearances,
                 unsigned long seed, struct sketch **sketch);

/* Whether a printed model has the quantity as its outcome. */
bool sketch_is_outcome(const struct sketch *sketch, size_t quantity);

/* A standard normal number. */
double sketch_normal(const struct sketch *sketch);

#endif
