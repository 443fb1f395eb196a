#include "derive/adequacy.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

struct adequacy *adequacy_of(struct run *run, const struct correlations *correlations)
{
    size_t size = correlations->size;
    struct adequacy *made = run_array(run, struct adequacy, 1);
    made->kmo_of = run_array(run, double, size);
    const gsl_matrix *A = correlations->inverse;
    double all = 0, all_given = 0, log_determinant = 0;
    for (size_t j = 0; j < size; j++) {
        double plain = 0, given = 0;
        for (size_t i = 0; i < size; i++) {
            if (i == j)
                continue;
            double r = gsl_matrix_get(correlations->R, i, j), a = gsl_matrix_get(A, i, j);
            plain += r * r;
            given += a * a / (gsl_matrix_get(A, i, i) * gsl_matrix_get(A, j, j));
        }
        made->kmo_of[j] = plain / (plain + given);
        all += plain;
        all_given += given;
        log_determinant += 2 * log(gsl_matrix_get(correlations->factor, j, j));
    }
    double n = (double)correlations->rows, k = (double)size;
    made->kmo = all / (all + all_given);
    made->df = k * (k - 1) / 2;
    made->chi_square = -(n - 1 - (2 * k + 5) / 6) * log_determinant;
    made->p_value = gsl_cdf_chisq_Q(made->chi_square, made->df);
    return made;
}
