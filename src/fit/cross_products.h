/* cross_products.h - the sums that resampling is made of.
 *
 *     S = sum over k of  c_k l_k r_k',    l_k: a row of L (p),  r_k: a row of R (m);  S: p x m
 *
 * Rows may come in any order and more than once: drawn rows of a basis against themselves give
 * the normal equations of a bootstrap, rows of a basis against permuted rows the regressions of a
 * permutation. Four rows are added at a time, always in the order given, so that S is the same
 * wherever it is computed; rows are filled up with zeros to a length that wide registers take
 * without a remainder. */
#ifndef ATTAIN_FIT_CROSS_PRODUCTS_H
#define ATTAIN_FIT_CROSS_PRODUCTS_H

#include "base/run.h"

struct row_table {
    size_t columns, stride; /* stride: columns, filled up with zeros to a multiple of four */
    double *value;          /* row-major */
    const double *zeros;    /* a row of zeros */
};

struct row_table *row_table_new(struct run *run, size_t rows, size_t columns);

/* Copy `columns` numbers of each of `rows` rows of a row-major array to column `at` onwards. */
void row_table_put(struct row_table *table, size_t rows, const double *value, size_t columns,
                   size_t at);

/* S has left->columns rows as long as right->stride; c is one. An order that is NULL takes rows 0,
 * 1, ... in turn. */
void cross_products(const struct row_table *left, const size_t *left_row,
                    const struct row_table *right, const size_t *right_row, size_t count,
                    double *S);

/* The same with rows of one number, each `times`, of two tables of which `right` begins with the
 * columns of `left`: S is symmetric there, and what lies to the left of its diagonal is not made.
 */
void cross_products_above(const struct row_table *left, const struct row_table *right,
                          const size_t *row, const double *times, size_t count, double *S);

double dot(const double *a, const double *b, size_t count);

#endif
