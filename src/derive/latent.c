#include "derive/latent.h"

#include <gsl/gsl_blas.h>

#include "base/matrix.h"
#include "base/text.h"

/* The scores, and what may be said of the whole. */
static void describe(struct run *run, const struct correlations *correlations,
                     struct latent *latent)
{
    double k = (double)latent->indicators;
    gsl_vector *weight = vector_new(run, latent->indicators);
    gsl_matrix_get_col(weight, latent->factoring->loading, 0);
    correlations_solve(correlations, weight);
    gsl_vector_view score = gsl_vector_view_array(latent->score, latent->rows);
    gsl_blas_dgemv(CblasNoTrans, 1, correlations->Z, weight, 0, &score.vector);
    double mean = correlations_sum(correlations) / (k * (k - 1) / 2);
    latent->variance_carried = loadings_variance(latent->factoring->loading, 0) / k;
    latent->alpha = k * mean / (1 + (k - 1) * mean);
}

bool latent_scores(struct run *run, const gsl_matrix *X, const char *const *names,
                   enum latent_method method, struct place place, struct latent **latent)
{
    struct correlations *correlations = NULL;
    struct factoring *factoring = NULL;
    if (!correlations_of(run, X, names, place, &correlations)
        || !factoring_make(run, correlations, method, 1, place, &factoring))
        return false;
    struct latent *made = talloc_zero(run, struct latent);
    *made = (struct latent){ .correlations = correlations,
                             .factoring = factoring,
                             .rows = correlations->rows,
                             .indicators = correlations->size,
                             .loading = factoring->loading->data,
                             .uniqueness = factoring->uniqueness,
                             .eigenvalue = correlations->eigen->value->data,
                             .score = run_array(run, double, correlations->rows),
                             .iterations = factoring->iterations,
                             .heywood = factoring->heywood };
    describe(run, correlations, made);
    if (!(made->variance_carried > 0))
        return run_fail(run, STATUS_NUMERICAL, place,
                        "%s have no factor in common; choose indicators that go together",
                        text_list(run, names, correlations->size));
    *latent = made;
    return true;
}
