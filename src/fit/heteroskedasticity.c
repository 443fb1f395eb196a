#include "fit/heteroskedasticity.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "fit/basis.h"

/* Numbers that the regression with all products may hold: 200 MB. */
#define MOST_NUMBERS 2.5e7

/* The residuals squared over their mean, less one: mean zero. */
static double *variances_of(struct run *run, const struct geometry *geometry)
{
    double *u = run_array(run, double, geometry->rows), mean = 0;
    for (size_t i = 0; i < geometry->rows; i++)
        mean += geometry->residual[i] * geometry->residual[i] / (double)geometry->rows;
    for (size_t i = 0; i < geometry->rows; i++)
        u[i] = geometry->residual[i] * geometry->residual[i] / mean - 1;
    return u;
}

static double length_squared(const double *u, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += u[i] * u[i];
    return sum;
}

static struct check chi_squared(double statistic, size_t df)
{
    return (struct check){ .statistic = statistic,
                           .df = df,
                           .p_value = gsl_cdf_chisq_Q(statistic, (double)df) };
}

/* Products of the columns of a basis with a constant: they span all that squares and
 * cross-products of the predictors do. */
static void products_add(struct run *run, struct basis *basis, size_t columns)
{
    double *x = run_array(run, double, basis->rows);
    for (size_t a = 1; a < columns; a++)
        for (size_t b = 1; b <= a; b++) {
            const double *left = gsl_matrix_const_ptr(basis->vector, a, 0);
            const double *right = gsl_matrix_const_ptr(basis->vector, b, 0);
            for (size_t i = 0; i < basis->rows; i++)
                x[i] = left[i] * right[i];
            basis_add(basis, x);
        }
}

static struct check white(struct run *run, const struct fit *fit, const struct geometry *geometry,
                          const double *u)
{
    size_t n = geometry->rows, k = geometry->columns + 1, products = k * (k - 1) / 2;
    if ((double)n * (double)(k + products) > MOST_NUMBERS)
        return (struct check){ .lacking = talloc_asprintf(
                                   run, "%zu products of predictors over %zu rows are too many",
                                   products, n) };
    struct basis *basis = basis_with_constant(run, fit, geometry, products);
    products_add(run, basis, basis->columns);
    size_t df = basis->columns - 1;
    if (basis->columns >= n)
        return (
            struct check){ .lacking = talloc_asprintf(
                               run, "%zu squares and products leave nothing of %zu rows", df, n) };
    return chi_squared((double)n * basis_explains(basis, 1, u) / length_squared(u, n), df);
}

struct heteroskedasticity heteroskedasticity_of(struct run *run, const struct fit *fit,
                                                const struct geometry *geometry, bool with_white)
{
    struct heteroskedasticity found = { 0 };
    size_t n = geometry->rows;
    struct basis *basis = basis_with_constant(run, fit, geometry, 0);
    size_t df = basis->columns - 1;
    if (df == 0 || basis->columns >= n) {
        found.breusch_pagan.lacking =
            df == 0 ? "no predictor that the variance could go with" : "too few rows";
        found.koenker = found.white = found.breusch_pagan;
        return found;
    }
    double *u = variances_of(run, geometry), explained = basis_explains(basis, 1, u);
    double total = length_squared(u, n);
    if (!(total > 1e-20 * (double)n)) {
        found.breusch_pagan.lacking = "the residuals are all of one size";
        found.koenker = found.white = found.breusch_pagan;
        return found;
    }
    found.breusch_pagan = chi_squared(explained / 2, df);
    found.koenker = chi_squared((double)n * explained / total, df);
    if (with_white)
        found.white = white(run, fit, geometry, u);
    return found;
}
