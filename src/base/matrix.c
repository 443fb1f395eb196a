#include "base/matrix.h"

gsl_vector *vector_new(struct run *run, size_t size)
{
    gsl_vector *vector = run_array(run, gsl_vector, 1);
    *vector = (gsl_vector){ .size = size, .stride = 1, .data = run_array(run, double, size) };
    return vector;
}

gsl_matrix *matrix_new(struct run *run, size_t rows, size_t columns)
{
    gsl_matrix *matrix = run_array(run, gsl_matrix, 1);
    *matrix = (gsl_matrix){ .size1 = rows,
                            .size2 = columns,
                            .tda = columns,
                            .data = run_array(run, double, rows *columns) };
    return matrix;
}
