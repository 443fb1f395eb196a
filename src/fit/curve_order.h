/* curve_order.h - the specifications of a curve in order of their estimates, each with its
 * interval.
 *
 *     b -+ t(1 - a/2, n - p) se,   significant where |b / se| is larger than that t
 *
 * in what is compared over the curve (specification_value): of standardised estimates, estimate and
 * interval times sd(x) / sd(y). Equal estimates stand in the order of their numbers. Where there
 * are more than can be drawn, one of each of equally long stretches of the order stands for the
 * stretch, chosen by lot: every k-th would be of one kind of standard errors where these alternate.
 * Stretches with a specification that must be there have that one. */
#ifndef ATTAIN_FIT_CURVE_ORDER_H
#define ATTAIN_FIT_CURVE_ORDER_H

#include "fit/curve_summary.h"

struct curve_order {
    size_t count;
    size_t *specification; /* count: those that are estimated, ascending */
};

struct curve_order curve_order_of(struct run *run, const struct curve_fit *fit);

/* What is drawn of it: `most` or, where there are no more, all. `must`: a specification, or
 * SIZE_MAX. The least and the largest are there too. */
struct curve_order curve_order_thin(struct run *run, const struct curve_fit *fit,
                                    const struct curve_order *order, size_t most, size_t must);

struct specification_interval {
    double value, low, high, p_value; /* low and high NaN where an estimate of 0 has no unit */
    bool significant;
};

/* `critical` by critical_values, for all degrees of freedom. */
struct specification_interval specification_interval(const struct curve_fit *fit,
                                                     const double *critical, size_t index);

/* The specification of a formula, in its first rows, rule for missing values and standard errors;
 * NULL: with every optional term, each term in its first form. Fails at the formula's place where
 * the curve has no such specification. */
bool specification_find(struct run *run, const struct curve *curve, const char *formula,
                        struct place place, size_t *index);

#endif
