#include "draw/classes.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "draw/numeral.h"

enum { MOST_DECIMALS = 9, MOST_DIGITS = 17 };
#define LARGEST_PLAIN 1e9
#define SMALLEST 1e-290 /* powers of ten beyond it overflow */

/* The text of a cut, a multiple of 10^power; a long one in powers of ten. */
static const char *cut_text(struct run *run, double cut, int power)
{
    if (fabs(cut) < LARGEST_PLAIN && power >= -MOST_DECIMALS)
        return numeral_grouped(run, cut, power < 0 ? -power : 0);
    double digits = cut == 0.0 ? 0.0 : floor(log10(fabs(cut)) + 1e-9) - power;
    return numeral_minus(
        run, number_scientific(run, cut, (int)fmin(fmax(digits, 0.0), MOST_DIGITS - 1)));
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double *sorted_copy(struct run *run, const double *value, size_t n)
{
    double *sorted = run_array(run, double, n);
    memcpy(sorted, value, n * sizeof *value);
    qsort(sorted, n, sizeof *sorted, ascending);
    return sorted;
}

/* The roundest number above `low` and not above `high`: a multiple of 10^power. */
static double round_between(double low, double high, int *power)
{
    double size = fmax(fabs(low), fabs(high));
    if (low < 0.0 && high >= 0.0) {
        *power = 0;
        return 0.0;
    }
    int most = (int)ceil(log10(fmax(size, SMALLEST)));
    for (*power = most; *power > most - MOST_DIGITS; (*power)--) {
        double unit = pow(10.0, abs(*power));
        double round = *power >= 0 ? floor(high / unit) * unit : floor(high * unit) / unit;
        if (round > low && round <= high)
            return round;
    }
    return high;
}

/* The place nearest to `at` before which a new value begins; 0 where there is none. */
static size_t nearest_change(const double *sorted, size_t n, size_t at)
{
    for (size_t step = 0; step < n; step++) {
        if (at >= step + 1 && sorted[at - step - 1] < sorted[at - step])
            return at - step;
        if (at + step < n && at + step > 0 && sorted[at + step - 1] < sorted[at + step])
            return at + step;
    }
    return 0;
}

static void count_values(struct classes *classes, const double *value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        classes->number[classes_of(classes, value[i])]++;
}

/* One class for each of at most MOST_CLASSES values; false where there are more. */
static bool singles(struct run *run, const double *sorted, size_t n, struct classes *classes)
{
    double value[MOST_CLASSES];
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && sorted[i] == sorted[i - 1])
            continue;
        if (count == MOST_CLASSES)
            return false;
        value[count++] = sorted[i];
    }
    *classes = (struct classes){ .count = count, .single = true };
    for (size_t i = 0; i < count; i++) {
        classes->text[i] = numeral_minus(run, number_full(run, value[i]));
        if (i > 0)
            classes->cut[i - 1] = value[i];
    }
    return true;
}

struct classes classes_by_quantile(struct run *run, const double *value, size_t n)
{
    const double *sorted = sorted_copy(run, value, n);
    struct classes classes;
    if (!singles(run, sorted, n, &classes)) {
        int power = 0, least = INT_MAX;
        size_t before = 0;
        classes = (struct classes){ .count = 1 };
        for (size_t k = 1; k < MOST_CLASSES; k++) {
            size_t at = nearest_change(sorted, n, (k * n + MOST_CLASSES / 2) / MOST_CLASSES);
            if (at <= before)
                continue;
            size_t c = classes.count++ - 1;
            classes.cut[c] = round_between(sorted[at - 1], sorted[at], &power);
            least = classes.cut[c] != 0.0 && power < least ? power : least;
            before = at;
        }
        for (size_t c = 0; c + 1 < classes.count; c++)
            classes.text[c] = cut_text(run, classes.cut[c], least == INT_MAX ? 0 : least);
    }
    count_values(&classes, value, n);
    return classes;
}

/* 1, 2 or 5 times a power of ten, nearest by ratio. */
static double round_step(double length, int *power)
{
    static const double digit[] = { 1.0, 2.0, 5.0, 10.0 };
    double best = 0.0, nearest = INFINITY;
    *power = (int)floor(log10(length));
    for (size_t i = 0; i < sizeof digit / sizeof *digit; i++) {
        double step = *power >= 0 ? digit[i] * pow(10.0, *power) : digit[i] / pow(10.0, -*power);
        double away = fabs(log(step / length));
        if (away >= nearest)
            continue;
        nearest = away;
        best = step;
    }
    return best;
}

struct classes classes_about_zero(struct run *run, const double *value, size_t n)
{
    static const double multiple[] = { -2.0, -1.0, 1.0, 2.0 };
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        sum = hypot(sum, value[i]);
    if (!(sum > SMALLEST))
        return classes_by_quantile(run, value, n);
    int power = 0;
    double step = round_step(0.5 * sum / sqrt((double)n), &power);
    struct classes classes = { .count = MOST_CLASSES, .about_zero = true };
    for (size_t c = 0; c + 1 < MOST_CLASSES; c++) {
        classes.cut[c] = multiple[c] * step;
        classes.text[c] = cut_text(run, classes.cut[c], power);
    }
    count_values(&classes, value, n);
    return classes;
}

size_t classes_of(const struct classes *classes, double value)
{
    size_t at = 0;
    while (at + 1 < classes->count && value >= classes->cut[at])
        at++;
    return at;
}
