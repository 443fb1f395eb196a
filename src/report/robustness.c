#include "report/robustness.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "report/model_table.h"

#define LEVEL .05

/* Whether a model of a table stands alone in its column: then its constant and R squared count. */
static bool is_single(const struct fitted_table *source, const struct frame *frame, size_t model)
{
    const struct model *models = source->table->model;
    for (size_t m = 0; m < source->table->models; m++)
        if (m != model && strcmp(models[m].name, models[model].name) == 0
            && strcmp(outcome_label(frame, source->fit[m]),
                      outcome_label(frame, source->fit[model]))
                   == 0)
            return false;
    return true;
}

static const struct coefficient *coefficient_called(const struct fit *fit, const char *term)
{
    for (size_t c = 0; c < fit->coefficients; c++)
        if (strcmp(fit->coefficient[c].term, term) == 0)
            return &fit->coefficient[c];
    return NULL;
}

/* A figure under a combination: of the model, its coefficient of that term, or R squared. */
static struct refound refind(struct run *run, const struct combination *combination,
                             const struct printed_figure *figure, size_t model, const char *term)
{
    struct refound refound = { .value = NAN };
    if (combination->fitted == NULL)
        return refound;
    const struct fit *fit = combination->fitted->table[figure->table].fit[model];
    if (term == NULL) {
        refound.fit = fit;
        refound.value = fit->r_squared;
        refound.verdict.estimate = refound.verdict.row =
            verdict_r_squared(run, fit->r_squared, figure->printed);
        return refound;
    }
    refound.coefficient = coefficient_called(fit, term);
    if (refound.coefficient == NULL)
        return refound;
    refound.fit = fit;
    refound.value = refound.coefficient->estimate;
    refound.verdict = verdict_compare(run, refound.coefficient, figure->printed);
    return refound;
}

static void summarise(struct printed_figure *figure, size_t combination)
{
    const struct refound *refound = &figure->refound[combination];
    if (refound->fit == NULL)
        return;
    enum verdict verdict = refound->verdict.row;
    double printed = figure->printed->estimate.value;
    bool first = figure->fitted++ == 0;
    figure->to_print += verdict == VERDICT_PRINT;
    figure->kept += verdict == VERDICT_PRINT || verdict == VERDICT_SIGNIFICANCE;
    figure->sign +=
        verdict == VERDICT_PRINT || verdict == VERDICT_SIGNIFICANCE || verdict == VERDICT_SIGN;
    figure->significant += refound->coefficient != NULL && refound->coefficient->p_value < LEVEL;
    figure->low = first ? refound->value : fmin(figure->low, refound->value);
    figure->high = first ? refound->value : fmax(figure->high, refound->value);
    if (first
        || fabs(refound->value - printed) < fabs(figure->refound[figure->nearest].value - printed))
        figure->nearest = combination;
}

static void add_figure(struct run *run, struct robustness *robustness, struct printed_figure figure,
                       size_t model, const char *term)
{
    const struct varied *varied = robustness->varied;
    figure.refound = run_array(run, struct refound, varied->count);
    figure.nearest = SIZE_MAX;
    figure.low = figure.high = NAN;
    figure.r_squared = term == NULL;
    for (size_t s = 0; s < varied->count; s++) {
        figure.refound[s] = refind(run, &varied->combination[s], &figure, model, term);
        summarise(&figure, s);
    }
    robustness->figure =
        run_grow(run, robustness->figure, struct printed_figure, robustness->figures + 1);
    robustness->figure[robustness->figures++] = figure;
    robustness->findings[figure.table] += figure.finding;
    robustness->all_findings += figure.finding;
}

/* The printed figures of a model, by its fit in a combination that is fitted. */
static void add_model(struct run *run, struct robustness *robustness, size_t table, size_t model)
{
    const struct fitted *any = robustness->varied->any;
    const struct frame *frame = any->panel->frame;
    const struct published *published = robustness->published[table];
    const struct fitted_table *source = &any->table[table];
    const struct fit *fit = source->fit[model];
    bool single = is_single(source, frame, model);
    for (size_t c = 0; c < fit->coefficients; c++) {
        const struct coefficient *coefficient = &fit->coefficient[c];
        bool constant = coefficient->formula_term == SIZE_MAX;
        const struct published_row *printed =
            published_of(run, frame, published, &source->table->model[model], fit, coefficient);
        if (printed == NULL || isnan(printed->estimate.value) || (constant && !single))
            continue;
        struct printed_figure figure = { .table = table, .printed = printed, .constant = constant };
        figure.finding = !constant && published_significant(printed);
        add_figure(run, robustness, figure, model, coefficient->term);
    }
    const struct published_row *printed = published_find(published, outcome_label(frame, fit),
                                                         source->table->model[model].name, "R2");
    if (single && printed != NULL && !isnan(printed->estimate.value))
        add_figure(run, robustness, (struct printed_figure){ .table = table, .printed = printed },
                   model, NULL);
}

static void agree(struct run *run, struct robustness *robustness, size_t combination)
{
    const size_t tables = robustness->varied->study->tables;
    struct agreement *agreement = &robustness->agreement[combination];
    agreement->tally = run_array(run, struct tally, tables);
    agreement->findings_kept = run_array(run, size_t, tables);
    for (size_t f = 0; f < robustness->figures; f++) {
        const struct printed_figure *figure = &robustness->figure[f];
        const struct comparison *verdict = &figure->refound[combination].verdict;
        struct tally *tally = &agreement->tally[figure->table];
        bool kept = verdict->row == VERDICT_PRINT || verdict->row == VERDICT_SIGNIFICANCE;
        tally_add(tally, verdict->estimate);
        tally_add(tally, verdict->std_error);
        tally_add(tally, verdict->p_value);
        agreement->findings_kept[figure->table] += figure->finding && kept;
        agreement->all_kept += figure->finding && kept;
    }
    for (size_t t = 0; t < tables; t++)
        tally_join(&agreement->all, &agreement->tally[t]);
}

/* Cells that are the same to print, or of the same sign and significance. */
static size_t agreeing(const struct agreement *agreement)
{
    return agreement->all.cells[VERDICT_PRINT] + agreement->all.cells[VERDICT_SIGNIFICANCE];
}

/* Whether one combination comes before another. */
static bool agrees_better(const struct robustness *robustness, size_t one, size_t other)
{
    const struct agreement *a = &robustness->agreement[one], *b = &robustness->agreement[other];
    const bool there = robustness->varied->combination[one].fitted != NULL;
    if (there != (robustness->varied->combination[other].fitted != NULL))
        return there;
    if (agreeing(a) != agreeing(b))
        return agreeing(a) > agreeing(b);
    if (a->all.cells[VERDICT_PRINT] != b->all.cells[VERDICT_PRINT])
        return a->all.cells[VERDICT_PRINT] > b->all.cells[VERDICT_PRINT];
    return a->all_kept > b->all_kept;
}

static void sort(struct run *run, struct robustness *robustness)
{
    size_t *order = robustness->order = run_array(run, size_t, robustness->varied->count);
    for (size_t s = 0; s < robustness->varied->count; s++) {
        size_t at = s;
        for (; at > 0 && agrees_better(robustness, s, order[at - 1]); at--)
            order[at] = order[at - 1];
        order[at] = s;
    }
}

bool robustness_find(struct run *run, const struct varied *varied, struct robustness **robustness)
{
    const struct study *study = varied->study;
    struct robustness *made = *robustness = talloc_zero(run, struct robustness);
    made->varied = varied;
    made->published = run_array(run, struct published *, study->tables);
    made->findings = run_array(run, size_t, study->tables);
    for (size_t t = 0; t < study->tables; t++) {
        if (varied->any->table[t].absent != NULL)
            continue;
        if (!published_of_table(run, study->table[t], &made->published[t]))
            return false;
        for (size_t m = 0; made->published[t] != NULL && m < study->table[t]->models; m++)
            add_model(run, made, t, m);
    }
    made->agreement = run_array(run, struct agreement, varied->count);
    for (size_t s = 0; s < varied->count; s++) {
        made->fitted += varied->combination[s].fitted != NULL;
        agree(run, made, s);
    }
    sort(run, made);
    return made->figures > 0
           || run_fail(run, STATUS_UNSUPPORTED, (struct place){ study->path, 0, 0 },
                       "prints no figure to compare with: --vary needs a table with 'published'");
}
