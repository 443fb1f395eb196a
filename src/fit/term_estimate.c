#include "fit/term_estimate.h"

#include <math.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>

#include "base/matrix.h"
#include "fit/distribution.h"
#include "fit/geometry.h"

struct term_estimate term_estimate_none(void)
{
    return (struct term_estimate){ NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
}

size_t term_columns(const struct fit *fit, const struct term *term, size_t *columns)
{
    const struct formula *formula = fit->design->formula;
    size_t first = 0, t = 0;
    while (t < formula->terms && !term_equal(&formula->term[t], term))
        t++;
    while (first < fit->coefficients && fit->coefficient[first].formula_term != t)
        first++;
    *columns = 0;
    while (first + *columns < fit->coefficients
           && fit->coefficient[first + *columns].formula_term == t)
        (*columns)++;
    return first;
}

static double weight_of(const struct design *design, size_t i)
{
    return design->weight == NULL ? 1 : gsl_vector_get(design->weight, i);
}

/* The sum of squares about the mean, weighted if the fit is. */
static double variation(const struct design *design, const gsl_vector *values)
{
    long double sum = 0, weights = 0, squares = 0;
    for (size_t i = 0; i < values->size; i++) {
        weights += weight_of(design, i);
        sum += (long double)weight_of(design, i) * gsl_vector_get(values, i);
    }
    for (size_t i = 0; i < values->size; i++) {
        long double from_mean = gsl_vector_get(values, i) - sum / weights;
        squares += weight_of(design, i) * from_mean * from_mean;
    }
    return (double)squares;
}

static double standardised(const struct fit *fit, size_t column)
{
    const struct design *design = fit->design;
    gsl_vector_const_view x = gsl_matrix_const_column(design->X, column);
    return fit->coefficient[column].estimate
           * sqrt(variation(design, &x.vector) / variation(design, design->y));
}

/* b' C^-1 b of the coefficients from `first`, C their part of (X'WX)^-1. */
static double explained(struct run *run, const struct fit *fit, size_t first, size_t columns)
{
    const struct geometry *geometry = geometry_of(run, fit);
    gsl_matrix *C = matrix_new(run, columns, columns);
    gsl_vector *b = vector_new(run, columns), *solved = vector_new(run, columns);
    double sum = 0;
    for (size_t i = 0; i < columns; i++) {
        gsl_vector_set(b, i, fit->coefficient[first + i].estimate);
        for (size_t j = 0; j < columns; j++)
            gsl_matrix_set(C, i, j, gsl_matrix_get(geometry->inverse, first + i, first + j));
    }
    if (gsl_linalg_cholesky_decomp1(C) != 0 || gsl_linalg_cholesky_solve(C, b, solved) != 0)
        return NAN;
    gsl_blas_ddot(b, solved, &sum);
    return sum;
}

/* The columns of a term together. */
static struct term_estimate together(struct run *run, const struct fit *fit, size_t first,
                                     size_t columns)
{
    struct term_estimate found = term_estimate_none();
    if (columns == fit->df_model) {
        found.statistic = fit->statistic;
        found.df = fit->df_statistic;
        found.p_value = fit->p_value;
    } else if (fit->inference.kind == INFERENCE_CLASSICAL) {
        found.statistic =
            explained(run, fit, first, columns) / ((double)columns * fit->sigma * fit->sigma);
        found.df = (double)fit->df_residual;
        found.p_value = f_p_value(found.statistic, (double)columns, found.df);
    }
    return found;
}

struct term_estimate term_estimate_of(struct run *run, const struct fit *fit,
                                      const struct term *term)
{
    size_t columns = 0, first = term_columns(fit, term, &columns);
    if (columns != 1)
        return columns == 0 ? term_estimate_none() : together(run, fit, first, columns);
    const struct coefficient *c = &fit->coefficient[first];
    return (struct term_estimate){ .estimate = c->estimate,
                                   .std_error = c->std_error,
                                   .conf_low = c->conf_low,
                                   .conf_high = c->conf_high,
                                   .beta = standardised(fit, first),
                                   .statistic = c->statistic,
                                   .df = c->df,
                                   .p_value = c->p_value };
}

/* r = t / sqrt(t^2 + df), with t^2 = (b^2 / C) / sigma^2. */
double term_correlation(struct run *run, const struct fit *fit, const struct term *term)
{
    size_t columns = 0, first = term_columns(fit, term, &columns);
    if (columns != 1)
        return NAN;
    double squared = explained(run, fit, first, 1), b = fit->coefficient[first].estimate;
    double residual = fit->sigma * fit->sigma * (double)fit->df_residual;
    return copysign(sqrt(squared / (squared + residual)), b);
}
