#include "fit/imputed.h"

#include <math.h>
#include "base/progress.h"

/* What is kept of the M fits. */
struct collected {
    size_t count;      /* fits so far */
    double *estimate;  /* terms x M */
    double *variance;  /* terms x M */
    double *df;        /* terms: summed */
    double *r_squared; /* M */
};

static bool check_kind(struct run *run, const struct analysis *analysis,
                       const struct formula *formula)
{
    enum inference_kind kind = analysis->inference.kind;
    return !inference_is_resampled(kind)
           || run_fail(run, STATUS_UNSUPPORTED, formula->place,
                       "multiple imputation pools standard errors by a formula, and %s draws; "
                       "use --se classical, HC0 to HC4, CR1 or CR2",
                       inference_names[kind]);
}

/* The terms are those of the first completed data set: rows that were incomplete may bring levels
 * of a text that complete ones do not have. */
static void terms_take(struct run *run, const struct fit *fit, struct imputed *made,
                       struct collected *kept)
{
    size_t imputations = made->imputation->settings.count;
    made->nobs = fit->nobs;
    made->terms = fit->coefficients;
    made->term = run_array(run, const char *, made->terms);
    for (size_t j = 0; j < made->terms; j++)
        made->term[j] = talloc_strdup(run, fit->coefficient[j].term);
    *kept = (struct collected){ .estimate = run_array(run, double, made->terms *imputations),
                                .variance = run_array(run, double, made->terms *imputations),
                                .df = run_array(run, double, made->terms),
                                .r_squared = run_array(run, double, imputations) };
}

static void collect(const struct imputed *made, const struct fit *fit, struct collected *kept)
{
    size_t imputations = made->imputation->settings.count;
    for (size_t j = 0; j < made->terms; j++) {
        const struct coefficient *c = &fit->coefficient[j];
        kept->estimate[j * imputations + kept->count] = c->estimate;
        kept->variance[j * imputations + kept->count] = c->std_error * c->std_error;
        kept->df[j] += isnan(c->df) ? (double)fit->df_residual : c->df;
    }
    kept->r_squared[kept->count++] = fit->r_squared;
}

static const char FITTING_EACH[] = "fitting imputed data sets";

/* One completed data set, fitted in memory of its own. */
static bool fit_one(struct run *run, const struct analysis *analysis, const struct formula *formula,
                    struct imputed *made, struct collected *kept)
{
    struct run *own = run_new();
    struct fit *fit = NULL;
    own->quiet = true;
    bool ok = analysis_fit(own, analysis, formula, &fit);
    if (ok && kept->count == 0)
        terms_take(run, fit, made, kept);
    if (ok)
        collect(made, fit, kept);
    else
        run_fail(run, own->status, NOWHERE, "imputed data set %zu: %s%s", kept->count + 1,
                 own->message,
                 made->imputation->settings.method == IMPUTATION_NORM
                     ? "; --imputation-method pmm draws only values that were observed"
                     : "");
    talloc_free(own);
    progress_show(run, FITTING_EACH,
                  (double)kept->count / (double)made->imputation->settings.count);
    return ok;
}

static void pool_all(struct run *run, const struct collected *kept, struct imputed *made)
{
    progress_end(run, FITTING_EACH);
    size_t imputations = made->imputation->settings.count;
    double level = made->listwise->conf_level, most = 0;
    made->pooled = run_array(run, struct pooled, made->terms);
    for (size_t j = 0; j < made->terms; j++) {
        made->pooled[j] = pool(kept->estimate + j * imputations, kept->variance + j * imputations,
                               imputations, kept->df[j] / (double)imputations, level);
        most = fmax(most, made->pooled[j].fmi);
    }
    made->r_squared = pool_r_squared(kept->r_squared, imputations, made->nobs, level);
    made->enough = imputations_enough(most);
}

/* Nothing is missing: what was fitted is the answer. */
static void take_listwise(struct run *run, struct imputed *made)
{
    const struct fit *fit = made->listwise;
    made->nobs = fit->nobs;
    made->terms = fit->coefficients;
    made->term = fit->design->column_name;
    made->pooled = run_array(run, struct pooled, made->terms);
    for (size_t j = 0; j < made->terms; j++) {
        const struct coefficient *c = &fit->coefficient[j];
        made->pooled[j] = (struct pooled){ .estimate = c->estimate,
                                           .std_error = c->std_error,
                                           .statistic = c->statistic,
                                           .df = c->df,
                                           .p_value = c->p_value,
                                           .conf_low = c->conf_low,
                                           .conf_high = c->conf_high,
                                           .within = c->std_error * c->std_error };
    }
    made->r_squared = (struct pooled_r_squared){ fit->r_squared, NAN, NAN };
}

static bool fit_each(struct run *run, const struct analysis *analysis,
                     const struct formula *formula, struct imputed *made)
{
    const struct imputation *imputation = made->imputation;
    size_t imputations = imputation->settings.count;
    struct collected kept = { 0 };
    struct completion *completion =
        completion_of(run, analysis->offer.frame, imputation->hole, imputation->holes);
    struct analysis each = *analysis;
    each.offer.frame = completion->frame;
    each.offer.offered = imputation->offered;
    for (size_t m = 0; m < imputations; m++) {
        completion_put(completion, imputation->value[m]);
        if (!fit_one(run, &each, formula, made, &kept))
            return false;
    }
    pool_all(run, &kept, made);
    return true;
}

bool imputed_fit(struct run *run, const struct analysis *analysis, const struct formula *formula,
                 const struct imputation_settings *settings, struct imputed **imputed)
{
    struct imputed *made = talloc_zero(run, struct imputed);
    struct imputation *imputation = NULL;
    struct analysis complete = *analysis;
    complete.offer.rule = MISSING_RULE_LISTWISE;
    *imputed = made;
    if (!check_kind(run, analysis, formula)
        || !analysis_fit(run, &complete, formula, &made->listwise)
        || !impute(run, &analysis->offer, made->listwise->design->formula, settings, &imputation))
        return false;
    made->imputation = imputation;
    if (imputation->holes > 0)
        return fit_each(run, &complete, made->listwise->design->formula, made);
    take_listwise(run, made);
    return true;
}
