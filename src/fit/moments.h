/* moments.h - mean and spread of a column, weighted where the model is.
 *
 *     mean = sum w x / sum w,   squares = sum w (x - mean)^2
 *     sd   = sqrt(squares / sum w * n / (n - 1))
 *
 * With weights of one that is the usual standard deviation, of n - 1. Multiplying all weights by
 * a number changes none but `squares`. */
#ifndef ATTAIN_FIT_MOMENTS_H
#define ATTAIN_FIT_MOMENTS_H

#include <stdbool.h>

#include <gsl/gsl_vector.h>

struct moments {
    double mean, squares, sd;
};

/* `weight` is NULL where all rows weigh the same. */
struct moments moments_of(const gsl_vector *x, const gsl_vector *weight);

/* The sum of squares that R squared is about: the mean's with an intercept, else of the numbers. */
double total_squares(const gsl_vector *y, const gsl_vector *weight, bool intercept);

#endif
