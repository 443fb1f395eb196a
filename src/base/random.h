/* random.h - random numbers that are the same for the same seed, however many threads draw them.
 *
 *     stream k of seed s:  MT19937 seeded by a hash of (s, k)
 *
 * Work that draws is cut into pieces (parallel.h), and each piece draws from a stream of its own,
 * by its number. The generator is GSL's MT19937 (Matsumoto and Nishimura 1998); the hash is the
 * finaliser of Steele, Lea and Flood (2014), OOPSLA, 453-472. */
#ifndef ATTAIN_BASE_RANDOM_H
#define ATTAIN_BASE_RANDOM_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

#include "base/run.h"

/* A generator that the run owns; begin a stream before drawing. */
gsl_rng *random_new(struct run *run);

/* Go to the beginning of a stream. */
void random_begin(gsl_rng *random, uint64_t seed, uint64_t stream);

/* A whole number from 0 to count - 1, each as likely; 1 <= count < 2^32. */
size_t random_below(gsl_rng *random, size_t count);

/* Put the `count` entries of an index into random order (Fisher and Yates; Durstenfeld 1964). */
void random_shuffle(gsl_rng *random, size_t *index, size_t count);

#endif
