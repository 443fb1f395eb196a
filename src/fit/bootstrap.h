/* bootstrap.h - standard errors, intervals and p-values by drawing again.
 *
 *     cases:      n rows (y_i, x_i) drawn with replacement;  b* = b + T^-1 G^-1 g,
 *                 G = sum of Q_i Q_i' and g = sum of Q_i e_i over the rows drawn
 *     residuals:  b* = b + T^-1 Q'r*,  r* drawn with replacement from e_i / sqrt(1 - h_i) less
 *                 their mean
 *
 * over rows and residuals times the roots of the weights, where there are any: a row drawn brings
 * its weight along. std_error is the standard deviation of b*; the statistic is estimate over
 * std_error; intervals are percentile, or BCa as told, and p-values those that the same intervals
 * imply (bootstrap_interval.h). The acceleration of cases is by the jackknife,
 * b - b_(i) = T^-1 Q_i e_i / (1 - h_i), of residuals by the skewness of b*, which is linear in
 * them: a_j = sum_i c_i^3 m3 / (6 (sum_i c_i^2 m2)^(3/2)), c = row j of T^-1 Q'. There is no F.
 *
 * Rows drawn without one that a coefficient rests on alone (the only one of a category) have no b*:
 * a pivot of G at or below SINGULAR_PIVOT. They are drawn again from the same stream, counted and
 * told; where they are more than MOST_SINGULAR of the draws, the bootstrap is refused.
 *
 * Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapters 9 and 14;
 * Davison and Hinkley (1997), Bootstrap Methods and their Application, sections 5.3 and 6.3.
 * Checked against R's boot.ci and by simulation: see models/methods. */
#ifndef ATTAIN_FIT_BOOTSTRAP_H
#define ATTAIN_FIT_BOOTSTRAP_H

#include "fit/geometry.h"

#define SINGULAR_PIVOT 1e-10
#define MOST_SINGULAR 0.1

/* Below this many rows the reader is told that intervals come out too narrow. */
#define FEW_ROWS 30

/* A step of infer (infer.h): the kind and what goes with it stand in fit->inference. Fails with
 * STATUS_UNSUPPORTED at the formula's place where a row is fitted exactly whatever its outcome,
 * where too many draws are singular, and where the replicates are too few for the level. */
bool bootstrap_infer(struct run *run, const struct frame *frame, struct fit *fit);

/* What row i of a fit does to coefficient j, as the acceleration takes it (n each). */
void bootstrap_influence(const struct geometry *geometry, size_t j, double *influence);

/* The same for the bootstrap of residuals: the acceleration itself. */
double bootstrap_residual_acceleration(const struct geometry *geometry, const double *modified,
                                       size_t j);

/* e_i / sqrt(1 - h_i) less their mean (n). */
void bootstrap_modified_residuals(const struct geometry *geometry, double *modified);

#endif
