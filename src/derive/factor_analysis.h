/* factor_analysis.h - a factor analysis with all that is to be said of it.
 *
 *     indicators ──▶ correlations ──▶ factoring ──▶ varimax ──▶ scores
 *                         └──▶ parallel analysis ──▶ one thing?
 */
#ifndef ATTAIN_DERIVE_FACTOR_ANALYSIS_H
#define ATTAIN_DERIVE_FACTOR_ANALYSIS_H

#include "derive/factor_scores.h"
#include "derive/one_thing.h"

struct factor_settings {
    enum latent_method method;
    size_t factors;
    size_t replicates; /* of the parallel analysis */
    uint64_t seed;
};

struct factor_analysis {
    struct factor_settings settings;
    const struct correlations *correlations;
    const struct factoring *factoring;
    const gsl_matrix *varimax; /* k x K; NULL of one factor */
    const struct parallel_analysis *parallel;
    const struct one_thing *one_thing;
    double omega;
    const struct factor_scores *regression; /* of the varimax loadings where there are any */
    const struct factor_scores *bartlett;   /* NULL by principal components, and where a
                                               uniqueness is not above zero */
};

/* Fails as correlations_of and factoring_make do, and with STATUS_NUMERICAL where the
 * indicators share no factor. */
bool factor_analysis_of(struct run *run, const gsl_matrix *X, const char *const *names,
                        const struct factor_settings *settings, struct place place,
                        struct factor_analysis **analysis);

#endif
