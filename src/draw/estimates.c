#include "draw/estimates.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fit/distribution.h"
#include "fit/standardised.h"

#define INNER_LEVEL 0.5

bool shown_model_fit(struct run *run, const struct analysis *analysis, struct shown_model *model)
{
    struct analysis inner = *analysis;
    inner.inference.conf_level = INNER_LEVEL;
    return analysis_fit(run, analysis, model->formula, &model->fit)
           && analysis_fit(run, &inner, model->formula, &model->inner);
}

static const struct frame *frame_of(const struct estimates *estimates)
{
    return estimates->drawing->analysis->offer.frame;
}

/* The interval of a printed figure; NaN where there is none. */
static void printed_fill(struct estimate *one)
{
    const struct published_row *printed = one->printed;
    const struct fit *fit = one->model->fit;
    one->printed_value = one->printed_low = one->printed_high = NAN;
    if (printed == NULL)
        return;
    double df = (double)printed->nobs - (double)fit->coefficients;
    double error = printed->std_error.value;
    double reach = df > 0 ? t_quantile(0.5 + fit->conf_level / 2, df) * error : NAN;
    one->printed_value = one->factor * printed->estimate.value;
    if (!(error > 0) || printed->std_error.below)
        return;
    one->printed_low = one->factor * (printed->estimate.value - reach);
    one->printed_high = one->factor * (printed->estimate.value + reach);
}

static void estimate_fill(struct run *run, const struct estimates *estimates,
                          const struct standardised *standardised, struct estimate *one)
{
    const struct shown_model *model = one->model;
    const struct coefficient *c = one->coefficient;
    size_t j = (size_t)(c - model->fit->coefficient);
    const struct coefficient *inner = &model->inner->coefficient[j];
    const struct model printed = { model->name, NULL };
    one->scale = standardised->sd[j];
    one->factor = !estimates->standardised ? 1.0
                  : one->scale > 0         ? one->scale / standardised->outcome_sd
                                           : NAN;
    one->value = one->factor * c->estimate;
    one->std_error = one->factor * c->std_error;
    one->low = one->factor * c->conf_low;
    one->high = one->factor * c->conf_high;
    one->inner_low = one->factor * inner->conf_low;
    one->inner_high = one->factor * inner->conf_high;
    one->printed =
        published_of(run, frame_of(estimates), model->published, &printed, model->fit, c);
    one->verdict = verdict_compare(run, c, one->printed).row;
    printed_fill(one);
}

static const struct coefficient *coefficient_named(const struct fit *fit, const char *term)
{
    for (size_t j = 0; j < fit->coefficients; j++)
        if (strcmp(fit->coefficient[j].term, term) == 0)
            return &fit->coefficient[j];
    return NULL;
}

static bool check_apart(struct run *run, const struct estimates *estimates,
                        const struct estimate *one)
{
    for (size_t i = 0; i < estimates->count; i++) {
        const struct estimate *other = &estimates->one[i];
        if (other->term == one->term && other->model->column == one->model->column
            && other->model->series == one->model->series)
            return run_fail(run, status_at(one->model->formula->place), one->model->formula->place,
                            "two models called '%s' for the same outcome have the term '%s'; give "
                            "them different names",
                            one->model->name, one->coefficient->term);
    }
    return true;
}

static bool gather(struct run *run, struct estimates *estimates, const struct shown_model *model)
{
    const struct standardised *standardised = standardised_of(run, model->fit);
    for (size_t t = 0; t < estimates->terms.count; t++) {
        struct estimate one = { .model = model,
                                .term = t,
                                .coefficient =
                                    coefficient_named(model->fit, estimates->terms.term[t].term) };
        if (one.coefficient == NULL)
            continue;
        if (!check_apart(run, estimates, &one))
            return false;
        estimate_fill(run, estimates, standardised, &one);
        estimates->one = run_grow(run, estimates->one, struct estimate, estimates->count + 1);
        estimates->one[estimates->count++] = one;
    }
    return true;
}

/* What a term is sorted by: of the first model that has it. Least first. */
static double sorted_by(const struct estimates *estimates, size_t term)
{
    for (size_t i = 0; i < estimates->count; i++) {
        const struct estimate *one = &estimates->one[i];
        if (one->term != term)
            continue;
        switch (estimates->drawing->chart->sort) {
        case SORT_P:
            return isnan(one->coefficient->p_value) ? INFINITY : one->coefficient->p_value;
        case SORT_ABS:
            return -fabs(one->value);
        default:
            return -one->value;
        }
    }
    return INFINITY;
}

/* Sorted, categories leave their headings. */
static void sort(struct run *run, struct estimates *estimates)
{
    struct chosen_terms *terms = &estimates->terms;
    double *by = run_array(run, double, terms->count);
    size_t *from = run_array(run, size_t, terms->count), *to = run_array(run, size_t, terms->count);
    struct chosen_term *sorted = run_array(run, struct chosen_term, terms->count);
    for (size_t t = 0; t < terms->count; t++) {
        size_t at = t;
        by[t] = sorted_by(estimates, t);
        for (; at > 0 && by[from[at - 1]] > by[t]; at--)
            from[at] = from[at - 1];
        from[at] = t;
    }
    for (size_t at = 0; at < terms->count; at++) {
        struct chosen_term *term = &sorted[at];
        to[from[at]] = at;
        *term = terms->term[from[at]];
        if (term->heading != NULL)
            term->label = talloc_asprintf(run, "%s: %s", term->heading, term->label);
        term->heading = NULL;
    }
    terms->term = sorted;
    for (size_t i = 0; i < estimates->count; i++)
        estimates->one[i].term = to[estimates->one[i].term];
}

static int in_order(const void *a, const void *b)
{
    const struct estimate *left = a, *right = b;
    if (left->model != right->model)
        return left->model < right->model ? -1 : 1;
    return left->term < right->term ? -1 : left->term > right->term;
}

bool estimates_of(struct run *run, const struct drawing *drawing, struct shown_model *model,
                  size_t models, struct estimates **estimates)
{
    struct estimates *made = talloc_zero(run, struct estimates);
    struct fit **fit = run_array(run, struct fit *, models);
    for (size_t m = 0; m < models; m++)
        fit[m] = model[m].fit;
    *made = (struct estimates){ .drawing = drawing,
                                .models = models,
                                .model = model,
                                .standardised = drawing->chart->standardised == 1 };
    *estimates = made;
    if (!chosen_terms_of(run, frame_of(made), drawing->chart, fit, models, &made->terms))
        return false;
    for (size_t m = 0; m < models; m++)
        if (!gather(run, made, &model[m]))
            return false;
    if (drawing->chart->sort != SORT_NONE) {
        sort(run, made);
        qsort(made->one, made->count, sizeof *made->one, in_order);
    }
    return true;
}

static const char *name_of_mark(struct run *run, const struct estimates *estimates,
                                const struct estimate *one)
{
    return talloc_asprintf(run, "%s: %s", one->model->name, estimate_words(run, estimates, one, 0));
}

static void cell_fill(struct run *run, const struct estimates *estimates,
                      const struct estimate *one, size_t series, bool verdicts,
                      struct interval_cell *cell)
{
    cell->mark = run_grow(run, cell->mark, struct interval_mark, cell->marks + 2);
    cell->mark[cell->marks++] = (struct interval_mark){ .series = one->model->series,
                                                        .estimate = one->value,
                                                        .low = one->low,
                                                        .high = one->high,
                                                        .inner_low = one->inner_low,
                                                        .inner_high = one->inner_high,
                                                        .name = name_of_mark(run, estimates, one) };
    if (!isfinite(one->printed_value))
        return;
    const struct printed *b = &one->printed->estimate, *se = &one->printed->std_error;
    cell->mark[cell->marks++] = (struct interval_mark){
        .series = series + one->model->series,
        .estimate = one->printed_value,
        .low = one->printed_low,
        .high = one->printed_high,
        .inner_low = NAN,
        .inner_high = NAN,
        .name = talloc_asprintf(run, "%s: %s as printed: %s (%s)", one->model->name,
                                estimates->terms.term[one->term].label, b->text, se->text)
    };
    if (!verdicts)
        return;
    cell->beside = verdict_mark(one->verdict);
    cell->strong = one->verdict == VERDICT_DIFFERS;
}

static struct interval_row *row_add(struct run *run, struct interval_rows *rows)
{
    rows->row = run_grow(run, rows->row, struct interval_row, rows->rows + 1);
    struct interval_row *row = &rows->row[rows->rows++];
    *row = (struct interval_row){ .label = "" };
    return row;
}

static void term_add(struct run *run, const struct chosen_term *term, const char *heading_before,
                     struct interval_rows *rows)
{
    bool new_heading = term->heading != NULL
                       && (heading_before == NULL || strcmp(term->heading, heading_before) != 0);
    if (new_heading) {
        struct interval_row *heading = row_add(run, rows);
        heading->label = term->heading;
        heading->heading = true;
    }
    struct interval_row *row = row_add(run, rows);
    row->label = term->label;
    row->raised = term->raised;
    row->indented = term->heading != NULL;
    row->cell = run_array(run, struct interval_cell, rows->columns);
}

struct interval_rows estimates_rows(struct run *run, const struct estimates *estimates,
                                    const char *const *heading, size_t first, size_t columns,
                                    const struct interval_series *one, size_t series, bool verdicts)
{
    struct interval_rows rows = { .series = 2 * series,
                                  .one = one,
                                  .columns = columns,
                                  .column = run_array(run, struct interval_column, columns),
                                  .shared = estimates->standardised,
                                  .zero_always = true,
                                  .line = NAN,
                                  .x_title = estimates->standardised ? "Standardised coefficient"
                                                                     : "Coefficient",
                                  .place = estimates->drawing->chart->place };
    for (size_t c = 0; c < columns; c++)
        rows.column[c].heading = heading[c];
    for (size_t t = 0; t < estimates->terms.count; t++) {
        const struct chosen_term *term = &estimates->terms.term[t];
        term_add(run, term, t == 0 ? NULL : term[-1].heading, &rows);
        struct interval_row *row = &rows.row[rows.rows - 1];
        for (size_t i = 0; i < estimates->count; i++) {
            size_t column = estimates->one[i].model->column;
            if (estimates->one[i].term == t && column >= first && column < first + columns)
                cell_fill(run, estimates, &estimates->one[i], series, verdicts,
                          &row->cell[column - first]);
        }
    }
    return rows;
}
