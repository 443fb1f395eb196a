#include "derive/factor_scores.h"

#include <math.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>

#include "base/matrix.h"

/* A validity above 1 by no more than this is 1. */
#define ROUNDING 1e-9

static double validity_of(double covariance, double variance)
{
    double validity = covariance / sqrt(variance);
    return validity <= 1 + ROUNDING ? fmin(validity, 1) : NAN;
}

/* What follows from the weights. */
static struct factor_scores *complete(struct run *run, const struct correlations *correlations,
                                      const gsl_matrix *loading, gsl_matrix *weight)
{
    size_t factors = loading->size2;
    struct factor_scores *made = run_array(run, struct factor_scores, 1);
    *made = (struct factor_scores){ .rows = correlations->rows,
                                    .factors = factors,
                                    .weight = weight,
                                    .score = matrix_new(run, correlations->rows, factors),
                                    .validity = run_array(run, double, factors),
                                    .least = run_array(run, double, factors) };
    gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, correlations->Z, weight, 0, made->score);
    gsl_vector *product = vector_new(run, correlations->size);
    for (size_t r = 0; r < factors; r++) {
        double covariance = 0, variance = 0;
        gsl_vector_const_view w = gsl_matrix_const_column(weight, r);
        gsl_vector_const_view l = gsl_matrix_const_column(loading, r);
        gsl_blas_dgemv(CblasNoTrans, 1, correlations->R, &w.vector, 0, product);
        gsl_blas_ddot(&w.vector, &l.vector, &covariance);
        gsl_blas_ddot(&w.vector, product, &variance);
        made->validity[r] = validity_of(covariance, variance);
        made->least[r] = 2 * made->validity[r] * made->validity[r] - 1;
    }
    return made;
}

struct factor_scores *factor_scores_regression(struct run *run,
                                               const struct correlations *correlations,
                                               const gsl_matrix *loading)
{
    gsl_matrix *weight = matrix_new(run, loading->size1, loading->size2);
    gsl_vector *column = vector_new(run, loading->size1);
    for (size_t r = 0; r < loading->size2; r++) {
        gsl_matrix_get_col(column, loading, r);
        correlations_solve(correlations, column);
        gsl_matrix_set_col(weight, r, column);
    }
    return complete(run, correlations, loading, weight);
}

struct factor_scores *factor_scores_bartlett(struct run *run,
                                             const struct correlations *correlations,
                                             const gsl_matrix *loading, const double *uniqueness)
{
    size_t size = loading->size1, factors = loading->size2;
    gsl_matrix *scaled = matrix_new(run, size, factors), *weight = matrix_new(run, size, factors);
    gsl_matrix *inner = matrix_new(run, factors, factors);
    gsl_matrix_memcpy(scaled, loading);
    for (size_t j = 0; j < size; j++) {
        gsl_vector_view row = gsl_matrix_row(scaled, j);
        if (!(uniqueness[j] > 0))
            return NULL;
        gsl_vector_scale(&row.vector, 1 / uniqueness[j]);
    }
    gsl_blas_dgemm(CblasTrans, CblasNoTrans, 1, loading, scaled, 0, inner);
    if (gsl_linalg_cholesky_decomp1(inner) != 0)
        return NULL;
    gsl_linalg_cholesky_invert(inner);
    gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, scaled, inner, 0, weight);
    return complete(run, correlations, loading, weight);
}
