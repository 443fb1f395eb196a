/* What pictures of coefficients say in words: the second half of what estimates.h promises. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "draw/estimates.h"
#include "draw/fit_words.h"
#include "draw/numeral.h"

/* Standard deviations further apart than this make coefficients a poor comparison. */
#define SCALES_APART 3.0

const char *estimate_words(struct run *run, const struct estimates *estimates,
                           const struct estimate *one, int more)
{
    const struct chosen_term *term = &estimates->terms.term[one->term];
    const char *label = term->heading == NULL
                            ? term->label
                            : talloc_asprintf(run, "%s, %s", term->label, term->heading);
    const char *value = numeral_estimate(run, one->value, one->std_error, more);
    if (!isfinite(one->low) || !isfinite(one->high))
        return talloc_asprintf(run, "%s %s", label, value);
    return talloc_asprintf(run, "%s %s (%s CI %s to %s)", label, value,
                           fit_level_words(run, one->model->fit),
                           numeral_estimate(run, one->low, one->std_error, more),
                           numeral_estimate(run, one->high, one->std_error, more));
}

const char *estimates_verdict_words(struct run *run, const struct estimates *estimates)
{
    struct tally tally = { { 0 } };
    for (size_t i = 0; i < estimates->count; i++)
        if (isfinite(estimates->one[i].printed_value))
            tally_add(&tally, estimates->one[i].verdict);
    return talloc_asprintf(
        run, "Recomputed against print, %s",
        tally_words(run, &tally, "coefficients, each with its standard error and p-value"));
}

static struct fit *const *fits_of(struct run *run, const struct estimates *estimates)
{
    struct fit **fit = run_array(run, struct fit *, estimates->models);
    for (size_t m = 0; m < estimates->models; m++)
        fit[m] = estimates->model[m].fit;
    return fit;
}

static const char *bars_words(struct run *run, const struct estimates *estimates)
{
    size_t without = 0;
    for (size_t i = 0; i < estimates->count; i++)
        without += isfinite(estimates->one[i].value) && !isfinite(estimates->one[i].low);
    const char *what = !estimates->standardised
                           ? "Marks: coefficients"
                           : "Marks: coefficients in standard deviations of the outcome for one "
                             "standard deviation of the predictor, over the rows of the model";
    const char *bars =
        talloc_asprintf(run, "%s; thin bars: %s, thick bars: 50%% confidence intervals, with %s.",
                        what, fit_level_words(run, estimates->model[0].fit),
                        fits_errors_words(run, fits_of(run, estimates), estimates->models));
    if (estimates->standardised)
        bars = talloc_asprintf(run,
                               "%s They are those of the coefficients as they stand, rescaled: "
                               "standard deviations are taken for known.",
                               bars);
    if (without > 0)
        bars = talloc_asprintf(run, "%s %zu of %zu have no interval.", bars, without,
                               estimates->count);
    return bars;
}

/* Of what is shown: a term, and the standard deviation of its column. */
static void scale_extend(const struct estimate *one, const struct estimate **least,
                         const struct estimate **most)
{
    if (!(one->scale > 0) || !isfinite(one->scale))
        return;
    if (*least == NULL || one->scale < (*least)->scale)
        *least = one;
    if (*most == NULL || one->scale > (*most)->scale)
        *most = one;
}

static const char *scale_text(struct run *run, double scale)
{
    int decimals = (int)fmin(fmax(1.0 - floor(log10(scale)), 0.0), 17.0);
    return scale >= 1e-4 && scale < 1e7 ? numeral_grouped(run, scale, decimals)
                                        : number_scientific(run, scale, 1);
}

static const char *scale_words(struct run *run, const struct estimates *estimates)
{
    const struct estimate *least = NULL, *most = NULL;
    const char **none = run_array(run, const char *, estimates->count + 1);
    size_t nones = 0;
    for (size_t i = 0; i < estimates->count; i++) {
        scale_extend(&estimates->one[i], &least, &most);
        if (isnan(estimates->one[i].factor))
            none[nones++] = estimates->terms.term[estimates->one[i].term].label;
    }
    if (nones > 0)
        return talloc_asprintf(run, "Without a standard deviation, and not shown: %s.",
                               text_list(run, none, nones));
    if (estimates->standardised || least == NULL || most->scale <= SCALES_APART * least->scale)
        return NULL;
    return talloc_asprintf(
        run,
        "Terms are in units of their own, whose standard deviations run from %s (%s) to %s (%s): "
        "where a mark lies does not compare one term with another; standardised coefficients "
        "would.",
        scale_text(run, least->scale), estimates->terms.term[least->term].label,
        scale_text(run, most->scale), estimates->terms.term[most->term].label);
}

static const char *printed_words(struct run *run, const struct estimates *estimates)
{
    size_t printed = 0, without = 0;
    for (size_t i = 0; i < estimates->count; i++) {
        printed += isfinite(estimates->one[i].printed_value);
        without +=
            isfinite(estimates->one[i].printed_value) && !isfinite(estimates->one[i].printed_low);
    }
    if (printed == 0)
        return NULL;
    const char *text = talloc_asprintf(
        run,
        "As printed: %s confidence intervals from the printed coefficient and standard error, as "
        "rounded in print, by t with the printed n less the number of coefficients.",
        fit_level_words(run, estimates->model[0].fit));
    if (without > 0)
        text = talloc_asprintf(
            run, "%s %zu of %zu have none: their standard error is not printed, or prints as zero.",
            text, without, printed);
    return text;
}

static const char *marks_words(struct run *run, const struct estimates *estimates)
{
    bool z = false, ln = false;
    for (size_t t = 0; t < estimates->terms.count; t++) {
        const char *raised = estimates->terms.term[t].raised;
        z |= raised != NULL && strcmp(raised, "z") == 0;
        ln |= raised != NULL && strcmp(raised, "ln") == 0;
    }
    if (!z && !ln)
        return NULL;
    return talloc_asprintf(run, "%s%s%s.",
                           z ? "z: standardised to mean 0 and standard deviation 1" : "",
                           z && ln ? "; " : "", ln ? "ln: natural logarithm" : "");
}

const char *estimates_rows_words(struct run *run, const struct estimates *estimates)
{
    return fits_rows_words(run, estimates->drawing->analysis, fits_of(run, estimates),
                           estimates->models);
}

/* One model without a name of its own needs none. */
static bool is_alone(const struct estimates *estimates)
{
    return estimates->models == 1 && estimates->model[0].unnamed;
}

const char *estimates_formulas_words(struct run *run, const struct estimates *estimates)
{
    char *text = NULL;
    for (size_t m = 0; m < estimates->models; m++) {
        const struct shown_model *model = &estimates->model[m];
        if (estimates->drawing->chart->table != NULL || model->table != NULL)
            return NULL;
        const char *name = is_alone(estimates) ? "Model" : model->name;
        text =
            talloc_asprintf_append_buffer(text == NULL ? talloc_strdup(run, "") : text, "%s%s: %s",
                                          m == 0 ? "" : "; ", name, model->formula->text);
    }
    return talloc_strdup_append_buffer(text, ".");
}

static const char *sort_words(struct run *run, const struct estimates *estimates)
{
    static const char *const by[] = {
        [SORT_ESTIMATE] = "estimate", [SORT_ABS] = "size whatever the sign", [SORT_P] = "p-value"
    };
    int sort = estimates->drawing->chart->sort;
    if (sort == SORT_NONE)
        return NULL;
    return talloc_asprintf(run, "Sorted by %s%s.", by[sort],
                           estimates->models > 1 ? " in the first model that has the term" : "");
}

void estimates_notes(const struct estimates *estimates, struct page *page)
{
    struct run *run = page->run;
    page_note(page, estimates_rows_words(run, estimates));
    page_note(page, estimates_formulas_words(run, estimates));
    page_note(page, bars_words(run, estimates));
    page_note(page, fits_caution(fits_of(run, estimates), estimates->models));
    page_note(page, printed_words(run, estimates));
    page_note(page, scale_words(run, estimates));
    page_note(page, marks_words(run, estimates));
    page_note(page, sort_words(run, estimates));
    page_note(page, estimates->terms.hidden_words);
}

/* Of one model: all its estimates, those whose interval leaves out zero first. */
static const char *model_words(struct run *run, const struct estimates *estimates,
                               const struct shown_model *model)
{
    const char **apart = run_array(run, const char *, estimates->count + 1);
    const char **across = run_array(run, const char *, estimates->count + 1);
    size_t aparts = 0, acrosses = 0;
    for (size_t i = 0; i < estimates->count; i++) {
        const struct estimate *one = &estimates->one[i];
        if (one->model != model || isnan(one->value))
            continue;
        if (one->low > 0 || one->high < 0)
            apart[aparts++] = estimate_words(run, estimates, one, 0);
        else
            across[acrosses++] = estimate_words(run, estimates, one, 0);
    }
    char *text = talloc_strdup(run, "");
    if (aparts > 0)
        text = talloc_asprintf_append_buffer(text, "Away from zero: %s.",
                                             text_list(run, apart, aparts));
    if (acrosses > 0)
        text =
            talloc_asprintf_append_buffer(text, "%sNot told from zero: %s.", aparts > 0 ? " " : "",
                                          text_list(run, across, acrosses));
    return text;
}

/* "printed .144 (1.08)", as it stands in print; rescaled where coefficients are. */
static const char *printed_figure(struct run *run, const struct estimates *estimates,
                                  const struct estimate *one)
{
    if (!estimates->standardised)
        return talloc_asprintf(run, "printed %s (%s)", one->printed->estimate.text,
                               one->printed->std_error.text);
    const char *value = numeral_estimate(run, one->printed_value, one->std_error, 1);
    if (!isfinite(one->printed_low))
        return talloc_asprintf(run, "printed, rescaled, %s", value);
    return talloc_asprintf(run, "printed, rescaled, %s (%s CI %s to %s)", value,
                           fit_level_words(run, one->model->fit),
                           numeral_estimate(run, one->printed_low, one->std_error, 1),
                           numeral_estimate(run, one->printed_high, one->std_error, 1));
}

/* "A1, KS4 Progress: ", or "Model 2: ". */
static const char *whose_words(struct run *run, const struct estimates *estimates,
                               const char *const *heading, const struct shown_model *model)
{
    if (heading != NULL)
        return talloc_asprintf(run, "%s, %s: ", model->table, heading[model->column]);
    return is_alone(estimates) ? "" : talloc_asprintf(run, "%s: ", model->name);
}

const char *estimates_print_words(struct run *run, const struct estimates *estimates,
                                  const char *const *heading)
{
    char *differing = talloc_strdup(run, "");
    size_t count = 0, printed = 0;
    for (size_t i = 0; i < estimates->count; i++) {
        const struct estimate *one = &estimates->one[i];
        if (!isfinite(one->printed_value))
            continue;
        printed++;
        if (one->verdict == VERDICT_DIFFERS)
            differing = talloc_asprintf_append_buffer(
                differing, "%s%s%s, %s", count++ == 0 ? "" : "; ",
                whose_words(run, estimates, heading, one->model),
                estimate_words(run, estimates, one, 1), printed_figure(run, estimates, one));
    }
    if (printed == 0)
        return NULL;
    const char *verdicts = estimates_verdict_words(run, estimates);
    if (count == 0)
        return talloc_asprintf(run, "%s.", verdicts);
    return talloc_asprintf(run, "%s. %s: %s.", verdicts,
                           count == 1 ? "The one that differs" : "Those that differ",
                           numeral_minus(run, differing));
}

/* Models of one term each are told together. */
static bool is_single(const struct estimates *estimates, const struct shown_model *model)
{
    size_t count = 0;
    for (size_t i = 0; i < estimates->count; i++)
        count += estimates->one[i].model == model;
    return count <= 1;
}

const char *estimates_column_words(struct run *run, const struct estimates *estimates,
                                   size_t column)
{
    char *text = NULL;
    const char *name = NULL;
    for (size_t m = 0; m < estimates->models; m++) {
        const struct shown_model *model = &estimates->model[m];
        if (model->column != column)
            continue;
        bool again =
            is_alone(estimates)
            || (name != NULL && strcmp(name, model->name) == 0 && is_single(estimates, model));
        text = talloc_asprintf_append_buffer(
            text == NULL ? talloc_asprintf(
                run, "%s.", outcome_label(estimates->drawing->analysis->offer.frame, model->fit))
                         : text,
            " %s%s%s", again ? "" : model->name, again ? "" : ": ",
            model_words(run, estimates, model));
        name = model->name;
    }
    return text == NULL ? "" : text;
}
