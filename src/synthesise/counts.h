/* counts.h - columns of yes and no and of whole numbers, from columns of any number.
 *
 * How often yes is said, and how ranks spread, decides standard errors: SE is as 1 / SD(x), and
 * a SE to three digits leaves few counts open. So such a column is free at first, until the
 * print has given it its moments: the sum of squares about its mean, and the products with
 * the columns that were settled before. Then it is rounded - of a yes, the k highest values
 * become 1, k (n - k) / n being nearest to the sum of squares - and single values are moved,
 * as long as a move brings
 *
 *     ((S - S0) / S0)^2 + sum_j ((C_j - C_j0)^2 / (S0 S_j)) + (mean - mean0)^2 / (100 S0 / n)
 *
 * down. The column is fixed; what that spoils, the other columns make good. */
#ifndef ATTAIN_SYNTHESISE_COUNTS_H
#define ATTAIN_SYNTHESISE_COUNTS_H

#include "synthesise/start.h"

/* Settle a quantity; `settled` flags those that were settled before. */
void counts_settle(struct run *run, const struct sketch *sketch, size_t quantity,
                   const bool *settled);

#endif
