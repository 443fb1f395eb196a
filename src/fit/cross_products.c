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
    *table = (struct row_table){ columns, stride, run_array(run, double, rows *stride),
                                 run_array(run, double, stride) };
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
static inline void four_add(const struct batch *batch, bool timed, size_t k, size_t first,
                            size_t columns, double *restrict sum)
{
    const double *restrict r0 = batch->right[0] + first, *restrict r1 = batch->right[1] + first;
    const double *restrict r2 = batch->right[2] + first, *restrict r3 = batch->right[3] + first;
    double l0 = batch->left[0][k], l1 = batch->left[1][k];
    double l2 = batch->left[2][k], l3 = batch->left[3][k];
    if (timed) {
        l0 *= batch->times[0];
        l1 *= batch->times[1];
        l2 *= batch->times[2];
        l3 *= batch->times[3];
    }
    for (size_t c = 0; c < columns; c++)
        sum[c] += (l0 * r0[c] + l1 * r1[c]) + (l2 * r2[c] + l3 * r3[c]);
}

static const double *row_at(const struct row_table *table, const size_t *order, size_t at)
{
    return table->value + (order == NULL ? at : order[at]) * table->stride;
}

/* What a last batch lacks is rows of zeros. */
static void batch_take(const struct row_table *left, const size_t *left_row, const double *times,
                       const struct row_table *right, const size_t *right_row, size_t first,
                       size_t count, struct batch *batch)
{
    for (size_t i = 0; i < AT_A_TIME; i++) {
        bool lacks = first + i >= count;
        batch->left[i] = lacks ? left->zeros : row_at(left, left_row, first + i);
        batch->right[i] = lacks ? right->zeros : row_at(right, right_row, first + i);
        batch->times[i] = lacks || times == NULL ? 1 : times[first + i];
    }
}

void cross_products(const struct row_table *left, const size_t *left_row,
                    const struct row_table *right, const size_t *right_row, size_t count, double *S)
{
    struct batch batch;
    size_t stride = right->stride;
    memset(S, 0, left->columns * stride * sizeof *S);
    for (size_t first = 0; first < count; first += AT_A_TIME) {
        batch_take(left, left_row, NULL, right, right_row, first, count, &batch);
        for (size_t k = 0; k < left->columns; k++)
            four_add(&batch, false, k, 0, stride, S + k * stride);
    }
}

void cross_products_above(const struct row_table *left, const struct row_table *right,
                          const size_t *row, const double *times, size_t count, double *S)
{
    struct batch batch;
    size_t stride = right->stride;
    memset(S, 0, left->columns * stride * sizeof *S);
    for (size_t first = 0; first < count; first += AT_A_TIME) {
        batch_take(left, row, times, right, row, first, count, &batch);
        for (size_t k = 0; k < left->columns; k++) {
            size_t from = k - k % AT_A_TIME;
            four_add(&batch, true, k, from, stride - from, S + k * stride + from);
        }
    }
}

double dot(const double *a, const double *b, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += a[i] * b[i];
    return sum;
}
