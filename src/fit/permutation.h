/* permutation.h - p-values and intervals by permuting residuals.
 *
 *     e_j = residual of y on all columns but j;   y*_j = y - e_j + P e_j,   P: a permutation
 *     p_j = share of P whose |t_j| in the regression of y*_j on X is at least that of the data
 *
 * and for the whole model the same with F, where e is the residual on the intercept alone. With
 * weights it is the residuals times the roots of their weights that are permuted. One permutation
 * serves all coefficients: Q'P[Q, e] is all that their regressions need (directions.h). Where there
 * are no more than `replicates` permutations, each is taken once.
 *
 * What follows: p-values, and intervals by inverting the test (inversion.h). std_error and
 * statistic stay classical, and the words say so. An intercept has neither p-value nor interval:
 * permuting leaves a constant where it is, so that a test of it would have next to no power.
 *
 * Source: Freedman and Lane (1983), Journal of Business & Economic Statistics 1, 292-298;
 * Anderson and Legendre (1999), Journal of Statistical Computation and Simulation 62, 271-303.
 * Checked against R that refits every one of the 5,040 permutations of seven rows. */
#ifndef ATTAIN_FIT_PERMUTATION_H
#define ATTAIN_FIT_PERMUTATION_H

#include "fit/inversion.h"

/* A step of infer (infer.h): the kind and what goes with it stand in fit->inference. Fails with
 * STATUS_UNSUPPORTED at the formula's place for a model of an intercept alone, and where the
 * permutations are too few for an interval at the level. */
bool permutation_infer(struct run *run, const struct frame *frame, struct fit *fit);

/* How many permutations there are of so many rows, where they are `most` or fewer; else 0. */
size_t permutations_of(size_t rows, size_t most);

/* Permutation `number` of that many rows, counted from 0, which leaves all where they are
 * (Lehmer 1960). */
void permutation_numbered(size_t number, size_t rows, size_t *index);

#endif
