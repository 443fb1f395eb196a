#include "draw/fitted_line.h"

#include <assert.h>
#include <math.h>

/* Every so many steps where each is fitted anew, or drawn anew thousands of times. */
enum { STRIDE = 4, LONG_STRIDE = 8 };

static double place_of(double low, double high, size_t step)
{
    return step == FITTED_STEPS ? high : low + (high - low) * (double)step / FITTED_STEPS;
}

static void step_set(struct fitted_line *line, size_t step, double x, struct mean_interval mean)
{
    line->mean[step] = (struct point){ x, mean.estimate };
    line->lower[step] = (struct point){ x, mean.conf_low };
    line->upper[step] = (struct point){ x, mean.conf_high };
    line->one_lower[step] = (struct point){ x, mean.one_low };
    line->one_upper[step] = (struct point){ x, mean.one_high };
}

/* Straight between two steps. */
static void stretch_fill(struct point *path, size_t from, size_t to, size_t step)
{
    double share = (double)(step - from) / (double)(to - from);
    path[step] = (struct point){ path[from].x + share * (path[to].x - path[from].x),
                                 path[from].y + share * (path[to].y - path[from].y) };
}

static void between_fill(struct fitted_line *line, size_t stride)
{
    struct point *const path[] = { line->mean, line->lower, line->upper, line->one_lower,
                                   line->one_upper };
    for (size_t step = 0; step < FITTED_STEPS; step++)
        for (size_t i = 0; i < sizeof path / sizeof *path && step % stride != 0; i++)
            stretch_fill(path[i], step - step % stride, step - step % stride + stride, step);
}

struct fitted_line *fitted_line(struct run *run, const struct frame *frame, const struct fit *fit,
                                bool bands)
{
    if (fit == NULL)
        return NULL;
    gsl_vector_const_view x = gsl_matrix_const_column(fit->design->X, 1);
    return fitted_line_between(run, frame, fit, gsl_vector_min(&x.vector),
                               gsl_vector_max(&x.vector), bands);
}

struct fitted_line *fitted_line_between(struct run *run, const struct frame *frame,
                                        const struct fit *fit, double low, double high, bool bands)
{
    assert(fit->coefficients == 2);
    size_t stride = !bands || fit->inference.kind == INFERENCE_CLASSICAL ? 1
                    : inference_is_resampled(fit->inference.kind)        ? LONG_STRIDE
                                                                         : STRIDE;
    struct fitted_line *line = run_array(run, struct fitted_line, 1);
    line->has_band = line->has_prediction = bands && !ols_is_exact(fit);
    for (size_t step = 0; step <= FITTED_STEPS; step += stride) {
        struct mean_interval mean = { .estimate = NAN };
        double at = place_of(low, high, step);
        if (bands)
            mean = mean_interval_at(frame, fit, at);
        else
            ols_mean(fit, (double[]){ 1, at }, &mean.estimate, &mean.std_error);
        step_set(line, step, at, mean);
        line->has_band = line->has_band && isfinite(mean.conf_low) && isfinite(mean.conf_high);
        line->has_prediction = line->has_prediction && isfinite(mean.one_low);
    }
    between_fill(line, stride);
    return line;
}
