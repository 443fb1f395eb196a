#include "derive/likelihood.h"

#include <float.h>
#include <math.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>

#include "base/matrix.h"
#include "derive/eigen.h"

/* A gradient below this is rounding. After a whole Newton step shorter than CLOSE the
 * error is about CLOSE squared. Where rounding ends the search early, a gradient below
 * FLAT is still a minimum to the digits that F has. */
#define STILL 1e-13
#define CLOSE 1e-9
#define FLAT 1e-7

struct search {
    struct run *run;
    const gsl_matrix *R;
    size_t size, factors; /* k, K */
    gsl_vector *t;        /* log psi */
    struct eigen *eigen;
    gsl_matrix *scaled;
    gsl_vector *gradient, *step;
    gsl_matrix *curvature, *raised;
    bool *held; /* at a bound and pushed against it */
};

static double g(const struct search *search, size_t m)
{
    return gsl_vector_get(search->eigen->value, m);
}

static double w(const struct search *search, size_t i, size_t m)
{
    return gsl_matrix_get(search->eigen->vector, i, m);
}

/* F at t, leaving the eigenvalues and eigenvectors there. */
static double value_at(struct search *search, const gsl_vector *t)
{
    for (size_t i = 0; i < search->size; i++)
        for (size_t j = 0; j < search->size; j++) {
            double scale = exp(-(gsl_vector_get(t, i) + gsl_vector_get(t, j)) / 2);
            gsl_matrix_set(search->scaled, i, j, scale * gsl_matrix_get(search->R, i, j));
        }
    eigen_solve(search->eigen, search->scaled);
    double value = 0;
    for (size_t m = search->factors; m < search->size; m++)
        value += g(search, m) - log(g(search, m)) - 1;
    return value;
}

static double curvature_of(const struct search *search, size_t i, size_t j)
{
    double sum = 0;
    for (size_t m = search->factors; m < search->size; m++) {
        double c = w(search, i, m) * w(search, j, m);
        for (size_t n = search->factors; n < search->size; n++)
            sum += (g(search, m) + g(search, n)) / 2 * c * w(search, i, n) * w(search, j, n);
        for (size_t r = 0; r < search->factors; r++) {
            double apart = fmax(g(search, r) - g(search, m), DBL_EPSILON * g(search, r));
            sum += (1 - g(search, m)) * (g(search, m) + g(search, r)) / apart * c * w(search, i, r)
                   * w(search, j, r);
        }
    }
    return sum;
}

/* The gradient, and which uniquenesses are held at a bound. Returns the largest part of
 * the gradient among those that are free. */
static double gradient_find(struct search *search)
{
    double largest = 0;
    for (size_t i = 0; i < search->size; i++) {
        double sum = 0;
        for (size_t m = search->factors; m < search->size; m++)
            sum += (1 - g(search, m)) * w(search, i, m) * w(search, i, m);
        gsl_vector_set(search->gradient, i, sum);
        double t = gsl_vector_get(search->t, i);
        search->held[i] = (t <= log(LEAST_UNIQUENESS) && sum > 0) || (t >= 0 && sum < 0);
        if (!search->held[i])
            largest = fmax(largest, fabs(sum));
    }
    return largest;
}

/* Newton's step among the free uniquenesses, its curvature raised until it goes downhill. */
static void step_find(struct search *search)
{
    size_t size = search->size;
    gsl_matrix *raised = search->raised;
    for (size_t i = 0; i < size; i++)
        for (size_t j = 0; j < size; j++) {
            bool held = search->held[i] || search->held[j];
            gsl_matrix_set(search->curvature, i, j, held ? i == j : curvature_of(search, i, j));
        }
    for (size_t i = 0; i < size; i++)
        gsl_vector_set(search->step, i, search->held[i] ? 0 : -gsl_vector_get(search->gradient, i));
    for (double more = 0;; more = fmax(4 * more, 1e-3)) {
        gsl_matrix_memcpy(raised, search->curvature);
        gsl_vector_view diagonal = gsl_matrix_diagonal(raised);
        gsl_vector_add_constant(&diagonal.vector, more);
        if (gsl_linalg_cholesky_decomp1(raised) == 0)
            break;
    }
    gsl_linalg_cholesky_svx(raised, search->step);
}

/* t + length * step, kept within the bounds. Returns the largest change. */
static double point_at(const struct search *search, double length, gsl_vector *t)
{
    double largest = 0;
    for (size_t i = 0; i < search->size; i++) {
        double from = gsl_vector_get(search->t, i);
        double to = from + length * gsl_vector_get(search->step, i);
        to = fmin(fmax(to, log(LEAST_UNIQUENESS)), 0);
        gsl_vector_set(t, i, to);
        largest = fmax(largest, fabs(to - from));
    }
    return largest;
}

/* As R's factanal begins: half of the part of each indicator that the others do not explain. */
static void begin(struct search *search)
{
    gsl_matrix *inverse = matrix_new(search->run, search->size, search->size);
    gsl_matrix_memcpy(inverse, search->R);
    gsl_linalg_cholesky_decomp1(inverse);
    gsl_linalg_cholesky_invert(inverse);
    double part = 1 - 0.5 * (double)search->factors / (double)search->size;
    for (size_t i = 0; i < search->size; i++) {
        double psi = part / gsl_matrix_get(inverse, i, i);
        gsl_vector_set(search->t, i, log(fmin(fmax(psi, LEAST_UNIQUENESS), 1)));
    }
}

/* Go along the step as far as F does not rise. Returns the part of it that was gone, or 0;
 * `change` is the largest change of a part of t. */
static double step_take(struct search *search, gsl_vector *next, double *value, double *change)
{
    double rounding = 8 * DBL_EPSILON * (double)search->size;
    for (double length = 1; length > STILL; length /= 2) {
        *change = point_at(search, length, next);
        double reached = value_at(search, next);
        if (reached <= *value + rounding) {
            gsl_vector_memcpy(search->t, next);
            *value = reached;
            return length;
        }
    }
    return 0;
}

static bool minimum_find(struct search *search, size_t most, size_t *steps)
{
    gsl_vector *next = vector_new(search->run, search->size);
    double value = value_at(search, search->t);
    for (*steps = 0; *steps < most; (*steps)++) {
        double gradient = gradient_find(search), change = 0;
        if (gradient < STILL)
            return true;
        step_find(search);
        double length = step_take(search, next, &value, &change);
        if (length == 0)
            return gradient < FLAT;
        if (length == 1 && change < CLOSE)
            return true;
    }
    return false;
}

bool likelihood_maximise(struct run *run, const gsl_matrix *R, size_t most, gsl_matrix *loading,
                         double *uniqueness, double *discrepancy, size_t *steps)
{
    size_t size = R->size1;
    struct search search = { .run = run,
                             .R = R,
                             .size = size,
                             .factors = loading->size2,
                             .t = vector_new(run, size),
                             .eigen = eigen_new(run, size),
                             .scaled = matrix_new(run, size, size),
                             .gradient = vector_new(run, size),
                             .step = vector_new(run, size),
                             .curvature = matrix_new(run, size, size),
                             .raised = matrix_new(run, size, size),
                             .held = run_array(run, bool, size) };
    begin(&search);
    if (!minimum_find(&search, most, steps))
        return false;
    *discrepancy = value_at(&search, search.t);
    for (size_t i = 0; i < size; i++)
        uniqueness[i] = exp(gsl_vector_get(search.t, i));
    for (size_t r = 0; r < search.factors; r++) {
        double beyond = sqrt(fmax(g(&search, r) - 1, 0));
        for (size_t i = 0; i < size; i++)
            gsl_matrix_set(loading, i, r, sqrt(uniqueness[i]) * w(&search, i, r) * beyond);
    }
    return true;
}
