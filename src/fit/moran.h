/* moran.h - are the residuals of neighbours alike? Moran's I.
 *
 *     I = (n / S0) e'W e / e'e,   W_ij = 1 / (neighbours of i) for a neighbour j, else 0
 *
 *     U = (W + W') / 2,  A = Q'U Q,  S1 = 2 sum U_ij^2
 *     E I   = -n tr A / ((n - p) S0)
 *     var I = (n / S0)^2 (S1 + 2 tr A^2 - 4 tr (U Q)'(U Q) - 2 (tr A)^2 / (n - p))
 *             / ((n - p) (n - p + 2))
 *
 * These are the moments of least squares residuals of independent normal errors, which lean
 * towards the negative; (I - E I) / sd is near normal, and p is its upper tail: neighbours more
 * alike than chance. Neighbours need not be mutual: I of W and of U are the same. Rows without
 * neighbours count in n (R's spdep leaves them out of n when told to let them pass). Residuals of
 * a weighted fit are times the roots of its weights.
 *
 * Source: Cliff and Ord (1981), Spatial Processes, p. 203. Checked against R (spdep
 * 1.2, lm.morantest). */
#ifndef ATTAIN_FIT_MORAN_H
#define ATTAIN_FIT_MORAN_H

#include "fit/geometry.h"
#include "read/neighbours.h"

struct moran {
    double statistic, expected, std_deviation; /* I */
    double z, p_value;
    size_t pairs, one_way; /* used: both rows are in the fit; of these without the way back */
    size_t isolates;       /* rows of the fit without a neighbour in it, either way */
    const char *lacking;   /* why there is no I; NULL where there is one */
};

struct moran moran_of(struct run *run, const struct fit *fit, const struct geometry *geometry,
                      const struct neighbours *neighbours);

#endif
