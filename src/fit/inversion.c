#include "fit/inversion.h"

#include <math.h>

#include "base/parallel.h"
#include "base/text.h"
#include "fit/resampling.h"

/* Beyond 3000 standard errors rounding would decide. */
enum { MOST_DOUBLINGS = 10, PARTS = 5 };

bool inversions_new(struct run *run, const struct fit *fit, size_t draws, bool all,
                    struct inversion **inversion)
{
    size_t p = fit->coefficients;
    if (!resampling_fits(run, fit, draws, PARTS * p))
        return false;
    *inversion = run_array(run, struct inversion, p);
    for (size_t j = 0; j < p; j++)
        (*inversion)[j] = (struct inversion){ .draws = draws,
                                              .all = all,
                                              .cross = run_array(run, double, draws),
                                              .cross_slope = run_array(run, double, draws),
                                              .spread = run_array(run, double, draws),
                                              .spread_slope = run_array(run, double, draws),
                                              .spread_curve = run_array(run, double, draws) };
    return true;
}

double draws_p_value(size_t extreme, size_t draws, bool all)
{
    return all ? (double)extreme / (double)draws : (double)(extreme + 1) / (double)(draws + 1);
}

double inversion_p_value(const struct inversion *inversion, double shift)
{
    const double *restrict cross = inversion->cross, *restrict slope = inversion->cross_slope;
    const double *restrict spread = inversion->spread, *restrict curve = inversion->spread_curve;
    const double *restrict tilt = inversion->spread_slope;
    double wanted = shift * shift * (1 - TIE_TOLERANCE), observed = inversion->observed;
    size_t extreme = 0;
    for (size_t i = 0; i < inversion->draws; i++) {
        double over = cross[i] + shift * slope[i];
        double under = spread[i] + shift * (2 * tilt[i] + shift * curve[i]);
        extreme += over * over * observed >= wanted * under;
    }
    return draws_p_value(extreme, inversion->draws, inversion->all);
}

double inversion_reach(const struct inversion *inversion, double side, double scale, double level)
{
    double alpha = 1 - level + 1e-12; /* a p-value of .05 is not above 1 - .95 */
    double inside = 0, outside = 3 * scale;
    int doublings = 0;
    while (inversion_p_value(inversion, side * outside) > alpha) {
        if (++doublings > MOST_DOUBLINGS)
            return NAN;
        inside = outside;
        outside *= 2;
    }
    while (outside - inside > INVERSION_TOLERANCE * scale) {
        double middle = (inside + outside) / 2;
        if (middle <= inside || middle >= outside)
            break; /* no double lies between them */
        if (inversion_p_value(inversion, side * middle) > alpha)
            inside = middle;
        else
            outside = middle;
    }
    return (inside + outside) / 2;
}

struct settling {
    const struct inversion *inversion;
    const struct directions *directions;
    struct fit *fit;
};

static void coefficient_settle(size_t j, size_t worker, void *context)
{
    (void)worker;
    const struct settling *settling = context;
    const struct inversion *inversion = &settling->inversion[j];
    struct coefficient *c = &settling->fit->coefficient[j];
    double length = settling->directions->length[j], level = settling->fit->conf_level;
    double scale = c->std_error / length;
    c->df = NAN;
    c->p_value = inversion_p_value(inversion, settling->directions->shift[j]);
    c->conf_low = c->estimate - length * inversion_reach(inversion, 1, scale, level);
    c->conf_high = c->estimate + length * inversion_reach(inversion, -1, scale, level);
}

void inversions_settle(const struct inversion *inversion, const struct directions *directions,
                       struct fit *fit)
{
    struct settling settling = { inversion, directions, fit };
    parallel_do(fit->coefficients, coefficient_settle, &settling);
}

const char *inversions_unbounded(struct run *run, const struct fit *fit)
{
    const char **name = run_array(run, const char *, fit->coefficients);
    size_t count = 0;
    for (size_t j = 0; j < fit->coefficients; j++)
        if (!isnan(fit->coefficient[j].p_value)
            && (isnan(fit->coefficient[j].conf_low) || isnan(fit->coefficient[j].conf_high)))
            name[count++] = fit->coefficient[j].term;
    return count == 0 ? NULL : text_list(run, name, count);
}
