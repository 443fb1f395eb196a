#include "fit/mean_interval.h"

#include <math.h>

#include "base/matrix.h"
#include "fit/distribution.h"

/* The design with its predictor counted from `origin`. */
static struct design *design_about(struct run *run, const struct design *design, double origin)
{
    struct design *made = talloc_zero(run, struct design);
    *made = *design;
    made->X = matrix_new(run, design->X->size1, 2);
    made->X_low = matrix_new(run, design->X->size1, 2);
    for (size_t i = 0; i < design->X->size1; i++) {
        struct quad x = { gsl_matrix_get(design->X, i, 1),
                          design->X_low == NULL ? 0 : gsl_matrix_get(design->X_low, i, 1) };
        x = quad_subtract(x, quad_of(origin));
        gsl_matrix_set(made->X, i, 0, 1);
        gsl_matrix_set(made->X, i, 1, x.high);
        gsl_matrix_set(made->X_low, i, 1, x.low);
    }
    return made;
}

/* What the refit says of its intercept. A kind that cannot judge it there leaves no interval. */
static void refit_about(const struct frame *frame, const struct fit *fit, double x,
                        struct mean_interval *mean)
{
    struct run *own = run_new();
    struct fit *moved = NULL;
    own->quiet = true;
    mean->conf_low = mean->conf_high = NAN;
    if (ols_solve(own, design_about(own, fit->design, x), &moved)
        && infer(own, frame, &fit->inference, moved)) {
        const struct coefficient *intercept = &moved->coefficient[0];
        mean->std_error = intercept->std_error;
        mean->conf_low = intercept->conf_low;
        mean->conf_high = intercept->conf_high;
    }
    talloc_free(own);
}

struct mean_interval mean_interval_at(const struct frame *frame, const struct fit *fit, double x)
{
    struct mean_interval mean;
    double t = t_quantile(0.5 + fit->conf_level / 2, (double)fit->df_residual);
    ols_mean(fit, (double[]){ 1, x }, &mean.estimate, &mean.std_error);
    mean.conf_low = mean.estimate - t * mean.std_error;
    mean.conf_high = mean.estimate + t * mean.std_error;
    if (fit->inference.kind != INFERENCE_CLASSICAL)
        refit_about(frame, fit, x, &mean);
    double reach = t * hypot(mean.std_error, fit->sigma);
    bool known = fit->design->weight == NULL && isfinite(mean.conf_low);
    mean.one_low = known ? mean.estimate - reach : NAN;
    mean.one_high = known ? mean.estimate + reach : NAN;
    return mean;
}
