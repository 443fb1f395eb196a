/* one_thing.h - whether indicators that are made into one score are one thing.
 *
 * Four reasons speak against it, each by a rule that is stated:
 *
 *     alpha       standardised alpha is below .7 (Nunnally 1978), with what loads negatively
 *                 turned round: its sign is a reason by itself, and is not counted twice
 *     several     more than one eigenvalue of R is above 1          (Guttman 1954, Kaiser 1960)
 *                 or above those of unrelated data                  (parallel_analysis.h)
 *     negative    an indicator loads negatively on the one factor
 *     unrelated   KMO is below .5 (Kaiser 1974), or Bartlett's test does not reject at 5%, or no
 *                 eigenvalue is above those of unrelated data
 *
 * One reason makes it doubtful, two or more advise against it. These are conventions, not tests of
 * significance: a score may be made on purpose of things that do not go together, but then nothing
 * in the data says what it measures. Beside the reasons: indicators of whose variance the factors
 * carry less than .2 (Child 2006), those with a KMO below .5, those explained whole (a Heywood
 * case), and a likelihood ratio that asks for more factors. */
#ifndef ATTAIN_DERIVE_ONE_THING_H
#define ATTAIN_DERIVE_ONE_THING_H

#include "derive/adequacy.h"
#include "derive/parallel_analysis.h"
#include "derive/reliability.h"

#define LEAST_ALPHA 0.7
#define LEAST_KMO 0.5
#define FAIR_KMO 0.6
#define LEAST_COMMUNALITY 0.2

struct one_thing {
    const struct correlations *correlations;
    const struct factoring *factoring;
    const struct parallel_analysis *parallel; /* NULL where none was made */
    struct reliability *reliability;
    struct adequacy *adequacy;
    size_t large;   /* eigenvalues above 1 */
    bool *negative; /* k: loads negatively on one factor */
    size_t negatives;
    bool low_alpha, several, unrelated; /* and negatives > 0: the reasons */
    size_t reasons;
};

/* Of a factoring of any number of factors: of more than one the signs are those of the first
 * principal component. */
struct one_thing *one_thing_of(struct run *run, const struct correlations *correlations,
                               const struct factoring *factoring,
                               const struct parallel_analysis *parallel);

/* "yes", "doubtful" or "no". */
const char *one_thing_verdict(const struct one_thing *one_thing);

/* The verdict as a sentence with its reasons; `who` are "these 5 indicators", `label` their
 * k names. */
const char *one_thing_sentence(struct run *run, const struct one_thing *one_thing, const char *who,
                               const char *const *label);

/* What else a reader must know, a sentence or two each; at most ONE_THING_CAUTIONS. */
enum { ONE_THING_CAUTIONS = 6 };
size_t one_thing_cautions(struct run *run, const struct one_thing *one_thing,
                          const char *const *label, const char *caution[ONE_THING_CAUTIONS]);

#endif
