#include "fit/nested.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>

#include "base/matrix.h"
#include "fit/distribution.h"
#include "fit/groups.h"
#include "fit/robust.h"

/* Below this part of its scale a pivot of a covariance is zero. */
#define SINGULAR 1e-12

/* A model, the larger one after it, and what the larger spans beyond it. */
struct pair {
    const struct fit *inner, *outer;
    const struct geometry *inside, *outside;
    gsl_matrix *beyond; /* n x q: N */
    gsl_vector *gained; /* q: N'y */
};

bool nested_tests(enum inference_kind kind)
{
    return kind <= INFERENCE_CR1;
}

static bool fail_pair(struct run *run, const struct pair *pair, const char *why)
{
    return run_fail(run, STATUS_UNSUPPORTED, pair->outer->design->formula->place,
                    "%s cannot be compared with %s: %s", pair->outer->design->formula->text,
                    pair->inner->design->formula->text, why);
}

/* How many rows both designs have. */
static size_t rows_shared(const struct design *a, const struct design *b)
{
    size_t shared = 0;
    for (size_t i = 0, k = 0; i < a->y->size && k < b->y->size;) {
        shared += a->row[i] == b->row[k];
        size_t row = a->row[i];
        i += a->row[i] <= b->row[k];
        k += b->row[k] <= row;
    }
    return shared;
}

static bool check_rows(struct run *run, const struct pair *pair)
{
    size_t outer = pair->outer->nobs, inner = pair->inner->nobs;
    size_t shared = rows_shared(pair->outer->design, pair->inner->design);
    size_t apart = outer + inner - 2 * shared;
    return (shared == outer && shared == inner)
           || fail_pair(run, pair,
                        talloc_asprintf(run,
                                        "they have %zu and %zu rows, of which %zu %s in one "
                                        "only; add --common-rows to fit all to the rows that every "
                                        "model can use",
                                        outer, inner, apart, apart == 1 ? "is" : "are"));
}

static bool check_outcome(struct run *run, const struct pair *pair)
{
    const struct formula *outer = pair->outer->design->formula,
                         *inner = pair->inner->design->formula;
    if (strcmp(outer->response.text, inner->response.text) != 0)
        return fail_pair(run, pair, "their outcomes differ");
    return outer->intercept == inner->intercept
           || fail_pair(run, pair,
                        "one has an intercept and the other has none, so that one R squared is "
                        "about the mean and the other about zero");
}

/* The part of a column's length, weighted, that the larger model does not span. */
static double part_outside(struct run *run, const struct pair *pair, size_t j)
{
    const struct design *design = pair->inner->design;
    gsl_vector *column = vector_new(run, design->X->size1);
    for (size_t i = 0; i < column->size; i++) {
        double root = design->weight == NULL ? 1 : sqrt(gsl_vector_get(design->weight, i));
        gsl_vector_set(column, i, root * gsl_matrix_get(design->X, i, j));
    }
    double length = gsl_blas_dnrm2(column);
    gsl_vector *inside = vector_new(run, pair->outer->coefficients);
    gsl_blas_dgemv(CblasTrans, 1, pair->outside->Q, column, 0, inside);
    gsl_blas_dgemv(CblasNoTrans, -1, pair->outside->Q, inside, 1, column);
    return gsl_blas_dnrm2(column) / length;
}

static bool check_columns(struct run *run, const struct pair *pair)
{
    for (size_t j = 0; j < pair->inner->coefficients; j++)
        if (part_outside(run, pair, j) > NESTED_TOLERANCE)
            return fail_pair(run, pair,
                             talloc_asprintf(run,
                                             "it does not contain the term '%s'; write the "
                                             "formulas in order, each with all of the one before "
                                             "it and more",
                                             pair->inner->coefficient[j].term));
    return pair->outer->coefficients > pair->inner->coefficients
           || fail_pair(run, pair, "it adds nothing, being the same model in other terms");
}

/* N: of an orthonormal basis of R^p1, what is orthogonal to Q1'Q0, in the basis Q1. */
static void beyond_find(struct run *run, struct pair *pair)
{
    size_t p0 = pair->inner->coefficients, p1 = pair->outer->coefficients, n = pair->outer->nobs;
    gsl_matrix *inside = matrix_new(run, p1, p0), *all = matrix_new(run, p1, p1);
    gsl_vector *tau = vector_new(run, p0);
    gsl_blas_dgemm(CblasTrans, CblasNoTrans, 1, pair->outside->Q, pair->inside->Q, 0, inside);
    gsl_linalg_QR_decomp(inside, tau);
    gsl_linalg_QR_unpack(inside, tau, all, matrix_new(run, p1, p0));
    gsl_matrix_const_view rest = gsl_matrix_const_submatrix(all, 0, p0, p1, p1 - p0);
    pair->beyond = matrix_new(run, n, p1 - p0);
    pair->gained = vector_new(run, p1 - p0);
    gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, pair->outside->Q, &rest.matrix, 0, pair->beyond);
    gsl_vector_const_view residual =
        gsl_vector_const_view_array(pair->inside->residual, pair->inside->rows);
    gsl_blas_dgemv(CblasTrans, 1, pair->beyond, &residual.vector, 0, pair->gained);
}

/* The residual that stands for a row's error in the covariance of the kind. */
static double error_of(const struct pair *pair, enum inference_kind kind, size_t i)
{
    double n = (double)pair->outside->rows, p = (double)pair->outside->columns;
    return pair->outside->residual[i] * sqrt(robust_weight(kind, pair->outside->leverage[i], n, p));
}

/* N' Omega N, where the rows of a cluster go together; each row is its own without clusters. */
static gsl_matrix *covariance_of(struct run *run, const struct pair *pair, enum inference_kind kind,
                                 const struct groups *groups)
{
    size_t n = pair->outside->rows, q = pair->gained->size;
    size_t clusters = groups == NULL ? n : groups->count;
    gsl_matrix *score = matrix_new(run, clusters, q), *covariance = matrix_new(run, q, q);
    for (size_t i = 0; i < n; i++) {
        gsl_vector_const_view row = gsl_matrix_const_row(pair->beyond, i);
        gsl_vector_view sum = gsl_matrix_row(score, groups == NULL ? i : groups->of[i]);
        gsl_blas_daxpy(error_of(pair, kind, i), &row.vector, &sum.vector);
    }
    double factor = groups == NULL ? 1 : (double)clusters / (double)(clusters - 1);
    gsl_blas_dsyrk(CblasLower, CblasTrans, factor, score, 0, covariance);
    return covariance;
}

/* How large N' Omega N is where errors do not cancel: what its rounding is measured by. */
static double scale_of(const struct pair *pair)
{
    double sum = 0;
    for (size_t i = 0; i < pair->outside->rows; i++) {
        gsl_vector_const_view row = gsl_matrix_const_row(pair->beyond, i);
        double part = pair->outside->residual[i] * gsl_blas_dnrm2(&row.vector);
        sum += part * part;
    }
    return sum;
}

/* (N'y)' covariance^-1 (N'y); NaN where the covariance is singular to rounding. */
static double wald_of(const struct pair *pair, gsl_matrix *covariance)
{
    double scale = scale_of(pair), sum = 0;
    if (gsl_linalg_cholesky_decomp1(covariance) != GSL_SUCCESS)
        return NAN;
    for (size_t k = 0; k < covariance->size1; k++) {
        double pivot = gsl_matrix_get(covariance, k, k);
        if (!(pivot * pivot > SINGULAR * scale))
            return NAN;
    }
    gsl_blas_dtrsv(CblasLower, CblasNoTrans, CblasNonUnit, covariance, pair->gained);
    gsl_blas_ddot(pair->gained, pair->gained, &sum);
    return sum;
}

static bool step_test(struct run *run, const struct analysis *analysis, const struct pair *pair,
                      struct nested_step *step)
{
    enum inference_kind kind = pair->outer->inference.kind;
    struct groups *groups = NULL;
    double gained = 0, sigma = pair->outer->sigma;
    step->df1 = (double)pair->gained->size;
    step->df2 = (double)pair->outer->df_residual;
    step->statistic = step->p_value = NAN;
    if (!nested_tests(kind))
        return true;
    if (kind == INFERENCE_CR1) {
        if (!groups_of(run, analysis->offer.frame, pair->outer->inference.cluster,
                       pair->outer->design, &groups))
            return false;
        step->df2 = (double)groups->count - 1;
        if (step->df1 > step->df2)
            return true;
    }
    gsl_blas_ddot(pair->gained, pair->gained, &gained);
    if (kind == INFERENCE_CLASSICAL)
        step->statistic = gained / step->df1 / (sigma * sigma);
    else
        step->statistic = wald_of(pair, covariance_of(run, pair, kind, groups)) / step->df1;
    step->p_value = f_p_value(step->statistic, step->df1, step->df2);
    return true;
}

static struct nested_step first_step(const struct fit *fit)
{
    return (struct nested_step){ .r_squared = fit->r_squared,
                                 .change = fit->r_squared,
                                 .statistic = fit->statistic,
                                 .df1 = (double)fit->df_model,
                                 .df2 = fit->df_statistic,
                                 .p_value = fit->p_value };
}

bool nested_change(struct run *run, const struct analysis *analysis, struct nested_fit inner,
                   struct nested_fit outer, struct nested_step *step)
{
    struct pair pair = {
        .inner = inner.fit, .outer = outer.fit, .inside = inner.geometry, .outside = outer.geometry
    };
    double squares = 0;
    if (!check_outcome(run, &pair) || !check_rows(run, &pair) || !check_columns(run, &pair))
        return false;
    beyond_find(run, &pair);
    gsl_blas_ddot(pair.gained, pair.gained, &squares);
    step->r_squared = outer.fit->r_squared;
    step->change = squares / outer.fit->deviance * (1 - outer.fit->r_squared);
    return step_test(run, analysis, &pair, step);
}

bool nested_steps(struct run *run, const struct analysis *analysis, struct fit *const *fit,
                  size_t fits, struct nested_step **step)
{
    struct nested_step *made = run_array(run, struct nested_step, fits);
    struct nested_fit inner = { fit[0], geometry_of(run, fit[0]) };
    made[0] = first_step(fit[0]);
    for (size_t m = 1; m < fits; m++) {
        const struct nested_fit outer = { fit[m], geometry_of(run, fit[m]) };
        if (!nested_change(run, analysis, inner, outer, &made[m]))
            return false;
        inner = outer;
    }
    *step = made;
    return true;
}
