/* pairs.h - two variables set against each other, and the straight line through them.
 *
 *     y ~ x, y ~ ln(x), z(y) ~ sqrt(x)   ──▶   the pairs of values, and a fit where there can be
 * one
 *
 * Pairs are to be seen where no line can be fitted to them: one pair, one value of x or of y,
 * values of another size than can be computed with. Then there is no fit, and it is said why. Where
 * all lie on a line to rounding, there is the line and nothing to judge it by. */
#ifndef ATTAIN_FIT_PAIRS_H
#define ATTAIN_FIT_PAIRS_H

#include "fit/analysis.h"

struct pairs {
    const struct factor *x_factor, *y_factor; /* as the formula has them */
    size_t rows;
    const size_t *row;    /* rows: of the frame */
    double *x, *y;        /* rows */
    const double *weight; /* rows; NULL: all weigh the same */
    bool confidential;    /* who is there tells who answered a survey, or what */
    struct fit *fit;      /* NULL where there is no line */
    bool exact;           /* all pairs lie on the line: the fit has no errors */
    const char *no_line;  /* why there is none: "all 12 have one value of x, 3"; else NULL */
};

/* Of a formula of one response and one term of one factor. Fails with STATUS_UNSUPPORTED at the
 * formula's place where a column is not there or is text, or no row has both values, as factor_code
 * does, and as infer does where there is a line. */
bool pairs_of(struct run *run, const struct analysis *analysis, const struct formula *formula,
              struct pairs **pairs);

/* The mean of some pairs that are neighbours in x. */
struct pair_mean {
    double x, y;
    size_t rows;
};

/* Means that are nobody's: the pairs in the order of x, in some MEAN_GROUPS groups of about as
 * many, of FEWEST_ANSWERS at least, equal values of x together; weighted where the pairs are.
 * Returns how many groups there are: 1 where there is no telling more, as where a group has one
 * value of y, which then is that of each. */
#define MEAN_GROUPS 10
size_t pairs_means(struct run *run, const struct pairs *pairs, struct pair_mean **mean);

/* Ends of x that are nobody's: the means of the FEWEST_ANSWERS smallest and largest values, of
 * which there are as many (fit/analysis.h). */
void pairs_ends(struct run *run, const struct pairs *pairs, double *low, double *high);

#endif
