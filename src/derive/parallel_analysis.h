/* parallel_analysis.h - how large the eigenvalues of unrelated indicators come out.
 *
 * As many indicators over as many rows as there are, normal and independent, are drawn again and
 * again; an eigenvalue of R counts where it is above the 95th percentile of theirs, and the first
 * that is not ends the count (Horn 1965, Psychometrika 30, 179-185; the percentile instead of the
 * mean: Glorfeld 1995, Educational and Psychological Measurement 55, 377-393). The eigenvalues are
 * those of R itself, as Horn's.
 *
 * Their correlations depend on the covariances alone, so these are drawn at once:
 *     W = T T',   t_jj^2 ~ chi2(n - j) for j = 1..k,   t_ij ~ N(0, 1) below,
 * is Wishart's with n - 1 degrees of freedom (Bartlett 1933; Smith and Hocking 1972, Applied
 * Statistics 21, 341-345), at a cost that does not grow with n. Draws come in pieces of their own
 * streams (random.h): the same seed gives the same numbers for any number of threads. */
#ifndef ATTAIN_DERIVE_PARALLEL_ANALYSIS_H
#define ATTAIN_DERIVE_PARALLEL_ANALYSIS_H

#include <stdint.h>

#include "derive/correlations.h"

struct parallel_analysis {
    size_t replicates;
    uint64_t seed;
    double *mean, *percentile; /* k: of the eigenvalues drawn, the largest first */
    size_t retained;           /* leading eigenvalues of R above the percentile */
};

struct parallel_analysis *parallel_analysis_of(struct run *run,
                                               const struct correlations *correlations,
                                               size_t replicates, uint64_t seed);

#endif
