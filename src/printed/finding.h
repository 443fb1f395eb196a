/* finding.h - what an audit has to say of one place in print.
 *
 *     impossible   no data can give what is printed there together with the rest
 *     remark       worth knowing: how a cell was read, what holds only if, what was left out
 *
 * A finding accuses nobody. Rounding by another convention, software that fits something
 * else than least squares, and typing each give the same picture. */
#ifndef ATTAIN_PRINTED_FINDING_H
#define ATTAIN_PRINTED_FINDING_H

#include "printed/sheet.h"

enum rule {
    RULE_RANGE,
    RULE_STARS,
    RULE_P_VALUE,
    RULE_DECIMAL_POINT,
    RULE_STD_ERROR_RATIO,
    RULE_OUTCOME_RATIO,
    RULE_STANDARDISED,
    RULE_NESTED_R_SQUARED,
    RULE_NESTED_ESTIMATE,
    RULE_NESTED_STD_ERROR,
    RULE_INFLATION,
    RULE_EXPLAINED,
    RULE_WHOLE_MODEL,
    RULES
};

/* "p from B and SE", ...: as reports name them. */
extern const char *const rule_name[];

struct finding {
    bool impossible;
    enum rule rule;
    const struct published_row *row;  /* where */
    const struct published_row *also; /* the row that may be meant instead; NULL for none */
    const char *quantity;             /* what the two intervals are of; "" for none */
    struct interval asked;            /* by the print there */
    struct interval implied;          /* by the rest */
    const char *what;                 /* a sentence */
    const char *repair; /* "with p .005 to .007, or with B -.075 to -.072"; "" for none */
};

struct findings {
    size_t count;
    struct finding *finding;
};

void finding_add(struct run *run, struct findings *findings, struct finding finding);

size_t findings_impossible(const struct findings *findings);

#endif
