/* multiplicity.h - p-values of a family of tests, adjusted for how many there are.
 *
 *     Holm:                p'(i) = max over j <= i of min(1, (m - j + 1) p(j))
 *     Benjamini-Hochberg:  p'(i) = min over j >= i of min(1, m p(j) / j)
 *
 * with p(1) <= ... <= p(m). Holm bounds the chance of any false finding, whatever the tests have
 * in common; Benjamini-Hochberg bounds the expected share of false findings among those made,
 * for tests that are independent or go together. Sources: Holm (1979), Scandinavian Journal of
 * Statistics 6, 65-70; Benjamini and Hochberg (1995), Journal of the Royal Statistical
 * Society B 57, 289-300. Checked against R's p.adjust: tests/reference/r/audit.R. */
#ifndef ATTAIN_FIT_MULTIPLICITY_H
#define ATTAIN_FIT_MULTIPLICITY_H

#include "base/run.h"

/* p, adjusted: `count` each, none of them NaN. */
void holm_adjust(struct run *run, const double *p_value, size_t count, double *adjusted);
void benjamini_hochberg_adjust(struct run *run, const double *p_value, size_t count,
                               double *adjusted);

#endif
