/* factor.h - the words of a formula: names, functions of a column, and what is wrong.
 *
 * A formula is read from left to right by one reader, which knows where it stands
 * and points there when it fails. This file reads the smallest part that means
 * something, a factor such as x, `a b`, z(x) or poly(x, 2); formula.c joins factors
 * to terms and terms to a sum. */
#ifndef ATTAIN_SPEC_FACTOR_H
#define ATTAIN_SPEC_FACTOR_H

#include "base/run.h"
#include "spec/term.h"

struct formula_reader {
    struct run *run;
    const char *text, *at;
    const char *after; /* the sign that was accepted last; NULL at first */
    struct place place;
};

/* Fail at the character `at`: STATUS_USAGE on the command line (no line), else
 * STATUS_MALFORMED. The message begins with the formula. */
bool reader_fail(struct formula_reader *reader, const char *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Fail because no term stands where one should. */
bool reader_fail_no_term(struct formula_reader *reader);

void reader_skip(struct formula_reader *reader);

/* Step over blanks and, if it is next, the sign. */
bool reader_accept(struct formula_reader *reader, char sign);

/* Letters, digits, `_` and `.` from `at`; NULL where there are none. */
const char *reader_word(struct formula_reader *reader, const char *at);

/* The character at `at`, as a text. */
const char *reader_sign(struct formula_reader *reader, const char *at);

/* A column or a function of one; `.` is a factor with that text. */
bool factor_read(struct formula_reader *reader, struct factor *factor);

#endif
