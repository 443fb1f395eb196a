/* matrix.h - GSL's vectors and matrices with numbers that the run owns.
 *
 * A GSL object is a small struct over an array of doubles. Here both are made on
 * the run, zeroed, so there is nothing to adopt and nothing to free: an object made
 * here must never be passed to gsl_vector_free or gsl_matrix_free. Matrices are
 * row-major, as all of GSL's. */
#ifndef ATTAIN_BASE_MATRIX_H
#define ATTAIN_BASE_MATRIX_H

#include <gsl/gsl_matrix.h>
#include <gsl/gsl_vector.h>

#include "base/run.h"

gsl_vector *vector_new(struct run *run, size_t size);

gsl_matrix *matrix_new(struct run *run, size_t rows, size_t columns);

#endif
