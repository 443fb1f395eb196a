#include "fit/resampling.h"

#include <inttypes.h>
#include <math.h>

#include "base/number.h"

size_t resampling_blocks(size_t draws)
{
    return (draws + RESAMPLING_BLOCK - 1) / RESAMPLING_BLOCK;
}

size_t resampling_block(size_t block, size_t draws, size_t *first)
{
    *first = block * RESAMPLING_BLOCK;
    return *first + RESAMPLING_BLOCK < draws ? *first + RESAMPLING_BLOCK : draws;
}

bool resampling_fits(struct run *run, const struct fit *fit, size_t draws, size_t kinds)
{
    double bytes = (double)draws * (double)kinds * sizeof(double);
    double most = RESAMPLING_MEMORY / sizeof(double) / (double)kinds;
    return bytes <= RESAMPLING_MEMORY
           || run_fail(run, STATUS_UNSUPPORTED, fit->design->formula->place,
                       "%s replicates of %zu coefficients would take %s GB of memory; ask for %s "
                       "at most by --replicates",
                       number_count(run, draws), fit->coefficients,
                       number_fixed(run, bytes / 1e9, 1), number_count(run, (size_t)most));
}

bool resampling_suffices(struct run *run, const struct fit *fit, size_t draws, bool all,
                         size_t sides)
{
    double needed = (double)sides / (1 - fit->conf_level) - 1 - 1e-6;
    const char *level = number_full(run, 100 * fit->conf_level);
    if ((double)draws >= needed)
        return true;
    if (all)
        return run_fail(run, STATUS_UNSUPPORTED, fit->design->formula->place,
                        "%zu rows can be permuted in %zu ways only, too few for an interval at "
                        "%s%%; use another kind of standard error",
                        fit->nobs, draws, level);
    return run_fail(run, STATUS_UNSUPPORTED, fit->design->formula->place,
                    "%s replicates are too few for an interval at %s%%; ask for %s or more by "
                    "--replicates",
                    number_count(run, draws), level, number_count(run, (size_t)ceil(needed)));
}

const char *resampling_words(struct run *run, const struct fit *fit)
{
    return talloc_asprintf(run, "%s replicates, seed %" PRIu64,
                           number_count(run, fit->inference.replicates), fit->inference.seed);
}
