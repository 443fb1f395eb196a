#include "fit/power.h"

#include <math.h>

#include "base/number.h"
#include "fit/distribution.h"
#include "fit/noncentral.h"

/* 0.05, where 1 - 0.95 has something more in its last digit. */
static double alpha_of(const struct fit *fit)
{
    return number_round(1 - fit->conf_level, 12);
}

/* The share of an effect in what it and the error explain together. */
static double share_of(double f_squared)
{
    return f_squared / (1 + f_squared);
}

static void estimates_fill(const struct fit *fit, struct detectable *made)
{
    double df = NAN, lambda = NAN;
    for (size_t j = 0; j < fit->coefficients; j++) {
        const struct coefficient *c = &fit->coefficient[j];
        made->estimate[j] = NAN;
        if (c->formula_term == SIZE_MAX || !(c->df > 0))
            continue;
        if (c->df != df)
            lambda = detectable_noncentrality(1, c->df, made->alpha, made->power);
        df = c->df;
        made->estimate[j] = sqrt(lambda) * c->std_error;
    }
}

struct detectable *detectable_of(struct run *run, const struct fit *fit)
{
    struct detectable *made = talloc_zero(run, struct detectable);
    double n = (double)fit->nobs, df1 = (double)fit->df_model, df2 = (double)fit->df_residual;
    *made = (struct detectable){ .alpha = alpha_of(fit),
                                 .power = USUAL_POWER,
                                 .rows_per_predictor = df1 > 0 ? n / df1 : NAN,
                                 .f_squared = NAN,
                                 .partial_f_squared = NAN,
                                 .estimate = run_array(run, double, fit->coefficients) };
    if (df1 > 0) {
        made->f_squared = detectable_noncentrality(df1, df2, made->alpha, made->power) / n;
        made->partial_f_squared = detectable_noncentrality(1, df2, made->alpha, made->power) / n;
    }
    made->r_squared = share_of(made->f_squared);
    made->partial_r = sqrt(share_of(made->partial_f_squared));
    estimates_fill(fit, made);
    return made;
}

/* P(T > t). */
static double upper_tail(double t, double df)
{
    return t > 0 ? t_p_value(t, df) / 2 : 1 - t_p_value(t, df) / 2;
}

struct equivalence equivalence_of(const struct fit *fit, size_t coefficient, double delta)
{
    const struct coefficient *c = &fit->coefficient[coefficient];
    double alpha = alpha_of(fit);
    struct equivalence made = { NAN, NAN, NAN, NAN, NAN, NOT_RULED_OUT };
    if (!(c->df > 0) || !(c->std_error > 0))
        return made;
    double reach = t_quantile(1 - alpha, c->df) * c->std_error;
    made.p_low = upper_tail((c->estimate + delta) / c->std_error, c->df);
    made.p_high = upper_tail((delta - c->estimate) / c->std_error, c->df);
    made.p_value = fmax(made.p_low, made.p_high);
    made.conf_low = c->estimate - reach;
    made.conf_high = c->estimate + reach;
    if (made.p_value < alpha)
        made.verdict = SMALLER;
    else if (made.conf_low > delta || made.conf_high < -delta)
        made.verdict = LARGER;
    return made;
}
