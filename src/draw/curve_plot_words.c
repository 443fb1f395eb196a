/* What a specification curve says in words: the rest of what curve_plot.h promises. */
#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "draw/curve_plot.h"
#include "draw/numeral.h"

/* Numbers outside these are written with a power of ten. */
#define LARGEST_PLAIN 1e6
#define MOST_DECIMALS 6

const char *curve_value(struct run *run, const struct plotted_curve *plotted, double value)
{
    const double *decile = plotted->summary->decile;
    double spread = fmax(fabs(decile[0]), fabs(decile[DECILES - 1]));
    double decimals = spread > 0.0 ? 1.0 - floor(log10(spread)) : 2.0;
    if (spread >= LARGEST_PLAIN || decimals > MOST_DECIMALS)
        return numeral_minus(run, number_scientific(run, value, 2));
    return numeral_minus(run, number_pointed(run, value, (int)fmax(decimals, 0.0)));
}

const char *curve_estimate(struct run *run, const struct plotted_curve *plotted, size_t index)
{
    struct specification_interval interval =
        specification_interval(plotted->fit, plotted->critical, index);
    return talloc_asprintf(
        run, "%s (%s%% CI %s to %s), %s", curve_value(run, plotted, interval.value),
        number_full(run, 100.0 * plotted->fit->curve->conf_level),
        curve_value(run, plotted, interval.low), curve_value(run, plotted, interval.high),
        number_p_phrase(run, interval.p_value));
}

const char *curve_specification(struct run *run, const struct plotted_curve *plotted, size_t index)
{
    const struct curve *curve = plotted->fit->curve;
    const struct chosen chosen = specification_chosen(curve, index);
    size_t *choice = run_array(run, size_t, curve->slots + 1);
    subset_choices(curve, chosen.subset, choice);
    const char *words = curve_formula(run, curve, chosen.outcome, chosen.focal, choice);
    if (curve->rows > 1)
        words = talloc_asprintf(run, "%s, rows: %s", words, curve->row[chosen.rows].name);
    if (curve->missings > 1)
        words = talloc_asprintf(run, "%s, missing: %s", words,
                                curve->mean[chosen.missing] ? "mean" : "listwise");
    return talloc_asprintf(run, "%s, %s", words, inference_names[curve->kind[chosen.kind]]);
}

/* One decimal; what only rounds to none or to all says so. */
static const char *percent(struct run *run, double share)
{
    double rounded = number_round(100.0 * share, 1);
    if (share > 0.0 && rounded <= 0.0)
        return "<0.1%";
    if (share < 1.0 && rounded >= 100.0)
        return ">99.9%";
    return talloc_asprintf(run, "%s%%", number_full(run, rounded));
}

static const char *specifications(struct run *run, size_t count)
{
    return talloc_asprintf(run, "%s specification%s", number_count(run, count),
                           count == 1 ? "" : "s");
}

static const char *nobs_words(struct run *run, const struct plotted_curve *plotted)
{
    const struct curve_fit *fit = plotted->fit;
    const char *rows = plotted->drawing->analysis->rows_are;
    if (fit->fewest == fit->most)
        return talloc_asprintf(run, "n = %s of %s %s", number_count(run, fit->most),
                               number_count(run, fit->offered), rows);
    return talloc_asprintf(run, "n = %s to %s of %s %s", number_count(run, fit->fewest),
                           number_count(run, fit->most), number_count(run, fit->offered), rows);
}

/* "2,048 specifications, n = 145: median -.40; below zero in 100%, ..." */
static const char *summary_words(struct run *run, const struct plotted_curve *plotted)
{
    const struct curve_summary *summary = plotted->summary;
    double level = number_round(100.0 * (1.0 - plotted->fit->curve->conf_level), 6);
    double share = summary->positive ? summary->share_positive : summary->share_negative;
    return talloc_asprintf(
        run,
        "%s (%s): median estimate %s, from %s to %s. %s zero in %s, significantly at the %s%% "
        "level in %s; significantly the other way in %s.",
        specifications(run, summary->specifications), nobs_words(run, plotted),
        curve_value(run, plotted, summary->median), curve_value(run, plotted, summary->decile[0]),
        curve_value(run, plotted, summary->decile[DECILES - 1]),
        summary->positive ? "Above" : "Below", percent(run, share), number_full(run, level),
        percent(run, summary->share_significant), percent(run, summary->share_other));
}

static const char *test_words(struct run *run, const struct plotted_curve *plotted)
{
    const struct curve_test *test = plotted->test;
    const struct curve *curve = plotted->fit->curve;
    if (test->unavailable != NULL)
        return talloc_asprintf(run, "Test of the whole curve not available: %s.",
                               test->unavailable);
    return talloc_asprintf(
        run,
        "The whole curve, tested by %s %s (seed %llu): %s for its median, %s for the share that is "
        "significant, %s for the mean Z. A small p: chance alone seldom gives a curve as far out.",
        number_count(run, test->replicates),
        curve->null == NULL_BOOTSTRAP ? "bootstrap samples" : "permutations",
        (unsigned long long)curve->seed, number_p_phrase(run, test->p_value[CURVE_MEDIAN]),
        number_p_phrase(run, test->p_value[CURVE_SHARE]),
        number_p_phrase(run, test->p_value[CURVE_MEAN_Z]));
}

static const char *marked_words(struct run *run, const struct plotted_curve *plotted)
{
    if (plotted->marked == SIZE_MAX)
        return "The specification with every term cannot be estimated, so none is marked.";
    return talloc_asprintf(run, "Marked%s: %s: %s.",
                           plotted->drawing->chart->one_model == NULL ? ", with every term" : "",
                           curve_specification(run, plotted, plotted->marked),
                           curve_estimate(run, plotted, plotted->marked));
}

static const char *intervals_words(struct run *run, const struct plotted_curve *plotted)
{
    const struct curve *curve = plotted->fit->curve;
    const char **name = run_array(run, const char *, curve->kinds);
    for (size_t k = 0; k < curve->kinds; k++)
        name[k] = inference_names[curve->kind[k]];
    return talloc_asprintf(
        run, "Upright lines: %s%% confidence intervals (standard errors: %s).%s%s",
        number_full(run, 100.0 * curve->conf_level), text_list(run, name, curve->kinds),
        plotted->cut ? " Some are cut at the edge of the plot." : "",
        plotted->fit->standardised ? " Estimates are in standard deviations of the outcome per "
                                     "standard deviation of the term."
                                   : "");
}

static const char *not_estimated_words(struct run *run, const struct plotted_curve *plotted)
{
    const struct curve_fit *fit = plotted->fit;
    const char *part[SPECIFICATION_STATUSES];
    size_t parts = 0;
    for (size_t s = 1; s < SPECIFICATION_STATUSES; s++)
        if (fit->count[s] > 0)
            part[parts++] = talloc_asprintf(run, "%s (%s)", number_count(run, fit->count[s]),
                                            specification_status_names[s]);
    return parts == 0
               ? NULL
               : talloc_asprintf(run, "Not estimated: %s of %s.", text_list(run, part, parts),
                                 specifications(run, fit->curve->specifications));
}

static const char *drawn_words(struct run *run, const struct plotted_curve *plotted)
{
    if (plotted->drawn.count == plotted->order.count)
        return NULL;
    return talloc_asprintf(run,
                           "Drawn are %s of the %s, one by lot from each of as many equal "
                           "stretches of the order; what is said here is of all.",
                           number_count(run, plotted->drawn.count),
                           specifications(run, plotted->order.count));
}

void curve_notes(struct run *run, const struct plotted_curve *plotted, struct page *page)
{
    const struct curve_fit *fit = plotted->fit;
    page_note(page, summary_words(run, plotted));
    page_note(page, test_words(run, plotted));
    page_note(page, marked_words(run, plotted));
    page_note(page, intervals_words(run, plotted));
    page_note(page, drawn_words(run, plotted));
    page_note(page, not_estimated_words(run, plotted));
    if (fit->imputed > 0)
        page_note(page, "Under the rule 'mean', missing predictors took their mean, and standard "
                        "errors do not know of it.");
    if (plotted->unshown > 0)
        page_note(page,
                  talloc_asprintf(run, "There is no room for %s: %s.",
                                  plotted->unshown == 1
                                      ? "one more choice"
                                      : talloc_asprintf(run, "%zu more choices", plotted->unshown),
                                  text_list(run, plotted->unshown_name, plotted->unshown)));
}

/* How far apart the options of the choice that begins at `first` lie, in their means. */
static double choice_range(const struct curve_summary *summary, size_t first)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = first; i < first + summary->option[first].options; i++) {
        if (summary->option[i].count == 0)
            continue;
        low = fmin(low, summary->option[i].mean);
        high = fmax(high, summary->option[i].mean);
    }
    return high - low;
}

/* "The estimate moves most with outcome (mean with A -.36, B -.48)." */
static const char *choice_words(struct run *run, const struct plotted_curve *plotted)
{
    const struct curve_summary *summary = plotted->summary;
    size_t widest = SIZE_MAX;
    for (size_t i = 0; i < summary->options; i += summary->option[i].options)
        if (widest == SIZE_MAX || choice_range(summary, i) > choice_range(summary, widest))
            widest = i;
    if (widest == SIZE_MAX)
        return "";
    size_t options = summary->option[widest].options;
    const char **said = run_array(run, const char *, options);
    for (size_t i = 0; i < options; i++) {
        const struct curve_option *option = &summary->option[widest + i];
        said[i] = talloc_asprintf(run, "%s %s", curve_term_label(plotted, option->option),
                                  curve_value(run, plotted, option->mean));
    }
    return talloc_asprintf(run, " The choice with which estimates move most: %s (mean: %s).",
                           curve_term_label(plotted, summary->option[widest].choice),
                           text_list(run, said, options));
}

const char *curve_alt(struct run *run, const struct plotted_curve *plotted)
{
    const struct drawing *drawing = plotted->drawing;
    const struct curve *curve = plotted->fit->curve;
    const char **outcome = run_array(run, const char *, curve->outcomes);
    for (size_t o = 0; o < curve->outcomes; o++)
        outcome[o] = curve_term_label(plotted, curve->outcome[o]->response.text);
    return talloc_asprintf(
        run, "%sSpecification curve of the association of %s with %s. %s %s %s%s",
        chart_opening(run, drawing->chart, drawing->made_up),
        curve_term_label(plotted, curve->focal[0]->term[0].text),
        text_list(run, outcome, curve->outcomes), summary_words(run, plotted),
        marked_words(run, plotted), test_words(run, plotted), choice_words(run, plotted));
}

void curve_data(struct run *run, const struct plotted_curve *plotted, struct figure *figure)
{
    const struct curve_order *order =
        plotted->order.count <= MOST_CURVE_DATA ? &plotted->order : &plotted->drawn;
    const char **name = run_array(run, const char *, order->count);
    double *value = run_array(run, double, order->count), *p = run_array(run, double, order->count);
    double *low = run_array(run, double, order->count),
           *high = run_array(run, double, order->count);
    double *nobs = run_array(run, double, order->count);
    for (size_t i = 0; i < order->count; i++) {
        size_t index = order->specification[i];
        struct specification_interval interval =
            specification_interval(plotted->fit, plotted->critical, index);
        name[i] = curve_specification(run, plotted, index);
        value[i] = interval.value;
        low[i] = interval.low;
        high[i] = interval.high;
        p[i] = interval.p_value;
        nobs[i] = plotted->fit->specification[index].nobs;
    }
    figure_rows(figure, order->count);
    figure_add_texts(run, figure, "specification", "Specification", name);
    figure_add_numbers(run, figure, plotted->fit->standardised ? "std.estimate" : "estimate",
                       plotted->title, value);
    figure_add_numbers(run, figure, "conf.low", "Interval from", low);
    figure_add_numbers(run, figure, "conf.high", "to", high);
    figure_add_numbers(run, figure, "p.value", "p", p);
    figure_add_numbers(run, figure, "nobs", "n", nobs);
    if (order->count < plotted->order.count)
        figure->withheld = "Of so long a curve, the specifications that are drawn; attain curve "
                           "gives all.";
}
