/* resampling.h - what all kinds of drawing again share.
 *
 * Draws are cut into blocks of a fixed size; block k draws from stream k of the seed (random.h),
 * whichever thread takes it, so that results depend on the seed and the number of draws alone. */
#ifndef ATTAIN_FIT_RESAMPLING_H
#define ATTAIN_FIT_RESAMPLING_H

#include "fit/ols.h"

enum { RESAMPLING_BLOCK = 64 };

#define RESAMPLING_MEMORY 2e9 /* bytes */

size_t resampling_blocks(size_t draws);

/* The draws of a block: from `first` to before the one returned. */
size_t resampling_block(size_t block, size_t draws, size_t *first);

/* Whether `draws` numbers for each of `kinds` things fit into RESAMPLING_MEMORY. Fails with
 * STATUS_UNSUPPORTED. */
bool resampling_fits(struct run *run, const struct fit *fit, size_t draws, size_t kinds);

/* Whether so many draws can tell what lies outside an interval at the level of the fit, which
 * leaves 1 - level on `sides` sides. `all`: there are no more, so more cannot be asked for. */
bool resampling_suffices(struct run *run, const struct fit *fit, size_t draws, bool all,
                         size_t sides);

/* "9,999 replicates, seed 1". */
const char *resampling_words(struct run *run, const struct fit *fit);

#endif
