/* trial_cautions.h - what else a reader of the opening must know, each by its rule: what it hangs
 * on, what other predictors carry too, a curve, who is left out.
 *
 * Numbers that the rules compare with are named in trial_cautions.c. */
#ifndef ATTAIN_REPORT_TRIAL_CAUTIONS_H
#define ATTAIN_REPORT_TRIAL_CAUTIONS_H

#include "report/trial_answer.h"

/* Why one that stands does not stand firmly, to follow "but ". */
const char *trial_frailty(struct run *run, const struct trial_answer *answer);

/* The smallest difference that 80% of such data would show; NaN where it is not known. */
double trial_detectable(const struct trial_answer *answer);

/* Whether the mean of those lost may be told: not of so few that do not answer a survey. */
bool trial_lost_is_told(const struct trial_answer *answer);

/* Sentences, each with a space before it. What x overlaps with is said once for a candidate. */
const char *trial_cautions(struct run *run, const struct trial_answer *answer, bool *overlap_said);

/* Who is left out for want of a value, and whether they differ; NULL where nobody is. */
const char *trial_lost_words(struct run *run, const struct trial_report *report, size_t candidate);

#endif
