/* reliability.h - whether indicators that are put together say the same.
 *
 *     alpha = k/(k - 1) (1 - sum_j s_j^2 / var(x_1 + ... + x_k))         (Cronbach 1951)
 *     standardised alpha = k r / (1 + (k - 1) r),   r: the mean of the correlations
 *     omega = 1'LL'1 / (1'LL'1 + sum_j psi_j)                            (McDonald 1999, 6.20)
 *
 * Alpha depends on the signs: an indicator that goes the other way lowers it, to below zero if
 * need be. `turned` is what the standardised alpha would be with the indicators turned that the
 * caller names. Raw alpha takes the units as they are, so that the indicator with the largest
 * variance decides; where units differ, the standardised one is to be read. Of each indicator:
 * its correlation with the sum of the others, and alpha without it, raw and standardised.
 * Omega (McDonald's total) uses the loadings of orthogonal factors instead of supposing that all
 * are equal. Checked against psych's alpha. */
#ifndef ATTAIN_DERIVE_RELIABILITY_H
#define ATTAIN_DERIVE_RELIABILITY_H

#include "derive/factoring.h"

struct reliability_of_item {
    double rest, alpha_without;         /* of the standardised indicators */
    double raw_rest, raw_alpha_without; /* of the indicators as they are */
};

struct reliability {
    size_t indicators;
    double raw_alpha, alpha;
    double turned;           /* standardised alpha with the indicators turned that are to be */
    double mean_correlation; /* r */
    struct reliability_of_item *item; /* indicators */
};

/* `turn` flags the k indicators to be turned. */
struct reliability *reliability_of(struct run *run, const struct correlations *correlations,
                                   const bool *turn);

/* NaN by principal components, and where a communality is above 1. */
double omega_total(const struct factoring *factoring);

#endif
