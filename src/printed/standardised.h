/* standardised.h - single predictors in units of their own standard deviation.
 *
 *     SE^2 = (s_y^2 / s_x^2) (1 - r^2) / (n - 2),  s_x = 1   =>   spread sqrt(n - 2) = s_y
 *
 * (spread: triple.h). So all single predictors marked z give one s_y for an outcome, and their
 * standard errors differ through R squared only - if each z was taken over the rows of the
 * model. A z taken over more rows, as is usual before rows without an outcome drop out, has
 * another standard deviation in those that are left. Print does not say which, so what
 * disagrees is a remark, never impossible. */
#ifndef ATTAIN_PRINTED_STANDARDISED_H
#define ATTAIN_PRINTED_STANDARDISED_H

#include "printed/finding.h"

void standardised_compare(struct run *run, const struct sheet *sheet, struct findings *findings);

#endif
