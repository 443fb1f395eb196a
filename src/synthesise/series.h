/* series.h - what the sources hold: each measure in each year, each answer.
 *
 *     v_1 + ... + v_n = n x exactly, in whole units of 10^-d;  v_k = x + swing sd e, rounded
 *
 * for all but the last, which takes what is left; all within the bounds of the measure. So
 * the mean of the years is the value that gives the print, to rounding in the last bit. A
 * ratio becomes heads (drawn, then fixed) and a sum for all of them; a score its indicators
 * (indicators.h), rounded first and scored again. Variables of the study that no printed model
 * has are drawn as they look (appearance.h), for as many authorities as a key figure counts. */
#ifndef ATTAIN_SYNTHESISE_SERIES_H
#define ATTAIN_SYNTHESISE_SERIES_H

#include "synthesise/lattice.h"

struct series {
    const struct variable *variable;
    size_t decimals, periods;
    double *value;     /* areas x periods; NaN where missing. NULL: not made from a source */
    const char **text; /* areas: of yes and no; NULL for numbers and where missing */
};

struct all_series {
    const struct sketch *sketch;
    struct series *series; /* as many as the study's variables, in their order */
    double **mean;         /* variables: of each authority; NULL where not made */
};

struct all_series *series_new(struct run *run, const struct sketch *sketch);

/* The indicators of every factor, rounded, and the scores that these give. Fails as
 * latent_scores does. */
bool series_of_factors(struct run *run, struct all_series *all);

/* The heads of every ratio. */
void series_of_heads(struct run *run, struct all_series *all, struct lattice *lattice);

/* Everything else, from quantities that are on their lattice. */
void series_fill(struct run *run, struct all_series *all, const struct lattice *lattice);

#endif
