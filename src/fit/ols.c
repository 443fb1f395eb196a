#include "fit/ols.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>

#include "base/matrix.h"
#include "base/number.h"
#include "fit/distribution.h"
#include "fit/powers.h"
#include "fit/weighting.h"

/* A column in a combination is left unsaid where it adds less than this to a column of length 1. */
#define SLIGHT 1e-7

/* R of the columns, scaled, as they stand in the formula, without pivoting: |R_kk| is what
 * is left of column k after those before it. */
static gsl_matrix *plain_triangle(struct run *run, const gsl_matrix *X)
{
    gsl_matrix *QR = matrix_new(run, X->size1, X->size2);
    gsl_matrix_memcpy(QR, X);
    for (size_t j = 0; j < X->size2; j++) {
        gsl_vector_view column = gsl_matrix_column(QR, j);
        gsl_vector_scale(&column.vector, 1 / fmax(gsl_blas_dnrm2(&column.vector), DBL_MIN));
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

/* What column k is of those before it: "2 x1 - x2". */
static const char *combination_of(struct run *run, const struct design *design, size_t k,
                                  const double *scale)
{
    size_t rows = design->X->size1;
    const char *combination = "";
    if (k == 0)
        return combination;
    const gsl_matrix *low_digits = design->X_low == NULL ? design->X : design->X_low;
    gsl_matrix_const_view X = gsl_matrix_const_submatrix(design->X, 0, 0, rows, k);
    gsl_matrix_const_view low = gsl_matrix_const_submatrix(low_digits, 0, 0, rows, k);
    struct factorisation *before =
        least_squares_factor(run, &X.matrix, design->X_low == NULL ? NULL : &low.matrix);
    before->rank = k; /* the powers among them are told apart */
    struct quad *weight = run_array(run, struct quad, k);
    struct quad *column = run_array(run, struct quad, rows);
    for (size_t i = 0; i < rows; i++)
        column[i] = quad_of(gsl_matrix_get(design->X, i, k));
    least_squares_solve(run, before, column, weight, run_array(run, struct quad, rows));
    for (size_t j = 0; j < k; j++)
        if (fabs(weight[j].high) * scale[j] > SLIGHT * scale[k])
            combination = summand(run, combination, weight[j].high, design->column_name[j]);
    return combination;
}

/* `apart` is the design's X, with the powers of each variable told apart. */
static bool fail_collinear(struct run *run, const struct design *design, const gsl_matrix *apart,
                           const double *scale)
{
    size_t k = collinear_column(plain_triangle(run, apart));
    const char *name = design->column_name[k];
    if (scale[k] == 0)
        return run_fail(run, STATUS_UNSUPPORTED, design->formula->place,
                        "%s is collinear: it is zero in all %zu rows used; leave it out", name,
                        design->X->size1);
    return run_fail(run, STATUS_UNSUPPORTED, design->formula->place, "%s is collinear: %s = %s",
                    name, name, combination_of(run, design, k, scale));
}

/* Whether the columns, which may be told apart, can be told apart with their weights too. */
static bool check_weights(struct run *run, const struct design *design, const gsl_matrix *apart)
{
    if (design->weight == NULL)
        return true;
    struct weighted_rows rows = weighting_of(run, design, apart, NULL);
    double low, high;
    gsl_vector_minmax(design->weight, &low, &high);
    return least_squares_factor(run, rows.X, rows.X_low)->rank == apart->size2
           || run_fail(run, STATUS_UNSUPPORTED, design->formula->place,
                       "the weights '%s', from %s to %s, are too unequal: the columns cannot be "
                       "told apart by the rows that weigh most; leave terms out, or weights that "
                       "are next to nothing",
                       design->weighted_by, number_full(run, low), number_full(run, high));
}

static bool is_finite(const gsl_matrix *X)
{
    double low, high;
    gsl_matrix_minmax(X, &low, &high);
    return isfinite(low) && isfinite(high);
}

/* Factor the design, and judge by its columns, powers told apart, whether it has full rank. */
static bool design_factor(struct run *run, const struct design *design,
                          struct factorisation **factorisation)
{
    struct weighted_rows rows = weighting_of(run, design, design->X, design->X_low);
    if (design->weight != NULL && !is_finite(rows.X))
        return run_fail(
            run, STATUS_UNSUPPORTED, design->formula->place,
            "a predictor times the root of its weight '%s' is too large to compute with",
            design->weighted_by);
    struct factorisation *made = least_squares_factor(run, rows.X, rows.X_low), *plain = made;
    *factorisation = made;
    if (made->rank == design->X->size2)
        return true;
    if (design->weight != NULL)
        plain = least_squares_factor(run, design->X, design->X_low);
    const gsl_matrix *apart = powers_apart(run, design, plain->scale);
    bool told = plain->reflections != NULL || plain->rank == apart->size2;
    if (!told || least_squares_factor(run, apart, NULL)->rank < apart->size2)
        return fail_collinear(run, design, apart, plain->scale);
    if (!check_weights(run, design, apart))
        return false;
    made->rank = design->X->size2;
    return true;
}

static double sum_of_squares(const struct design *design, const struct quad *value,
                             struct quad about)
{
    struct quad sum = quad_of(0);
    for (size_t i = 0; i < design->y->size; i++) {
        struct quad part = quad_subtract(value[i], about);
        part = quad_multiply(part, design_root_weight(design, i));
        sum = quad_add_product(sum, part, part);
    }
    return quad_round(sum);
}

static struct quad mean_of(const struct design *design)
{
    struct quad sum = quad_of(0), weights = quad_of(0);
    for (size_t i = 0; i < design->y->size; i++) {
        double weight = design->weight == NULL ? 1 : gsl_vector_get(design->weight, i);
        sum = quad_add_product(sum, quad_of(weight), design_outcome(design, i));
        weights = quad_add(weights, quad_of(weight));
    }
    return quad_divide(sum, weights);
}

/* The coefficients, residuals and fitted values, and the sums of squares that rest on them. */
static void solve(struct run *run, struct fit *fit, double *explained)
{
    const struct design *design = fit->design;
    struct quad *residual = run_array(run, struct quad, fit->nobs);
    struct quad *fitted = run_array(run, struct quad, fit->nobs);
    struct quad *y = run_array(run, struct quad, fit->nobs);
    for (size_t i = 0; i < fit->nobs; i++)
        y[i] = quad_multiply(design_root_weight(design, i), design_outcome(design, i));
    least_squares_solve(run, fit->factorisation, y, fit->b, residual);
    for (size_t j = 0; j < fit->coefficients; j++)
        fit->coefficient[j] = (struct coefficient){ .term = design->column_name[j],
                                                    .formula_term = design->column_term[j],
                                                    .estimate = quad_round(fit->b[j]) };
    for (size_t i = 0; i < fit->nobs; i++) {
        residual[i] = quad_divide(residual[i], design_root_weight(design, i));
        fitted[i] = quad_subtract(design_outcome(design, i), residual[i]);
        fit->residual[i] = quad_round(residual[i]);
        fit->fitted[i] = quad_round(fitted[i]);
    }
    fit->deviance = sum_of_squares(design, residual, quad_of(0));
    fit->sigma = sqrt(fit->deviance / (double)fit->df_residual);
    struct quad about = design->formula->intercept ? mean_of(design) : quad_of(0);
    *explained = sum_of_squares(design, fitted, about);
}

void ols_level(struct fit *fit, double conf_level)
{
    fit->conf_level = conf_level;
    double reach = t_quantile(0.5 + conf_level / 2, (double)fit->df_residual);
    for (size_t j = 0; j < fit->coefficients; j++) {
        struct coefficient *c = &fit->coefficient[j];
        c->conf_low = c->estimate - reach * c->std_error;
        c->conf_high = c->estimate + reach * c->std_error;
    }
}

static void coefficients_describe(struct run *run, struct fit *fit)
{
    double df = (double)fit->df_residual;
    double *unit = run_array(run, double, fit->coefficients);
    for (size_t j = 0; j < fit->coefficients; j++) {
        struct coefficient *c = &fit->coefficient[j];
        unit[j] = 1;
        c->std_error = fit->sigma * least_squares_spread(fit->factorisation, unit, fit->room);
        unit[j] = 0;
        c->statistic = c->estimate / c->std_error;
        c->df = df;
        c->p_value = t_p_value(c->statistic, df);
    }
    ols_level(fit, fit->conf_level);
}

static double sum_of_log_weights(const struct design *design)
{
    long double sum = 0;
    for (size_t i = 0; design->weight != NULL && i < design->weight->size; i++)
        sum += logl(gsl_vector_get(design->weight, i));
    return (double)sum;
}

static void fit_describe(struct fit *fit, double explained)
{
    bool intercept = fit->design->formula->intercept;
    double n = (double)fit->nobs, df = (double)fit->df_residual;
    fit->df_model = fit->coefficients - intercept;
    fit->r_squared = fit->df_model == 0 ? 0 : explained / (explained + fit->deviance);
    fit->adj_r_squared = 1 - (1 - fit->r_squared) * (n - intercept) / df;
    fit->df_statistic = df;
    fit->statistic = fit->p_value = GSL_NAN;
    if (fit->df_model > 0) {
        fit->statistic = explained / (double)fit->df_model / (fit->sigma * fit->sigma);
        fit->p_value = f_p_value(fit->statistic, (double)fit->df_model, df);
    }
    double parameters = (double)fit->coefficients + 1;
    fit->log_lik =
        (sum_of_log_weights(fit->design) - n * (log(2 * M_PI) + 1 + log(fit->deviance / n))) / 2;
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
    fit->b = run_array(run, struct quad, fit->coefficients);
    fit->room = run_array(run, struct quad, fit->coefficients);
    fit->inference = inference_usual();
    fit->conf_level = fit->inference.conf_level;
    fit->inference_words = "classical standard errors";
    fit->factorisation = factorisation;
    return fit;
}

bool ols_solve(struct run *run, const struct design *design, struct fit **fit)
{
    struct factorisation *factorisation = NULL;
    if (!design_factor(run, design, &factorisation))
        return false;
    struct fit *made = fit_new(run, design, factorisation);
    double explained;
    solve(run, made, &explained);
    coefficients_describe(run, made);
    fit_describe(made, explained);
    *fit = made;
    return true;
}

static double outcome_length(const struct design *design)
{
    double length = 0;
    for (size_t i = 0; i < design->y->size; i++)
        length =
            hypot(length, quad_round(design_root_weight(design, i)) * gsl_vector_get(design->y, i));
    return length;
}

bool ols_is_exact(const struct fit *fit)
{
    return !(sqrt(fit->deviance) > EXACT_TOLERANCE * outcome_length(fit->design));
}

bool ols_fit(struct run *run, const struct design *design, struct fit **fit)
{
    if (!ols_solve(run, design, fit))
        return false;
    if (!ols_is_exact(*fit))
        return true;
    return run_fail(run, STATUS_UNSUPPORTED, design->formula->place,
                    "%s is fitted exactly: its %zu residuals are zero to rounding, so nothing can "
                    "be said of its errors; leave out what it was made from",
                    design->formula->response.text, (*fit)->nobs);
}

void ols_mean(const struct fit *fit, const double *x, double *estimate, double *std_error)
{
    struct quad sum = quad_of(0);
    for (size_t j = 0; j < fit->coefficients; j++)
        sum = quad_add_product(sum, fit->b[j], quad_of(x[j]));
    *estimate = quad_round(sum);
    *std_error = fit->sigma * least_squares_spread(fit->factorisation, x, fit->room);
}
