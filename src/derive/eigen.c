#include "derive/eigen.h"

#include <gsl/gsl_eigen.h>

#include "base/matrix.h"

static void workspace_release(void *workspace)
{
    gsl_eigen_symmv_free(workspace);
}

struct eigen *eigen_new(struct run *run, size_t size)
{
    struct eigen *eigen = run_array(run, struct eigen, 1);
    eigen->value = vector_new(run, size);
    eigen->vector = matrix_new(run, size, size);
    eigen->copy = matrix_new(run, size, size);
    eigen->workspace = run_adopt(run, gsl_eigen_symmv_alloc(size), workspace_release);
    return eigen;
}

void eigen_solve(struct eigen *eigen, const gsl_matrix *matrix)
{
    gsl_matrix_memcpy(eigen->copy, matrix);
    gsl_eigen_symmv(eigen->copy, eigen->value, eigen->vector, eigen->workspace);
    gsl_eigen_symmv_sort(eigen->value, eigen->vector, GSL_EIGEN_SORT_VAL_DESC);
}
