#include "derive/one_thing.h"

/* The factoring whose signs count: that of one factor. */
static const struct factoring *single(struct run *run, const struct correlations *correlations,
                                      const struct factoring *factoring)
{
    struct factoring *component = NULL;
    if (factoring->factors == 1)
        return factoring;
    factoring_make(run, correlations, LATENT_PC, 1, NOWHERE, &component); /* cannot fail */
    return component;
}

static bool shares_nothing(const struct one_thing *one_thing)
{
    return one_thing->adequacy->kmo < LEAST_KMO || one_thing->adequacy->p_value >= .05
           || (one_thing->parallel != NULL && one_thing->parallel->retained == 0);
}

struct one_thing *one_thing_of(struct run *run, const struct correlations *correlations,
                               const struct factoring *factoring,
                               const struct parallel_analysis *parallel)
{
    size_t size = correlations->size;
    struct one_thing *made = run_array(run, struct one_thing, 1);
    const gsl_matrix *loading = single(run, correlations, factoring)->loading;
    *made = (struct one_thing){ .correlations = correlations,
                                .factoring = factoring,
                                .parallel = parallel,
                                .adequacy = adequacy_of(run, correlations),
                                .negative = run_array(run, bool, size) };
    for (size_t j = 0; j < size; j++) {
        made->large += gsl_vector_get(correlations->eigen->value, j) > 1;
        made->negative[j] = gsl_matrix_get(loading, j, 0) < 0;
        made->negatives += made->negative[j];
    }
    made->reliability = reliability_of(run, correlations, made->negative);
    made->low_alpha = made->reliability->turned < LEAST_ALPHA;
    made->several = made->large > 1 || (parallel != NULL && parallel->retained > 1);
    made->unrelated = shares_nothing(made);
    made->reasons = (size_t)made->low_alpha + (size_t)made->several + (size_t)made->unrelated
                    + (size_t)(made->negatives > 0);
    return made;
}

const char *one_thing_verdict(const struct one_thing *one_thing)
{
    return one_thing->reasons == 0 ? "yes" : one_thing->reasons == 1 ? "doubtful" : "no";
}
