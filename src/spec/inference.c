#include "spec/inference.h"

#include <strings.h>

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

const char *const interval_names[] = { "percentile", "bca", NULL };

struct inference inference_usual(void)
{
    return (struct inference){ .kind = INFERENCE_CLASSICAL,
                               .interval = INTERVAL_PERCENTILE,
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

void inference_place(const struct yaml *map, struct inference_said *said)
{
    said->kind_at = yaml_place(map, "standard_errors");
    said->cluster_at = yaml_place(map, "cluster");
    said->replicates_at = yaml_place(map, "replicates");
}

static bool check_replicates(struct run *run, const struct inference_said *said)
{
    return said->replicates == SIZE_MAX
           || (said->replicates >= LEAST_REPLICATES && said->replicates <= MOST_REPLICATES)
           || run_fail(run, status_at(said->replicates_at), said->replicates_at,
                       "replicates must be from %d to %d, not %zu", LEAST_REPLICATES,
                       MOST_REPLICATES, said->replicates);
}

static void said_take(const struct inference_said *said, struct inference *inference)
{
    if (said->kind != INFERENCE_KINDS)
        inference->kind = (enum inference_kind)said->kind;
    if (said->cluster != NULL)
        inference->cluster = said->cluster;
    if (said->replicates != SIZE_MAX)
        inference->replicates = said->replicates;
    if (said->seed != SIZE_MAX)
        inference->seed = said->seed;
}

bool inference_settle(struct run *run, const struct inference_said *study,
                      const struct inference_said *table, struct inference *inference)
{
    struct place place = table->kind == INFERENCE_KINDS ? study->kind_at : table->kind_at;
    *inference = inference_usual();
    said_take(study, inference);
    said_take(table, inference);
    if (inference_is_clustered(inference->kind) && inference->cluster == NULL)
        return run_fail(run, status_at(place), place,
                        "standard_errors: %s needs clusters; name the variable, as in "
                        "cluster: region",
                        inference_names[inference->kind]);
    return check_replicates(run, study) && check_replicates(run, table);
}

bool inference_named(const char *name, enum inference_kind *kind)
{
    for (int i = 0; inference_names[i] != NULL; i++) {
        if (strcasecmp(inference_names[i], name) != 0)
            continue;
        *kind = (enum inference_kind)i;
        return true;
    }
    return false;
}
