/* curve_null.h - the world in which a curve's null hypothesis holds (curve_test.h), made once.
 *
 *     of each ground   y = fitted + residual,   fitted = P y,   P: on base and all slots, without x
 *
 * Rows that the same grounds use are a block; residuals are exchanged within blocks, so that every
 * ground gets its own rows' residuals and the same exchange. */
#ifndef ATTAIN_FIT_CURVE_NULL_H
#define ATTAIN_FIT_CURVE_NULL_H

#include <gsl/gsl_rng.h>

#include "fit/curve_test.h"
#include "fit/curve_walk.h"

/* Below this a column that is cleared of others is nothing but rounding. */
#define NOTHING 1e-7

/* What all replicates share. */
struct null_world {
    const struct curve_fit *fit;
    size_t frame_rows;
    size_t rows;                 /* of the frame that some ground uses */
    size_t *row;                 /* rows: those of a block stand together */
    size_t blocks, *block;       /* blocks + 1: where each begins in `row` */
    size_t **position;           /* grounds x frame rows: the row of the ground, or SIZE_MAX */
    double **fitted, **residual; /* grounds x stride: of the null model, beside the base */
    double **basis;              /* grounds: rank x stride, spanning the slots beside the base */
    size_t *rank;
    const double *critical; /* t by degrees of freedom */
    size_t batch;           /* replicates that one walk makes at a time */
    size_t estimates;       /* of a curve, kinds of standard errors apart */
    const char *unavailable;
};

/* Room of one worker, and the statistics of the replicates it makes. */
struct null_worker {
    gsl_rng *random;
    size_t *source, *drawn; /* rows of the frame */
    struct field field;     /* with room for its arrays */
    double *room, *weight;
    double *value;                         /* batch x estimates */
    size_t *values, *with, *against, *all; /* batch: with a positive sign, a negative one */
    double *score;                         /* batch: sum */
};

void null_world_make(struct run *run, const struct curve_fit *fit, size_t replicates,
                     struct null_world *world);
void null_worker_make(struct run *run, const struct null_world *world, struct null_worker *worker);

/* column <- column beside `count` orthonormal ones, twice; returns its length then. */
double column_clear(double *column, const double *basis, size_t count, size_t stride);
void column_divide(double *column, double by, size_t stride);

#endif
