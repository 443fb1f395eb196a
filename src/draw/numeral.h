/* numeral.h - how pictures write numbers: 1,234.5 and a true minus sign (U+2212). */
#ifndef ATTAIN_DRAW_NUMERAL_H
#define ATTAIN_DRAW_NUMERAL_H

#include "base/run.h"

#define MINUS "\xE2\x88\x92" /* U+2212 */

/* `text` with each hyphen that stands for a minus replaced: one before a digit or a
 * point, and not after a letter, a digit or another hyphen. "2017-2019" stays. */
const char *numeral_minus(struct run *run, const char *text);

/* `value` at `decimals`, the whole part in groups of three. */
const char *numeral_grouped(struct run *run, double value, int decimals);

/* The decimals that tell `count` values apart: a hundredth of their range. */
int numeral_decimals(const double *value, size_t count);

/* An estimate to the first digit of its standard error and `more`, and to two decimals at least;
 * whole where the standard error is in the hundreds, with a power of ten where it is very large or
 * small. Without a standard error nothing says which digits are noise: six of them. */
const char *numeral_estimate(struct run *run, double value, double std_error, int more);

#endif
