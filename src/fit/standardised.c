#include "fit/standardised.h"

#include <math.h>

#include "fit/distribution.h"
#include "fit/geometry.h"
#include "fit/moments.h"

/* Spread below this part of a mean is rounding: the column has one value. */
#define ONE_VALUE 1e-13

/* A fit and what its rows are made of. */
struct making {
    const struct fit *fit;
    const struct geometry *geometry;
    struct moments outcome;
    struct standardised *made;
};

static bool is_zero_or_one(const gsl_vector *column)
{
    for (size_t i = 0; i < column->size; i++) {
        double value = gsl_vector_get(column, i);
        if (value != 0 && value != 1)
            return false;
    }
    return true;
}

/* The correlation of a column with y. */
static double correlation(const struct making *making, const gsl_vector *x, struct moments own)
{
    const gsl_vector *y = making->fit->design->y;
    long double sum = 0;
    for (size_t i = 0; i < x->size; i++)
        sum += ((long double)gsl_vector_get(x, i) - own.mean)
               * ((long double)gsl_vector_get(y, i) - making->outcome.mean);
    return (double)sum / sqrt(own.squares * making->outcome.squares);
}

/* n times the variance of the estimate, by the delta method. */
static double variance_of(const struct making *making, const struct standardised_row *row,
                          const gsl_vector *x, struct moments own)
{
    const struct fit *fit = making->fit;
    size_t j = row->coefficient;
    double inverse = gsl_matrix_get(making->geometry->inverse, j, j);
    double unexplained = 1 - fit->r_squared, square = row->estimate * row->estimate;
    if (row->kind == STANDARDISED_OUTCOME)
        return inverse * (double)(fit->nobs - 1) * unexplained + square * (0.5 - 2 * unexplained);
    double r = correlation(making, x, own);
    return inverse * own.squares * unexplained + square * (1 - 2 * unexplained - r * r);
}

static void row_fill(const struct making *making, const gsl_vector *x, struct moments own,
                     struct standardised_row *row)
{
    const struct fit *fit = making->fit;
    const struct coefficient *c = &fit->coefficient[row->coefficient];
    double factor = (row->kind == STANDARDISED_BOTH ? own.sd : 1) / making->outcome.sd;
    row->estimate = c->estimate * factor;
    row->rescaled_low = c->conf_low * factor;
    row->rescaled_high = c->conf_high * factor;
    row->std_error = row->conf_low = row->conf_high = NAN;
    if (!making->made->delta)
        return;
    double reach = t_quantile(0.5 + fit->conf_level / 2, (double)fit->df_residual);
    row->std_error = sqrt(variance_of(making, row, x, own) / (double)fit->nobs);
    row->conf_low = row->estimate - reach * row->std_error;
    row->conf_high = row->estimate + reach * row->std_error;
}

static void row_add(const struct making *making, size_t j, enum standardised_kind kind,
                    const gsl_vector *x, struct moments own)
{
    struct standardised_row *row = &making->made->row[making->made->rows++];
    *row = (struct standardised_row){ .coefficient = j, .kind = kind };
    row_fill(making, x, own, row);
}

/* What a column has to itself, by its classical t. */
static void own_share(const struct making *making, size_t j)
{
    const struct fit *fit = making->fit;
    double df = (double)fit->df_residual;
    double t = fit->coefficient[j].estimate
               / (fit->sigma * sqrt(gsl_matrix_get(making->geometry->inverse, j, j)));
    making->made->semi_partial[j] = t * sqrt((1 - fit->r_squared) / df);
    making->made->partial[j] = t / sqrt(t * t + df);
}

static void column_standardise(const struct making *making, size_t j)
{
    const struct design *design = making->fit->design;
    gsl_vector_const_view x = gsl_matrix_const_column(design->X, j);
    struct moments own = moments_of(&x.vector, design->weight);
    making->made->sd[j] = own.sd;
    making->made->semi_partial[j] = making->made->partial[j] = NAN;
    if (design->column_term[j] == SIZE_MAX)
        return;
    own_share(making, j);
    if (!(own.sd > ONE_VALUE * fabs(own.mean)) || !(making->outcome.sd > 0))
        return;
    row_add(making, j, STANDARDISED_BOTH, &x.vector, own);
    if (is_zero_or_one(&x.vector))
        row_add(making, j, STANDARDISED_OUTCOME, &x.vector, own);
}

struct standardised *standardised_of(struct run *run, const struct fit *fit)
{
    const struct design *design = fit->design;
    struct standardised *made = talloc_zero(run, struct standardised);
    struct making making = { .fit = fit,
                             .geometry = geometry_of(run, fit),
                             .outcome = moments_of(design->y, design->weight),
                             .made = made };
    made->row = run_array(run, struct standardised_row, 2 * fit->coefficients);
    made->sd = run_array(run, double, fit->coefficients);
    made->semi_partial = run_array(run, double, fit->coefficients);
    made->partial = run_array(run, double, fit->coefficients);
    made->outcome_sd = making.outcome.sd;
    made->delta = design->formula->intercept && design->weight == NULL
                  && fit->inference.kind == INFERENCE_CLASSICAL;
    for (size_t j = 0; j < fit->coefficients; j++)
        column_standardise(&making, j);
    return made;
}
