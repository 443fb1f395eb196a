/* response.h - what the data give for each printed cell, and how that changes with the data.
 *
 * A model over its rows: X (n x p, with the constant), y, C = (X'X)^-1, b = C X'y, e = y - X b,
 * H = X C, s^2 = e'e / (n - p). Changes of the data (dX, dy) change
 *
 *     db_j     = sum_i H_ij dy_i + sum_ik (C_jk e_i - H_ij b_k) dX_ik
 *     d(e'e)   = sum_i 2 e_i dy_i - sum_ik 2 e_i b_k dX_ik
 *     dC_jj    = -2 sum_ik C_jk H_ij dX_ik
 *     dTSS     = sum_i 2 (y_i - mean y) dy_i
 *
 * (from C X'e = 0 and d(A^-1) = -A^-1 dA A^-1), hence those of SE_j = s sqrt(C_jj), of
 * t_j = b_j / SE_j and of R squared = 1 - e'e / TSS. Through z in a formula and through the
 * views (quantity.h) they become changes by the quantities themselves: one row of J per
 * cell, one column per authority and quantity.
 *
 * Source: Magnus and Neudecker (1988), Matrix Differential Calculus, chapter 8. Checked
 * against finite differences: tests/unit/test_response.c. */
#ifndef ATTAIN_PRINTED_RESPONSE_H
#define ATTAIN_PRINTED_RESPONSE_H

#include <gsl/gsl_matrix.h>

#include "printed/cell.h"

struct response; /* room to work in, for one study */

struct response *response_new(struct run *run, const struct printed_cells *cells);

/* The rows that a model has: kept, with a value in every view. */
size_t response_nobs(const struct response *response, size_t model);

/* The statistic of each cell (B, SE, |t| with the sign of the printed B, R squared) from the
 * quantities as they are, and, where J is given (cells x (quantities * areas), quantity by
 * quantity), its derivatives. False where a design is singular. */
bool response_compute(struct response *response, double *statistic, gsl_matrix *J);

#endif
