#include "fit/collinearity.h"

#include <math.h>
#include <stdint.h>

#include <gsl/gsl_linalg.h>

#include "base/matrix.h"

/* Columns first to first + df of W^1/2 X, about their weighted mean if there is a constant. */
static gsl_matrix *columns_centred(struct run *run, const struct fit *fit, size_t first, size_t df)
{
    const struct design *design = fit->design;
    gsl_matrix *part = matrix_new(run, fit->nobs, df);
    for (size_t j = 0; j < df; j++) {
        double sum = 0, weights = 0;
        for (size_t i = 0; i < fit->nobs; i++) {
            double weight = design->weight == NULL ? 1 : gsl_vector_get(design->weight, i);
            sum += weight * gsl_matrix_get(design->X, i, first + j);
            weights += weight;
        }
        double mean = design->formula->intercept ? sum / weights : 0;
        for (size_t i = 0; i < fit->nobs; i++) {
            double weight = design->weight == NULL ? 1 : gsl_vector_get(design->weight, i);
            gsl_matrix_set(part, i, j,
                           sqrt(weight) * (gsl_matrix_get(design->X, i, first + j) - mean));
        }
    }
    return part;
}

/* log det of A'A. */
static double log_determinant(struct run *run, gsl_matrix *A)
{
    double sum = 0;
    gsl_linalg_QR_decomp(A, vector_new(run, A->size2));
    for (size_t j = 0; j < A->size2; j++)
        sum += 2 * log(fabs(gsl_matrix_get(A, j, j)));
    return sum;
}

/* log det of the rows of T^-1 that belong to the columns, times their transpose: C_tt. */
static double log_determinant_of_inverse(struct run *run, const struct geometry *geometry,
                                         size_t first, size_t df)
{
    gsl_matrix *rows = matrix_new(run, geometry->columns, df);
    for (size_t j = 0; j < df; j++)
        for (size_t k = 0; k < geometry->columns; k++)
            gsl_matrix_set(rows, k, j, gsl_matrix_get(geometry->T_inverse, first + j, k));
    return log_determinant(run, rows);
}

static struct inflation inflation_of(struct run *run, const struct fit *fit,
                                     const struct geometry *geometry, size_t first, size_t df)
{
    size_t term = fit->design->column_term[first];
    double logarithm = log_determinant(run, columns_centred(run, fit, first, df))
                       + log_determinant_of_inverse(run, geometry, first, df);
    double factor = fmax(exp(logarithm), 1);
    return (struct inflation){ .term = fit->design->formula->term[term].text,
                               .formula_term = term,
                               .first = first,
                               .df = df,
                               .factor = factor,
                               .root = pow(factor, .5 / (double)df),
                               .tolerance = 1 / factor };
}

struct inflation *inflations_of(struct run *run, const struct fit *fit,
                                const struct geometry *geometry, size_t *count)
{
    const size_t *term = fit->design->column_term;
    struct inflation *made = run_array(run, struct inflation, fit->coefficients + 1);
    *count = 0;
    for (size_t first = 0, df; first < fit->coefficients; first += df) {
        df = 1;
        while (first + df < fit->coefficients && term[first + df] == term[first])
            df++;
        if (term[first] != SIZE_MAX)
            made[(*count)++] = inflation_of(run, fit, geometry, first, df);
    }
    return made;
}

/* The singular values of W^1/2 X D are those of R, whose columns are in another order. */
struct conditioning *conditioning_of(struct run *run, const struct fit *fit)
{
    const struct factorisation *made = fit->factorisation;
    size_t p = fit->coefficients;
    gsl_matrix *R = matrix_new(run, p, p), *V = matrix_new(run, p, p);
    gsl_vector *singular = vector_new(run, p);
    for (size_t k = 0; k < p; k++)
        for (size_t j = k; j < p; j++)
            gsl_matrix_set(R, k, j, quad_round(made->R[k * p + j]));
    gsl_linalg_SV_decomp_jacobi(R, V, singular);
    struct conditioning *found = talloc_zero(run, struct conditioning);
    *found = (struct conditioning){ .columns = p,
                                    .index = run_array(run, double, p),
                                    .share = matrix_new(run, p, p) };
    for (size_t j = 0; j < p; j++) {
        double sum = 0;
        for (size_t k = 0; k < p; k++) {
            double root = gsl_matrix_get(V, j, k) / gsl_vector_get(singular, k);
            gsl_matrix_set(found->share, k, made->order[j], root * root);
            sum += root * root;
        }
        for (size_t k = 0; k < p; k++)
            *gsl_matrix_ptr(found->share, k, made->order[j]) /= sum;
    }
    for (size_t k = 0; k < p; k++)
        found->index[k] = gsl_vector_get(singular, 0) / gsl_vector_get(singular, k);
    return found;
}
