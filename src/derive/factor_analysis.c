#include "derive/factor_analysis.h"

#include "base/text.h"
#include "derive/rotation.h"

static bool check_carried(struct run *run, const struct factoring *factoring,
                          const struct correlations *correlations, struct place place)
{
    size_t last = factoring->factors - 1;
    if (loadings_variance(factoring->loading, last) > 0)
        return true;
    if (last == 0)
        return run_fail(run, STATUS_NUMERICAL, place,
                        "%s have no factor in common; choose indicators that go together",
                        text_list(run, correlations->names, correlations->size));
    return run_fail(run, STATUS_NUMERICAL, place,
                    "%s have fewer than %zu factors in common; ask for fewer",
                    text_list(run, correlations->names, correlations->size), factoring->factors);
}

bool factor_analysis_of(struct run *run, const gsl_matrix *X, const char *const *names,
                        const struct factor_settings *settings, struct place place,
                        struct factor_analysis **analysis)
{
    struct correlations *correlations = NULL;
    struct factoring *factoring = NULL;
    if (!correlations_of(run, X, names, place, &correlations)
        || !factoring_make(run, correlations, settings->method, settings->factors, place,
                           &factoring)
        || !check_carried(run, factoring, correlations, place))
        return false;
    struct factor_analysis *made = *analysis = talloc_zero(run, struct factor_analysis);
    made->settings = *settings;
    made->correlations = correlations;
    made->factoring = factoring;
    made->varimax = settings->factors > 1 ? rotation_varimax(run, factoring->loading) : NULL;
    made->parallel = parallel_analysis_of(run, correlations, settings->replicates, settings->seed);
    made->one_thing = one_thing_of(run, correlations, factoring, made->parallel);
    made->omega = omega_total(factoring);
    const gsl_matrix *loading = made->varimax != NULL ? made->varimax : factoring->loading;
    made->regression = factor_scores_regression(run, correlations, loading);
    if (settings->method != LATENT_PC)
        made->bartlett = factor_scores_bartlett(run, correlations, loading, factoring->uniqueness);
    return true;
}
