#include "fit/adjustment.h"

#include <math.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_linalg.h>

#include "base/matrix.h"

/* Eigenvalues of B below this count as zero. */
#define NO_EIGENVALUE 1e-12

/* The rows of a cluster. */
struct block {
    size_t rows, columns; /* m, p */
    gsl_matrix *Z, *U;    /* m x p; the same where there are no weights */
    gsl_vector *e;        /* m: y - X b */
};

static struct block block_of(struct run *run, const struct fit *fit,
                             const struct geometry *geometry, const size_t *row, size_t count)
{
    size_t p = geometry->columns;
    bool weighted = fit->design->weight != NULL;
    struct block block = { count, p, matrix_new(run, count, p), NULL, vector_new(run, count) };
    block.U = weighted ? matrix_new(run, count, p) : block.Z;
    for (size_t i = 0; i < count; i++) {
        double root = quad_round(design_root_weight(fit->design, row[i]));
        gsl_vector_set(block.e, i, fit->residual[row[i]]);
        for (size_t k = 0; k < p; k++) {
            double q = gsl_matrix_get(geometry->Q, row[i], k);
            gsl_matrix_set(block.Z, i, k, q / root);
            gsl_matrix_set(block.U, i, k, q * root);
        }
    }
    return block;
}

static gsl_matrix *product(struct run *run, CBLAS_TRANSPOSE_t turned, const gsl_matrix *A,
                           const gsl_matrix *B)
{
    gsl_matrix *C = matrix_new(run, turned == CblasTrans ? A->size2 : A->size1, B->size2);
    gsl_blas_dgemm(turned, CblasNoTrans, 1, A, B, 0, C);
    return C;
}

/* N: the axes where the cluster has few rows, else from the QR decomposition of [Z U]. */
static gsl_matrix *basis_of(struct run *run, const struct block *block)
{
    size_t m = block->rows, p = block->columns, width = block->Z == block->U ? p : 2 * p;
    gsl_matrix *N = matrix_new(run, m, m < width ? m : width);
    gsl_matrix_set_identity(N);
    if (m <= width)
        return N;
    gsl_matrix *QR = matrix_new(run, m, width);
    gsl_vector *tau = vector_new(run, width);
    for (size_t i = 0; i < m; i++)
        for (size_t k = 0; k < width; k++)
            gsl_matrix_set(QR, i, k, gsl_matrix_get(k < p ? block->Z : block->U, i, k % p));
    gsl_linalg_QR_decomp(QR, tau);
    for (size_t k = 0; k < width; k++) {
        gsl_vector_view column = gsl_matrix_column(N, k);
        gsl_linalg_QR_Qvec(QR, tau, &column.vector);
    }
    return N;
}

/* N' B N = I - z u' - u z' + z K z' for z = N'Z, u = N'U. */
static gsl_matrix *between(struct run *run, const gsl_matrix *z, const gsl_matrix *u,
                           const gsl_matrix *K)
{
    gsl_matrix *B = matrix_new(run, z->size1, z->size1);
    gsl_matrix *zK = product(run, CblasNoTrans, z, K);
    gsl_matrix_set_identity(B);
    gsl_blas_dgemm(CblasNoTrans, CblasTrans, -1, z, u, 1, B);
    gsl_blas_dgemm(CblasNoTrans, CblasTrans, -1, u, z, 1, B);
    gsl_blas_dgemm(CblasNoTrans, CblasTrans, 1, zK, z, 1, B);
    return B;
}

/* B^-1/2 - I, generalised. Spoils B. */
static gsl_matrix *root_less_one(struct run *run, gsl_matrix *B)
{
    size_t size = B->size1;
    gsl_vector *value = vector_new(run, size);
    gsl_matrix *V = matrix_new(run, size, size), *root = matrix_new(run, size, size);
    gsl_eigen_symmv_workspace *room = gsl_eigen_symmv_alloc(size);
    gsl_eigen_symmv(B, value, V, room);
    gsl_eigen_symmv_free(room);
    for (size_t k = 0; k < size; k++) {
        double at = gsl_vector_get(value, k);
        gsl_vector_view axis = gsl_matrix_column(V, k);
        gsl_blas_dsyr(CblasLower, (at > NO_EIGENVALUE ? 1 / sqrt(at) : 0) - 1, &axis.vector, root);
    }
    for (size_t i = 0; i < size; i++)
        for (size_t j = i + 1; j < size; j++)
            gsl_matrix_set(root, i, j, gsl_matrix_get(root, j, i));
    return root;
}

gsl_matrix *adjustment_K(struct run *run, const struct fit *fit, const struct geometry *geometry)
{
    gsl_matrix *K = matrix_new(run, geometry->columns, geometry->columns);
    gsl_matrix *U = matrix_new(run, geometry->rows, geometry->columns);
    gsl_matrix_set_identity(K);
    if (fit->design->weight == NULL)
        return K;
    for (size_t i = 0; i < geometry->rows; i++)
        for (size_t k = 0; k < geometry->columns; k++)
            gsl_matrix_set(U, i, k,
                           quad_round(design_root_weight(fit->design, i))
                               * gsl_matrix_get(geometry->Q, i, k));
    gsl_blas_dgemm(CblasTrans, CblasNoTrans, 1, U, U, 0, K);
    return K;
}

struct adjustment adjustment_of(struct run *run, const struct fit *fit,
                                const struct geometry *geometry, const gsl_matrix *K,
                                const size_t *row, size_t count)
{
    struct block block = block_of(run, fit, geometry, row, count);
    gsl_matrix *N = basis_of(run, &block);
    gsl_matrix *u = product(run, CblasTrans, N, block.U);
    gsl_matrix *z = product(run, CblasTrans, N, block.Z);
    gsl_matrix *root = root_less_one(run, between(run, z, u, K));
    gsl_matrix *AU = product(run, CblasNoTrans, N, product(run, CblasNoTrans, root, u));
    gsl_matrix_add(AU, block.U);
    struct adjustment made = { .columns = block.columns,
                               .score = vector_new(run, block.columns),
                               .square = product(run, CblasTrans, AU, AU),
                               .u = product(run, CblasTrans, block.U, AU),
                               .z = product(run, CblasTrans, block.Z, AU) };
    gsl_blas_dgemv(CblasTrans, 1, AU, block.e, 0, made.score);
    return made;
}
