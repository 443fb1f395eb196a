/* option_number.h - numbers and choices that options take.
 *
 * A value that is none, or lies outside its bounds, is a failure that says both bounds. */
#ifndef ATTAIN_COMMAND_OPTION_NUMBER_H
#define ATTAIN_COMMAND_OPTION_NUMBER_H

#include "base/run.h"

/* STATUS_USAGE where `text` is no whole number from `least` to `most`; NULL leaves *value. */
bool option_count(struct run *run, const char *option, const char *text, size_t least, size_t most,
                  size_t *value);

/* The same of any number. */
bool option_number(struct run *run, const char *option, const char *text, double least, double most,
                   double *value);

/* The index of `text` among the choices (in any case of letters), which end with NULL; NULL leaves
 * *value. */
bool option_choice(struct run *run, const char *option, const char *text,
                   const char *const *choices, int *value);

#endif
