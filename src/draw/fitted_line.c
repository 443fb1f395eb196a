#include "draw/fitted_line.h"

#include <assert.h>
#include <math.h>

#include "fit/distribution.h"

static bool has_slope(const struct fit *fit)
{
    return isfinite(fit->coefficient[0].estimate) && isfinite(fit->coefficient[1].estimate)
           && isfinite(fit->coefficient[1].std_error) && fit->df_residual > 0;
}

struct fitted_line *fitted_line(struct run *run, const struct fit *fit)
{
    assert(fit->coefficients == 2);
    if (!has_slope(fit))
        return NULL;
    gsl_vector_const_view x = gsl_matrix_const_column(fit->design->X, 1);
    double low = gsl_vector_min(&x.vector), high = gsl_vector_max(&x.vector);
    double t = t_quantile((1.0 + fit->conf_level) / 2.0, (double)fit->df_residual);

    struct fitted_line *line = run_array(run, struct fitted_line, 1);
    for (size_t i = 0; i <= FITTED_STEPS; i++) {
        double at = i == FITTED_STEPS ? high : low + (high - low) * (double)i / FITTED_STEPS;
        double mean, std_error;
        ols_mean(fit, (double[]){ 1.0, at }, &mean, &std_error);
        line->mean[i] = (struct point){ at, mean };
        line->lower[i] = (struct point){ at, mean - t * std_error };
        line->upper[i] = (struct point){ at, mean + t * std_error };
    }
    return line;
}
