/* term.h - the right-hand side of a formula as a list of sets.
 *
 * A term is a set of factors: a:b and b:a are the same term, a:a is a. A list of
 * terms holds each once, in the order of writing. What formulas do to terms is
 * here (adding, taking away, crossing); how they are written is in formula.c. */
#ifndef ATTAIN_SPEC_TERM_H
#define ATTAIN_SPEC_TERM_H

#include "base/run.h"

enum factor_function {
    FACTOR_PLAIN,
    FACTOR_Z,
    FACTOR_LN,
    FACTOR_SQRT,
    FACTOR_POLY,
    FACTOR_RAW_POLY,
    FACTOR_POWER
};

struct factor {
    const char *column; /* "." only as a whole term */
    enum factor_function function;
    int degree;       /* of both kinds of poly and of power; 1 otherwise */
    const char *text; /* canonical: "z(w)", "poly(x, 2)", "`a b`" */
};

struct term {
    const char *text; /* canonical: "x", "a:b" */
    size_t factors;
    struct factor *factor;
};

struct terms {
    size_t count;
    struct term *term;
};

/* A factor with its canonical text; a column's name is quoted where it has to be. */
struct factor factor_new(struct run *run, const char *column, enum factor_function function,
                         int degree);

/* The term of one factor. */
struct term term_new(struct run *run, struct factor factor);

/* The term of the factors of both, each once. */
struct term term_product(struct run *run, const struct term *left, const struct term *right);

/* Whether every factor of `part` is in `whole`. */
bool term_within(const struct term *part, const struct term *whole);

bool term_equal(const struct term *left, const struct term *right);

/* Whether two texts of terms are the same but for blanks: poly(x,2) is poly(x, 2). */
bool term_text_equal(const char *left, const char *right);

/* Whether it is `.`, which stands for every other column. */
bool term_is_every(const struct term *term);

/* Add a term unless it is there. */
void terms_add(struct run *run, struct terms *terms, struct term term);

/* Add every term of `more`. */
void terms_join(struct run *run, struct terms *terms, const struct terms *more);

/* Take a term away; false if it is not there. */
bool terms_remove(struct terms *terms, const struct term *term);

/* Append left:right, every term of one with every term of the other, to `terms`. */
void terms_cross(struct run *run, const struct terms *left, const struct terms *right,
                 struct terms *terms);

/* Main effects first, then interactions by their number of factors; order kept within. */
void terms_sort(struct run *run, struct terms *terms);

#endif
