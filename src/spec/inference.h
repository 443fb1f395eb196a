/* inference.h - which standard errors, p-values and intervals a fit is to have.
 *
 *     --se CR2 --cluster region                    attain fit
 *     standard_errors: CR2, cluster: region        a study, or one of its tables, which goes
 *                                                  before the study
 *
 * The kinds, by the names that they have in commands, files and output:
 *
 *     classical              one variance for all errors
 *     HC0 HC1 HC2 HC3 HC4    a variance for each error (fit/robust.h)
 *     CR1 CR2                errors of a cluster may go together (fit/clustered.h)
 *     wild-cluster           signs drawn per cluster, where these are few (fit/wild_cluster.h)
 *     bootstrap              rows drawn again (fit/bootstrap.h)
 *     bootstrap-residuals    residuals drawn again
 *     permutation            residuals permuted (fit/permutation.h)
 *
 * Nothing here computes: this is what was asked for. */
#ifndef ATTAIN_SPEC_INFERENCE_H
#define ATTAIN_SPEC_INFERENCE_H

#include <stddef.h>
#include <stdint.h>

#include "spec/yaml.h"

enum inference_kind {
    INFERENCE_CLASSICAL,
    INFERENCE_HC0,
    INFERENCE_HC1,
    INFERENCE_HC2,
    INFERENCE_HC3,
    INFERENCE_HC4,
    INFERENCE_CR1,
    INFERENCE_CR2,
    INFERENCE_WILD_CLUSTER,
    INFERENCE_BOOTSTRAP,
    INFERENCE_BOOTSTRAP_RESIDUALS,
    INFERENCE_PERMUTATION,
    INFERENCE_KINDS
};

/* "classical", "HC0", ...: in the order of the kinds; ends with NULL. */
extern const char *const inference_names[];

/* The first is the usual one: it covered as well as BCa or better in every design simulated
 * (tests/reference/simulated/coverage.csv), much better where errors are of unequal size. */
enum interval_kind { INTERVAL_PERCENTILE, INTERVAL_BCA };
extern const char *const interval_names[]; /* "percentile", "bca"; ends with NULL */

#define USUAL_REPLICATES 9999
#define LEAST_REPLICATES 99
#define MOST_REPLICATES 10000000
#define USUAL_SEED 1

struct inference {
    enum inference_kind kind;
    const char *cluster;         /* column of clusters; NULL where none is said */
    enum interval_kind interval; /* of a bootstrap */
    size_t replicates;           /* of what is drawn again */
    uint64_t seed;
    double conf_level; /* 0.95 */
};

/* What a study or a table says of it, by the keys of its file; what it leaves unsaid. */
struct inference_said {
    int kind; /* enum inference_kind */
    const char *cluster;
    size_t replicates, seed;
    struct place kind_at, cluster_at, replicates_at; /* in the file; where its map is, if unsaid */
};
#define INFERENCE_UNSAID                                                                           \
    {                                                                                              \
        .kind = INFERENCE_KINDS, .replicates = SIZE_MAX, .seed = SIZE_MAX                          \
    }

/* Rows for the table of keys (yaml.h) that fills a struct with that field. */
#define INFERENCE_KEYS(type, field)                                                                \
    YAML_KEY("standard_errors", CHOICE, type, field.kind, inference_names,                         \
             "which standard errors, p-values and intervals"),                                     \
        YAML_KEY("cluster", TEXT, type, field.cluster, NULL,                                       \
                 "the column of clusters, for CR1, CR2 and wild-cluster"),                         \
        YAML_KEY("replicates", COUNT, type, field.replicates, NULL,                                \
                 "how many times to draw again; 9999 without it"),                                 \
        YAML_KEY("seed", COUNT, type, field.seed, NULL, "where random draws begin; 1 without it")

/* Fill in the places of what a map says. */
void inference_place(const struct yaml *map, struct inference_said *said);

/* Classical, with the usual numbers. */
struct inference inference_usual(void);

/* What a table says, else what its study says, else the usual. Fails at the place of what is said
 * where clusters are needed and none are named, or replicates are too few or too many. */
bool inference_settle(struct run *run, const struct inference_said *study,
                      const struct inference_said *table, struct inference *inference);

bool inference_is_clustered(enum inference_kind kind); /* needs a column of clusters */
bool inference_is_resampled(enum inference_kind kind); /* draws: has replicates and a seed */

/* The kind of that name, in any case of letters. False where there is none. */
bool inference_named(const char *name, enum inference_kind *kind);

#endif
