/* inversion.h - a test by resampling, and the interval of all values that it does not reject.
 *
 * To impose b_j = b0 moves the residuals by d u_j, d = (b_j - b0) / |t_j| (directions.h). Whatever
 * is then drawn again is linear in d: draw i gives
 *
 *     t_i^2(d) = (cross_i + d cross_slope_i)^2
 *                / (spread_i + 2 d spread_slope_i + d^2 spread_curve_i)
 *     t^2(d)   = d^2 / observed
 *     p(d)     = (1 + #{i: t_i^2(d) >= t^2(d)}) / (1 + draws)
 *
 * or the share alone, where the draws are all that there are, the data's own among them. So one
 * set of draws tests every b0: at d = b_j / |t_j| it gives the p-value, and the interval is where
 * p(d) exceeds 1 - level, its ends found by bisection, from p = 1 at the estimate outwards, to
 * INVERSION_TOLERANCE standard errors. A denominator of zero counts as extreme.
 *
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, section 5.7;
 * Garthwaite (1996), Biometrics 52, 1387-1393, for permutations. */
#ifndef ATTAIN_FIT_INVERSION_H
#define ATTAIN_FIT_INVERSION_H

#include "fit/directions.h"

#define INVERSION_TOLERANCE 1e-9

/* Statistics that differ by less than this part are equal: as those of mirrored draws are. */
#define TIE_TOLERANCE 1e-9

struct inversion {
    size_t draws;
    bool all; /* every draw that there is */
    double observed;
    double *cross, *cross_slope;                  /* draws */
    double *spread, *spread_slope, *spread_curve; /* draws */
};

/* One for each coefficient. Fails as resampling_fits does. */
bool inversions_new(struct run *run, const struct fit *fit, size_t draws, bool all,
                    struct inversion **inversion);

/* (1 + extreme) / (1 + draws), or extreme / draws where they are all. */
double draws_p_value(size_t extreme, size_t draws, bool all);

double inversion_p_value(const struct inversion *inversion, double shift);

/* How far from the estimate, in units of d, the values go that are not rejected: `side` is 1 for
 * values below the estimate, -1 for those above; `scale` is a standard error in these units. NaN
 * where no value within some 3000 of them is rejected. */
double inversion_reach(const struct inversion *inversion, double side, double scale, double level);

/* p_value, conf_low and conf_high of every coefficient, whose std_error must be there; df none. */
void inversions_settle(const struct inversion *inversion, const struct directions *directions,
                       struct fit *fit);

/* "imd and demand": the coefficients with a p-value whose interval has no end; NULL for none. */
const char *inversions_unbounded(struct run *run, const struct fit *fit);

#endif
