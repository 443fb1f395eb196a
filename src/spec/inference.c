#include "spec/inference.h"

const char *const inference_names[] = {
    "classical",
    "HC0",
    "HC1",
    "HC2",
    "HC3",
    "HC4",
    "CR1",
    "CR2",
    "wild-cluster",
    "bootstrap",
    "bootstrap-residuals",
    "permutation",
    NULL,
};

const char *const interval_names[] = { "bca", "percentile", NULL };

struct inference inference_usual(void)
{
    return (struct inference){ .kind = INFERENCE_CLASSICAL,
                               .replicates = USUAL_REPLICATES,
                               .seed = USUAL_SEED,
                               .conf_level = 0.95 };
}

bool inference_is_clustered(enum inference_kind kind)
{
    return kind == INFERENCE_CR1 || kind == INFERENCE_CR2 || kind == INFERENCE_WILD_CLUSTER;
}

bool inference_is_resampled(enum inference_kind kind)
{
    return kind >= INFERENCE_WILD_CLUSTER;
}
