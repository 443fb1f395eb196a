/* fitted_result.h - a study that has just been fitted, as a result to set beside another one.
 *
 * Every model of every table that is not left out, with the labels that its tables print, its files
 * and the values behind it. */
#ifndef ATTAIN_FIT_FITTED_RESULT_H
#define ATTAIN_FIT_FITTED_RESULT_H

#include "fit/fitted.h"
#include "read/result.h"

struct result *fitted_result(struct run *run, const struct fitted *fitted, const char *name);

#endif
