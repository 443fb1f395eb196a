/* reflections.h - a matrix made triangular in 32 digits.
 *
 *     A P = Q [R; 0],    A: n x p, n >= p,   Q = H_1 H_2 ... H_p
 *     H_k = I - v v' / s_k,   s_k = v'v / 2
 *
 * by Householder's reflections, where P takes the columns as Businger and Golub (1965) do:
 * the one of which most is left, next; or P = I. A is kept by columns: a[j * n + i] is its row i of
 * column j. The work is 2 n p^2 products and as many sums.
 *
 * Source: Golub and Van Loan (2013), Matrix Computations, sections 5.1 to 5.4. Checked
 * against exact rational solutions with Hilbert's matrix. */
#ifndef ATTAIN_FIT_REFLECTIONS_H
#define ATTAIN_FIT_REFLECTIONS_H

#include <stddef.h>

#include "base/quad.h"
#include "base/run.h"

struct reflections {
    size_t rows, columns;
    struct quad
        *v; /* columns x rows: the vectors from row k on; above them what is no more needed */
    struct quad *half; /* columns: s_k; zero where there is nothing to reflect */
    struct quad *R;    /* columns x columns, row-major, upper triangle */
    size_t *order;     /* columns: column k of R is column order[k] of A */
};

enum pivoting { LONGEST_NEXT, IN_ORDER };

/* Takes the array `a` over and makes the vectors in it. */
struct reflections *reflections_make(struct run *run, struct quad *a, size_t rows, size_t columns,
                                     enum pivoting pivoting);

/* y (rows) becomes Q'y, or Q y. */
void reflections_turn(const struct reflections *reflections, struct quad *y);
void reflections_turn_back(const struct reflections *reflections, struct quad *y);

/* x (columns) becomes the solution of R z = x, or of R' z = x, for R: columns x columns. */
void triangle_solve(const struct quad *R, size_t columns, struct quad *x);
void triangle_solve_transposed(const struct quad *R, size_t columns, struct quad *x);

#endif
