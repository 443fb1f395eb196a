#include "fit/reflections.h"

/* The length of what is left of a column; doubles do to choose the longest. */
static double length_left(const struct quad *column, size_t from, size_t rows)
{
    double sum = 0;
    for (size_t i = from; i < rows; i++)
        sum += column[i].high * column[i].high;
    return sum;
}

static size_t longest_left(const struct reflections *made, size_t k)
{
    size_t longest = k;
    double most = -1;
    for (size_t j = k; j < made->columns; j++) {
        double left = length_left(made->v + j * made->rows, k, made->rows);
        if (left > most) {
            most = left;
            longest = j;
        }
    }
    return longest;
}

/* Exchange columns k and j. */
static void columns_exchange(struct reflections *made, size_t k, size_t j)
{
    size_t column = made->order[k];
    made->order[k] = made->order[j];
    made->order[j] = column;
    for (size_t i = 0; i < made->rows && j != k; i++) {
        struct quad kept = made->v[k * made->rows + i];
        made->v[k * made->rows + i] = made->v[j * made->rows + i];
        made->v[j * made->rows + i] = kept;
    }
}

static struct quad product_from(const struct quad *a, const struct quad *b, size_t from,
                                size_t rows)
{
    struct quad sum = quad_of(0);
    for (size_t i = from; i < rows; i++)
        sum = quad_add_product(sum, a[i], b[i]);
    return sum;
}

/* Make H_k of column k, leaving its length on the diagonal of R. */
static void reflection_make(struct reflections *made, size_t k)
{
    struct quad *v = made->v + k * made->rows, *diagonal = &made->R[k * made->columns + k];
    struct quad length = quad_sqrt(product_from(v, v, k, made->rows));
    if (length.high == 0)
        return;
    *diagonal = v[k].high > 0 ? quad_negate(length) : length;
    /* v'v / 2 = length (length + |v_k|) */
    made->half[k] =
        quad_multiply(length, quad_add(length, v[k].high > 0 ? v[k] : quad_negate(v[k])));
    v[k] = quad_subtract(v[k], *diagonal);
}

static void reflect(const struct reflections *made, size_t k, struct quad *y)
{
    const struct quad *v = made->v + k * made->rows;
    if (made->half[k].high == 0)
        return;
    struct quad along = quad_negate(quad_divide(product_from(v, y, k, made->rows), made->half[k]));
    for (size_t i = k; i < made->rows; i++)
        y[i] = quad_add_product(y[i], along, v[i]);
}

struct reflections *reflections_make(struct run *run, struct quad *a, size_t rows, size_t columns,
                                     enum pivoting pivoting)
{
    struct reflections *made = talloc_zero(run, struct reflections);
    *made = (struct reflections){ .rows = rows,
                                  .columns = columns,
                                  .v = a,
                                  .half = run_array(run, struct quad, columns),
                                  .R = run_array(run, struct quad, columns * columns),
                                  .order = run_array(run, size_t, columns) };
    for (size_t k = 0; k < columns; k++)
        made->order[k] = k;
    for (size_t k = 0; k < columns; k++) {
        columns_exchange(made, k, pivoting == IN_ORDER ? k : longest_left(made, k));
        reflection_make(made, k);
        for (size_t j = k + 1; j < columns; j++)
            reflect(made, k, a + j * rows);
    }
    for (size_t j = 0; j < columns; j++)
        for (size_t i = 0; i < j; i++)
            made->R[i * columns + j] = a[j * rows + i];
    return made;
}

void reflections_turn(const struct reflections *made, struct quad *y)
{
    for (size_t k = 0; k < made->columns; k++)
        reflect(made, k, y);
}

void reflections_turn_back(const struct reflections *made, struct quad *y)
{
    for (size_t k = made->columns; k-- > 0;)
        reflect(made, k, y);
}

void triangle_solve(const struct quad *R, size_t columns, struct quad *x)
{
    for (size_t i = columns; i-- > 0;) {
        for (size_t j = i + 1; j < columns; j++)
            x[i] = quad_add_product(x[i], quad_negate(R[i * columns + j]), x[j]);
        x[i] = quad_divide(x[i], R[i * columns + i]);
    }
}

void triangle_solve_transposed(const struct quad *R, size_t columns, struct quad *x)
{
    for (size_t i = 0; i < columns; i++) {
        for (size_t j = 0; j < i; j++)
            x[i] = quad_add_product(x[i], quad_negate(R[j * columns + i]), x[j]);
        x[i] = quad_divide(x[i], R[i * columns + i]);
    }
}
