/* bound.h - what a standard error and an R squared are at least.
 *
 * A term's standard error cannot fall below what a model without the other terms gives it, but
 * for the residual variance (the variance inflation factor is at least one):
 *
 *     SE2_j / SE1_j   >= s_2 / s_1 = sqrt((1 - R2_2) / (1 - R2_1) df1 / df2)
 *     SE_j / spread_j >= sqrt((1 - R2) (n - 2) / (n - k - 1))
 *
 * the first where the terms of Model 1 are among those of Model 2; spread_j is that of the
 * single predictor's row (triple.h). And what one term explains is part of what all explain:
 *
 *     R2 >= t_j^2 / (t_j^2 + df)  of each term,      R2 >= r_j^2 = t^2 / (t^2 + n - 2)
 *
 * of each single predictor among them; where there is one term only, they are equal. */
#ifndef ATTAIN_PRINTED_BOUND_H
#define ATTAIN_PRINTED_BOUND_H

#include "printed/finding.h"

void bounds_check(struct run *run, const struct sheet *sheet, struct findings *findings);

#endif
