#include "base/random.h"

static void random_release(void *random)
{
    gsl_rng_free(random);
}

gsl_rng *random_new(struct run *run)
{
    return run_adopt(run, gsl_rng_alloc(gsl_rng_mt19937), random_release);
}

/* Every bit of the sum decides over every bit of what comes out. */
static uint64_t scramble(uint64_t bits)
{
    bits = (bits ^ (bits >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    bits = (bits ^ (bits >> 27)) * UINT64_C(0x94d049bb133111eb);
    return bits ^ (bits >> 31);
}

void random_begin(gsl_rng *random, uint64_t seed, uint64_t stream)
{
    uint64_t step = UINT64_C(0x9e3779b97f4a7c15);
    uint64_t bits = scramble(scramble(seed * step + step) + (stream + 1) * step);
    gsl_rng_set(random, (unsigned long)(bits >> 32)); /* MT19937 takes 32 bits */
}

/* gsl_rng_uniform_int's numbers, by divisions of 32 bits, which are quicker. */
size_t random_below(gsl_rng *random, size_t count)
{
    uint32_t width = UINT32_MAX / (uint32_t)count, below;
    do
        below = (uint32_t)gsl_rng_get(random) / width;
    while (below >= count);
    return below;
}

void random_shuffle(gsl_rng *random, size_t *index, size_t count)
{
    for (size_t left = count; left > 1; left--) {
        size_t chosen = random_below(random, left);
        size_t kept = index[left - 1];
        index[left - 1] = index[chosen];
        index[chosen] = kept;
    }
}
