#include "fit/ols.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>

#include "base/matrix.h"
#include "fit/distribution.h"

/* A column in a combination is left unsaid where it adds less than this to a column of length 1. */
#define SLIGHT 1e-7

/* R of the scaled columns as they stand in the formula, without pivoting: |R_kk| is what
 * is left of column k after those before it. */
static gsl_matrix *plain_triangle(struct run *run, const struct factorisation *factorisation)
{
    const gsl_matrix *X = factorisation->X;
    gsl_matrix *QR = matrix_new(run, X->size1, X->size2);
    for (size_t i = 0; i < X->size1; i++)
        for (size_t j = 0; j < X->size2; j++) {
            double length = gsl_vector_get(factorisation->scale, j);
            gsl_matrix_set(QR, i, j, length > 0 ? gsl_matrix_get(X, i, j) / length : 0);
        }
    gsl_linalg_QR_decomp(QR, vector_new(run, X->size2));
    return QR;
}

/* The first column that those before it leave nothing of; if pivoting found what the
 * order of the formula does not show, the one with the least left. */
static size_t collinear_column(const gsl_matrix *R)
{
    size_t least = 0;
    for (size_t k = 0; k < R->size2; k++) {
        double left = fabs(gsl_matrix_get(R, k, k));
        if (left <= COLLINEAR_TOLERANCE)
            return k;
        if (left < fabs(gsl_matrix_get(R, least, least)))
            least = k;
    }
    return least;
}

/* One column of a combination, as "2 x1", " + x2" or " - 0.5". */
static const char *summand(struct run *run, const char *before, double weight, const char *name)
{
    const char *sign = *before == '\0' ? (weight < 0 ? "-" : "") : (weight < 0 ? " - " : " + ");
    const char *number = talloc_asprintf(run, "%.4g", fabs(weight));
    bool constant = strcmp(name, "(Intercept)") == 0;
    if (constant)
        return talloc_asprintf(run, "%s%s%s", before, sign, number);
    if (strcmp(number, "1") == 0)
        return talloc_asprintf(run, "%s%s%s", before, sign, name);
    return talloc_asprintf(run, "%s%s%s %s", before, sign, number, name);
}

static bool fail_collinear(struct run *run, const struct design *design,
                           const struct factorisation *factorisation)
{
    gsl_matrix *R = plain_triangle(run, factorisation);
    size_t k = collinear_column(R);
    const char *name = design->column_name[k];
    const gsl_vector *scale = factorisation->scale;
    if (gsl_vector_get(scale, k) == 0)
        return run_fail(run, STATUS_UNSUPPORTED, design->formula->place,
                        "%s is collinear: it is zero in all %zu rows used", name, design->X->size1);
    gsl_vector *weight = vector_new(run, k);
    for (size_t j = 0; j < k; j++)
        gsl_vector_set(weight, j, gsl_matrix_get(R, j, k));
    gsl_matrix_const_view before = gsl_matrix_const_submatrix(R, 0, 0, k, k);
    gsl_blas_dtrsv(CblasUpper, CblasNoTrans, CblasNonUnit, &before.matrix, weight);
    const char *combination = "";
    for (size_t j = 0; j < k; j++) {
        double scaled = gsl_vector_get(weight, j);
        if (fabs(scaled) > SLIGHT)
            combination = summand(run, combination,
                                  scaled * gsl_vector_get(scale, k) / gsl_vector_get(scale, j),
                                  design->column_name[j]);
    }
    return run_fail(run, STATUS_UNSUPPORTED, design->formula->place, "%s is collinear: %s = %s",
                    name, name, combination);
}

static double sum_of_squares(const double *value, size_t count, double about)
{
    long double sum = 0;
    for (size_t i = 0; i < count; i++) {
        long double part = (long double)value[i] - about;
        sum += part * part;
    }
    return (double)sum;
}

static double mean_of(const gsl_vector *y)
{
    long double sum = 0;
    for (size_t i = 0; i < y->size; i++)
        sum += gsl_vector_get(y, i);
    return (double)(sum / (long double)y->size);
}

static void solve(struct run *run, const struct factorisation *factorisation, struct fit *fit)
{
    const gsl_vector *y = fit->design->y;
    gsl_vector *b = vector_new(run, fit->coefficients);
    gsl_vector_view residual = gsl_vector_view_array(fit->residual, fit->nobs);
    least_squares_solve(run, factorisation, y, b, &residual.vector);
    for (size_t j = 0; j < fit->coefficients; j++)
        fit->coefficient[j] = (struct coefficient){ .term = fit->design->column_name[j],
                                                    .formula_term = fit->design->column_term[j],
                                                    .estimate = gsl_vector_get(b, j) };
    for (size_t i = 0; i < fit->nobs; i++)
        fit->fitted[i] = gsl_vector_get(y, i) - fit->residual[i];
    fit->deviance = sum_of_squares(fit->residual, fit->nobs, 0);
    fit->sigma = sqrt(fit->deviance / (double)fit->df_residual);
}

static void coefficients_describe(struct run *run, struct fit *fit)
{
    double df = (double)fit->df_residual;
    double reach = t_quantile(0.5 + fit->conf_level / 2, df);
    double *unit = run_array(run, double, fit->coefficients);
    for (size_t j = 0; j < fit->coefficients; j++) {
        struct coefficient *c = &fit->coefficient[j];
        unit[j] = 1;
        c->std_error =
            fit->sigma * least_squares_spread(fit->R, fit->scale, fit->order, unit, fit->room);
        unit[j] = 0;
        c->statistic = c->estimate / c->std_error;
        c->p_value = t_p_value(c->statistic, df);
        c->conf_low = c->estimate - reach * c->std_error;
        c->conf_high = c->estimate + reach * c->std_error;
    }
}

static void fit_describe(struct fit *fit)
{
    bool intercept = fit->design->formula->intercept;
    double n = (double)fit->nobs, df = (double)fit->df_residual;
    double about = intercept ? mean_of(fit->design->y) : 0;
    double explained = sum_of_squares(fit->fitted, fit->nobs, about);
    fit->df_model = fit->coefficients - intercept;
    fit->r_squared = fit->df_model == 0 ? 0 : explained / (explained + fit->deviance);
    fit->adj_r_squared = 1 - (1 - fit->r_squared) * (n - intercept) / df;
    fit->statistic = fit->p_value = GSL_NAN;
    if (fit->df_model > 0) {
        fit->statistic = explained / (double)fit->df_model / (fit->sigma * fit->sigma);
        fit->p_value = f_p_value(fit->statistic, (double)fit->df_model, df);
    }
    double parameters = (double)fit->coefficients + 1;
    fit->log_lik = -n / 2 * (log(2 * M_PI) + 1 + log(fit->deviance / n));
    fit->aic = 2 * parameters - 2 * fit->log_lik;
    fit->bic = log(n) * parameters - 2 * fit->log_lik;
}

static struct fit *fit_new(struct run *run, const struct design *design,
                           const struct factorisation *factorisation)
{
    struct fit *fit = talloc_zero(run, struct fit);
    fit->design = design;
    fit->nobs = design->X->size1;
    fit->coefficients = design->X->size2;
    fit->df_residual = fit->nobs - fit->coefficients;
    fit->coefficient = run_array(run, struct coefficient, fit->coefficients);
    fit->fitted = run_array(run, double, fit->nobs);
    fit->residual = run_array(run, double, fit->nobs);
    fit->room = run_array(run, double, fit->coefficients);
    fit->conf_level = 0.95;
    fit->R = factorisation->R;
    fit->scale = factorisation->scale;
    fit->order = factorisation->order;
    return fit;
}

bool ols_fit(struct run *run, const struct design *design, struct fit **fit)
{
    struct factorisation *factorisation = least_squares_factor(run, design->X);
    if (factorisation->rank < design->X->size2)
        return fail_collinear(run, design, factorisation);
    struct fit *made = fit_new(run, design, factorisation);
    solve(run, factorisation, made);
    if (sqrt(made->deviance) <= EXACT_TOLERANCE * gsl_blas_dnrm2(design->y))
        return run_fail(
            run, STATUS_UNSUPPORTED, design->formula->place,
            "%s is fitted exactly: its %zu residuals are zero to rounding, so nothing can be "
            "said of its errors",
            design->formula->response.text, made->nobs);
    coefficients_describe(run, made);
    fit_describe(made);
    *fit = made;
    return true;
}

void ols_mean(const struct fit *fit, const double *x, double *estimate, double *std_error)
{
    long double sum = 0;
    for (size_t j = 0; j < fit->coefficients; j++)
        sum += (long double)fit->coefficient[j].estimate * x[j];
    *estimate = (double)sum;
    *std_error = fit->sigma * least_squares_spread(fit->R, fit->scale, fit->order, x, fit->room);
}
