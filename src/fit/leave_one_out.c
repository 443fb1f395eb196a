#include "fit/leave_one_out.h"

#include <math.h>
#include <stdint.h>

#include "base/matrix.h"
#include "base/progress.h"
#include "fit/distribution.h"
#include "fit/refit.h"

/* Above this many operations (n^2 p^2) errors of rows left out are classical. */
#define MOST_REFITS 3e8

/* Sum of squared residuals. */
static double total_of(const struct geometry *geometry)
{
    double sum = 0;
    for (size_t i = 0; i < geometry->rows; i++)
        sum += geometry->residual[i] * geometry->residual[i];
    return sum;
}

/* (C x_i)_j */
static double pull_of(const struct geometry *geometry, size_t i, size_t j)
{
    double sum = 0;
    for (size_t k = 0; k < geometry->columns; k++)
        sum += gsl_matrix_get(geometry->T_inverse, j, k) * gsl_matrix_get(geometry->Q, i, k);
    return sum;
}

/* The sum of squared residuals without row i. */
static double total_without(const struct geometry *geometry, size_t i, double total)
{
    double residual = geometry->residual[i];
    return fmax(total - residual * residual / (1 - geometry->leverage[i]), 0);
}

struct estimate {
    double estimate, std_error;
};

static struct estimate estimate_without(const struct fit *fit, const struct geometry *geometry,
                                        size_t i, size_t j, double variance)
{
    double room = 1 - geometry->leverage[i], pull = pull_of(geometry, i, j);
    double spread = gsl_matrix_get(geometry->inverse, j, j) + pull * pull / room;
    return (struct estimate){ fit->coefficient[j].estimate - pull * geometry->residual[i] / room,
                              sqrt(variance * spread) };
}

static void row_by_formula(const struct fit *fit, const struct geometry *geometry, size_t i,
                           double total, double reach, struct leave_one_out *made)
{
    double df = (double)fit->df_residual - 1;
    double variance = total_without(geometry, i, total) / df;
    for (size_t j = 0; j < made->terms; j++) {
        struct estimate without = estimate_without(fit, geometry, i, j, variance);
        gsl_matrix_set(made->lows, i, j, without.estimate - reach * without.std_error);
        gsl_matrix_set(made->highs, i, j, without.estimate + reach * without.std_error);
        gsl_matrix_set(made->estimates, i, j, without.estimate);
        gsl_matrix_set(made->errors, i, j, without.std_error);
        gsl_matrix_set(made->p_values, i, j, t_p_value(without.estimate / without.std_error, df));
    }
}

/* As the fit has them, or, where it draws again, classical. */
static void whole_fill(const struct fit *fit, const struct geometry *geometry,
                       struct leave_one_out *made)
{
    double df = (double)fit->df_residual, variance = total_of(geometry) / df;
    double reach = t_quantile(0.5 + fit->conf_level / 2, df);
    for (size_t j = 0; j < made->terms; j++) {
        const struct coefficient *c = &fit->coefficient[j];
        bool same = made->kind == fit->inference.kind;
        double error =
            same ? c->std_error : sqrt(variance * gsl_matrix_get(geometry->inverse, j, j));
        made->estimate[j] = c->estimate;
        made->std_error[j] = error;
        made->p_value[j] = same ? c->p_value : t_p_value(c->estimate / error, df);
        made->conf_low[j] = same ? c->conf_low : c->estimate - reach * error;
        made->conf_high[j] = same ? c->conf_high : c->estimate + reach * error;
    }
}

static bool draws_again(enum inference_kind kind)
{
    return inference_is_resampled(kind) || kind == INFERENCE_WILD_CLUSTER;
}

static struct leave_one_out *new_of(struct run *run, const struct fit *fit,
                                    const struct geometry *geometry, size_t count,
                                    enum inference_kind kind)
{
    size_t p = fit->coefficients;
    struct leave_one_out *made = talloc_zero(run, struct leave_one_out);
    *made = (struct leave_one_out){ .count = count,
                                    .terms = p,
                                    .kind = kind,
                                    .estimate = run_array(run, double, p),
                                    .std_error = run_array(run, double, p),
                                    .p_value = run_array(run, double, p),
                                    .conf_low = run_array(run, double, p),
                                    .conf_high = run_array(run, double, p),
                                    .estimates = matrix_new(run, count, p),
                                    .errors = matrix_new(run, count, p),
                                    .p_values = matrix_new(run, count, p),
                                    .lows = matrix_new(run, count, p),
                                    .highs = matrix_new(run, count, p) };
    whole_fill(fit, geometry, made);
    return made;
}

static void refit_into(const struct analysis *analysis, const struct fit *fit, const bool *keep,
                       size_t index, struct leave_one_out *made)
{
    const struct refit refit = { .estimate = gsl_matrix_ptr(made->estimates, index, 0),
                                 .std_error = gsl_matrix_ptr(made->errors, index, 0),
                                 .p_value = gsl_matrix_ptr(made->p_values, index, 0),
                                 .conf_low = gsl_matrix_ptr(made->lows, index, 0),
                                 .conf_high = gsl_matrix_ptr(made->highs, index, 0) };
    refit_rows(analysis, fit, keep, made->kind, &refit);
}

static const char LEAVING[] = "leaving out one after another";

struct leave_one_out *leave_rows_out(struct run *run, const struct analysis *analysis,
                                     const struct fit *fit, const struct geometry *geometry)
{
    double work = (double)(fit->nobs * fit->coefficients) * (double)(fit->nobs * fit->coefficients);
    enum inference_kind kind = fit->inference.kind;
    if (draws_again(kind) || (kind != INFERENCE_CLASSICAL && work > MOST_REFITS))
        kind = INFERENCE_CLASSICAL;
    struct leave_one_out *made = new_of(run, fit, geometry, fit->nobs, kind);
    bool *keep = run_array(run, bool, fit->nobs);
    double total = total_of(geometry);
    double reach = t_quantile(0.5 + fit->conf_level / 2, fmax((double)fit->df_residual - 1, 1));
    for (size_t i = 0; i < fit->nobs; i++)
        keep[i] = true;
    for (size_t i = 0; i < fit->nobs; i++) {
        bool formula = kind == INFERENCE_CLASSICAL && geometry->leverage[i] <= FULL_LEVERAGE
                       && fit->df_residual > 1;
        keep[i] = false;
        if (formula)
            row_by_formula(fit, geometry, i, total, reach, made);
        else
            refit_into(analysis, fit, keep, i, made);
        keep[i] = true;
        progress_show(run, LEAVING, (double)(i + 1) / (double)fit->nobs);
    }
    progress_end(run, LEAVING);
    return made;
}

struct leave_one_out *leave_groups_out(struct run *run, const struct analysis *analysis,
                                       const struct fit *fit, const struct geometry *geometry,
                                       const struct groups *groups)
{
    enum inference_kind kind =
        draws_again(fit->inference.kind) ? INFERENCE_CLASSICAL : fit->inference.kind;
    struct leave_one_out *made = new_of(run, fit, geometry, groups->count, kind);
    bool *keep = run_array(run, bool, fit->nobs);
    for (size_t g = 0; g < groups->count; g++) {
        for (size_t i = 0; i < fit->nobs; i++)
            keep[i] = groups->of[i] != g;
        refit_into(analysis, fit, keep, g, made);
        progress_show(run, LEAVING, (double)(g + 1) / (double)groups->count);
    }
    progress_end(run, LEAVING);
    return made;
}

bool leaves_crossing(const struct leave_one_out *left, size_t term, size_t index, double alpha)
{
    double p_value = gsl_matrix_get(left->p_values, index, term);
    return !isnan(p_value) && (p_value < alpha) != (left->p_value[term] < alpha);
}

bool leaves_reversal(const struct leave_one_out *left, size_t term, size_t index)
{
    return gsl_matrix_get(left->estimates, index, term) * left->estimate[term] < 0;
}

static void extend(const gsl_matrix *values, size_t term, size_t index, size_t *least, size_t *most)
{
    double value = gsl_matrix_get(values, index, term);
    if (*least == SIZE_MAX || value < gsl_matrix_get(values, *least, term))
        *least = index;
    if (*most == SIZE_MAX || value > gsl_matrix_get(values, *most, term))
        *most = index;
}

struct movement movement_of(const struct leave_one_out *left, size_t term, double alpha)
{
    struct movement movement = { SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, 0, 0, 0 };
    for (size_t i = 0; i < left->count; i++) {
        if (isnan(gsl_matrix_get(left->p_values, i, term))) {
            movement.unknown++;
            continue;
        }
        extend(left->estimates, term, i, &movement.least, &movement.most);
        extend(left->p_values, term, i, &movement.p_least, &movement.p_most);
        movement.crossings += leaves_crossing(left, term, i, alpha);
        movement.reversals += leaves_reversal(left, term, i);
    }
    return movement;
}

/* |t| is compared with the one quantile that all rows share, and only what hangs gets a p-value. */
static size_t row_that_holds(const struct fit *fit, const struct geometry *geometry, size_t term,
                             double alpha, struct estimate *worst)
{
    double df = (double)fit->df_residual - 1, total = total_of(geometry), least = INFINITY;
    double needed = t_quantile(1 - alpha / 2, df), sign = fit->coefficient[term].estimate;
    size_t row = SIZE_MAX;
    for (size_t i = 0; i < fit->nobs; i++) {
        if (geometry->leverage[i] > FULL_LEVERAGE)
            continue;
        struct estimate without =
            estimate_without(fit, geometry, i, term, total_without(geometry, i, total) / df);
        double t = copysign(1, sign) * without.estimate / without.std_error;
        if (t >= needed || t >= least)
            continue;
        least = t;
        row = i;
        *worst = without;
    }
    return row;
}

struct hinge hinge_of(const struct fit *fit, const struct geometry *geometry, double alpha)
{
    struct hinge hinge = { SIZE_MAX, SIZE_MAX, 0, 0, 0 };
    if (fit->df_residual < 2)
        return hinge;
    double df = (double)fit->df_residual - 1;
    for (size_t j = 0; j < fit->coefficients; j++) {
        if (fit->coefficient[j].formula_term == SIZE_MAX || !(fit->coefficient[j].p_value < alpha))
            continue;
        struct estimate worst = { 0, 0 };
        size_t row = row_that_holds(fit, geometry, j, alpha, &worst);
        if (row == SIZE_MAX)
            continue;
        double p_value = t_p_value(worst.estimate / worst.std_error, df);
        hinge.terms++;
        if (hinge.term == SIZE_MAX || p_value > hinge.p_value) {
            hinge.term = j;
            hinge.row = row;
            hinge.estimate = worst.estimate;
            hinge.p_value = p_value;
        }
    }
    return hinge;
}
