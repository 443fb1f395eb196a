/* curve_replicate.h - one curve on data in which the null hypothesis holds.
 *
 * The walk over the subsets is that of the curve itself (curve_walk.h), of the outcomes that the
 * null makes (curve_test.h): of permuted residuals, many at a time, or of drawn rows. */
#ifndef ATTAIN_FIT_CURVE_REPLICATE_H
#define ATTAIN_FIT_CURVE_REPLICATE_H

#include "fit/curve_null.h"

/* Make the replicates first to first + count - 1 (count at most the batch) and write their
 * statistics where they belong. */
void replicates_permuted(const struct null_world *world, struct null_worker *worker, size_t first,
                         size_t count, double *const *drawn);
void replicate_resampled(const struct null_world *world, struct null_worker *worker,
                         size_t replicate, double *const *drawn);

#endif
