#include "fit/sandwich.h"

#include <math.h>
#include <stdint.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>

#include "base/matrix.h"
#include "fit/distribution.h"

/* A standard error below this part of the classical one is what rounding leaves of zero. */
#define NO_ERROR 1e-9

/* A direction that has less than this part of the variance of the most variable has none. */
#define NO_VARIANCE 1e-18

/* c = Q' W^1/2 1, the intercept in the basis; in p numbers. */
static gsl_vector *intercept_of(struct run *run, const struct fit *fit,
                                const struct geometry *geometry)
{
    gsl_vector *c = vector_new(run, geometry->columns);
    for (size_t i = 0; i < geometry->rows; i++) {
        gsl_vector_view row = gsl_matrix_row(geometry->Q, i);
        gsl_blas_daxpy(quad_round(design_root_weight(fit->design, i)), &row.vector, c);
    }
    return c;
}

/* The columns but the first of the reflection that takes c to the first axis; or, without an
 * intercept, the axes. */
static gsl_matrix *tested_of(struct run *run, const struct fit *fit,
                             const struct geometry *geometry)
{
    size_t p = geometry->columns, q = fit->df_model;
    gsl_matrix *N = matrix_new(run, p, q);
    gsl_vector *v = vector_new(run, p);
    double half = 1;
    if (q < p) {
        gsl_vector_memcpy(v, intercept_of(run, fit, geometry));
        gsl_vector_scale(v, 1 / gsl_blas_dnrm2(v));
        double first = gsl_vector_get(v, 0);
        gsl_vector_set(v, 0, first + copysign(1, first));
        half = 1 + fabs(first);
    }
    for (size_t i = 0; i < p; i++)
        for (size_t k = 0; k < q; k++) {
            size_t axis = k + p - q;
            double along = gsl_vector_get(v, i) * gsl_vector_get(v, axis) / half;
            gsl_matrix_set(N, i, k, (i == axis) - along);
        }
    return N;
}

struct sandwich *sandwich_new(struct run *run, const struct fit *fit,
                              const struct geometry *geometry, size_t k)
{
    struct sandwich *made = talloc_zero(run, struct sandwich);
    *made = (struct sandwich){ .geometry = geometry,
                               .S = matrix_new(run, k, geometry->columns),
                               .q = fit->df_model,
                               .wald = NAN };
    if (made->q > 0)
        made->N = tested_of(run, fit, geometry);
    return made;
}

/* g' (A'A)^-1 g for A = S N: with the eigenvectors of A'A. */
static double wald_of(struct run *run, const struct sandwich *sandwich)
{
    const struct geometry *geometry = sandwich->geometry;
    size_t q = sandwich->q, k = sandwich->S->size1, p = geometry->columns;
    gsl_matrix *A = matrix_new(run, k, q), *V = matrix_new(run, q, q);
    gsl_vector *g = vector_new(run, q), *along = vector_new(run, p), *s = vector_new(run, q);
    gsl_vector_const_view y = gsl_vector_const_view_array(geometry->y, geometry->rows);
    if (k < q)
        return NAN;
    gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, sandwich->S, sandwich->N, 0, A);
    gsl_blas_dgemv(CblasTrans, 1, geometry->Q, &y.vector, 0, along);
    gsl_blas_dgemv(CblasTrans, 1, sandwich->N, along, 0, g);
    gsl_linalg_SV_decomp_jacobi(A, V, s);
    double wald = 0, least = sqrt(NO_VARIANCE) * gsl_vector_get(s, 0);
    for (size_t i = 0; i < q; i++) {
        gsl_vector_view axis = gsl_matrix_column(V, i);
        double part;
        gsl_blas_ddot(&axis.vector, g, &part);
        if (!(gsl_vector_get(s, i) > least))
            return NAN;
        wald += pow(part / gsl_vector_get(s, i), 2);
    }
    return wald;
}

static bool judge(struct run *run, const struct sandwich *sandwich, const char *kind, size_t j,
                  struct fit *fit)
{
    struct coefficient *c = &fit->coefficient[j];
    gsl_vector *along = vector_new(run, sandwich->S->size1);
    gsl_vector_const_view t = gsl_matrix_const_row(sandwich->geometry->T_inverse, j);
    gsl_blas_dgemv(CblasNoTrans, 1, sandwich->S, &t.vector, 0, along);
    double std_error = gsl_blas_dnrm2(along);
    if (!(std_error > NO_ERROR * c->std_error))
        return run_fail(run, STATUS_UNSUPPORTED, fit->design->formula->place,
                        "the %s standard error of %s is zero to rounding: what it rests on is "
                        "fitted exactly; leave the term out, or use classical standard errors",
                        kind, c->term);
    c->std_error = std_error;
    c->statistic = c->estimate / std_error;
    return true;
}

bool sandwich_judge(struct run *run, struct sandwich *sandwich, const char *kind, struct fit *fit)
{
    for (size_t j = 0; j < fit->coefficients; j++)
        if (!judge(run, sandwich, kind, j, fit))
            return false;
    if (sandwich->q > 0)
        sandwich->wald = wald_of(run, sandwich);
    return true;
}

void sandwich_coefficient(struct fit *fit, size_t j, double df)
{
    struct coefficient *c = &fit->coefficient[j];
    double reach = t_quantile(0.5 + fit->conf_level / 2, df) * c->std_error;
    c->df = df;
    c->p_value = t_p_value(c->statistic, df);
    c->conf_low = c->estimate - reach;
    c->conf_high = c->estimate + reach;
}

void sandwich_model(struct fit *fit, double statistic, double df)
{
    bool known = isfinite(statistic) && df > 0;
    fit->statistic = known ? statistic : NAN;
    fit->df_statistic = known ? df : NAN;
    fit->p_value = known ? f_p_value(statistic, (double)fit->df_model, df) : NAN;
}
