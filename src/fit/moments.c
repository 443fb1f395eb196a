#include "fit/moments.h"

#include <math.h>

static double weight_of(const gsl_vector *weight, size_t i)
{
    return weight == NULL ? 1 : gsl_vector_get(weight, i);
}

static double squares_about(const gsl_vector *x, const gsl_vector *weight, long double centre)
{
    long double sum = 0;
    for (size_t i = 0; i < x->size; i++) {
        long double left = gsl_vector_get(x, i) - centre;
        sum += weight_of(weight, i) * left * left;
    }
    return (double)sum;
}

struct moments moments_of(const gsl_vector *x, const gsl_vector *weight)
{
    long double sum = 0, weights = 0;
    for (size_t i = 0; i < x->size; i++) {
        sum += (long double)weight_of(weight, i) * gsl_vector_get(x, i);
        weights += weight_of(weight, i);
    }
    long double mean = sum / weights;
    double n = (double)x->size, squares = squares_about(x, weight, mean);
    return (struct moments){ .mean = (double)mean,
                             .squares = squares,
                             .sd = sqrt(squares / (double)weights * n / (n - 1)) };
}

double total_squares(const gsl_vector *y, const gsl_vector *weight, bool intercept)
{
    return intercept ? moments_of(y, weight).squares : squares_about(y, weight, 0);
}
