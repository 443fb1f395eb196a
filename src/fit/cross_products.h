/* cross_products.h - the sums that resampling is made of.
 *
 *     S = sum over k of  c_k l_k r_k',    l_k: a row of L (p),  r_k: a row of R (m);  S: p x m
 *
 * Rows may come in any order and more than once: drawn rows of one basis against themselves give
 * the normal equations of a bootstrap, rows of a basis against permuted rows the regressions of a
 * permutation. Four rows are added at a time, always in the order given, so that S is the same
 * wherever it is computed. */
#ifndef ATTAIN_FIT_CROSS_PRODUCTS_H
#define ATTAIN_FIT_CROSS_PRODUCTS_H

#include <stddef.h>

struct row_table {
    size_t columns;
    const double *value; /* row-major */
};

/* `times` is c; NULL: all one. `left_row` NULL: rows 0, 1, ... in turn. */
void cross_products(const struct row_table *left, const size_t *left_row, const double *times,
                    const struct row_table *right, const size_t *right_row, size_t count,
                    double *S);

double dot(const double *a, const double *b, size_t count);

#endif
