#include "fit/normality.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_poly.h>

enum { LEAST = 3, MOST = 5000 };

/* Royston's polynomials, lowest power first: the two outermost weights in 1 / sqrt n; mean and
 * log standard deviation of the transformed 1 - W in n (to 11) and in log n; the shift in n. */
static const double outermost[] = { 0, .221157, -.147981, -2.071190, 4.434685, -2.706056 };
static const double next_to_it[] = { 0, .042981, -.293762, -1.752461, 5.682633, -3.582633 };
static const double mean_few[] = { .5440, -.39978, .025054, -6.714e-4 };
static const double spread_few[] = { 1.3822, -.77857, .062767, -.0020322 };
static const double mean_many[] = { -1.5861, -.31082, -.083751, .0038915 };
static const double spread_many[] = { -.4803, -.082676, .0030302 };
static const double shift_few[] = { -2.273, .459 };

#define POLYNOMIAL(c, x) gsl_poly_eval((c), (int)(sizeof(c) / sizeof *(c)), (x))

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* The weights of the upper half, the largest value's first. */
static double *weights_of(struct run *run, size_t n)
{
    size_t half = n / 2;
    double *a = run_array(run, double, half + 1), length = 0, root = 1 / sqrt((double)n);
    if (n == LEAST) {
        a[0] = sqrt(.5);
        return a;
    }
    for (size_t i = 0; i < half; i++) {
        a[i] = -gsl_cdf_ugaussian_Pinv(((double)i + 1 - .375) / ((double)n + .25));
        length += 2 * a[i] * a[i];
    }
    double first = POLYNOMIAL(outermost, root) + a[0] / sqrt(length);
    double second = POLYNOMIAL(next_to_it, root) + (half > 1 ? a[1] : 0) / sqrt(length);
    bool two = n > 5;
    double left = length - 2 * a[0] * a[0] - (two ? 2 * a[1] * a[1] : 0);
    double room = 1 - 2 * first * first - (two ? 2 * second * second : 0);
    double scale = sqrt(left / room);
    for (size_t i = two ? 2 : 1; i < half; i++)
        a[i] /= scale;
    a[0] = first;
    if (two)
        a[1] = second;
    return a;
}

/* 1 - W, which keeps its digits where W is near one. */
static double complement_of(const double *sorted, const double *a, size_t n)
{
    double mean = 0, squares = 0, weights = 0, product = 0;
    for (size_t i = 0; i < n; i++)
        mean += sorted[i] / (double)n;
    for (size_t i = 0; i < n; i++)
        squares += (sorted[i] - mean) * (sorted[i] - mean);
    for (size_t i = 0; i < n / 2; i++) {
        weights += 2 * a[i] * a[i];
        product += a[i] * (sorted[n - 1 - i] - sorted[i]);
    }
    double whole = sqrt(weights * squares);
    return (whole - product) * (whole + product) / (weights * squares);
}

static double p_value_of(double complement, size_t n)
{
    double log_complement = log(complement), log_n = log((double)n);
    if (n == LEAST) /* exact */
        return fmax(0, 6 / M_PI * (asin(sqrt(1 - complement)) - asin(sqrt(.75))));
    if (n > 11)
        return gsl_cdf_ugaussian_Q((log_complement - POLYNOMIAL(mean_many, log_n))
                                   / exp(POLYNOMIAL(spread_many, log_n)));
    double shift = POLYNOMIAL(shift_few, (double)n);
    if (log_complement >= shift)
        return 0;
    return gsl_cdf_ugaussian_Q((-log(shift - log_complement) - POLYNOMIAL(mean_few, (double)n))
                               / exp(POLYNOMIAL(spread_few, (double)n)));
}

struct check shapiro_wilk(struct run *run, const double *value, size_t count)
{
    if (count < LEAST || count > MOST)
        return (struct check){ .lacking = count < LEAST ? "fewer than 3 rows"
                                                        : "made for up to 5,000 rows" };
    double *sorted = run_array(run, double, count);
    memcpy(sorted, value, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare);
    double range = sorted[count - 1] - sorted[0];
    if (!(range > 0))
        return (struct check){ .lacking = "the residuals are all the same" };
    for (size_t i = 0; i < count; i++)
        sorted[i] /= range;
    double complement = complement_of(sorted, weights_of(run, count), count);
    return (struct check){ .statistic = 1 - complement, .p_value = p_value_of(complement, count) };
}

struct check jarque_bera(const double *value, size_t count)
{
    double n = (double)count, mean = 0, second = 0, third = 0, fourth = 0, scale = 0;
    for (size_t i = 0; i < count; i++)
        mean += value[i] / n;
    for (size_t i = 0; i < count; i++)
        scale = fmax(scale, fabs(value[i] - mean));
    if (!(scale > 0))
        return (struct check){ .lacking = "the residuals are all the same" };
    for (size_t i = 0; i < count; i++) {
        double part = (value[i] - mean) / scale, square = part * part;
        second += square / n;
        third += square * part / n;
        fourth += square * square / n;
    }
    double skewness_squared = third * third / (second * second * second);
    double excess = fourth / (second * second) - 3;
    double statistic = n * (skewness_squared / 6 + excess * excess / 24);
    return (
        struct check){ .statistic = statistic, .df = 2, .p_value = gsl_cdf_chisq_Q(statistic, 2) };
}
