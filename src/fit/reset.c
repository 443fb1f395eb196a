#include "fit/reset.h"

#include <math.h>

#include "fit/basis.h"
#include "fit/distribution.h"

/* Fitted values as they may be raised: about their mean where the model has a constant, of a size
 * near one. */
static double *fitted_scaled(struct run *run, const struct fit *fit)
{
    double *f = run_array(run, double, fit->nobs), mean = 0, most = 0;
    for (size_t i = 0; i < fit->nobs && fit->design->formula->intercept; i++)
        mean += fit->fitted[i] / (double)fit->nobs;
    for (size_t i = 0; i < fit->nobs; i++)
        most = fmax(most, fabs(fit->fitted[i] - mean));
    for (size_t i = 0; i < fit->nobs; i++)
        f[i] = most > 0 ? (fit->fitted[i] - mean) / most : 0;
    return f;
}

struct check reset_of(struct run *run, const struct fit *fit, const struct geometry *geometry)
{
    const gsl_vector *weight = fit->design->weight;
    struct basis *basis = basis_weighted(run, geometry, 2);
    double *f = fitted_scaled(run, fit), *power = run_array(run, double, fit->nobs);
    for (int degree = 2; degree <= 3 && fit->df_model > 0; degree++) {
        for (size_t i = 0; i < fit->nobs; i++)
            power[i] = (degree == 2 ? f[i] * f[i] : f[i] * f[i] * f[i])
                       * (weight == NULL ? 1 : sqrt(gsl_vector_get(weight, i)));
        basis_add(basis, power);
    }
    size_t added = basis->columns - geometry->columns;
    if (added == 0)
        return (struct check){ .lacking = fit->df_model == 0
                                              ? "no predictor"
                                              : "the fitted values take too few values" };
    if (basis->columns >= fit->nobs)
        return (struct check){ .lacking = "too few rows" };
    double explained = basis_explains(basis, geometry->columns, geometry->residual);
    size_t df_residual = fit->nobs - basis->columns;
    double total = 0;
    for (size_t i = 0; i < fit->nobs; i++)
        total += geometry->residual[i] * geometry->residual[i];
    double left = fmax(total - explained, 0) / (double)df_residual;
    struct check check = { .statistic = explained / (double)added / left,
                           .df = added,
                           .df_residual = df_residual };
    if (!isfinite(check.statistic))
        return (struct check){ .lacking = "the powers leave nothing of the residuals" };
    check.p_value = f_p_value(check.statistic, (double)added, (double)df_residual);
    return check;
}
