/* evidence.h - what a tested candidate (candidate.h) may be said to show, by rules.
 *
 *     p: of the candidate in `after`;  p': adjusted for all that was tried;  alone likewise
 *
 *     UNTESTED    the data cannot support the test
 *     HELD        p' < .05, and nothing of what follows speaks against it
 *     FRAGILE     p' < .05, but without one row or one group p >= .05, the sign is another or
 *                 nothing can be said, or rows left out are not predicted better than without the
 *                 candidate, or that cannot be told
 *     SUGGESTIVE  p < .05 <= p'
 *     SHARED      p >= .05, alone p' < .05: what it shows alone is not clearly its own
 *     OPEN        none of these: no clear sign of an association; its interval says what remains possible
 *
 * The rules look at nothing else. How often they say what, where the truth is known:
 * tests/reference/simulated/candidate.csv. */
#ifndef ATTAIN_FIT_EVIDENCE_H
#define ATTAIN_FIT_EVIDENCE_H

#include "fit/candidate.h"

enum evidence {
    EVIDENCE_UNTESTED,
    EVIDENCE_HELD,
    EVIDENCE_FRAGILE,
    EVIDENCE_SUGGESTIVE,
    EVIDENCE_SHARED,
    EVIDENCE_OPEN,
};

/* In the order of the enum: "not tested", "held", "fragile", "suggestive", "shared", "open". */
extern const char *const evidence_names[];

enum evidence evidence_of(const struct candidate *candidate);

#endif
