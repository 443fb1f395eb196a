#include "fit/bootstrap_interval.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

enum { DIGIT_BITS = 11, DIGIT_VALUES = 1 << DIGIT_BITS, DIGITS = 6 };

/* The bits of a double as a number that rises as the double does. */
static uint64_t rising(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return (bits >> 63) != 0 ? ~bits : bits | UINT64_C(1) << 63;
}

static size_t digit_of(double value, size_t digit)
{
    return (size_t)(rising(value) >> (digit * DIGIT_BITS)) & (DIGIT_VALUES - 1);
}

/* By digits, the last first (Knuth 1998, The Art of Computer Programming 3, section 5.2.5): no
 * calls of a comparison, of which qsort makes some 130,000 for 10,000 replicates. */
void replicates_sort(double *value, size_t count, double *room)
{
    double *from = value, *to = room;
    for (size_t digit = 0; digit < DIGITS; digit++) { /* an even number: they end in `value` */
        size_t start[DIGIT_VALUES + 1] = { 0 };
        for (size_t i = 0; i < count; i++)
            start[digit_of(from[i], digit) + 1]++;
        for (size_t d = 0; d < DIGIT_VALUES; d++)
            start[d + 1] += start[d];
        for (size_t i = 0; i < count; i++)
            to[start[digit_of(from[i], digit)]++] = from[i];
        double *filled = to;
        to = from;
        from = filled;
    }
}

/* How many of the sorted values are below one. */
static size_t count_below(const double *sorted, size_t count, double value)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

double bootstrap_bias(const double *sorted, size_t count, double estimate)
{
    size_t below = count_below(sorted, count, estimate);
    if (below == 0 || below == count)
        return below == 0 ? -INFINITY : INFINITY;
    return gsl_cdf_ugaussian_Pinv((double)below / (double)count);
}

double bootstrap_acceleration(const double *influence, size_t rows)
{
    double squares = 0, cubes = 0;
    for (size_t i = 0; i < rows; i++) {
        squares += influence[i] * influence[i];
        cubes += influence[i] * influence[i] * influence[i];
    }
    return squares == 0 ? 0 : cubes / (6 * squares * sqrt(squares));
}

double bootstrap_bent(struct bend bend, double probability)
{
    double z = bend.bias + gsl_cdf_ugaussian_Pinv(probability);
    double under = 1 - bend.acceleration * z;
    return under > 0 ? gsl_cdf_ugaussian_P(bend.bias + z / under) : NAN;
}

/* Phi^-1(rank / (B + 1)). */
static double rank_score(const struct replicates *replicates, double rank)
{
    return gsl_cdf_ugaussian_Pinv(rank / ((double)replicates->count + 1));
}

double bootstrap_quantile(const struct replicates *replicates, double probability)
{
    double rank = probability * ((double)replicates->count + 1), floor_rank = floor(rank + 1e-9);
    if (floor_rank < 1)
        return replicates->sorted[0];
    if (floor_rank >= (double)replicates->count)
        return replicates->sorted[replicates->count - 1];
    const double *at = replicates->sorted + (size_t)floor_rank - 1;
    if (fabs(rank - floor_rank) <= 1e-9)
        return at[0];
    double before = rank_score(replicates, floor_rank);
    double after = rank_score(replicates, floor_rank + 1);
    double part = (gsl_cdf_ugaussian_Pinv(probability) - before) / (after - before);
    return at[0] + part * (at[1] - at[0]);
}

bool bootstrap_interval(const struct replicates *replicates, double level, double *low,
                        double *high)
{
    double from = bootstrap_bent(replicates->bend, (1 - level) / 2);
    double to = bootstrap_bent(replicates->bend, (1 + level) / 2);
    *low = *high = NAN;
    if (isnan(from) || isnan(to))
        return true;
    *low = bootstrap_quantile(replicates, from);
    *high = bootstrap_quantile(replicates, to);
    double one = 1 / ((double)replicates->count + 1) * (1 - 1e-9);
    return from >= one && to <= 1 - one;
}

/* The z of P' for the value, as bootstrap_quantile has it; of the first or last rank beyond. */
static double score_of(const struct replicates *replicates, double value)
{
    size_t count = replicates->count;
    size_t below = count_below(replicates->sorted, count, value);
    if (below == 0)
        return rank_score(replicates, 1);
    if (below == count)
        return rank_score(replicates, (double)count);
    double before = rank_score(replicates, (double)below);
    double after = rank_score(replicates, (double)below + 1);
    const double *at = replicates->sorted + below - 1;
    return before + (value - at[0]) / (at[1] - at[0]) * (after - before);
}

double bootstrap_p_value(const struct replicates *replicates, double value)
{
    const struct bend *bend = &replicates->bend;
    double least = 1 / ((double)replicates->count + 1);
    double bent = score_of(replicates, value) - bend->bias, under = 1 + bend->acceleration * bent;
    if (under <= 0)
        return least;
    double p_value = 2 * gsl_cdf_ugaussian_P(-fabs(bent / under - bend->bias));
    return fmin(fmax(p_value, least), 1);
}
