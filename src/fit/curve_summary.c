#include "fit/curve_summary.h"

#include <math.h>
#include <stdint.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include "base/parallel.h"
#include "fit/distribution.h"

/* A p-value below what a double holds. */
#define LARGEST_SCORE 38.0

enum { FEW_DF = 5, PIECE = 4096 };

double t_normal_score(double t, double df)
{
    double score = gsl_cdf_ugaussian_Qinv(t_p_value(t, df) / 2);
    return copysign(fmin(score, LARGEST_SCORE), t);
}

double t_normal_score_quick(double t, double df)
{
    if (df < FEW_DF || !isfinite(t))
        return t_normal_score(t, df);
    double a = df - 0.5, b = 48 * a * a, z2 = a * log1p(t * t / df);
    double series = (((0.4 * z2 + 3.3) * z2 + 24) * z2 + 85.5) / (0.8 * z2 * z2 + 100 + b);
    return copysign(((z2 + 3 - series) / b + 1) * sqrt(z2), t);
}

double *critical_values(struct run *run, double conf_level, size_t most)
{
    double *critical = run_array(run, double, most + 1);
    critical[0] = INFINITY;
    for (size_t df = 1; df <= most; df++)
        critical[df] = t_quantile(0.5 + conf_level / 2, (double)df);
    return critical;
}

/* Where each specification stands: computed once, in pieces. */
struct marks {
    const struct curve_fit *fit;
    const double *critical;
    double *score;
    signed char *significant; /* -1, 0, 1: by the sign of the estimate */
};

static void marks_set(size_t piece, size_t worker, void *context)
{
    (void)worker;
    const struct marks *marks = context;
    size_t all = marks->fit->curve->specifications;
    for (size_t i = piece * PIECE; i < all && i < (piece + 1) * PIECE; i++) {
        const struct specification *specification = &marks->fit->specification[i];
        if (specification->status != SPECIFICATION_ESTIMATED)
            continue;
        double t = specification_statistic(specification), df = specification_df(specification);
        marks->score[i] = t_normal_score(t, df);
        bool significant = fabs(t) > marks->critical[(size_t)df];
        marks->significant[i] = (signed char)(!significant ? 0 : t > 0 ? 1 : -1);
    }
}

static void estimates_summarise(struct run *run, const struct curve_fit *fit,
                                struct curve_summary *summary)
{
    size_t kinds = fit->curve->kinds, all = fit->curve->specifications;
    double *value = run_array(run, double, all / kinds);
    for (size_t i = 0; i < all; i += kinds) {
        double x = specification_value(fit, i);
        if (isnan(x))
            continue;
        if (summary->estimates == 0 || x < specification_value(fit, summary->lowest))
            summary->lowest = i;
        if (summary->estimates == 0 || x > specification_value(fit, summary->highest))
            summary->highest = i;
        value[summary->estimates++] = x;
    }
    gsl_sort(value, 1, summary->estimates);
    for (size_t d = 0; d < DECILES; d++)
        summary->decile[d] = gsl_stats_quantile_from_sorted_data(value, 1, summary->estimates,
                                                                 (double)d / (DECILES - 1));
    summary->median = gsl_stats_median_from_sorted_data(value, 1, summary->estimates);
    summary->positive = summary->median >= 0;
    talloc_free(value);
}

static void shares_summarise(const struct curve_fit *fit, const struct marks *marks,
                             struct curve_summary *summary)
{
    size_t with = 0, against = 0, positive = 0, negative = 0;
    int direction = summary->positive ? 1 : -1;
    double sum = 0;
    for (size_t i = 0; i < fit->curve->specifications; i++) {
        if (fit->specification[i].status != SPECIFICATION_ESTIMATED)
            continue;
        summary->specifications++;
        sum += marks->score[i];
        with += marks->significant[i] == direction;
        against += marks->significant[i] == -direction;
        positive += fit->specification[i].estimate > 0;
        negative += fit->specification[i].estimate < 0;
    }
    double all = (double)summary->specifications;
    summary->share_significant = (double)with / all;
    summary->share_other = (double)against / all;
    summary->share_positive = (double)positive / all;
    summary->share_negative = (double)negative / all;
    summary->mean_z = sum / all;
}

/* The options of one dimension of choice, and which of them a specification has. */
struct dimension {
    const char *choice;
    size_t options;
    const char *(*name)(const struct curve *curve, size_t slot, size_t option);
    size_t (*of)(const struct chosen *chosen, const size_t *subset, size_t slot);
};

static const char *name_outcome(const struct curve *curve, size_t slot, size_t option)
{
    (void)slot;
    return curve->outcome[option]->response.text;
}

static const char *name_focal(const struct curve *curve, size_t slot, size_t option)
{
    (void)slot;
    return curve->focal[option]->term[0].text;
}

static const char *name_rows(const struct curve *curve, size_t slot, size_t option)
{
    (void)slot;
    return curve->row[option].name;
}

static const char *name_missing(const struct curve *curve, size_t slot, size_t option)
{
    (void)slot;
    return curve->mean[option] ? "mean" : "listwise";
}

static const char *name_kind(const struct curve *curve, size_t slot, size_t option)
{
    (void)slot;
    return inference_names[curve->kind[option]];
}

static const char *name_slot(const struct curve *curve, size_t slot, size_t option)
{
    const struct curve_slot *chosen = &curve->slot[slot];
    if (chosen->optional && option == 0)
        return "out";
    return chosen->forms == 1 ? "in" : slot_text(slot_form(chosen, option));
}

static size_t of_outcome(const struct chosen *chosen, const size_t *subset, size_t slot)
{
    (void)subset;
    (void)slot;
    return chosen->outcome;
}

static size_t of_focal(const struct chosen *chosen, const size_t *subset, size_t slot)
{
    (void)subset;
    (void)slot;
    return chosen->focal;
}

static size_t of_rows(const struct chosen *chosen, const size_t *subset, size_t slot)
{
    (void)subset;
    (void)slot;
    return chosen->rows;
}

static size_t of_missing(const struct chosen *chosen, const size_t *subset, size_t slot)
{
    (void)subset;
    (void)slot;
    return chosen->missing;
}

static size_t of_kind(const struct chosen *chosen, const size_t *subset, size_t slot)
{
    (void)subset;
    (void)slot;
    return chosen->kind;
}

static size_t of_slot(const struct chosen *chosen, const size_t *subset, size_t slot)
{
    (void)chosen;
    return subset[slot];
}

/* A dimension with one option is no choice. */
static void options_add(struct run *run, const struct curve_fit *fit, const struct marks *marks,
                        const struct dimension *dimension, size_t slot,
                        struct curve_summary *summary)
{
    const struct curve *curve = fit->curve;
    if (dimension->options < 2)
        return;
    size_t first = summary->options, *subset = run_array(run, size_t, curve->slots + 1);
    summary->options += dimension->options;
    summary->option = run_grow(run, summary->option, struct curve_option, summary->options);
    struct curve_option *option = summary->option + first;
    for (size_t i = 0; i < dimension->options; i++)
        option[i] = (struct curve_option){ .choice = dimension->choice,
                                           .option = dimension->name(curve, slot, i) };
    for (size_t i = 0; i < curve->specifications; i++) {
        if (fit->specification[i].status != SPECIFICATION_ESTIMATED)
            continue;
        const struct chosen chosen = specification_chosen(curve, i);
        if (dimension->of == of_slot)
            subset_choices(curve, chosen.subset, subset);
        struct curve_option *taken = &option[dimension->of(&chosen, subset, slot)];
        taken->count++;
        taken->mean += specification_value(fit, i);
        taken->share_significant += marks->significant[i] == (summary->positive ? 1 : -1);
    }
    for (size_t i = 0; i < dimension->options; i++) {
        option[i].mean /= (double)option[i].count;
        option[i].share_significant /= (double)option[i].count;
    }
}

static void options_summarise(struct run *run, const struct curve_fit *fit,
                              const struct marks *marks, struct curve_summary *summary)
{
    const struct curve *curve = fit->curve;
    const struct dimension before[] = {
        { "outcome", curve->outcomes, name_outcome, of_outcome },
        { "focal term", curve->focals, name_focal, of_focal },
        { "rows", curve->rows, name_rows, of_rows },
        { "missing", curve->missings, name_missing, of_missing },
        { "standard errors", curve->kinds, name_kind, of_kind },
    };
    for (size_t d = 0; d < sizeof before / sizeof *before; d++)
        options_add(run, fit, marks, &before[d], 0, summary);
    for (size_t s = 0; s < curve->slots; s++) {
        const struct dimension slot = { curve->slot[s].name, slot_choices(&curve->slot[s]),
                                        name_slot, of_slot };
        options_add(run, fit, marks, &slot, s, summary);
    }
}

struct curve_summary *curve_summarise(struct run *run, const struct curve_fit *fit)
{
    size_t all = fit->curve->specifications;
    struct curve_summary *summary = talloc_zero(run, struct curve_summary);
    struct marks marks = { .fit = fit,
                           .critical = critical_values(run, fit->curve->conf_level, fit->most),
                           .score = run_array(run, double, all),
                           .significant = run_array(run, signed char, all) };
    parallel_do((all + PIECE - 1) / PIECE, marks_set, &marks);
    estimates_summarise(run, fit, summary);
    shares_summarise(fit, &marks, summary);
    options_summarise(run, fit, &marks, summary);
    talloc_free(marks.score);
    talloc_free(marks.significant);
    return summary;
}
