/* eigen.h - eigenvalues and eigenvectors of a symmetric matrix, largest first.
 *
 *     A v_m = g_m v_m,   g_1 >= g_2 >= ... >= g_k,   |v_m| = 1
 *
 * by gsl_eigen_symmv, with room that is made once and used for many matrices. */
#ifndef ATTAIN_DERIVE_EIGEN_H
#define ATTAIN_DERIVE_EIGEN_H

#include <gsl/gsl_matrix.h>
#include <gsl/gsl_vector.h>

#include "base/run.h"

struct eigen {
    gsl_vector *value;  /* k */
    gsl_matrix *vector; /* k x k, one in each column */
    gsl_matrix *copy;   /* k x k: the matrix is spoilt on the way */
    void *workspace;
};

struct eigen *eigen_new(struct run *run, size_t size);

void eigen_solve(struct eigen *eigen, const gsl_matrix *matrix);

#endif
