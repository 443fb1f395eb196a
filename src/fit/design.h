/* design.h - a formula and a frame become y and X.
 *
 *     y = X b + e,    y: n,   X: n x p (row-major),   b: p
 *
 * The columns of X are the intercept, if any, then each term in turn: one column
 * for a numeric term, one per level but the first for a categorical one
 * (treatment coding, levels in order of their text), products for interactions,
 * where the first factor's columns run fastest. As in R, all levels are coded where
 * leaving out the first would lose something: in the first categorical main effect
 * of a model without intercept, and in an interaction whose other part is no term of
 * its own. z in the formula standardises over the rows offered that have a value: those
 * that R's would see, before rows that lack another variable are left out.
 *
 * Powers, products, polynomials, z and the outcome are formed in 32 digits and kept so: least
 * squares would lose of rounded powers what a certified polynomial of degree 10 needs.
 *
 * Which rows are in the model is settled in sample.h. */
#ifndef ATTAIN_FIT_DESIGN_H
#define ATTAIN_FIT_DESIGN_H

#include <gsl/gsl_matrix.h>
#include <gsl/gsl_vector.h>

#include "base/quad.h"
#include "fit/sample.h"
#include "read/frame.h"
#include "spec/formula.h"

struct design {
    const struct formula *formula; /* with `.` written out */
    gsl_vector *y, *y_low; /* y + y_low has 32 digits; y_low is NULL where rounding took nothing */
    gsl_matrix *X, *X_low; /* the same */
    const gsl_vector *weight;  /* n: above zero; NULL: all one */
    const char *weighted_by;   /* the column of weights; NULL for none */
    const char **column_name;  /* p: "(Intercept)", "x", "z(w)", "region[North West]" */
    size_t *column_term;       /* p: index of the term in the formula; SIZE_MAX for the intercept */
    size_t *row;               /* n: row of the frame behind each row of X */
    struct left_out *left_out; /* rows offered and not used, in order of the frame */
    size_t left_outs;
    size_t imputed;    /* cells replaced by a mean */
    bool confidential; /* the rows are those that answered a survey: never told by name */
};

/* The outcome of row i, and the root of its weight: 1 where there are no weights. */
struct quad design_outcome(const struct design *design, size_t i);
struct quad design_root_weight(const struct design *design, size_t i);

/* What messages call row i of X. */
const char *design_row_told(const struct design *design, const struct frame *frame, size_t i);

/* Fails with STATUS_UNSUPPORTED at the formula's place: a column that is not there, a text
 * response, too few rows for the columns ("11 observations cannot identify 12
 * coefficients"), a column with one value only (without an intercept, a number may
 * have one value if it is not zero), a logarithm of a number not above zero (named
 * by its row), an outcome too large or small to square, weights that sample_take refuses. */
bool design_build(struct run *run, const struct formula *formula, const struct offer *offer,
                  struct design **design);

#endif
