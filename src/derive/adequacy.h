/* adequacy.h - whether correlations are worth looking for common factors in.
 *
 *     KMO_j = sum_{i!=j} r_ij^2 / (sum_{i!=j} r_ij^2 + sum_{i!=j} q_ij^2),
 *     q_ij = -a_ij / (a_ii a_jj)^1/2,   A = R^-1: the correlation of i and j given the others
 *
 * and KMO the same over all pairs: near 1 where what two indicators share, all share; below .5
 * where they go together in pairs (Kaiser and Rice 1974, Educational and Psychological
 * Measurement 34, 111-117). Bartlett's test of sphericity asks whether they go together at all:
 *
 *     chi2 = -(n - 1 - (2k + 5)/6) log|R|,   df = k (k - 1)/2           (Bartlett 1951)
 *
 * It supposes normal indicators. Checked against psych's KMO and cortest.bartlett. */
#ifndef ATTAIN_DERIVE_ADEQUACY_H
#define ATTAIN_DERIVE_ADEQUACY_H

#include "derive/correlations.h"

struct adequacy {
    double kmo;
    double *kmo_of; /* k */
    double chi_square, df, p_value;
};

struct adequacy *adequacy_of(struct run *run, const struct correlations *correlations);

#endif
