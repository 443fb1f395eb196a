/* study_references.h - every name that one part of a study uses of another must be there.
 *
 *     variable ──▶ source, its ranking and item       key figure, chart, keep ──▶ variable
 *     variable ──▶ variables that it is made of
 *
 * What formulas name is found when they are fitted. */
#ifndef ATTAIN_SPEC_STUDY_REFERENCES_H
#define ATTAIN_SPEC_STUDY_REFERENCES_H

#include "spec/study.h"

/* Fails at the first name that is missing, with one that is like it; a check that goes on after
 * mistakes has them all. */
bool study_references_hold(struct run *run, const struct study *study);

#endif
