/* formula.h - a model written as Wilkinson and Rogers (1973) did and R does.
 *
 *     y ~ x + z(w) + ln(v) + a:b + a*b + poly(x, 2) + `a name with spaces` - 1
 *
 * This file knows the syntax and nothing of data. A formula is parsed into a
 * response and a sum of terms; a term is a product of factors; a factor is a
 * column, perhaps inside a function. a*b stands for a + b + a:b, brackets are
 * multiplied out, and a term with a minus is taken away from those before it. Terms
 * are kept in the order of writing, main effects before interactions of higher
 * order, and a term that stands twice counts once. `.` stands for every column but
 * the response, expanded later, when the columns are known.
 *
 * Functions: z(x) standardises over the rows offered to the model; ln(x) is the natural
 * logarithm; sqrt(x); poly(x, k) is k orthogonal polynomials, poly(x, k, raw)
 * the powers x to x^k; I(x^k) is the k-th power. The response may be inside z, ln or sqrt. A name
 * begins with a letter, `_` or `.` and goes on with these and digits; any other stands in
 * back-quotes. Source: Wilkinson and Rogers (1973), Applied Statistics 22, 392-399. */
#ifndef ATTAIN_SPEC_FORMULA_H
#define ATTAIN_SPEC_FORMULA_H

#include "base/run.h"
#include "spec/term.h"

struct formula {
    const char *text; /* canonical, with single spaces */
    struct factor response;
    bool intercept;
    size_t terms;
    struct term *term;
    size_t removals; /* columns taken away from `.`; 0 where there is no `.` */
    struct term *removal;
    struct place place; /* where it was written */
};

/* Fails with STATUS_USAGE where the text comes from the command line (place.line
 * is 0), else STATUS_MALFORMED; the message shows the formula with the offending
 * part and says what would do. */
bool formula_parse(struct run *run, const char *text, struct place place, struct formula **formula);

/* The same formula with `.` written out: every name in `names` but the response's
 * column and the removals. A formula without `.` comes back as it is. */
const struct formula *formula_expand(struct run *run, const struct formula *formula,
                                     const char *const *names, size_t count);

#endif
