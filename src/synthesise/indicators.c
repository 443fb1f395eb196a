#include "synthesise/indicators.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "base/matrix.h"
#include "derive/eigen.h"

static void column_standardise(gsl_vector *x)
{
    double sum = 0, length;
    for (size_t i = 0; i < x->size; i++)
        sum += gsl_vector_get(x, i);
    gsl_vector_add_constant(x, -sum / (double)x->size);
    length = gsl_blas_dnrm2(x);
    gsl_vector_scale(x, sqrt((double)(x->size - 1)) / length);
}

/* Columns of mean 0 and SD 1 that have nothing to do with f, nor with one another. The first
 * is f itself. Twice, because what is left after once is only nearly so. */
static gsl_matrix *white_columns(struct run *run, gsl_rng *rng, const double *f, size_t rows,
                                 size_t columns)
{
    gsl_matrix *Q = matrix_new(run, rows, columns);
    for (size_t k = 0; k < columns; k++) {
        gsl_vector_view column = gsl_matrix_column(Q, k);
        for (size_t i = 0; i < rows; i++)
            gsl_vector_set(&column.vector, i, k == 0 ? f[i] : gsl_ran_gaussian_ziggurat(rng, 1));
        column_standardise(&column.vector);
        for (size_t round = 0; round < 2; round++) {
            for (size_t j = 0; j < k; j++) {
                gsl_vector_view other = gsl_matrix_column(Q, j);
                double along;
                gsl_blas_ddot(&column.vector, &other.vector, &along);
                gsl_blas_daxpy(-along / (double)(rows - 1), &other.vector, &column.vector);
            }
            column_standardise(&column.vector);
        }
    }
    return Q;
}

void indicators_make(struct run *run, gsl_rng *rng, const double *f, const double *loading,
                     gsl_matrix *X)
{
    const size_t rows = X->size1, count = X->size2;
    double J = 0;
    for (size_t k = 0; k < count; k++)
        J += loading[k] * loading[k] / (1 - loading[k] * loading[k]);
    gsl_matrix *S = matrix_new(run, count, count);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            gsl_matrix_set(
                S, i, j, (i == j ? 1 - loading[i] * loading[i] : 0) - loading[i] * loading[j] / J);
    struct eigen *eigen = eigen_new(run, count);
    eigen_solve(eigen, S);
    const gsl_matrix *Q = white_columns(run, rng, f, rows, count);
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < count; k++) {
            double x = sqrt((1 + J) / J) * gsl_matrix_get(Q, i, 0) * loading[k];
            for (size_t m = 0; m + 1 < count; m++)
                x += gsl_matrix_get(Q, i, m + 1) * sqrt(gsl_vector_get(eigen->value, m))
                     * gsl_matrix_get(eigen->vector, k, m);
            gsl_matrix_set(X, i, k, x);
        }
}
