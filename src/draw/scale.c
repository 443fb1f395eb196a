#include "draw/scale.h"

#include <math.h>

#include "draw/numeral.h"

/* Below this an axis shows one value: labels could not tell its ends apart. */
#define SMALLEST_RANGE 1e-10   /* relative to the larger end */
#define SMALLEST_NUMBER 1e-290 /* powers of ten beyond it overflow */

/* Labels of at most seven digits before the point, and at most three zeros after it. */
#define LARGEST_PLAIN 1e7
#define SMALLEST_PLAIN 1e-3

struct scale scale_over(double low, double high, double padding, double from, double to)
{
    double range = high - low, size = fmax(fabs(low), fabs(high));
    if (!(range > SMALLEST_RANGE * size && range > SMALLEST_NUMBER)) {
        double half = size > SMALLEST_NUMBER ? 0.1 * size : 1.0;
        return (struct scale){ low - half, high + half, from, to };
    }
    return (struct scale){ low - padding * range, high + padding * range, from, to };
}

double scale_at(const struct scale *scale, double value)
{
    double share = (value - scale->low) / (scale->high - scale->low);
    return scale->from + share * (scale->to - scale->from);
}

/* A step between ticks: digit times ten to the power. */
struct step {
    int digit, power;
};

static struct step step_coarser(struct step step)
{
    switch (step.digit) {
    case 1:
        return (struct step){ 2, step.power };
    case 2:
        return (struct step){ 5, step.power };
    default:
        return (struct step){ 1, step.power + 1 };
    }
}

/* The index-th multiple of the step; divided rather than multiplied by a negative power,
 * which no double holds exactly. */
static double step_multiple(struct step step, double index)
{
    double units = index * step.digit;
    return step.power >= 0 ? units * pow(10.0, step.power) : units / pow(10.0, -step.power);
}

static void step_indices(struct step step, const struct scale *scale, double *first, double *last)
{
    double length = step_multiple(step, 1.0), slack = 1e-9;
    *first = ceil(scale->low / length - slack);
    *last = floor(scale->high / length + slack);
}

static double step_count(struct step step, const struct scale *scale)
{
    double first, last;
    step_indices(step, scale, &first, &last);
    return last - first + 1.0;
}

/* The finest step that gives at most `most` ticks, unless it gives fewer than two. */
static struct step step_for(const struct scale *scale, size_t most)
{
    double range = scale->high - scale->low;
    struct step step = { 1, (int)floor(log10(range)) - 3 }; /* a thousand ticks or more */
    struct step finer = step;
    while (step_count(step, scale) > (double)most) {
        finer = step;
        step = step_coarser(step);
    }
    return step_count(step, scale) < 2.0 ? finer : step;
}

static int label_power(double largest)
{
    if (largest == 0.0 || (largest >= SMALLEST_PLAIN && largest < LARGEST_PLAIN))
        return 0;
    return 3 * (int)floor(log10(largest) / 3.0);
}

static double scaled(double value, int power)
{
    return power >= 0 ? value / pow(10.0, power) : value * pow(10.0, -power);
}

struct ticks scale_ticks(struct run *run, const struct scale *scale, size_t most)
{
    struct step step = step_for(scale, most);
    double first, last;
    step_indices(step, scale, &first, &last);

    struct ticks ticks = { .count = (size_t)(last - first + 1.0) };
    ticks.value = run_array(run, double, ticks.count);
    ticks.label = run_array(run, const char *, ticks.count);
    double largest = step_multiple(step, fmax(fabs(first), fabs(last)));
    ticks.power = label_power(largest);
    int decimals = ticks.power > step.power ? ticks.power - step.power : 0;
    for (size_t i = 0; i < ticks.count; i++) {
        ticks.value[i] = step_multiple(step, first + (double)i);
        ticks.label[i] = numeral_grouped(run, scaled(ticks.value[i], ticks.power), decimals);
    }
    return ticks;
}
