#include "fit/infer.h"

#include "base/rehearsal.h"
#include "fit/bootstrap.h"
#include "fit/clustered.h"
#include "fit/permutation.h"
#include "fit/robust.h"
#include "fit/wild_cluster.h"

/* What ols_fit left is classical already. */
static bool classical_infer(struct run *run, const struct frame *frame, struct fit *fit)
{
    (void)run;
    (void)frame;
    (void)fit;
    return true;
}

static bool (*const infers[])(struct run *, const struct frame *, struct fit *) = {
    [INFERENCE_CLASSICAL] = classical_infer,
    [INFERENCE_HC0] = robust_infer,
    [INFERENCE_HC1] = robust_infer,
    [INFERENCE_HC2] = robust_infer,
    [INFERENCE_HC3] = robust_infer,
    [INFERENCE_HC4] = robust_infer,
    [INFERENCE_CR1] = clustered_infer,
    [INFERENCE_CR2] = clustered_infer,
    [INFERENCE_WILD_CLUSTER] = wild_cluster_infer,
    [INFERENCE_BOOTSTRAP] = bootstrap_infer,
    [INFERENCE_BOOTSTRAP_RESIDUALS] = bootstrap_infer,
    [INFERENCE_PERMUTATION] = permutation_infer,
};

bool infer(struct run *run, const struct frame *frame, const struct inference *inference,
           struct fit *fit)
{
    fit->inference = *inference;
    if (fit->conf_level != inference->conf_level)
        ols_level(fit, inference->conf_level);
    if (run->rehearsal != NULL && inference_is_resampled(inference->kind)) {
        rehearsal_draws(run, inference->replicates);
        fit->inference.kind = INFERENCE_CLASSICAL;
    }
    return infers[fit->inference.kind](run, frame, fit);
}
