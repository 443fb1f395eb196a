/* classes.h - numbers in a few classes, so that each can have a colour that is told from the next.
 *
 *     quantiles:  up to five classes of about n/5 values each; a cut lies between two values, at
 * the roundest number there, and equal values are never parted. With five different values or
 * fewer, each is a class. about zero: five classes cut at -2w, -w, w, 2w, where w is 1, 2 or 5
 * times a power of ten and nearest to half the root mean square.
 *
 * A value at a cut belongs to the class above it. */
#ifndef ATTAIN_DRAW_CLASSES_H
#define ATTAIN_DRAW_CLASSES_H

#include "base/run.h"

enum { MOST_CLASSES = 5 };

struct classes {
    size_t count;
    size_t number[MOST_CLASSES];    /* of values in each */
    double cut[MOST_CLASSES];       /* count - 1, ascending */
    const char *text[MOST_CLASSES]; /* of the cuts; of the values themselves where `single` */
    bool about_zero;                /* they lie about zero, the middle one round it */
    bool single;                    /* each class is one value */
};

/* At least one value, none of them NaN or infinite. */
struct classes classes_by_quantile(struct run *run, const double *value, size_t n);
struct classes classes_about_zero(struct run *run, const double *value, size_t n);

/* The class of a value, from 0. */
size_t classes_of(const struct classes *classes, double value);

#endif
