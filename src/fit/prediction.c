#include "fit/prediction.h"

#include <math.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_eigen.h>

#include "base/matrix.h"
#include "base/random.h"
#include "fit/moments.h"

/* Below this an eigenvalue of I - Q_F'Q_F is zero: the other rows lack that direction. */
#define LACKING 1e-9

/* A row this far along a direction that the others lack cannot be predicted. */
#define OUTSIDE 1e-7

/* A fold, and what its rows are predicted by. */
struct outside {
    gsl_matrix *cross;         /* p x p: I - Q_F'Q_F */
    gsl_matrix *directions;    /* p x p: its eigenvectors */
    gsl_vector *spread;        /* p: its eigenvalues */
    gsl_vector *pull, *turned; /* p: Q_F' e_F, and the same divided by cross */
    gsl_eigen_symmv_workspace *eigen;
};

static void eigen_release(void *eigen)
{
    gsl_eigen_symmv_free(eigen);
}

static double weight_of(const struct fit *fit, size_t i)
{
    return fit->design->weight == NULL ? 1 : gsl_vector_get(fit->design->weight, i);
}

static double weights_of(const struct fit *fit)
{
    double sum = 0;
    for (size_t i = 0; i < fit->nobs; i++)
        sum += weight_of(fit, i);
    return sum;
}

static void fold_gather(const struct geometry *geometry, const size_t *fold_of, size_t fold,
                        struct outside *outside)
{
    gsl_matrix_set_identity(outside->cross);
    gsl_vector_set_zero(outside->pull);
    for (size_t i = 0; i < geometry->rows; i++) {
        if (fold_of[i] != fold)
            continue;
        gsl_vector_const_view q = gsl_matrix_const_row(geometry->Q, i);
        gsl_blas_dsyr(CblasLower, -1, &q.vector, outside->cross);
        gsl_blas_daxpy(geometry->residual[i], &q.vector, outside->pull);
    }
}

/* cross^-1 pull, without the directions that the other rows lack; these become 1 in spread, others
 * 0, for row_is_outside. */
static void fold_divide(struct outside *outside)
{
    gsl_eigen_symmv(outside->cross, outside->spread, outside->directions, outside->eigen);
    gsl_vector_set_zero(outside->turned);
    for (size_t k = 0; k < outside->spread->size; k++) {
        double value = gsl_vector_get(outside->spread, k), along = 0;
        gsl_vector_const_view direction = gsl_matrix_const_column(outside->directions, k);
        gsl_vector_set(outside->spread, k, value > LACKING ? 0 : 1);
        if (value <= LACKING)
            continue;
        gsl_blas_ddot(&direction.vector, outside->pull, &along);
        gsl_blas_daxpy(along / value, &direction.vector, outside->turned);
    }
}

static bool row_is_outside(const struct outside *outside, const gsl_vector *q)
{
    for (size_t k = 0; k < outside->spread->size; k++) {
        double along = 0;
        if (gsl_vector_get(outside->spread, k) == 0)
            continue;
        gsl_vector_const_view direction = gsl_matrix_const_column(outside->directions, k);
        gsl_blas_ddot(&direction.vector, q, &along);
        if (fabs(along) > OUTSIDE)
            return true;
    }
    return false;
}

struct fold_errors prediction_by_folds(struct run *run, const struct fit *fit,
                                       const struct geometry *geometry, const size_t *fold_of,
                                       size_t folds)
{
    struct fold_errors errors = { 0, 0, 0 };
    size_t p = geometry->columns;
    struct outside outside = {
        matrix_new(run, p, p), matrix_new(run, p, p),
        vector_new(run, p),    vector_new(run, p),
        vector_new(run, p),    run_adopt(run, gsl_eigen_symmv_alloc(p), eigen_release)
    };
    for (size_t fold = 0; fold < folds; fold++) {
        fold_gather(geometry, fold_of, fold, &outside);
        fold_divide(&outside);
        for (size_t i = 0; i < geometry->rows; i++) {
            if (fold_of[i] != fold)
                continue;
            gsl_vector_const_view q = gsl_matrix_const_row(geometry->Q, i);
            if (row_is_outside(&outside, &q.vector)) {
                errors.unpredicted++;
                continue;
            }
            double more = 0;
            gsl_blas_ddot(&q.vector, outside.turned, &more);
            double error = geometry->residual[i] + more;
            errors.squares += error * error;
            errors.weights += weight_of(fit, i);
        }
    }
    return errors;
}

static void leave_out_one(const struct fit *fit, const struct geometry *geometry,
                          struct prediction *made)
{
    const struct design *design = fit->design;
    double press = 0;
    for (size_t i = 0; i < geometry->rows; i++) {
        double h = geometry->leverage[i], d = geometry->residual[i] / (1 - h);
        press += h > FULL_LEVERAGE ? NAN : d * d;
    }
    made->press = press;
    made->predicted_r_squared =
        1 - press / total_squares(design->y, design->weight, design->formula->intercept);
    made->rmse = sqrt(press / weights_of(fit));
    made->in_sample_rmse = sqrt(fit->deviance / weights_of(fit));
}

/* Every round puts the rows into folds anew; sizes differ by one at most. */
static void leave_out_folds(struct run *run, const struct fit *fit, const struct geometry *geometry,
                            struct prediction *made)
{
    size_t n = fit->nobs, *order = run_array(run, size_t, n), *fold_of = run_array(run, size_t, n);
    struct fold_errors all = { 0, 0, 0 };
    gsl_rng *random = random_new(run);
    made->fold_rmse_low = INFINITY;
    made->fold_rmse_high = 0;
    for (size_t round = 0; round < made->rounds; round++) {
        for (size_t i = 0; i < n; i++)
            order[i] = i;
        random_begin(random, fit->inference.seed, round);
        random_shuffle(random, order, n);
        for (size_t i = 0; i < n; i++)
            fold_of[order[i]] = i % made->folds;
        struct fold_errors one = prediction_by_folds(run, fit, geometry, fold_of, made->folds);
        double rmse = sqrt(one.squares / one.weights);
        made->fold_rmse_low = fmin(made->fold_rmse_low, rmse);
        made->fold_rmse_high = fmax(made->fold_rmse_high, rmse);
        all.squares += one.squares;
        all.weights += one.weights;
        made->unpredicted += one.unpredicted;
    }
    made->fold_rmse = sqrt(all.squares / all.weights);
}

struct prediction prediction_leaving_one(const struct fit *fit, const struct geometry *geometry)
{
    double parameters = (double)fit->coefficients + 1;
    double spare = (double)fit->nobs - parameters - 1;
    struct prediction made = {
        .aicc = spare > 0 ? fit->aic + 2 * parameters * (parameters + 1) / spare : NAN,
        .fold_rmse = NAN,
        .fold_rmse_low = NAN,
        .fold_rmse_high = NAN,
    };
    leave_out_one(fit, geometry, &made);
    return made;
}

struct prediction prediction_of(struct run *run, const struct fit *fit, size_t folds, size_t rounds)
{
    const struct geometry *geometry = geometry_of(run, fit);
    struct prediction made = prediction_leaving_one(fit, geometry);
    made.folds = folds < fit->nobs ? folds : fit->nobs;
    made.rounds = rounds;
    leave_out_folds(run, fit, geometry, &made);
    if (made.unpredicted == fit->nobs * rounds)
        made.fold_rmse = made.fold_rmse_low = made.fold_rmse_high = NAN;
    return made;
}
