#include "derive/rotation.h"

#include <math.h>

#include "base/matrix.h"
#include "derive/factoring.h"

enum { MOST_ROUNDS = 1000 };
#define STILL 1e-15

/* Kaiser's angle for two columns of normalised loadings. */
static double angle_of(const gsl_matrix *B, size_t r, size_t s)
{
    double k = (double)B->size1, sum_u = 0, sum_v = 0, sum_c = 0, sum_d = 0;
    for (size_t j = 0; j < B->size1; j++) {
        double x = gsl_matrix_get(B, j, r), y = gsl_matrix_get(B, j, s);
        double u = (x + y) * (x - y), v = 2 * x * y;
        sum_u += u;
        sum_v += v;
        sum_c += (u + v) * (u - v);
        sum_d += 2 * u * v;
    }
    return atan2(sum_d - 2 * sum_u * sum_v / k, sum_c - (sum_u + sum_v) * (sum_u - sum_v) / k) / 4;
}

static void turn(gsl_matrix *B, size_t r, size_t s, double angle)
{
    double cosine = cos(angle), sine = sin(angle);
    for (size_t j = 0; j < B->size1; j++) {
        double x = gsl_matrix_get(B, j, r), y = gsl_matrix_get(B, j, s);
        gsl_matrix_set(B, j, r, cosine * x + sine * y);
        gsl_matrix_set(B, j, s, cosine * y - sine * x);
    }
}

static void scale_rows(gsl_matrix *B, const double *length, bool up)
{
    for (size_t j = 0; j < B->size1; j++)
        for (size_t r = 0; r < B->size2; r++) {
            double b = gsl_matrix_get(B, j, r);
            gsl_matrix_set(B, j, r, up ? b * length[j] : b / length[j]);
        }
}

gsl_matrix *rotation_varimax(struct run *run, const gsl_matrix *loading)
{
    gsl_matrix *B = matrix_new(run, loading->size1, loading->size2);
    double *length = run_array(run, double, loading->size1);
    gsl_matrix_memcpy(B, loading);
    for (size_t j = 0; j < B->size1; j++) {
        for (size_t r = 0; r < B->size2; r++)
            length[j] = hypot(length[j], gsl_matrix_get(B, j, r));
        if (length[j] == 0)
            length[j] = 1;
    }
    scale_rows(B, length, false);
    double largest = INFINITY;
    for (size_t round = 0; round < MOST_ROUNDS && largest > STILL; round++) {
        largest = 0;
        for (size_t r = 0; r < B->size2; r++)
            for (size_t s = r + 1; s < B->size2; s++) {
                double angle = angle_of(B, r, s);
                turn(B, r, s, angle);
                largest = fmax(largest, fabs(angle));
            }
    }
    scale_rows(B, length, true);
    loadings_arrange(B);
    return B;
}
