/* candidate_shape.h - is a straight line of the candidate enough?
 *
 *     bend:   F of after + x^2 against after, on the same rows (nested.h; the square as the second
 *             polynomial orthogonal to x, which spans the same)
 *     shapes: the model with f(x) in place of x, f: none, ln, sqrt, square, where x allows
 *
 * A shape is offered where it predicts rows left out better; none is applied. */
#ifndef ATTAIN_FIT_CANDIDATE_SHAPE_H
#define ATTAIN_FIT_CANDIDATE_SHAPE_H

#include "fit/candidate.h"

/* Fill in bend and shapes. `analysis` offers the rows of `before`, the geometry is that of `after`,
 * whose error in prediction is known. Fails only for what is no matter
 * of the data. */
bool candidate_shape_find(struct run *run, const struct analysis *analysis,
                          const struct geometry *geometry, struct candidate *candidate);

#endif
