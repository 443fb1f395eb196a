/* rotation.h - loadings turned so that each factor is large in few indicators: varimax.
 *
 *     maximise sum over r of [ k sum_j b_jr^4 - (sum_j b_jr^2)^2 ],   b_jr = (L T)_jr / h_j^1/2,
 *
 * T: K x K orthogonal (Kaiser 1958, Psychometrika 23, 187-200; with his normalisation by the
 * communalities h, as R's varimax). Two factors at a time are turned by
 *     tan 4 phi = (D - 2AB/k) / (C - (A^2 - B^2)/k)
 * until no angle is above 1e-15. Communalities and what the factors carry together stay.
 * Checked against R's varimax. */
#ifndef ATTAIN_DERIVE_ROTATION_H
#define ATTAIN_DERIVE_ROTATION_H

#include <gsl/gsl_matrix.h>

#include "base/run.h"

/* The k x K loadings turned, arranged as loadings_arrange does. */
gsl_matrix *rotation_varimax(struct run *run, const gsl_matrix *loading);

#endif
