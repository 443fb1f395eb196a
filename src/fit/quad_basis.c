#include "fit/quad_basis.h"

#include <string.h>

#include "fit/least_squares.h"

struct quad quad_product(const struct quad *a, const struct quad *b, size_t rows)
{
    struct quad sum = quad_of(0);
    for (size_t i = 0; i < rows; i++)
        sum = quad_add_product(sum, a[i], b[i]);
    return sum;
}

static double length_of(const struct quad *a, size_t rows)
{
    return quad_round(quad_sqrt(quad_product(a, a, rows)));
}

double quad_clear(struct quad *value, const struct quad *basis, size_t count, size_t rows)
{
    double before = length_of(value, rows);
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t k = 0; k < count; k++) {
            const struct quad *q = basis + k * rows;
            struct quad along = quad_negate(quad_product(q, value, rows));
            for (size_t i = 0; i < rows; i++)
                value[i] = quad_add_product(value[i], along, q[i]);
        }
    return before > 0 ? length_of(value, rows) / before : 0;
}

bool quad_basis_add(struct quad *basis, size_t *count, const struct quad *value, size_t rows)
{
    struct quad *q = basis + *count * rows;
    memcpy(q, value, rows * sizeof *q);
    if (quad_clear(q, basis, *count, rows) <= COLLINEAR_TOLERANCE)
        return false;
    struct quad length = quad_sqrt(quad_product(q, q, rows));
    for (size_t i = 0; i < rows; i++)
        q[i] = quad_divide(q[i], length);
    ++*count;
    return true;
}
