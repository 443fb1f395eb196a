/* certified.h - how many digits come out right in regressions whose answers are certified.
 *
 *     digits = -log10(|found - certified| / |certified|),  -log10 |found| where zero is certified
 *
 * the log relative error of McCullough (1998), American Statistician 52, 358-366; at most 15,
 * as many as are certified. The sets are NIST's Statistical Reference Datasets of linear
 * regression, computed there with 500 digits. They stand in three files of one folder:
 * sets.csv (a formula and what describes its fit), values.csv (a row per coefficient, in the
 * order of the formula) and observations.csv. An empty F is an infinite one, of an exact fit. */
#ifndef ATTAIN_FIT_CERTIFIED_H
#define ATTAIN_FIT_CERTIFIED_H

#include "fit/ols.h"

#define CERTIFIED_DIGITS 15

/* What each set has to reach. */
#define CERTIFIED_LEAST 13

enum certified_part {
    CERTIFIED_ESTIMATE,  /* the worst of the coefficients */
    CERTIFIED_STD_ERROR, /* the worst of the standard errors */
    CERTIFIED_R_SQUARED,
    CERTIFIED_SIGMA,
    CERTIFIED_F,
    CERTIFIED_PARTS
};

struct certified_set {
    const char *name;
    const struct fit *fit;
    double digits[CERTIFIED_PARTS];
};

struct certified {
    size_t sets;
    struct certified_set *set;
};

/* Fails as reading, design_build and ols_solve do, and with STATUS_MALFORMED where the
 * files do not fit each other. */
bool certified_compare(struct run *run, const char *folder, struct certified **certified);

/* The fewest digits of a set. */
double certified_least(const struct certified_set *set);

double certified_digits(double found, double value);

#endif
