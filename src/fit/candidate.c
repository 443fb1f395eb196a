#include "fit/candidate.h"

#include <math.h>
#include <string.h>

#include "fit/candidate_beside.h"
#include "fit/candidate_left.h"
#include "fit/candidate_shape.h"
#include "fit/moments.h"
#include "fit/power.h"
#include "fit/welch.h"

/* A candidate under test. */
struct trying {
    struct run *run;
    struct analysis analysis; /* of the rows that have the candidate */
    const struct column *column;
    struct term term;
    struct candidate *candidate;
};

static bool is_of_the_data(const struct run *run)
{
    return run->status == STATUS_UNSUPPORTED || run->status == STATUS_NUMERICAL;
}

/* The message, without the column's name where it begins with that: "has one value, ...". */
static const char *after_name(const char *message, const char *column)
{
    size_t length = strlen(column);
    return strncmp(message, column, length) == 0 && message[length] == ' ' ? message + length + 1
                                                                           : message;
}

/* False for what is no matter of the data; else the candidate lacks what the fit does. */
static bool fit_try(struct trying *trying, const char *text, struct fit **fit)
{
    struct formula *formula = NULL;
    if (formula_parse(trying->run, text, NOWHERE, &formula)
        && analysis_fit(trying->run, &trying->analysis, formula, fit))
        return true;
    if (!is_of_the_data(trying->run))
        return false;
    trying->candidate->lacking = after_name(run_forgive(trying->run), trying->candidate->column);
    return true;
}

static bool terms_have(const struct formula *formula, const char *column)
{
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            if (strcmp(formula->term[t].factor[f].column, column) == 0)
                return true;
    return false;
}

/* The only text that the column has in the rows of the model; NULL where it has more, or numbers.
 */
static const char *only_text(const struct trying *trying)
{
    const struct design *design = trying->candidate->model->design;
    const char *only = NULL;
    if (trying->column->kind != COLUMN_TEXT)
        return NULL;
    for (size_t i = 0; i < design->y->size; i++) {
        const char *text = trying->column->text[design->row[i]];
        if (text != NULL && only != NULL && strcmp(text, only) != 0)
            return NULL;
        only = text == NULL ? only : text;
    }
    return only;
}

/* What can be said before anything is fitted. */
static const char *lacking_before(const struct trying *trying)
{
    const struct candidate *candidate = trying->candidate;
    const struct design *design = candidate->model->design;
    const char *only = only_text(trying);
    if (strcmp(design->formula->response.column, candidate->column) == 0)
        return "is the outcome of the model";
    if (terms_have(design->formula, candidate->column))
        return "is in the model already";
    if (strchr(candidate->column, '`') != NULL)
        return "cannot stand in a formula with a back-quote in its name; give it another heading";
    if (candidate->lost.rows == design->y->size)
        return talloc_asprintf(trying->run, "has no value in any of the %zu rows of the model",
                               design->y->size);
    if (only != NULL)
        return talloc_asprintf(trying->run, "has one value, %s, in all %zu rows used", only,
                               design->y->size - candidate->lost.rows);
    return NULL;
}

/* Offer the rows that have the candidate: it is never imputed. Who has an answer of a survey tells
 * who answered. */
static void rows_narrow(struct trying *trying)
{
    struct offer *offer = &trying->analysis.offer;
    const struct offer whole = *offer;
    bool *offered = run_array(trying->run, bool, offer->frame->rows);
    for (size_t row = 0; row < offer->frame->rows; row++)
        offered[row] = offer_has(&whole, row) && trying->column->missing[row] == PRESENT;
    offer->offered = offered;
    offer->confidential |= trying->column->confidential;
}

static void lost_find(const struct trying *trying)
{
    struct candidate *candidate = trying->candidate;
    struct candidate_lost *lost = &candidate->lost;
    const struct design *design = candidate->model->design;
    const size_t n = design->y->size;
    double *with = run_array(trying->run, double, n), *without = run_array(trying->run, double, n);
    size_t *row = run_array(trying->run, size_t, n), others = 0;
    for (size_t i = 0; i < n; i++) {
        double y = gsl_vector_get(design->y, i);
        if (trying->column->missing[design->row[i]] == PRESENT) {
            with[others++] = y;
            continue;
        }
        without[lost->rows] = y;
        row[lost->rows++] = design->row[i];
    }
    if (lost->rows == 0)
        return;
    const struct sample_moments there = sample_moments_of(with, others),
                                gone = sample_moments_of(without, lost->rows);
    const struct welch welch = welch_of(&gone, &there, candidate->model->conf_level);
    lost->row = row;
    lost->mean = gone.mean;
    lost->others_mean = there.mean;
    lost->difference =
        (struct check){ .statistic = welch.statistic,
                        .p_value = welch.p_value,
                        .df = 1,
                        .lacking = welch.compared ? NULL : "too few rows to compare" };
    lost->df_welch = welch.df;
    lost->conf_low = welch.conf_low;
    lost->conf_high = welch.conf_high;
}

static struct candidate_fit candidate_fit_of(const struct trying *trying, const struct fit *fit)
{
    struct candidate_fit made = { .fit = fit, .per_deviation = NAN, .detectable = NAN };
    made.first = term_columns(fit, &trying->term, &made.columns);
    made.term = term_estimate_of(trying->run, fit, &trying->term);
    if (made.columns != 1)
        return made;
    gsl_vector_const_view x = gsl_matrix_const_column(fit->design->X, made.first);
    const double sd = moments_of(&x.vector, fit->design->weight).sd;
    made.per_deviation = made.term.estimate * sd;
    made.detectable = detectable_of(trying->run, fit)->estimate[made.first] * sd;
    return made;
}

/* Of several columns p is that of the change's F, of whatever kind that is. */
static void terms_settle(struct trying *trying)
{
    struct candidate *candidate = trying->candidate;
    struct term_estimate *term = &candidate->after.term;
    if (candidate->after.columns > 1) {
        term->statistic = candidate->added.statistic;
        term->df = candidate->added.df2;
        term->p_value = candidate->added.p_value;
    }
    if (isnan(term->p_value) || isnan(candidate->alone.term.p_value))
        candidate->lacking = talloc_asprintf(
            trying->run, "has %zu column%s, which %s standard errors cannot test together",
            candidate->after.columns, candidate->after.columns == 1 ? "" : "s",
            inference_names[trying->analysis.inference.kind]);
}

/* The model itself, where the rows that it has are those that the candidate has. */
static bool before_make(struct trying *trying)
{
    struct candidate *candidate = trying->candidate;
    struct fit *fit = NULL;
    candidate->before = candidate->model;
    if (candidate->lost.rows == 0 && trying->analysis.offer.rule == MISSING_RULE_LISTWISE
        && !trying->column->confidential)
        return true;
    if (!fit_try(trying, candidate->model->design->formula->text, &fit))
        return false;
    candidate->before = fit;
    if (candidate->lacking != NULL)
        candidate->lacking = talloc_asprintf(
            trying->run, "has a value in too few rows for the model: %s", candidate->lacking);
    return true;
}

/* `after` goes first: what it lacks is of the rows of the model. */
static bool fits_make(struct trying *trying)
{
    struct candidate *candidate = trying->candidate;
    const char *model = candidate->model->design->formula->text;
    const char *alone =
        talloc_asprintf(trying->run, "%s ~ %s", candidate->outcome, trying->term.text);
    const char *more = talloc_asprintf(trying->run, "%s + %s", model, trying->term.text);
    struct fit *fit[] = { NULL, NULL };
    if (!before_make(trying) || (candidate->lacking == NULL && !fit_try(trying, more, &fit[0]))
        || (candidate->lacking == NULL && !fit_try(trying, alone, &fit[1])))
        return false;
    if (candidate->lacking != NULL)
        return true;
    candidate->after = candidate_fit_of(trying, fit[0]);
    candidate->alone = candidate_fit_of(trying, fit[1]);
    return true;
}

static bool added_find(struct trying *trying, const struct geometry *before,
                       const struct geometry *after)
{
    struct candidate *candidate = trying->candidate;
    if (nested_change(trying->run, &trying->analysis,
                      (struct nested_fit){ candidate->before, before },
                      (struct nested_fit){ candidate->after.fit, after }, &candidate->added)) {
        terms_settle(trying);
        return true;
    }
    if (!is_of_the_data(trying->run))
        return false;
    candidate->lacking = run_forgive(trying->run);
    return true;
}

static bool parts_find(struct trying *trying)
{
    struct candidate *candidate = trying->candidate;
    struct run *run = trying->run;
    const struct geometry *before = geometry_of(run, candidate->before);
    const struct geometry *after = geometry_of(run, candidate->after.fit);
    if (!added_find(trying, before, after))
        return false;
    if (candidate->lacking != NULL)
        return true;
    candidate->before_error = prediction_leaving_one(candidate->before, before);
    candidate->after_error = prediction_leaving_one(candidate->after.fit, after);
    candidate->alone_adjusted = candidate->alone.term.p_value;
    candidate->after_adjusted = candidate->after.term.p_value;
    candidate_look_beside(run, after, candidate);
    candidate_leave_out(run, &trying->analysis, after, candidate);
    return candidate_shape_find(run, &trying->analysis, after, candidate);
}

bool candidate_test(struct run *run, const struct analysis *analysis, const struct fit *model,
                    const char *column, struct candidate **candidate)
{
    struct column *found = NULL;
    if (!frame_need(run, analysis->offer.frame, column, NOWHERE, &found))
        return false;
    struct candidate *made = talloc_zero(run, struct candidate);
    *made = (struct candidate){ .column = found->name,
                                .outcome = model->design->formula->response.text,
                                .model = model,
                                .alone_adjusted = NAN,
                                .after_adjusted = NAN };
    struct trying trying = { .run = run,
                             .analysis = *analysis,
                             .column = found,
                             .term = term_new(run, factor_new(run, found->name, FACTOR_PLAIN, 1)),
                             .candidate = made };
    *candidate = made;
    lost_find(&trying);
    made->lacking = lacking_before(&trying);
    if (made->lacking != NULL)
        return true;
    rows_narrow(&trying);
    if (!fits_make(&trying))
        return false;
    return made->lacking != NULL || parts_find(&trying);
}
