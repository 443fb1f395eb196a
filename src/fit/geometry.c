#include "fit/geometry.h"

#include <math.h>

#include "base/matrix.h"

/* Row i of W^1/2 X in the columns of R, scaled as they are. */
static void row_take(const struct factorisation *made, size_t i, struct quad *row)
{
    for (size_t k = 0; k < made->X->size2; k++) {
        size_t j = made->order[k];
        double low = made->X_low == NULL ? 0 : gsl_matrix_get(made->X_low, i, j);
        struct quad x = { gsl_matrix_get(made->X, i, j), low };
        row[k] = quad_divide(x, quad_of(made->scale[j]));
    }
}

/* Q = A R^-1, row by row: R' q = a. */
static void basis_fill(struct run *run, const struct factorisation *made, struct geometry *geometry)
{
    struct quad *row = run_array(run, struct quad, geometry->columns);
    for (size_t i = 0; i < geometry->rows; i++) {
        row_take(made, i, row);
        triangle_solve_transposed(made->R, geometry->columns, row);
        struct quad sum = quad_of(0);
        for (size_t k = 0; k < geometry->columns; k++) {
            gsl_matrix_set(geometry->Q, i, k, quad_round(row[k]));
            sum = quad_add_product(sum, row[k], row[k]);
        }
        geometry->leverage[i] = fmin(quad_round(sum), 1);
    }
}

/* Column k of R^-1, scaled back and in the order of the coefficients; and T^-1 T^-1'. */
static void inverse_fill(struct run *run, const struct factorisation *made,
                         struct geometry *geometry)
{
    size_t p = geometry->columns;
    struct quad *all = run_array(run, struct quad, p * p), *unit = run_array(run, struct quad, p);
    for (size_t k = 0; k < p; k++) {
        for (size_t i = 0; i < p; i++)
            unit[i] = quad_of(i == k);
        triangle_solve(made->R, p, unit);
        for (size_t i = 0; i < p; i++) {
            size_t j = made->order[i];
            all[j * p + k] = quad_divide(unit[i], quad_of(made->scale[j]));
            gsl_matrix_set(geometry->T_inverse, j, k, quad_round(all[j * p + k]));
        }
    }
    for (size_t a = 0; a < p; a++)
        for (size_t b = 0; b < p; b++) {
            struct quad sum = quad_of(0);
            for (size_t k = 0; k < p; k++)
                sum = quad_add_product(sum, all[a * p + k], all[b * p + k]);
            gsl_matrix_set(geometry->inverse, a, b, quad_round(sum));
        }
}

struct geometry *geometry_of(struct run *run, const struct fit *fit)
{
    size_t n = fit->nobs, p = fit->coefficients;
    const struct design *design = fit->design;
    struct geometry *geometry = talloc_zero(run, struct geometry);
    *geometry = (struct geometry){ .rows = n,
                                   .columns = p,
                                   .Q = matrix_new(run, n, p),
                                   .T_inverse = matrix_new(run, p, p),
                                   .inverse = matrix_new(run, p, p),
                                   .leverage = run_array(run, double, n),
                                   .y = run_array(run, double, n),
                                   .residual = run_array(run, double, n) };
    for (size_t i = 0; i < n; i++) {
        double root = design->weight == NULL ? 1 : sqrt(gsl_vector_get(design->weight, i));
        geometry->y[i] = root * gsl_vector_get(design->y, i);
        geometry->residual[i] = root * fit->residual[i];
    }
    basis_fill(run, fit->factorisation, geometry);
    inverse_fill(run, fit->factorisation, geometry);
    return geometry;
}
