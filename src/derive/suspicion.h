/* suspicion.h - values that a careful reader would look up before using them.
 *
 * A group is what a measure holds for one period and one item of each filter: a value per
 * authority. A column of a table without periods is one group.
 *
 *     zero      a zero, where it is the only one of its group or at most 1 in 20 values are
 *               zeros; the others are 10 at least, all positive, and either the smallest of
 *               them is a quarter of their median or more, or the authority's values of three
 *               other periods or more all are half of that median or more
 *     far       |z| > 4, where z = (x - mean) / sd over the 10 or more values of its group
 *               (of fewer than 18 values none can be that far)
 *     constant  one value, not zero, in all periods of an authority, 3 or more; told once of
 *               the measure where more than 1 in 10 of its authorities are so
 *     no year   a period that does not begin with a year
 *     twice     a second value of an authority for the same period, measure and items
 *     text      a text that is neither a number nor a symbol, among numbers
 *
 * Large and small authorities lie far out every year, and that is no mistake. What changed once
 * comes first: findings are ordered by the smaller of two distances, both in the group's sd
 *
 *     score = min(|z|, |x - median of the authority's other periods| / sd)
 *
 * (|z| / 2 where it has fewer than two other periods). A zero's mean and sd are those of the
 * others. Authorities with over 1 in 100 of all findings of these two kinds, and over 10, are
 * unusual as a whole: their findings come last. The first finding of each measure comes before
 * any second. None of this says that a value is wrong. */
#ifndef ATTAIN_DERIVE_SUSPICION_H
#define ATTAIN_DERIVE_SUSPICION_H

#include "read/contents.h"

enum suspicion {
    SUSPECT_NO_YEAR,
    SUSPECT_TEXT,
    SUSPECT_TWICE,
    SUSPECT_ZERO,
    SUSPECT_FAR,
    SUSPECT_CONSTANT,
    SUSPICIONS
};

/* "a zero amid large values", ...; "zeros amid large values", ... */
const char *suspicion_title(enum suspicion kind);
const char *suspicion_titles(enum suspicion kind);

/* "zero", "far", "constant", "no_year", "twice", "text": for programs. */
const char *suspicion_key(enum suspicion kind);

struct suspect {
    enum suspicion kind;
    size_t series;   /* index in the contents; SIZE_MAX: all columns of a row */
    unsigned area;   /* NO_INDEX: not of one */
    unsigned period; /* NO_INDEX: not of one */
    unsigned slice;
    double value;       /* NaN: not of one */
    size_t line, other; /* of the file; the first of the two where it stands twice */
    double z;           /* zero, far */
    double usual;       /* zero, far: median of the group (of a zero, without zeros) */
    double own;         /* zero, far: median of the authority's other periods; or NaN */
    size_t count;       /* no year, text: cells; constant: periods */
    size_t areas;       /* constant, of the measure: authorities that are */
    double score;
    bool unusual; /* its authority is, as a whole */
    bool again;   /* not the measure's first */
};

struct suspects {
    size_t count;
    struct suspect *suspect; /* by kind, and in each the first to look at first */
    size_t of[SUSPICIONS];   /* how many of each kind */
    size_t *series;          /* per series of the contents: how many */
    size_t unusual;          /* authorities that are, as a whole */
    const unsigned *unusual_area;
};

struct suspects *suspects_find(struct run *run, const struct contents *contents);

/* The last step of suspects_find: who is unusual, and what comes first. */
void suspects_order(struct run *run, const struct contents *contents, struct suspects *found);

/* The one of a series to look at first: the highest score, else the first; NULL for none. */
const struct suspect *suspects_first(const struct suspects *suspects, size_t series);

#endif
