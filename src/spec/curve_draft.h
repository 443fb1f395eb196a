/* curve_draft.h - a curve on the way: its parts are added one by one, and each is checked.
 *
 *     texts of terms, with their places   ──▶   outcomes, focal forms, slots, rules, kinds
 *
 * A file (curve_read.c) and the options of a command (curve_words.c) say the same things; what they
 * may say is settled here. Each step fails at the place of the text that it cannot take. */
#ifndef ATTAIN_SPEC_CURVE_DRAFT_H
#define ATTAIN_SPEC_CURVE_DRAFT_H

#include "spec/curve.h"

struct draft {
    struct run *run;
    struct curve *curve;
};

/* All rows, no terms, and what is usual of the rest. */
struct curve *draft_curve(struct run *run, struct place place);

bool draft_outcomes(struct draft *draft, const struct texts *texts);
bool draft_focals(struct draft *draft, const struct texts *texts);

/* One more slot, of the forms of one term. */
bool draft_slot(struct draft *draft, const struct texts *forms, bool optional);

/* Rules for missing values, and kinds of standard errors; no texts mean the usual one. */
bool draft_missings(struct draft *draft, const struct texts *texts);
bool draft_kinds(struct draft *draft, const struct texts *texts);

/* Count the specifications, once every part is there. */
bool draft_count(struct draft *draft);

/* Check that the parts go together, and count the specifications. */
bool draft_settle(struct draft *draft);

#endif
