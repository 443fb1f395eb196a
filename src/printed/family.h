/* family.h - the p-values of one table as a family of tests.
 *
 *     Holm:                p'(i) = max over j <= i of min(1, (m - j + 1) p(j))
 *     Benjamini-Hochberg:  p'(i) = min over j >= i of min(1, m p(j) / j)
 *
 * with p(1) <= ... <= p(m). Holm bounds the chance of any false finding, Benjamini-Hochberg
 * the expected share of false findings. Sources: Holm (1979), Scandinavian Journal of
 * Statistics 6, 65-70; Benjamini and Hochberg (1995), Journal of the Royal Statistical
 * Society B 57, 289-300. Checked against R's p.adjust: tests/reference/r/audit.R.
 *
 * A family is all terms of one table but constants; p is taken as printed, "<.001" as .001. */
#ifndef ATTAIN_PRINTED_FAMILY_H
#define ATTAIN_PRINTED_FAMILY_H

#include "printed/sheet.h"

#define FAMILY_LEVEL .05

/* p, adjusted: count each. */
void holm_adjust(struct run *run, const double *p_value, size_t count, double *adjusted);
void benjamini_hochberg_adjust(struct run *run, const double *p_value, size_t count,
                               double *adjusted);

/* Put the adjusted p into the rows of every table, and the counts into the tables. */
void families_adjust(struct run *run, struct sheet *sheet);

#endif
