#include "fit/least_squares.h"

#include <assert.h>
#include <math.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>

#include "base/matrix.h"

enum { IMPROVEMENTS = 2 };

/* The length of column j, without overflow on the way. */
static double column_length(const gsl_matrix *X, size_t j)
{
    double largest = 0;
    for (size_t i = 0; i < X->size1; i++)
        largest = fmax(largest, fabs(gsl_matrix_get(X, i, j)));
    long double sum = 0;
    for (size_t i = 0; i < X->size1 && largest > 0; i++) {
        long double part = gsl_matrix_get(X, i, j) / largest;
        sum += part * part;
    }
    return largest * (double)sqrtl(sum);
}

struct factorisation *least_squares_factor(struct run *run, const gsl_matrix *X)
{
    size_t rows = X->size1, columns = X->size2;
    struct factorisation *made = talloc_zero(run, struct factorisation);
    made->X = X;
    made->QR = matrix_new(run, rows, columns);
    made->tau = vector_new(run, columns);
    made->R = matrix_new(run, columns, columns);
    made->scale = vector_new(run, columns);
    made->order = run_array(run, size_t, columns);
    for (size_t j = 0; j < columns; j++) {
        double length = column_length(X, j);
        gsl_vector_set(made->scale, j, length);
        for (size_t i = 0; i < rows && length > 0; i++)
            gsl_matrix_set(made->QR, i, j, gsl_matrix_get(X, i, j) / length);
    }
    int sign;
    gsl_permutation order = { columns, made->order };
    int status =
        gsl_linalg_QRPT_decomp(made->QR, made->tau, &order, &sign, vector_new(run, columns));
    assert(status == 0); /* it fails on shapes only */
    (void)status;
    for (size_t i = 0; i < columns; i++)
        for (size_t j = i; j < columns; j++)
            gsl_matrix_set(made->R, i, j, gsl_matrix_get(made->QR, i, j));
    while (made->rank < columns
           && fabs(gsl_matrix_get(made->R, made->rank, made->rank)) > COLLINEAR_TOLERANCE)
        made->rank++;
    return made;
}

/* A sum in twice the digits of a double: what rounding takes from `high` is kept in `low`
 * (Ogita, Rump and Oishi 2005). Unlike long double it is the same on every machine. */
struct sum {
    double high, low;
};

static void sum_add(struct sum *sum, double a)
{
    double high = sum->high + a;
    double part = high - sum->high;
    sum->low += (sum->high - (high - part)) + (a - part);
    sum->high = high;
}

static void sum_add_product(struct sum *sum, double a, double b)
{
    double product = a * b;
    sum_add(sum, product);
    sum->low += fma(a, b, -product);
}

/* What the present b and r leave of their two equations: f = y - r - X b and, in the
 * scaled columns in order, g = -P' D X' r. */
static void errors_of(const struct factorisation *made, const gsl_vector *y, const gsl_vector *b,
                      const gsl_vector *residual, gsl_vector *f, gsl_vector *g)
{
    const gsl_matrix *X = made->X;
    for (size_t i = 0; i < X->size1; i++) {
        struct sum sum = { gsl_vector_get(y, i), 0 };
        sum_add(&sum, -gsl_vector_get(residual, i));
        for (size_t j = 0; j < X->size2; j++)
            sum_add_product(&sum, -gsl_matrix_get(X, i, j), gsl_vector_get(b, j));
        gsl_vector_set(f, i, sum.high + sum.low);
    }
    for (size_t k = 0; k < X->size2; k++) {
        size_t j = made->order[k];
        struct sum sum = { 0, 0 };
        for (size_t i = 0; i < X->size1; i++)
            sum_add_product(&sum, -gsl_matrix_get(X, i, j), gsl_vector_get(residual, i));
        gsl_vector_set(g, k, (sum.high + sum.low) / gsl_vector_get(made->scale, j));
    }
}

/* Solve r + A c = f, A' r = g for A = Q [R; 0], and add what comes out to r and b:
 * with h = Q'f and R' z = g,  R c = h_1 - z  and  r = Q [z; h_2]. Spoils f and g. */
static void solution_improve(const struct factorisation *made, gsl_vector *f, gsl_vector *g,
                             gsl_vector *b, gsl_vector *residual)
{
    gsl_linalg_QR_QTvec(made->QR, made->tau, f);
    gsl_blas_dtrsv(CblasUpper, CblasTrans, CblasNonUnit, made->R, g);
    for (size_t k = 0; k < g->size; k++) {
        double z = gsl_vector_get(g, k);
        gsl_vector_set(g, k, gsl_vector_get(f, k) - z);
        gsl_vector_set(f, k, z);
    }
    gsl_blas_dtrsv(CblasUpper, CblasNoTrans, CblasNonUnit, made->R, g);
    gsl_linalg_QR_Qvec(made->QR, made->tau, f);
    gsl_vector_add(residual, f);
    for (size_t k = 0; k < g->size; k++) {
        size_t j = made->order[k];
        double change = gsl_vector_get(g, k) / gsl_vector_get(made->scale, j);
        gsl_vector_set(b, j, gsl_vector_get(b, j) + change);
    }
}

void least_squares_solve(struct run *run, const struct factorisation *made, const gsl_vector *y,
                         gsl_vector *b, gsl_vector *residual)
{
    assert(made->rank == made->X->size2);
    gsl_vector *f = vector_new(run, y->size);
    gsl_vector *g = vector_new(run, b->size);
    gsl_vector_set_zero(b);
    gsl_vector_set_zero(residual);
    for (int pass = 0; pass <= IMPROVEMENTS; pass++) {
        errors_of(made, y, b, residual, f, g);
        solution_improve(made, f, g, b, residual);
    }
}

double least_squares_spread(const gsl_matrix *R, const gsl_vector *scale, const size_t *order,
                            const double *x, double *w)
{
    gsl_vector_view solution = gsl_vector_view_array(w, R->size1);
    for (size_t k = 0; k < R->size1; k++)
        w[k] = x[order[k]] / gsl_vector_get(scale, order[k]);
    gsl_blas_dtrsv(CblasUpper, CblasTrans, CblasNonUnit, R, &solution.vector);
    return gsl_blas_dnrm2(&solution.vector);
}
