#include "fit/cross_products.h"

#include <string.h>

enum { AT_A_TIME = 4 };

struct batch {
    const double *left[AT_A_TIME], *right[AT_A_TIME];
    double times[AT_A_TIME];
};

struct row_table *row_table_new(struct run *run, size_t rows, size_t columns)
{
    struct row_table *table = talloc_zero(run, struct row_table);
    size_t stride = (columns + AT_A_TIME - 1) / AT_A_TIME * AT_A_TIME;
    *table = (struct row_table){ columns, stride, run_array(run, double, rows *stride) };
    return table;
}

void row_table_put(struct row_table *table, size_t rows, const double *value, size_t columns,
                   size_t at)
{
    for (size_t i = 0; i < rows; i++)
        memcpy(table->value + i * table->stride + at, value + i * columns, columns * sizeof *value);
}

/* What is added and what is added to never overlap: restrict lets the compiler use wide
 * registers. */
static void four_add(const struct batch *batch, size_t columns, size_t k, double *restrict sum)
{
    const double *restrict r0 = batch->right[0], *restrict r1 = batch->right[1];
    const double *restrict r2 = batch->right[2], *restrict r3 = batch->right[3];
    double l0 = batch->times[0] * batch->left[0][k], l1 = batch->times[1] * batch->left[1][k];
    double l2 = batch->times[2] * batch->left[2][k], l3 = batch->times[3] * batch->left[3][k];
    for (size_t c = 0; c < columns; c++)
        sum[c] += (l0 * r0[c] + l1 * r1[c]) + (l2 * r2[c] + l3 * r3[c]);
}

static const double *row_at(const struct row_table *table, const size_t *order, size_t at)
{
    return table->value + (order == NULL ? at : order[at]) * table->stride;
}

void cross_products(const struct row_table *left, const size_t *left_row, const double *times,
                    const struct row_table *right, const size_t *right_row, size_t count, double *S)
{
    memset(S, 0, left->columns * right->stride * sizeof *S);
    for (size_t first = 0; first < count; first += AT_A_TIME) {
        struct batch batch;
        for (size_t i = 0; i < AT_A_TIME; i++) { /* what a last batch lacks is taken zero times */
            size_t at = first + i < count ? first + i : first;
            batch.left[i] = row_at(left, left_row, at);
            batch.right[i] = row_at(right, right_row, at);
            batch.times[i] = first + i >= count ? 0 : times == NULL ? 1 : times[at];
        }
        for (size_t k = 0; k < left->columns; k++)
            four_add(&batch, right->stride, k, S + k * right->stride);
    }
}

double dot(const double *a, const double *b, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += a[i] * b[i];
    return sum;
}
