/* curve_fit.h - a specification curve: the focal estimate under every choice.
 *
 *     specification [((((o R + r) M + m) F + f) S + s) K + k]
 *
 * of outcome o, rows r, rule for missing values m, focal form f, subset s and kind k of standard
 * errors; R, M, F, S, K count them. Each is what analysis_fit gives for its formula on its rows
 * (with HC0 to HC4 as in curve_walk.h, t with n - p degrees of freedom); how it is found is in
 * curve_field.h and curve_walk.h. Where cases are common, specifications of the same outcome, rows
 * and rule have the rows complete for all terms of the curve; where they are available, each has
 * the rows complete for its own.
 *
 * A specification that cannot be estimated is counted with its reason, never left out unsaid.
 *
 * Source: Simonsohn, Simmons and Nelson (2020), Nature Human Behaviour 4, 1208-1214. */
#ifndef ATTAIN_FIT_CURVE_FIT_H
#define ATTAIN_FIT_CURVE_FIT_H

#include "fit/curve_field.h"

enum specification_status {
    SPECIFICATION_ESTIMATED,
    SPECIFICATION_COLLINEAR,     /* a column is a combination of the others */
    SPECIFICATION_TOO_FEW_ROWS,  /* no more rows than coefficients */
    SPECIFICATION_EXACT,         /* residuals are zero to rounding */
    SPECIFICATION_FULL_LEVERAGE, /* a row is fitted exactly: no standard error of HC2 to HC4 */
    SPECIFICATION_STATUSES
};

/* "estimated", "collinear", ... as output names them. */
extern const char *const specification_status_names[];

struct specification {
    double estimate, std_error; /* NaN where there is none */
    double std_estimate;        /* in standard deviations: estimate sd(x) / sd(y) */
    unsigned nobs, columns;     /* n and p */
    unsigned status;
};

/* Which choice a specification is of. */
struct chosen {
    size_t outcome, rows, missing, focal, subset, kind;
};

struct curve_fit {
    const struct curve *curve;
    const struct offer *offer;
    struct specification *specification; /* curve->specifications */
    bool standardised; /* estimates of several outcomes or forms are compared in standard deviations
                        */
    size_t count[SPECIFICATION_STATUSES];
    size_t fewest, most; /* rows of a specification that is estimated */
    size_t offered;      /* rows that could have been used, of the largest setting */
    size_t imputed;      /* cells that took a mean, at most */
    size_t grounds;      /* of common cases: outcome x rows x missing; 0 of available */
    struct ground *ground;
};

/* Fails as ground_make does, where the terms that are always in are collinear, and where no
 * specification can be estimated. */
bool curve_fit_make(struct run *run, const struct curve *curve, const struct offer *offer,
                    struct curve_fit **fit);

struct chosen specification_chosen(const struct curve *curve, size_t index);
size_t specification_index(const struct curve *curve, const struct chosen *chosen);

/* What is compared over the curve: the estimate, or the standardised one. */
double specification_value(const struct curve_fit *fit, size_t index);

/* t and the degrees of freedom. */
double specification_statistic(const struct specification *specification);
double specification_df(const struct specification *specification);

#endif
