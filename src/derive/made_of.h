/* made_of.h - in words, of what a variable is made and by which of its rules.
 *
 *     "LAC_KS4_AVG_Attain8, mean of those of 2017 to 2019 that have a value, if at least 2;
 *      zeros are missing; standardised over every local authority with a value" */
#ifndef ATTAIN_DERIVE_MADE_OF_H
#define ATTAIN_DERIVE_MADE_OF_H

#include "spec/study.h"

const char *made_of(struct run *run, const struct variable *variable);

#endif
