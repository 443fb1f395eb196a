/* study_check.h - what a study asks for, against what is there, without a result.
 *
 *     study  ──▶  names in formulas  ──▶  sources, measures, columns, periods  ──▶  variables
 *            ──▶  each model is fitted, each plot drawn, each curve laid out: nothing is kept
 *
 * All of it is what a run of the study does itself, so that what passes here passes there; only
 * draws (bootstrap, permutations, wild clusters) are left out, which cost time and tell nothing.
 * A stage is looked at where the one before has no mistake, for what rests on one would only
 * repeat it. */
#ifndef ATTAIN_COMMAND_STUDY_CHECK_H
#define ATTAIN_COMMAND_STUDY_CHECK_H

#include "spec/study.h"

/* Add the mistakes to those of the run, which looks for all; `data` as for sources_find. Gives what
 * was looked at, in words, a line for each; the study's standard errors change. */
const char *study_check(struct run *run, struct study *study, const char *data);

/* Every file that the study names and that is read with it: YAML, registers, printed tables. */
size_t study_files(const struct study *study);

#endif
