#include "fit/curve_summary.h"

#include <math.h>

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

/* A choice with two or more options: which of them specification i has is i / step % options, as
 * the numbers of specifications are made. */
struct dimension {
    const char *choice;
    bool term;
    size_t options, step;
    const char **option;
};

bool specification_has(const struct curve_option *option, size_t specification)
{
    return specification / option->step % option->options == option->index;
}

static const char *slot_option(const struct curve_slot *slot, size_t option)
{
    if (slot->optional && option == 0)
        return "out";
    return slot->forms == 1 ? "in" : slot_text(slot_form(slot, option));
}

/* A dimension with one option is no choice. */
static void dimension_add(struct run *run, const struct curve_fit *fit, const struct marks *marks,
                          const struct dimension *dimension, struct curve_summary *summary)
{
    size_t first = summary->options, options = dimension->options;
    int direction = summary->positive ? 1 : -1;
    if (options < 2)
        return;
    summary->options += options;
    summary->option = run_grow(run, summary->option, struct curve_option, summary->options);
    struct curve_option *option = summary->option + first;
    for (size_t i = 0; i < options; i++)
        option[i] = (struct curve_option){ .choice = dimension->choice,
                                           .option = dimension->option[i],
                                           .term = dimension->term,
                                           .step = dimension->step,
                                           .options = options,
                                           .index = i };
    for (size_t i = 0; i < fit->curve->specifications; i++) {
        struct curve_option *taken = &option[i / dimension->step % options];
        if (fit->specification[i].status != SPECIFICATION_ESTIMATED)
            continue;
        taken->count++;
        taken->mean += specification_value(fit, i);
        taken->share_significant += marks->significant[i] == direction;
    }
    for (size_t i = 0; i < options; i++) {
        option[i].mean /= (double)option[i].count;
        option[i].share_significant /= (double)option[i].count;
    }
}

static void slots_add(struct run *run, const struct curve_fit *fit, const struct marks *marks,
                      struct curve_summary *summary)
{
    const struct curve *curve = fit->curve;
    size_t step = curve->kinds * curve->subsets;
    for (size_t s = 0; s < curve->slots; s++) {
        const struct curve_slot *slot = &curve->slot[s];
        size_t options = slot_choices(slot);
        const char **name = run_array(run, const char *, options);
        for (size_t i = 0; i < options; i++)
            name[i] = slot_option(slot, i);
        step /= options;
        dimension_add(run, fit, marks, &(struct dimension){ slot->name, true, options, step, name },
                      summary);
    }
}

static void options_summarise(struct run *run, const struct curve_fit *fit,
                              const struct marks *marks, struct curve_summary *summary)
{
    const struct curve *curve = fit->curve;
    struct dimension dimension[] = { { "outcome", false, curve->outcomes, 0, NULL },
                                     { "rows", false, curve->rows, 0, NULL },
                                     { "missing", false, curve->missings, 0, NULL },
                                     { "focal term", false, curve->focals, 0, NULL },
                                     { "standard errors", false, curve->kinds, 1, NULL } };
    enum { OUTCOME, ROWS, MISSING, FOCAL, KIND, DIMENSIONS };
    for (size_t d = 0; d < DIMENSIONS; d++)
        dimension[d].option = run_array(run, const char *, dimension[d].options);
    for (size_t i = 0; i < curve->outcomes; i++)
        dimension[OUTCOME].option[i] = curve->outcome[i]->response.text;
    for (size_t i = 0; i < curve->rows; i++)
        dimension[ROWS].option[i] = curve->row[i].name;
    for (size_t i = 0; i < curve->missings; i++)
        dimension[MISSING].option[i] = curve->mean[i] ? "mean" : "listwise";
    for (size_t i = 0; i < curve->focals; i++)
        dimension[FOCAL].option[i] = curve->focal[i]->term[0].text;
    for (size_t i = 0; i < curve->kinds; i++)
        dimension[KIND].option[i] = inference_names[curve->kind[i]];
    dimension[FOCAL].step = curve->kinds * curve->subsets;
    for (size_t d = FOCAL; d-- > 0;)
        dimension[d].step = dimension[d + 1].step * dimension[d + 1].options;
    for (size_t d = 0; d < DIMENSIONS; d++)
        dimension_add(run, fit, marks, &dimension[d], summary);
    slots_add(run, fit, marks, summary);
}

struct curve_summary *curve_summarise(struct run *run, const struct curve_fit *fit)
{
    size_t all = fit->curve->specifications;
    struct curve_summary *summary = talloc_zero(run, struct curve_summary);
    struct marks marks = { .fit = fit,
                           .critical = critical_values(run, fit->curve->conf_level, fit->most),
                           .score = run_array(run, double, all),
                           .significant = run_array(run, signed char, all) };
    parallel_show(run, "summing up specifications", (all + PIECE - 1) / PIECE, marks_set, &marks);
    estimates_summarise(run, fit, summary);
    shares_summarise(fit, &marks, summary);
    options_summarise(run, fit, &marks, summary);
    talloc_free(marks.score);
    talloc_free(marks.significant);
    return summary;
}
