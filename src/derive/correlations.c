#include "derive/correlations.h"

#include <math.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>

#include "base/matrix.h"
#include "base/number.h"
#include "base/text.h"

/* Values that differ by no more than this part of the largest are one value. */
#define SAME_VALUE 1e-13

/* R counts as singular where its least eigenvalue is below this; its trace is k. */
#define SINGULAR 1e-10

/* An indicator takes part in a dependence where it has more than this part of it. */
#define TAKES_PART 0.05

static bool check_shape(struct run *run, const gsl_matrix *X, struct place place)
{
    if (X->size2 < 3)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "%zu indicator%s; a common factor needs at least 3", X->size2,
                        X->size2 == 1 ? "" : "s");
    if (X->size1 <= X->size2)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "%zu complete rows of %zu indicators; a common factor needs more rows than "
                        "indicators",
                        X->size1, X->size2);
    return true;
}

/* Column j of Z: that of X less its mean, over its standard deviation. */
static bool standardise(struct run *run, const gsl_matrix *X, size_t j, struct place place,
                        struct correlations *made)
{
    size_t rows = X->size1;
    long double sum = 0, squares = 0;
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < rows; i++) {
        double x = gsl_matrix_get(X, i, j);
        sum += x;
        low = fmin(low, x);
        high = fmax(high, x);
    }
    if (high - low <= SAME_VALUE * fmax(fabs(low), fabs(high)))
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "%s has one value, %s, in all %zu rows used; leave it out", made->names[j],
                        number_full(run, low), rows);
    long double mean = sum / (long double)rows;
    for (size_t i = 0; i < rows; i++) {
        long double part = gsl_matrix_get(X, i, j) - mean;
        squares += part * part;
    }
    long double deviation = sqrtl(squares / (long double)(rows - 1));
    for (size_t i = 0; i < rows; i++)
        gsl_matrix_set(made->Z, i, j, (double)((gsl_matrix_get(X, i, j) - mean) / deviation));
    made->mean[j] = (double)mean;
    made->deviation[j] = (double)deviation;
    return true;
}

static void correlate(const gsl_matrix *Z, gsl_matrix *R)
{
    gsl_blas_dgemm(CblasTrans, CblasNoTrans, 1 / ((double)Z->size1 - 1), Z, Z, 0, R);
    gsl_vector_view diagonal = gsl_matrix_diagonal(R);
    gsl_vector_set_all(&diagonal.vector, 1);
}

static bool check_singular(struct run *run, const struct correlations *made, struct place place)
{
    const struct eigen *eigen = made->eigen;
    size_t parts = 0;
    if (gsl_vector_get(eigen->value, made->size - 1) > SINGULAR)
        return true;
    const char **part = run_array(run, const char *, made->size);
    for (size_t j = 0; j < made->size; j++)
        if (fabs(gsl_matrix_get(eigen->vector, j, made->size - 1)) > TAKES_PART)
            part[parts++] = made->names[j];
    return run_fail(run, STATUS_UNSUPPORTED, place,
                    "%s determine each other, so their correlations have no inverse; leave one out",
                    text_list(run, part, parts));
}

static void invert(struct correlations *made)
{
    gsl_matrix_memcpy(made->factor, made->R);
    gsl_linalg_cholesky_decomp1(made->factor);
    for (size_t j = 0; j < made->size; j++) {
        gsl_vector_view unit = gsl_matrix_row(made->inverse, j);
        gsl_vector_set_basis(&unit.vector, j);
        correlations_solve(made, &unit.vector);
    }
}

bool correlations_of(struct run *run, const gsl_matrix *X, const char *const *names,
                     struct place place, struct correlations **correlations)
{
    size_t rows = X->size1, size = X->size2;
    if (!check_shape(run, X, place))
        return false;
    struct correlations *made = *correlations = talloc_zero(run, struct correlations);
    *made = (struct correlations){ .rows = rows,
                                   .size = size,
                                   .names = names,
                                   .mean = run_array(run, double, size),
                                   .deviation = run_array(run, double, size),
                                   .Z = matrix_new(run, rows, size),
                                   .R = matrix_new(run, size, size),
                                   .factor = matrix_new(run, size, size),
                                   .inverse = matrix_new(run, size, size),
                                   .eigen = eigen_new(run, size) };
    for (size_t j = 0; j < size; j++)
        if (!standardise(run, X, j, place, made))
            return false;
    correlate(made->Z, made->R);
    eigen_solve(made->eigen, made->R);
    if (!check_singular(run, made, place))
        return false;
    invert(made);
    return true;
}

void correlations_solve(const struct correlations *correlations, gsl_vector *b)
{
    gsl_linalg_cholesky_svx(correlations->factor, b);
}

double correlations_sum(const struct correlations *correlations)
{
    double sum = 0;
    for (size_t j = 0; j < correlations->size; j++)
        for (size_t i = 0; i < j; i++)
            sum += gsl_matrix_get(correlations->R, i, j);
    return sum;
}
