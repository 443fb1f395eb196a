#include "fit/least_squares.h"

#include <assert.h>
#include <math.h>

#include <gsl/gsl_linalg.h>

#include "base/matrix.h"

enum { IMPROVEMENTS = 2 };

/* The length of column j, without overflow on the way. */
static double column_length(const gsl_matrix *X, size_t j)
{
    double largest = 0;
    for (size_t i = 0; i < X->size1; i++)
        largest = fmax(largest, fabs(gsl_matrix_get(X, i, j)));
    long double sum = 0;
    for (size_t i = 0; i < X->size1 && largest > 0; i++) {
        long double part = gsl_matrix_get(X, i, j) / largest;
        sum += part * part;
    }
    return largest * (double)sqrtl(sum);
}

static struct quad number_at(const struct factorisation *made, size_t i, size_t j)
{
    double low = made->X_low == NULL ? 0 : gsl_matrix_get(made->X_low, i, j);
    return (struct quad){ gsl_matrix_get(made->X, i, j), low };
}

static void factor_in_quads(struct run *run, struct factorisation *made)
{
    size_t rows = made->X->size1, columns = made->X->size2;
    struct quad *scaled = run_array(run, struct quad, rows * columns);
    for (size_t j = 0; j < columns; j++)
        for (size_t i = 0; i < rows && made->scale[j] > 0; i++)
            scaled[j * rows + i] = quad_divide(number_at(made, i, j), quad_of(made->scale[j]));
    made->reflections = reflections_make(run, scaled, rows, columns, LONGEST_NEXT);
    made->R = made->reflections->R;
    made->order = made->reflections->order;
}

static void factor_in_doubles(struct run *run, struct factorisation *made)
{
    size_t rows = made->X->size1, columns = made->X->size2;
    made->QR = matrix_new(run, rows, columns);
    made->tau = vector_new(run, columns);
    made->R = run_array(run, struct quad, columns * columns);
    made->order = run_array(run, size_t, columns);
    for (size_t j = 0; j < columns; j++)
        for (size_t i = 0; i < rows && made->scale[j] > 0; i++)
            gsl_matrix_set(made->QR, i, j, gsl_matrix_get(made->X, i, j) / made->scale[j]);
    int sign;
    gsl_permutation order = { columns, made->order };
    int status =
        gsl_linalg_QRPT_decomp(made->QR, made->tau, &order, &sign, vector_new(run, columns));
    assert(status == 0); /* it fails on shapes only */
    (void)status;
    for (size_t i = 0; i < columns; i++)
        for (size_t j = i; j < columns; j++)
            made->R[i * columns + j] = quad_of(gsl_matrix_get(made->QR, i, j));
}

struct factorisation *least_squares_factor_in(struct run *run, const gsl_matrix *X,
                                              const gsl_matrix *X_low, bool quads)
{
    struct factorisation *made = talloc_zero(run, struct factorisation);
    made->X = X;
    made->X_low = X_low;
    made->scale = run_array(run, double, X->size2);
    for (size_t j = 0; j < X->size2; j++)
        made->scale[j] = column_length(X, j);
    if (quads)
        factor_in_quads(run, made);
    else
        factor_in_doubles(run, made);
    while (made->rank < X->size2
           && fabs(made->R[made->rank * (X->size2 + 1)].high) > COLLINEAR_TOLERANCE)
        made->rank++;
    return made;
}

struct factorisation *least_squares_factor(struct run *run, const gsl_matrix *X,
                                           const gsl_matrix *X_low)
{
    double columns = (double)X->size2;
    bool quads = (double)X->size1 * columns * columns <= QUAD_OPERATIONS;
    return least_squares_factor_in(run, X, X_low, quads);
}

/* R c = the first p of h = Q'y; the residuals are Q [0; the rest]. */
static void solve_in_quads(struct run *run, const struct factorisation *made, const struct quad *y,
                           struct quad *b, struct quad *residual)
{
    size_t columns = made->X->size2;
    struct quad *solution = run_array(run, struct quad, columns);
    for (size_t i = 0; i < made->X->size1; i++)
        residual[i] = y[i];
    reflections_turn(made->reflections, residual);
    for (size_t k = 0; k < columns; k++) {
        solution[k] = residual[k];
        residual[k] = quad_of(0);
    }
    reflections_turn_back(made->reflections, residual);
    triangle_solve(made->R, columns, solution);
    for (size_t k = 0; k < columns; k++)
        b[made->order[k]] = quad_divide(solution[k], quad_of(made->scale[made->order[k]]));
}

/* What the present b and r leave of their two equations: f = y - r - X b and, in the
 * scaled columns in order, g = -P' D X' r. */
static void errors_of(const struct factorisation *made, const struct quad *y, const struct quad *b,
                      const struct quad *residual, gsl_vector *f, struct quad *g)
{
    const gsl_matrix *X = made->X;
    for (size_t i = 0; i < X->size1; i++) {
        struct quad sum = quad_subtract(y[i], residual[i]);
        for (size_t j = 0; j < X->size2; j++)
            sum = quad_add_product(sum, quad_negate(b[j]), number_at(made, i, j));
        gsl_vector_set(f, i, quad_round(sum));
    }
    for (size_t k = 0; k < X->size2; k++) {
        size_t j = made->order[k];
        struct quad sum = quad_of(0);
        for (size_t i = 0; i < X->size1; i++)
            sum = quad_add_product(sum, number_at(made, i, j), residual[i]);
        g[k] = quad_divide(quad_negate(sum), quad_of(made->scale[j]));
    }
}

/* Solve r + A c = f, A' r = g for A = Q [R; 0], and add what comes out to r and b:
 * with h = Q'f and R' z = g,  R c = h_1 - z  and  r = Q [z; h_2]. Spoils f and g. */
static void solution_improve(const struct factorisation *made, gsl_vector *f, struct quad *g,
                             struct quad *b, struct quad *residual)
{
    size_t columns = made->X->size2;
    gsl_linalg_QR_QTvec(made->QR, made->tau, f);
    triangle_solve_transposed(made->R, columns, g);
    for (size_t k = 0; k < columns; k++) {
        struct quad z = g[k];
        g[k] = quad_subtract(quad_of(gsl_vector_get(f, k)), z);
        gsl_vector_set(f, k, quad_round(z));
    }
    triangle_solve(made->R, columns, g);
    gsl_linalg_QR_Qvec(made->QR, made->tau, f);
    for (size_t i = 0; i < f->size; i++)
        residual[i] = quad_add(residual[i], quad_of(gsl_vector_get(f, i)));
    for (size_t k = 0; k < columns; k++) {
        size_t j = made->order[k];
        b[j] = quad_add(b[j], quad_divide(g[k], quad_of(made->scale[j])));
    }
}

static void solve_in_doubles(struct run *run, const struct factorisation *made, const struct quad *y,
                             struct quad *b, struct quad *residual)
{
    gsl_vector *f = vector_new(run, made->X->size1);
    struct quad *g = run_array(run, struct quad, made->X->size2);
    for (size_t j = 0; j < made->X->size2; j++)
        b[j] = quad_of(0);
    for (size_t i = 0; i < made->X->size1; i++)
        residual[i] = quad_of(0);
    for (int pass = 0; pass <= IMPROVEMENTS; pass++) {
        errors_of(made, y, b, residual, f, g);
        solution_improve(made, f, g, b, residual);
    }
}

void least_squares_solve(struct run *run, const struct factorisation *made, const struct quad *y,
                         struct quad *b, struct quad *residual)
{
    assert(made->rank == made->X->size2);
    if (made->reflections != NULL)
        solve_in_quads(run, made, y, b, residual);
    else
        solve_in_doubles(run, made, y, b, residual);
}

/* In parts of its largest, so that squares do not overflow. */
double least_squares_spread(const struct factorisation *made, const double *x, struct quad *w)
{
    size_t columns = made->X->size2;
    for (size_t k = 0; k < columns; k++)
        w[k] = quad_divide(quad_of(x[made->order[k]]), quad_of(made->scale[made->order[k]]));
    triangle_solve_transposed(made->R, columns, w);
    double largest = 0;
    for (size_t k = 0; k < columns; k++)
        largest = fmax(largest, fabs(w[k].high));
    struct quad sum = quad_of(0);
    for (size_t k = 0; k < columns && largest > 0; k++) {
        struct quad part = quad_divide(w[k], quad_of(largest));
        sum = quad_add_product(sum, part, part);
    }
    return largest * quad_round(quad_sqrt(sum));
}
