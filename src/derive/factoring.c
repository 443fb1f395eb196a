#include "derive/factoring.h"

#include <math.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>

#include "base/matrix.h"
#include "base/text.h"
#include "derive/likelihood.h"

enum { MOST_STEPS = 100000 };

/* Communalities that change by no more than this have converged. */
#define STILL 1e-13

const char *const latent_method_names[] = { "paf", "ml", "pc", NULL };
const char *const latent_method_words[] = { "principal axis", "maximum likelihood",
                                            "principal components", NULL };

double loadings_variance(const gsl_matrix *loading, size_t factor)
{
    double squares = 0;
    for (size_t j = 0; j < loading->size1; j++)
        squares += gsl_matrix_get(loading, j, factor) * gsl_matrix_get(loading, j, factor);
    return squares;
}

void loadings_arrange(gsl_matrix *loading)
{
    for (size_t r = 0; r < loading->size2; r++) {
        size_t largest = r;
        for (size_t s = r + 1; s < loading->size2; s++)
            if (loadings_variance(loading, s) > loadings_variance(loading, largest))
                largest = s;
        gsl_matrix_swap_columns(loading, r, largest);
        double sum = 0;
        gsl_vector_view column = gsl_matrix_column(loading, r);
        for (size_t j = 0; j < loading->size1; j++)
            sum += gsl_vector_get(&column.vector, j);
        if (sum < 0)
            gsl_vector_scale(&column.vector, -1);
    }
}

/* The loadings of the first K axes of a matrix. */
static void axes_take(const struct eigen *eigen, gsl_matrix *loading)
{
    for (size_t r = 0; r < loading->size2; r++) {
        double root = sqrt(fmax(gsl_vector_get(eigen->value, r), 0));
        for (size_t j = 0; j < loading->size1; j++)
            gsl_matrix_set(loading, j, r, root * gsl_matrix_get(eigen->vector, j, r));
    }
}

static double communality_of(const gsl_matrix *loading, size_t j)
{
    double squares = 0;
    for (size_t r = 0; r < loading->size2; r++)
        squares += gsl_matrix_get(loading, j, r) * gsl_matrix_get(loading, j, r);
    return squares;
}

static bool principal_axis(struct run *run, const struct correlations *correlations,
                           struct factoring *made)
{
    size_t size = made->indicators;
    struct eigen *eigen = eigen_new(run, size);
    gsl_matrix *reduced = matrix_new(run, size, size);
    gsl_matrix_memcpy(reduced, correlations->R);
    for (size_t j = 0; j < size; j++)
        made->communality[j] = 1 - 1 / gsl_matrix_get(correlations->inverse, j, j);
    double change = INFINITY;
    while (change > STILL && made->iterations++ < MOST_STEPS) {
        for (size_t j = 0; j < size; j++)
            gsl_matrix_set(reduced, j, j, made->communality[j]);
        eigen_solve(eigen, reduced);
        axes_take(eigen, made->loading);
        change = 0;
        for (size_t j = 0; j < size; j++) {
            double next = communality_of(made->loading, j);
            change = fmax(change, fabs(next - made->communality[j]));
            made->communality[j] = next;
        }
    }
    for (size_t j = 0; j < size; j++) {
        made->uniqueness[j] = 1 - made->communality[j];
        made->whole[j] = made->communality[j] > 1;
    }
    return change <= STILL;
}

/* Whether the factors suffice: `discrepancy` is F at its least. */
static void test_fit(const struct correlations *correlations, double discrepancy,
                     struct factoring *made)
{
    double n = (double)correlations->rows, k = (double)made->indicators, K = (double)made->factors;
    double df = ((k - K) * (k - K) - (k + K)) / 2;
    if (df < 1)
        return;
    made->df = df;
    made->chi_square = (n - 1 - (2 * k + 5) / 6 - 2 * K / 3) * discrepancy;
    made->p_value = gsl_cdf_chisq_Q(made->chi_square, df);
}

static bool maximum_likelihood(struct run *run, const struct correlations *correlations,
                               struct factoring *made)
{
    double discrepancy = NAN;
    if (!likelihood_maximise(run, correlations->R, MOST_STEPS, made->loading, made->uniqueness,
                             &discrepancy, &made->iterations))
        return false;
    for (size_t j = 0; j < made->indicators; j++) {
        made->communality[j] = communality_of(made->loading, j);
        made->whole[j] = made->uniqueness[j] <= LEAST_UNIQUENESS * (1 + STILL);
    }
    test_fit(correlations, discrepancy, made);
    return true;
}

static bool principal_components(struct run *run, const struct correlations *correlations,
                                 struct factoring *made)
{
    (void)run;
    axes_take(correlations->eigen, made->loading);
    for (size_t j = 0; j < made->indicators; j++) {
        made->communality[j] = communality_of(made->loading, j);
        made->uniqueness[j] = 1 - made->communality[j];
    }
    return true;
}

static bool (*const extractions[])(struct run *run, const struct correlations *correlations,
                                   struct factoring *made) = {
    [LATENT_PAF] = principal_axis,
    [LATENT_ML] = maximum_likelihood,
    [LATENT_PC] = principal_components,
};

static double rmsr_of(const struct correlations *correlations, const struct factoring *made)
{
    double squares = 0, k = (double)made->indicators;
    for (size_t j = 0; j < made->indicators; j++)
        for (size_t i = 0; i < j; i++) {
            double residual = gsl_matrix_get(correlations->R, i, j);
            for (size_t r = 0; r < made->factors; r++)
                residual -=
                    gsl_matrix_get(made->loading, i, r) * gsl_matrix_get(made->loading, j, r);
            squares += residual * residual;
        }
    return sqrt(squares / (k * (k - 1) / 2));
}

size_t factoring_most(enum latent_method method, size_t indicators)
{
    if (method == LATENT_PC)
        return indicators;
    size_t most = 0, k = indicators;
    while (most + 1 < k && (k - most - 1) * (k - most - 1) >= k + most + 1)
        most++;
    return most;
}

static bool check_count(struct run *run, const struct correlations *correlations,
                        enum latent_method method, size_t factors, struct place place)
{
    size_t most = factoring_most(method, correlations->size);
    return factors <= most
           || run_fail(run, STATUS_UNSUPPORTED, place,
                       "%zu factors of %zu indicators; by %s there can be at most %zu", factors,
                       correlations->size, latent_method_words[method], most);
}

bool factoring_make(struct run *run, const struct correlations *correlations,
                    enum latent_method method, size_t factors, struct place place,
                    struct factoring **factoring)
{
    size_t size = correlations->size;
    if (!check_count(run, correlations, method, factors, place))
        return false;
    struct factoring *made = *factoring = talloc_zero(run, struct factoring);
    *made = (struct factoring){ .method = method,
                                .indicators = size,
                                .factors = factors,
                                .loading = matrix_new(run, size, factors),
                                .communality = run_array(run, double, size),
                                .uniqueness = run_array(run, double, size),
                                .whole = run_array(run, bool, size),
                                .chi_square = NAN,
                                .df = NAN,
                                .p_value = NAN };
    if (!extractions[method](run, correlations, made))
        return run_fail(run, STATUS_NUMERICAL, place,
                        "the common factor%s of %s did not converge in %d steps by %s%s",
                        factors > 1 ? "s" : "", text_list(run, correlations->names, size),
                        MOST_STEPS, latent_method_words[method],
                        method == LATENT_PAF ? "; maximum likelihood may" : "");
    for (size_t j = 0; j < size; j++)
        made->heywood |= made->whole[j];
    loadings_arrange(made->loading);
    made->rmsr = rmsr_of(correlations, made);
    return true;
}
