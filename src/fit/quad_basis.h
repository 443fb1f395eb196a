/* quad_basis.h - orthonormal columns in 32 digits, one after the other.
 *
 *     q_k = (a_k - sum_j q_j q_j'a_k) / |...|,   Q: count columns of `rows` each
 *
 * Each column is cleared of those before it twice, so that it is orthogonal to them however little
 * of it is left (Giraud, Langou and Rozloznik 2005). Unlike reflections.h it takes columns in the
 * order given and can go on from any of them. */
#ifndef ATTAIN_FIT_QUAD_BASIS_H
#define ATTAIN_FIT_QUAD_BASIS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/quad.h"

struct quad quad_product(const struct quad *a, const struct quad *b, size_t rows);

/* Take from `value` what lies along the columns of the basis. Returns the part of its length that
 * is left; 0 of a column of zeros. */
double quad_clear(struct quad *value, const struct quad *basis, size_t count, size_t rows);

/* Add `value` to the basis. False, and nothing is added, where those before leave no more of it
 * than COLLINEAR_TOLERANCE. */
bool quad_basis_add(struct quad *basis, size_t *count, const struct quad *value, size_t rows);

#endif
