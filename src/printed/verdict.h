/* verdict.h - a recomputed figure against the printed one.
 *
 * Cell by cell. A cell is "same to print" if it would print the same characters at the
 * decimals of the print, stars included. Otherwise it takes the verdict of its
 * coefficient: "same sign and significance" if estimate and printed estimate have the
 * same sign and are both, or neither, significant at the 5% level; else "same sign";
 * else "differs". A printed estimate of zero (.000) has either sign. R squared has no
 * sign and no test: it is the same to print, or differs. */
#ifndef ATTAIN_PRINTED_VERDICT_H
#define ATTAIN_PRINTED_VERDICT_H

#include "fit/ols.h"
#include "read/published.h"

enum verdict {
    VERDICT_NONE, /* nothing is printed */
    VERDICT_PRINT,
    VERDICT_SIGNIFICANCE,
    VERDICT_SIGN,
    VERDICT_DIFFERS,
    VERDICTS
};

/* "same to print", ...; "" for none. */
const char *verdict_name(enum verdict verdict);

/* "=", "\u2248", "~", "\u2260"; "" for none: what stands behind a printed figure. */
const char *verdict_mark(enum verdict verdict);

struct comparison {
    enum verdict estimate, std_error, p_value;
    enum verdict
        row; /* the same to print if all that is printed is; else that of the coefficient */
};

/* `printed` may be NULL: nothing is printed. */
struct comparison verdict_compare(struct run *run, const struct coefficient *coefficient,
                                  const struct published_row *printed);

enum verdict verdict_r_squared(struct run *run, double r_squared,
                               const struct published_row *printed);

/* How many cells got each verdict. */
struct tally {
    size_t cells[VERDICTS];
};

void tally_add(struct tally *tally, enum verdict verdict);
void tally_join(struct tally *tally, const struct tally *more);
size_t tally_printed(const struct tally *tally);

/* "of 63 printed cells: 3 same to print (=), ...", where `what` is "cells". */
const char *tally_words(struct run *run, const struct tally *tally, const char *what);

#endif
