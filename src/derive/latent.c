#include "derive/latent.h"

#include <math.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>

#include "base/matrix.h"
#include "base/number.h"
#include "base/text.h"
#include "derive/eigen.h"
#include "derive/likelihood.h"

enum { MOST_STEPS = 100000 };

/* Communalities that change by no more than this have converged. */
#define STILL 1e-13

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

/* Z: each column of X less its mean, over its standard deviation (n - 1). */
static bool standardise(struct run *run, const gsl_matrix *X, const char *const *names,
                        struct place place, gsl_matrix *Z)
{
    size_t rows = X->size1;
    for (size_t j = 0; j < X->size2; j++) {
        long double sum = 0, squares = 0;
        double low = INFINITY, high = -INFINITY;
        for (size_t i = 0; i < rows; i++) {
            double x = gsl_matrix_get(X, i, j);
            sum += x;
            low = fmin(low, x);
            high = fmax(high, x);
        }
        if (high - low <= STILL * fmax(fabs(low), fabs(high)))
            return run_fail(run, STATUS_UNSUPPORTED, place,
                            "%s has one value, %s, in all %zu rows used", names[j],
                            number_full(run, low), rows);
        long double mean = sum / (long double)rows;
        for (size_t i = 0; i < rows; i++) {
            long double part = gsl_matrix_get(X, i, j) - mean;
            squares += part * part;
        }
        long double deviation = sqrtl(squares / (long double)(rows - 1));
        for (size_t i = 0; i < rows; i++)
            gsl_matrix_set(Z, i, j, (double)((gsl_matrix_get(X, i, j) - mean) / deviation));
    }
    return true;
}

static void correlate(const gsl_matrix *Z, gsl_matrix *R)
{
    gsl_blas_dgemm(CblasTrans, CblasNoTrans, 1 / ((double)Z->size1 - 1), Z, Z, 0, R);
    gsl_vector_view diagonal = gsl_matrix_diagonal(R);
    gsl_vector_set_all(&diagonal.vector, 1);
}

static bool check_singular(struct run *run, const struct eigen *eigen, const char *const *names,
                           struct place place)
{
    size_t size = eigen->value->size, parts = 0;
    if (gsl_vector_get(eigen->value, size - 1) > SINGULAR)
        return true;
    const char **part = run_array(run, const char *, size);
    for (size_t j = 0; j < size; j++)
        if (fabs(gsl_matrix_get(eigen->vector, j, size - 1)) > TAKES_PART)
            part[parts++] = names[j];
    return run_fail(run, STATUS_UNSUPPORTED, place,
                    "%s determine each other, so their correlations have no inverse; leave one out",
                    text_list(run, part, parts));
}

/* R^-1 b, in place. */
static void solve_correlations(struct run *run, const gsl_matrix *R, gsl_vector *b)
{
    gsl_matrix *factor = matrix_new(run, R->size1, R->size2);
    gsl_matrix_memcpy(factor, R);
    gsl_linalg_cholesky_decomp1(factor);
    gsl_linalg_cholesky_svx(factor, b);
}

static bool principal_axis(struct run *run, const gsl_matrix *R, struct latent *latent)
{
    size_t size = R->size1;
    struct eigen *eigen = eigen_new(run, size);
    gsl_matrix *reduced = matrix_new(run, size, size);
    double *communality = run_array(run, double, size);
    gsl_vector *unit = vector_new(run, size);
    for (size_t j = 0; j < size; j++) {
        gsl_vector_set_basis(unit, j);
        solve_correlations(run, R, unit);
        communality[j] = 1 - 1 / gsl_vector_get(unit, j);
    }
    gsl_matrix_memcpy(reduced, R);
    double change = INFINITY;
    while (change > STILL && latent->iterations++ < MOST_STEPS) {
        for (size_t j = 0; j < size; j++)
            gsl_matrix_set(reduced, j, j, communality[j]);
        eigen_solve(eigen, reduced);
        double root = sqrt(fmax(gsl_vector_get(eigen->value, 0), 0));
        change = 0;
        for (size_t j = 0; j < size; j++) {
            latent->loading[j] = root * gsl_matrix_get(eigen->vector, j, 0);
            double next = latent->loading[j] * latent->loading[j];
            change = fmax(change, fabs(next - communality[j]));
            communality[j] = next;
        }
    }
    for (size_t j = 0; j < size; j++) {
        latent->uniqueness[j] = 1 - communality[j];
        latent->heywood |= communality[j] > 1;
    }
    return change <= STILL;
}

static bool maximum_likelihood(struct run *run, const gsl_matrix *R, struct latent *latent)
{
    if (!likelihood_maximise(run, R, MOST_STEPS, latent->loading, latent->uniqueness,
                             &latent->iterations))
        return false;
    for (size_t j = 0; j < latent->indicators; j++)
        latent->heywood |= latent->uniqueness[j] <= LEAST_UNIQUENESS * (1 + STILL);
    return true;
}

/* The sign, the scores, and what may be said of the whole. */
static void describe(struct run *run, const gsl_matrix *Z, const gsl_matrix *R,
                     struct latent *latent)
{
    size_t size = latent->indicators;
    double sum = 0, squares = 0, correlations = 0;
    for (size_t j = 0; j < size; j++)
        sum += latent->loading[j];
    gsl_vector *weight = vector_new(run, size);
    for (size_t j = 0; j < size; j++) {
        latent->loading[j] = sum < 0 ? -latent->loading[j] : latent->loading[j];
        squares += latent->loading[j] * latent->loading[j];
        gsl_vector_set(weight, j, latent->loading[j]);
        for (size_t i = 0; i < j; i++)
            correlations += gsl_matrix_get(R, i, j);
    }
    solve_correlations(run, R, weight);
    gsl_vector_view score = gsl_vector_view_array(latent->score, latent->rows);
    gsl_blas_dgemv(CblasNoTrans, 1, Z, weight, 0, &score.vector);
    double k = (double)size, mean = correlations / (k * (k - 1) / 2);
    latent->variance_carried = squares / k;
    latent->alpha = k * mean / (1 + (k - 1) * mean);
}

bool latent_scores(struct run *run, const gsl_matrix *X, const char *const *names,
                   enum latent_method method, struct place place, struct latent **latent)
{
    size_t rows = X->size1, size = X->size2;
    if (!check_shape(run, X, place))
        return false;
    gsl_matrix *Z = matrix_new(run, rows, size);
    gsl_matrix *R = matrix_new(run, size, size);
    if (!standardise(run, X, names, place, Z))
        return false;
    correlate(Z, R);
    struct eigen *eigen = eigen_new(run, size);
    eigen_solve(eigen, R);
    if (!check_singular(run, eigen, names, place))
        return false;
    struct latent *made = talloc_zero(run, struct latent);
    *made = (struct latent){ .rows = rows,
                             .indicators = size,
                             .loading = run_array(run, double, size),
                             .uniqueness = run_array(run, double, size),
                             .eigenvalue = eigen->value->data,
                             .score = run_array(run, double, rows) };
    bool found =
        method == LATENT_PAF ? principal_axis(run, R, made) : maximum_likelihood(run, R, made);
    if (!found)
        return run_fail(run, STATUS_NUMERICAL, place,
                        "the common factor of %s did not converge in %d steps",
                        text_list(run, names, size), MOST_STEPS);
    describe(run, Z, R, made);
    if (!(made->variance_carried > 0))
        return run_fail(run, STATUS_NUMERICAL, place, "%s have no factor in common",
                        text_list(run, names, size));
    *latent = made;
    return true;
}
