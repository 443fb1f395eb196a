#include "draw/bins.h"

#include <gsl/gsl_statistics.h>
#include <math.h>

enum { MOST_BINS = 60 };

/* Values this near below an edge, in bins, count as on it: 0.3 is 3 times 0.1. */
#define SLACK 1e-9

/* digit x 10^power, which no double below 1 holds exactly: so edges are made from both. */
struct step {
    int digit, power;
};

static double step_times(struct step step, double index)
{
    double units = index * step.digit;
    return step.power >= 0 ? units * pow(10.0, step.power) : units / pow(10.0, -step.power);
}

static struct step step_wider(struct step step)
{
    if (step.digit == 1)
        return (struct step){ 2, step.power };
    if (step.digit == 2)
        return (struct step){ 5, step.power };
    return (struct step){ 1, step.power + 1 };
}

/* The step whose ratio to `width` is nearest to one. */
static struct step step_near(double width)
{
    struct step step = { 1, (int)floor(log10(width)) }, best = step;
    for (int i = 0; i < 4; i++) {
        bool nearer =
            fabs(log(step_times(step, 1.0) / width)) < fabs(log(step_times(best, 1.0) / width));
        best = nearer ? step : best;
        step = step_wider(step);
    }
    return best;
}

static bool are_whole(const double *value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (value[i] != floor(value[i]))
            return false;
    return true;
}

/* What the rule asks for, before rounding. */
static double ideal_width(const double *value, size_t n)
{
    double low = value[0], high = value[n - 1];
    double spread = gsl_stats_quantile_from_sorted_data(value, 1, n, 0.75)
                    - gsl_stats_quantile_from_sorted_data(value, 1, n, 0.25);
    double width =
        spread > 0.0 ? 2.0 * spread / cbrt((double)n) : (high - low) / (1.0 + log2((double)n));
    double size = fmax(fabs(low), fabs(high));
    if (!(width > 1e-12 * size))
        width = size > 0.0 ? size / 10.0 : 1.0; /* one value, or as good as one */
    return are_whole(value, n) ? fmax(width, 1.0) : width;
}

static double index_of(double value, double width)
{
    return floor(value / width + SLACK);
}

static void bins_fill(struct run *run, const double *value, size_t n, struct bins *bins)
{
    double first = index_of(bins->low, bins->width);
    bins->number = run_array(run, size_t, bins->count);
    bins->most = 0;
    for (size_t i = 0; i < n; i++) {
        size_t bin = (size_t)(index_of(value[i], bins->width) - first);
        bins->number[bin]++;
        bins->most = bins->number[bin] > bins->most ? bins->number[bin] : bins->most;
    }
}

struct bins bins_of(struct run *run, const double *value, size_t n)
{
    struct step step = step_near(ideal_width(value, n));
    double first = index_of(value[0], step_times(step, 1.0));
    double last = index_of(value[n - 1], step_times(step, 1.0));
    while (last - first + 1.0 > MOST_BINS) {
        step = step_wider(step);
        first = index_of(value[0], step_times(step, 1.0));
        last = index_of(value[n - 1], step_times(step, 1.0));
    }
    struct bins bins = { .low = step_times(step, first),
                         .width = step_times(step, 1.0),
                         .count = (size_t)(last - first + 1.0) };
    bins_fill(run, value, n, &bins);
    return bins;
}

struct bins bins_alike(struct run *run, const struct bins *bins, const double *value, size_t n)
{
    struct bins alike = *bins;
    bins_fill(run, value, n, &alike);
    return alike;
}

double bins_edge(const struct bins *bins, size_t index)
{
    double edge = bins->low + (double)index * bins->width;
    return fabs(edge) < SLACK * bins->width ? 0.0 : edge;
}

size_t bins_pool(const struct bins *bins, size_t fewest, struct span *span)
{
    size_t spans = 0, number = 0, from = 0;
    for (size_t i = 0; i < bins->count; i++) {
        number += bins->number[i];
        if (number < fewest && i + 1 < bins->count)
            continue;
        bool rest = number < fewest && spans > 0;
        if (rest) {
            span[spans - 1].high = bins_edge(bins, i + 1);
            span[spans - 1].number += number;
        } else {
            span[spans++] = (struct span){ bins_edge(bins, from), bins_edge(bins, i + 1), number };
        }
        from = i + 1;
        number = 0;
    }
    return spans;
}
