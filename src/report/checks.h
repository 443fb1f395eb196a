/* checks.h - what `--checks` found of one fit, before it is laid out.
 *
 * Each test is one line of a table of kinds: its name, who made it, and how it is read. */
#ifndef ATTAIN_REPORT_CHECKS_H
#define ATTAIN_REPORT_CHECKS_H

#include "fit/check.h"
#include "fit/collinearity.h"
#include "fit/moran.h"

enum tested {
    TESTED_BREUSCH_PAGAN,
    TESTED_KOENKER,
    TESTED_WHITE,
    TESTED_RESET,
    TESTED_SHAPIRO_WILK,
    TESTED_JARQUE_BERA,
    TESTED_MORAN,
    TESTS
};

struct checks {
    const struct fit *fit;
    size_t terms;
    struct inflation *inflation;
    struct conditioning *conditioning;
    struct check test[TESTS]; /* of Moran's I the standardised one, z */
    struct moran moran;
    const struct neighbours *neighbours; /* NULL: none were given, and then no Moran's I */
};

struct checks *checks_of(struct run *run, const struct fit *fit,
                         const struct neighbours *neighbours);

/* "koenker": in CSV and JSON. */
const char *test_key(enum tested test);

/* "Koenker (1981)" */
const char *test_name(enum tested test);

/* What the statistic is, with its degrees of freedom: "F(2, 33)", "W", "z". */
const char *test_statistic(struct run *run, const struct checks *checks, enum tested test);

/* What it found, in plain words; why there is nothing, where there is nothing. */
const char *test_reading(const struct checks *checks, enum tested test);

#endif
