#include "fit/sweep.h"

#include <math.h>
#include <string.h>

#include "base/progress.h"
#include "fit/model_columns.h"
#include "fit/multiplicity.h"

const char *const sweep_orders[] = { "given", "p", "size", NULL };

/* A sweep under way. */
struct sweeping {
    struct run *run;
    struct analysis analysis;
    const struct sweep_request *request;
    struct sweep *sweep;
};

static bool is_made_from(const struct term *term, const char *column)
{
    for (size_t f = 0; f < term->factors; f++)
        if (strcmp(term->factor[f].column, column) == 0)
            return true;
    return false;
}

/* "y ~ a + b + x": the adjusted terms, then `terms`. */
static bool parse(const struct sweeping *sweeping, const char *outcome, const char *terms,
                  struct formula **formula)
{
    const char *adjusted = sweeping->request->adjusted;
    const char *text =
        talloc_asprintf(sweeping->run, "%s ~ %s%s%s", outcome, adjusted == NULL ? "" : adjusted,
                        adjusted == NULL ? "" : " + ", terms);
    return formula_parse(sweeping->run, text, NOWHERE, formula);
}

/* The model, or NULL and why there is none. False only for what is no matter of the data. */
static bool fit_try(const struct sweeping *sweeping, const char *outcome, const char *terms,
                    const struct fit **fit, const char **why_not)
{
    struct formula *formula = NULL;
    struct fit *made = NULL;
    if (!parse(sweeping, outcome, terms, &formula))
        return false;
    if (analysis_fit(sweeping->run, &sweeping->analysis, formula, &made)) {
        *fit = made;
        return true;
    }
    if (sweeping->run->status != STATUS_UNSUPPORTED && sweeping->run->status != STATUS_NUMERICAL)
        return false;
    *why_not = run_forgive(sweeping->run);
    return true;
}

static bool pair_make(const struct sweeping *sweeping, const char *outcome, struct sweep_pair *pair)
{
    struct run *run = sweeping->run;
    pair->alone = pair->joint = term_estimate_none();
    pair->term = pair->predictor->text;
    pair->r = pair->holm = pair->benjamini_hochberg = NAN;
    if (!fit_try(sweeping, outcome, pair->predictor->text, &pair->fit, &pair->why_not))
        return false;
    if (pair->fit == NULL)
        return true;
    size_t first = term_columns(pair->fit, pair->predictor, &pair->columns);
    pair->term = pair->columns == 1 ? pair->fit->coefficient[first].term : pair->predictor->text;
    pair->alone = term_estimate_of(run, pair->fit, pair->predictor);
    pair->r = term_correlation(run, pair->fit, pair->predictor);
    if (isnan(pair->alone.p_value))
        pair->why_not = talloc_asprintf(
            run, "%zu columns beside others are tested together with classical errors only",
            pair->columns);
    return true;
}

/* The model of all predictors that could be fitted alone. */
static bool joint_make(const struct sweeping *sweeping, struct sweep_outcome *outcome)
{
    char *terms = NULL;
    size_t count = 0;
    for (size_t i = 0; i < outcome->pairs; i++) {
        if (outcome->pair[i].fit == NULL)
            continue;
        terms = talloc_asprintf_append_buffer(
            terms == NULL ? talloc_strdup(sweeping->run, "") : terms, "%s%s",
            count == 0 ? "" : " + ", outcome->pair[i].predictor->text);
        count++;
    }
    if (count < 2)
        return true;
    if (!fit_try(sweeping, outcome->text, terms, &outcome->joint, &outcome->joint_why_not))
        return false;
    for (size_t i = 0; i < outcome->pairs && outcome->joint != NULL; i++)
        if (outcome->pair[i].fit != NULL)
            outcome->pair[i].joint =
                term_estimate_of(sweeping->run, outcome->joint, outcome->pair[i].predictor);
    return true;
}

static const char SWEEPING[] = "fitting each predictor";

static bool outcome_make(const struct sweeping *sweeping, const struct factor *factor,
                         struct sweep_outcome *outcome)
{
    const struct sweep_request *request = sweeping->request;
    outcome->text = factor->text;
    outcome->pair = run_array(sweeping->run, struct sweep_pair, request->predictors);
    for (size_t i = 0; i < request->predictors; i++) {
        if (is_made_from(&request->predictor[i], factor->column)) {
            sweeping->sweep->own++;
            continue;
        }
        struct sweep_pair *pair = &outcome->pair[outcome->pairs++];
        pair->predictor = &request->predictor[i];
        if (!pair_make(sweeping, outcome->text, pair))
            return false;
        progress_show(
            sweeping->run, SWEEPING,
            ((double)sweeping->sweep->outcomes + (double)(i + 1) / (double)request->predictors)
                / (double)request->outcomes);
    }
    return joint_make(sweeping, outcome);
}

static void adjust_family(struct run *run, struct sweep *sweep, size_t most)
{
    struct sweep_pair **tested = run_array(run, struct sweep_pair *, most);
    double *p_value = run_array(run, double, most);
    double *holm = run_array(run, double, most), *bh = run_array(run, double, most);
    for (size_t o = 0; o < sweep->outcomes; o++)
        for (size_t i = 0; i < sweep->outcome[o].pairs; i++) {
            struct sweep_pair *pair = &sweep->outcome[o].pair[i];
            sweep->failed += isnan(pair->alone.p_value) ? 1 : 0;
            if (isnan(pair->alone.p_value))
                continue;
            p_value[sweep->tests] = pair->alone.p_value;
            tested[sweep->tests++] = pair;
        }
    holm_adjust(run, p_value, sweep->tests, holm);
    benjamini_hochberg_adjust(run, p_value, sweep->tests, bh);
    for (size_t i = 0; i < sweep->tests; i++) {
        tested[i]->holm = holm[i];
        tested[i]->benjamini_hochberg = bh[i];
    }
}

/* Of the rows offered, those that have everything in the sweep. */
static void rows_in_common(struct sweeping *sweeping, const struct formula *adjusted)
{
    struct run *run = sweeping->run;
    struct sweep *sweep = sweeping->sweep;
    const struct sweep_request *request = sweeping->request;
    struct offer *offer = &sweeping->analysis.offer;
    const size_t rows = offer->frame->rows;
    const struct frame *frame = offer->frame;
    struct model_columns columns = { 0, NULL };
    for (size_t o = 0; o < request->outcomes; o++)
        model_columns_add(run, frame, request->outcome[o].column, &columns);
    model_columns_add_terms(run, frame, request->predictor, request->predictors, &columns);
    model_columns_add_terms(run, frame, adjusted->term, adjusted->terms, &columns);
    model_columns_add(run, frame, offer->weight, &columns);
    model_columns_add(run, frame, sweeping->analysis.inference.cluster, &columns);
    bool *offered = run_array(run, bool, rows + 1);
    sweep->left_out = run_array(run, struct left_out, rows + 1);
    for (size_t row = 0; row < rows; row++) {
        if (!offer_has(offer, row))
            continue;
        const char *why = sample_row_lacks(run, offer, columns.column, columns.count, row);
        offered[row] = why == NULL;
        if (why != NULL)
            sweep->left_out[sweep->left_outs++] = (struct left_out){ row, why };
    }
    for (size_t i = 0; i < columns.count; i++)
        offer->confidential |= columns.column[i]->confidential;
    offer->offered = offered;
}

static bool terms_need(struct run *run, const struct frame *frame, const struct term *term,
                       size_t terms, struct place place)
{
    struct column *column = NULL;
    for (size_t t = 0; t < terms; t++)
        for (size_t f = 0; f < term[t].factors; f++)
            if (!frame_need(run, frame, term[t].factor[f].column, place, &column))
                return false;
    return true;
}

/* A slip in a name is no matter of one pair. */
static bool names_check(const struct sweeping *sweeping, const struct formula *adjusted)
{
    struct run *run = sweeping->run;
    const struct sweep_request *request = sweeping->request;
    const struct frame *frame = sweeping->analysis.offer.frame;
    const struct place place = { "--outcome", 0, 0 };
    struct column *column = NULL;
    for (size_t o = 0; o < request->outcomes; o++) {
        if (!frame_need(run, frame, request->outcome[o].column, place, &column))
            return false;
        if (column->kind == COLUMN_TEXT)
            return run_fail(run, STATUS_UNSUPPORTED, place,
                            "'%s' holds texts, not numbers; choose a column of numbers",
                            column->name);
    }
    return offer_weight(run, &sweeping->analysis.offer, (struct place){ "--weights", 0, 0 },
                        &column)
           && terms_need(run, frame, request->predictor, request->predictors,
                         (struct place){ "--predictors", 0, 0 })
           && terms_need(run, frame, adjusted->term, adjusted->terms,
                         (struct place){ "--adjust-for", 0, 0 });
}

/* What all pairs lack is no matter of one. */
static bool fail_untested(struct run *run, const struct sweep *sweep)
{
    for (size_t o = 0; o < sweep->outcomes; o++)
        if (sweep->outcome[o].pairs > 0)
            return run_fail(run, STATUS_UNSUPPORTED, NOWHERE,
                            "none of the %zu pairs can be tested; the first, %s on %s: %s",
                            sweep->failed, sweep->outcome[o].text,
                            sweep->outcome[o].pair[0].predictor->text,
                            sweep->outcome[o].pair[0].why_not);
    return run_fail(run, STATUS_UNSUPPORTED, NOWHERE,
                    "no predictor is left: each is made from the outcome itself; name others");
}

bool sweep_make(struct run *run, const struct analysis *analysis,
                const struct sweep_request *request, struct sweep **sweep)
{
    struct sweep *made = *sweep = talloc_zero(run, struct sweep);
    struct sweeping sweeping = { run, *analysis, request, made };
    struct formula *adjusted = NULL;
    made->request = request;
    made->outcome = run_array(run, struct sweep_outcome, request->outcomes);
    if (!parse(&sweeping, request->outcome[0].text, "1", &adjusted)
        || !names_check(&sweeping, adjusted))
        return false;
    if (request->common)
        rows_in_common(&sweeping, adjusted);
    for (size_t o = 0; o < request->outcomes; o++, made->outcomes++)
        if (!outcome_make(&sweeping, &request->outcome[o], &made->outcome[o]))
            return false;
    progress_end(run, SWEEPING);
    adjust_family(run, made, request->outcomes * request->predictors);
    return made->tests > 0 || fail_untested(run, made);
}

/* What comes first has the smallest. */
static double rank_of(const struct sweep_pair *pair, enum sweep_order order)
{
    double size = pair->fit == NULL ? NAN : isnan(pair->r) ? sqrt(pair->fit->r_squared) : pair->r;
    double rank = order == SWEEP_BY_P ? pair->alone.p_value : -fabs(size);
    return isnan(rank) ? INFINITY : rank;
}

void sweep_sort(struct run *run, struct sweep *sweep, enum sweep_order order)
{
    for (size_t o = 0; o < sweep->outcomes && order != SWEEP_AS_GIVEN; o++) {
        struct sweep_outcome *outcome = &sweep->outcome[o];
        struct sweep_pair *sorted = run_array(run, struct sweep_pair, outcome->pairs);
        bool *taken = run_array(run, bool, outcome->pairs);
        for (size_t i = 0; i < outcome->pairs; i++) { /* the first of equals stays first */
            size_t best = outcome->pairs;
            for (size_t j = 0; j < outcome->pairs; j++)
                if (!taken[j]
                    && (best == outcome->pairs
                        || rank_of(&outcome->pair[j], order)
                               < rank_of(&outcome->pair[best], order)))
                    best = j;
            taken[best] = true;
            sorted[i] = outcome->pair[best];
        }
        outcome->pair = sorted;
    }
}
