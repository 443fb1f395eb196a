/* settle.h - the value of a local authority, by the rules that its variable states.
 *
 *     zero: missing         a zero is none
 *     range: [low, high]    a value below low or above high is none
 *
 * Without a map that is all: the value is the authority's own. On the map of a year
 * (area_year) an authority T that has no value of its own may have one through those that
 * together are it, its parts p (lineage.h), if every one of them has a value:
 *
 *     one part that is T            x_T = x_p, carried over
 *     merge: sum                    x_T = sum of x_p, itself within the range
 *     merge: weighted, weight: w    x_T = sum of w_p x_p / sum of w_p,  every w_p > 0
 *     no rule                       missing: the values are there, and nobody said how
 *
 * What T is only a part of is never divided. Every value that a rule takes away and every
 * one that is combined is in the ledger. */
#ifndef ATTAIN_DERIVE_SETTLE_H
#define ATTAIN_DERIVE_SETTLE_H

#include "derive/panel.h"

/* A value of an authority, or why there is none. */
struct reading {
    enum missing missing;
    double number;
    const char *text;   /* of a column of texts; NULL for numbers */
    const char *why;    /* in words where missing */
    struct place place; /* of the row that it came from; line 0 where no file has one */
};

/* What the files of a source have of a variable: in one period, or in none. */
struct readings {
    const struct variable *variable;
    const char *period; /* "2017"; NULL */
    const char *of;     /* the measure or column, as its file calls it */
    bool texts;
    bool confidential;
    struct reading *value;  /* areas of the register */
    struct reading *weight; /* areas; NULL where the variable has none */
};

/* The value of an area: its own, or what the variable's rules make of its parts. */
struct reading settle(struct run *run, const struct panel *panel, const struct readings *readings,
                      size_t area);

#endif
