/* basis.h - an orthonormal basis of the columns of a fit, that grows by columns of one's own.
 *
 *     v := x - B B'x, twice;   v / |v| becomes a column of B unless |v| <= SPANNED |x|
 *
 * This is what auxiliary regressions rest on: what powers of the fitted values, squares of the
 * predictors or the constant add to a model, and how many of them are new. Orthogonalising twice
 * is enough for B'B = I to rounding (Giraud, Langou, Rozloznik and van den Eshof 2005, Numerische
 * Mathematik 101, 87-100). */
#ifndef ATTAIN_FIT_BASIS_H
#define ATTAIN_FIT_BASIS_H

#include "fit/geometry.h"

/* A column of which no more than this part is new counts as a combination of the others. */
#define SPANNED 1e-8

struct basis {
    size_t rows, columns, room;
    gsl_matrix *vector; /* room x rows: column k of B is row k */
};

/* Empty, with room for so many columns. */
struct basis *basis_new(struct run *run, size_t rows, size_t room);

/* The columns of W^1/2 X of a fit, from its geometry. */
struct basis *basis_weighted(struct run *run, const struct geometry *geometry, size_t more);

/* The columns of X itself and a constant, which comes first: what the variance of an error may
 * depend on. */
struct basis *basis_with_constant(struct run *run, const struct fit *fit,
                                  const struct geometry *geometry, size_t more);

/* Add x (rows); false where it is a combination of what is there, or there is no room. */
bool basis_add(struct basis *basis, const double *x);

/* The length, squared, of what the columns from `first` on carry of y (rows). */
double basis_explains(const struct basis *basis, size_t first, const double *y);

#endif
