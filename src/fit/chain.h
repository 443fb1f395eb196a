/* chain.h - one chain of chained equations: inside imputation.h only. */
#ifndef ATTAIN_FIT_CHAIN_H
#define ATTAIN_FIT_CHAIN_H

#include "fit/imputation.h"

/* The numbers of the model's columns over the rows to complete, texts as indicators. Shared by
 * all chains, each of which draws in a copy. */
struct chain_start {
    struct rectangle rectangle; /* cells that are missing are zero */
    size_t incomplete;          /* columns of the rectangle with holes, in order of the formula */
    size_t *column;             /* incomplete */
    size_t *order;              /* incomplete: places in `column`, the least incomplete first */
    size_t *cells;              /* incomplete: holes of each */
};

struct chain_start *chain_start_of(struct run *run, const struct frame *frame,
                                   const struct model_columns *columns,
                                   const struct imputation *imputation);

/* What a chain works in; one for each thread. */
struct chain;
struct chain *chain_new(struct run *run, const struct chain_start *start);

/* Draw data set `number`: the values of all holes; and the mean of the imputed values of each
 * incomplete column after each sweep (SWEEPS x incomplete). */
void chain_run(struct chain *chain, const struct imputation_settings *settings, size_t number,
               double *trace, double *value);

#endif
