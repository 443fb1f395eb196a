#include "fit/directions.h"

#include <gsl/gsl_blas.h>

struct directions *directions_of(struct run *run, const struct fit *fit,
                                 const struct geometry *geometry)
{
    size_t n = geometry->rows, p = geometry->columns;
    struct directions *made = talloc_zero(run, struct directions);
    *made = (struct directions){ n,
                                 p,
                                 run_array(run, double, n *p),
                                 run_array(run, double, p *p),
                                 run_array(run, double, p),
                                 run_array(run, double, p) };
    for (size_t j = 0; j < p; j++) {
        gsl_vector_const_view row = gsl_matrix_const_row(geometry->T_inverse, j);
        made->length[j] = gsl_blas_dnrm2(&row.vector);
        made->shift[j] = fit->coefficient[j].estimate / made->length[j];
        for (size_t k = 0; k < p; k++)
            made->along[j * p + k] = gsl_vector_get(&row.vector, k) / made->length[j];
    }
    gsl_matrix_view U = gsl_matrix_view_array(made->U, n, p);
    gsl_matrix_view along = gsl_matrix_view_array(made->along, p, p);
    gsl_blas_dgemm(CblasNoTrans, CblasTrans, 1, geometry->Q, &along.matrix, 0, &U.matrix);
    return made;
}
