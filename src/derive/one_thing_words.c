#include "derive/one_thing.h"

#include "base/number.h"
#include "base/text.h"

/* The labels of the indicators that are flagged: "a, b and c". */
static const char *flagged(struct run *run, const struct one_thing *one_thing, const bool *flag,
                           const char *const *label, size_t *count)
{
    const char **name = run_array(run, const char *, one_thing->correlations->size);
    *count = 0;
    for (size_t j = 0; j < one_thing->correlations->size; j++)
        if (flag[j])
            name[(*count)++] = label[j];
    return text_list(run, name, *count);
}

static const char *turned_words(struct run *run, const struct one_thing *one_thing)
{
    return talloc_asprintf(run, "alpha is %s, and %s with what loads negatively turned round",
                           number_pointed(run, one_thing->reliability->alpha, 3),
                           number_pointed(run, one_thing->reliability->turned, 3));
}

static const char *alpha_words(struct run *run, const struct one_thing *one_thing)
{
    const struct reliability *reliability = one_thing->reliability;
    const char *alpha =
        talloc_asprintf(run, "alpha is %s", number_pointed(run, reliability->alpha, 3));
    if (one_thing->low_alpha)
        alpha = talloc_asprintf(run, "%s, below .7", alpha);
    if (!one_thing->low_alpha || one_thing->negatives == 0)
        return alpha;
    return talloc_asprintf(run, "%s (%s with what loads negatively turned round)", alpha,
                           number_pointed(run, reliability->turned, 3));
}

/* "2 eigenvalues are above 1 (1.92, 1.31)" */
static const char *eigenvalue_words(struct run *run, const struct one_thing *one_thing)
{
    const struct parallel_analysis *parallel = one_thing->parallel;
    if (one_thing->large <= 1 && one_thing->several)
        return talloc_asprintf(run, "%zu eigenvalues are above those of unrelated data",
                               parallel->retained);
    char *text = talloc_asprintf(run, "%zu eigenvalue%s above 1 (", one_thing->large,
                                 one_thing->large == 1 ? " is" : "s are");
    for (size_t j = 0; j < one_thing->large; j++)
        text = talloc_asprintf_append_buffer(
            text, "%s%s", j == 0 ? "" : ", ",
            number_fixed(run, gsl_vector_get(one_thing->correlations->eigen->value, j), 2));
    return talloc_strdup_append_buffer(text, ")");
}

static const char *unrelated_words(struct run *run, const struct one_thing *one_thing)
{
    if (one_thing->adequacy->kmo < LEAST_KMO)
        return talloc_asprintf(run, "KMO is %s", number_pointed(run, one_thing->adequacy->kmo, 3));
    if (one_thing->adequacy->p_value >= .05)
        return talloc_asprintf(run, "they may be unrelated (Bartlett's test, %s)",
                               number_p_phrase(run, one_thing->adequacy->p_value));
    return "no eigenvalue is above those of unrelated data";
}

static const char *reasons_words(struct run *run, const struct one_thing *one_thing,
                                 const char *const *label)
{
    const char *reason[4] = { NULL };
    size_t reasons = 0, negatives = 0;
    if (one_thing->low_alpha)
        reason[reasons++] = alpha_words(run, one_thing);
    if (one_thing->several)
        reason[reasons++] = eigenvalue_words(run, one_thing);
    if (one_thing->negatives > 0) {
        const char *names = flagged(run, one_thing, one_thing->negative, label, &negatives);
        const char *alpha =
            one_thing->low_alpha ? "" : talloc_asprintf(run, " (%s)", turned_words(run, one_thing));
        reason[reasons++] =
            talloc_asprintf(run, "%s load%s negatively%s", names, negatives == 1 ? "s" : "", alpha);
    }
    if (one_thing->unrelated)
        reason[reasons++] = unrelated_words(run, one_thing);
    char *text = talloc_strdup(run, reason[0]);
    for (size_t i = 1; i < reasons; i++)
        text = talloc_asprintf_append_buffer(text, "; %s", reason[i]);
    return text;
}

const char *one_thing_sentence(struct run *run, const struct one_thing *one_thing, const char *who,
                               const char *const *label)
{
    if (one_thing->reasons == 0)
        return talloc_asprintf(
            run, "Nothing speaks against taking %s for one thing: %s, %s, none loads negatively.",
            who, alpha_words(run, one_thing), eigenvalue_words(run, one_thing));
    const char *reasons = reasons_words(run, one_thing, label);
    if (one_thing->reasons == 1)
        return talloc_asprintf(run, "Caution: it is doubtful that %s are one thing: %s.", who,
                               reasons);
    return talloc_asprintf(run, "Caution: %s should not be taken for one thing: %s.", who, reasons);
}

static const char *negative_caution(struct run *run, const struct one_thing *one_thing,
                                    const char *const *label)
{
    size_t count = 0;
    const char *names = flagged(run, one_thing, one_thing->negative, label, &count);
    return count == 0 ? NULL
                      : talloc_asprintf(
                          run,
                          "%s: higher values go with less of what the others share. Turn %s round "
                          "if that is how %s meant, or leave %s out.",
                          names, count == 1 ? "it" : "them", count == 1 ? "it is" : "they are",
                          count == 1 ? "it" : "them");
}

static const char *communality_caution(struct run *run, const struct one_thing *one_thing,
                                       const char *const *label)
{
    const struct factoring *factoring = one_thing->factoring;
    bool *low = run_array(run, bool, factoring->indicators);
    size_t count = 0;
    for (size_t j = 0; j < factoring->indicators; j++)
        low[j] = factoring->communality[j] < LEAST_COMMUNALITY;
    const char *names = flagged(run, one_thing, low, label, &count);
    return count == 0
               ? NULL
               : talloc_asprintf(run, "Low communality (below .2): %s. The %s carr%s little of %s.",
                                 names, factoring->factors == 1 ? "factor" : "factors",
                                 factoring->factors == 1 ? "ies" : "y", count == 1 ? "it" : "them");
}

static const char *kmo_caution(struct run *run, const struct one_thing *one_thing,
                               const char *const *label)
{
    const struct adequacy *adequacy = one_thing->adequacy;
    bool *low = run_array(run, bool, one_thing->correlations->size);
    size_t count = 0;
    for (size_t j = 0; j < one_thing->correlations->size; j++)
        low[j] = adequacy->kmo_of[j] < LEAST_KMO;
    const char *names = flagged(run, one_thing, low, label, &count);
    const char *below = adequacy->kmo < LEAST_KMO ? ", below .5: too little is shared by all for a "
                                                    "common factor"
                        : adequacy->kmo < FAIR_KMO ? ", below .6: poor"
                                                   : "";
    if (*below == '\0' && count == 0)
        return NULL;
    return talloc_asprintf(run, "KMO is %s%s%s%s.", number_pointed(run, adequacy->kmo, 3), below,
                           count > 0 ? "; below .5 of " : "", names);
}

static const char *heywood_caution(struct run *run, const struct one_thing *one_thing,
                                   const char *const *label)
{
    size_t count = 0;
    const char *names = flagged(run, one_thing, one_thing->factoring->whole, label, &count);
    return count == 0 ? NULL
                      : talloc_asprintf(run,
                                        "A Heywood case: %s would be explained whole or more than "
                                        "whole, which no real measure is. The solution is not "
                                        "proper, and scores rest on %s.",
                                        names, count == 1 ? "it" : "them");
}

static const char *fit_caution(struct run *run, const struct one_thing *one_thing,
                               const char *const *label)
{
    const struct factoring *factoring = one_thing->factoring;
    (void)label;
    if (!(factoring->p_value < .05))
        return NULL;
    return talloc_asprintf(
        run,
        "%zu common factor%s not give back the correlations to within chance: "
        "\u03C7\u00B2(%s) = %s, %s; they are off by %s on average (RMSR).",
        factoring->factors, factoring->factors == 1 ? " does" : "s do",
        number_df(run, factoring->df), number_fixed(run, factoring->chi_square, 2),
        number_p_phrase(run, factoring->p_value), number_pointed(run, factoring->rmsr, 3));
}

size_t one_thing_cautions(struct run *run, const struct one_thing *one_thing,
                          const char *const *label, const char *caution[ONE_THING_CAUTIONS])
{
    static const char *(*const cautions[])(struct run * run, const struct one_thing *one_thing,
                                           const char *const *label) = {
        heywood_caution, negative_caution, communality_caution, kmo_caution, fit_caution,
    };
    size_t count = 0;
    for (size_t i = 0; i < sizeof cautions / sizeof *cautions; i++) {
        caution[count] = cautions[i](run, one_thing, label);
        count += caution[count] != NULL;
    }
    return count;
}
