#include "fit/basis.h"

#include <math.h>
#include <string.h>

#include "base/matrix.h"

struct basis *basis_new(struct run *run, size_t rows, size_t room)
{
    struct basis *basis = talloc_zero(run, struct basis);
    *basis = (struct basis){ .rows = rows, .room = room };
    basis->vector = matrix_new(run, room, rows);
    return basis;
}

static double dot(const double *a, const double *b, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += a[i] * b[i];
    return sum;
}

bool basis_add(struct basis *basis, const double *x)
{
    double length = sqrt(dot(x, x, basis->rows));
    if (basis->columns == basis->room || !(length > 0) || !isfinite(length))
        return false;
    double *v = gsl_matrix_ptr(basis->vector, basis->columns, 0);
    for (size_t i = 0; i < basis->rows; i++)
        v[i] = x[i] / length;
    for (int pass = 0; pass < 2; pass++)
        for (size_t k = 0; k < basis->columns; k++) {
            const double *b = gsl_matrix_const_ptr(basis->vector, k, 0);
            double part = dot(b, v, basis->rows);
            for (size_t i = 0; i < basis->rows; i++)
                v[i] -= part * b[i];
        }
    double left = sqrt(dot(v, v, basis->rows));
    if (left <= SPANNED)
        return false;
    for (size_t i = 0; i < basis->rows; i++)
        v[i] /= left;
    basis->columns++;
    return true;
}

struct basis *basis_weighted(struct run *run, const struct geometry *geometry, size_t more)
{
    struct basis *basis = basis_new(run, geometry->rows, geometry->columns + more);
    for (size_t k = 0; k < geometry->columns; k++)
        for (size_t i = 0; i < geometry->rows; i++)
            gsl_matrix_set(basis->vector, k, i, gsl_matrix_get(geometry->Q, i, k));
    basis->columns = geometry->columns;
    return basis;
}

struct basis *basis_with_constant(struct run *run, const struct fit *fit,
                                  const struct geometry *geometry, size_t more)
{
    const gsl_vector *weight = fit->design->weight;
    struct basis *basis = basis_new(run, geometry->rows, geometry->columns + 1 + more);
    double *x = run_array(run, double, geometry->rows);
    for (size_t i = 0; i < geometry->rows; i++)
        x[i] = 1;
    basis_add(basis, x);
    for (size_t k = 0; k < geometry->columns; k++) {
        for (size_t i = 0; i < geometry->rows; i++)
            x[i] = gsl_matrix_get(geometry->Q, i, k)
                   / (weight == NULL ? 1 : sqrt(gsl_vector_get(weight, i)));
        basis_add(basis, x);
    }
    return basis;
}

double basis_explains(const struct basis *basis, size_t first, const double *y)
{
    double sum = 0;
    for (size_t k = first; k < basis->columns; k++) {
        double part = dot(gsl_matrix_const_ptr(basis->vector, k, 0), y, basis->rows);
        sum += part * part;
    }
    return sum;
}
