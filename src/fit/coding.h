/* coding.h - one factor of a formula becomes columns of numbers.
 *
 *     x         the column itself                           "x"
 *     z(x)      (x - mean) / sd, sd with n - 1              "z(x)"
 *     ln(x), sqrt(x), I(x^k)                                "ln(x)"
 *     poly(x,k) k orthogonal polynomials, each of length 1  "poly(x, 2)[1]"
 *     poly(x,k,raw)  x, x^2, ..., x^k                       "poly(x, 2, raw)[1]"
 *     a text    one indicator for each level but the first  "region[North West]"
 *
 * Levels are in the order of their bytes. The orthogonal polynomials are those of
 * Forsythe (1957), each made from the one before it times (x - mean) and cleared
 * twice of all before it, with positive leading coefficients, as R's poly. What is
 * coded is the rows of the model; z takes its mean and standard deviation from all rows
 * offered that have a value, as R's scale would see them.
 *
 * All is computed in quads: powers rounded to doubles cost a polynomial of degree 10 half its
 * digits. A logarithm alone has only the digits of a double. */
#ifndef ATTAIN_FIT_CODING_H
#define ATTAIN_FIT_CODING_H

#include "base/quad.h"
#include "fit/sample.h"
#include "spec/term.h"

struct coding {
    size_t columns;
    const char **name;   /* columns */
    struct quad **value; /* columns x rows */
};

/* `every_level` asks for an indicator of the first level too. Fails at `place` with
 * STATUS_UNSUPPORTED: a function of a text, a text that differs in every row, a
 * logarithm of a number not above zero, a root of one below zero, a power too large,
 * more polynomials than values allow, z or poly of a constant. */
bool factor_code(struct run *run, const struct factor *factor, const struct sample_column *column,
                 bool every_level, struct place place, struct coding *coding);

#endif
