/* leave_one_out.h - every estimate again without each row, and without each group of rows.
 *
 *     b_(i) = b - C x_i e_i / (1 - h_i),   C = (X'X)^-1
 *     SE(b_(i)j)^2 = s_(i)^2 (C_jj + (C x_i)_j^2 / (1 - h_i)),   n - p - 1 degrees of freedom
 *
 * by formula for classical standard errors; for HC and clustered ones each fit is made again, as
 * groups are always. Where errors are drawn again (bootstrap, permutation), and where refitting
 * would take too long, they are classical, and `kind` says so: what stands beside them as the whole
 * is then classical too. The columns of X stay as they are: what z() or poly() made of all rows is
 * not made again, so that estimates compare. A coefficient that the rest cannot identify (the only
 * row of a category, all rows of a region that the model has) is NaN.
 *
 * Source: Belsley, Kuh and Welsch (1980), Regression Diagnostics, chapter 2. Checked against R
 * (lm without each row) and against refitting. */
#ifndef ATTAIN_FIT_LEAVE_ONE_OUT_H
#define ATTAIN_FIT_LEAVE_ONE_OUT_H

#include "fit/analysis.h"
#include "fit/geometry.h"
#include "fit/groups.h"

struct leave_one_out {
    size_t count, terms;                       /* what is left out in turn; coefficients */
    enum inference_kind kind;                  /* of errors and p-values */
    double *estimate, *std_error, *p_value;    /* terms: of all rows */
    double *conf_low, *conf_high;              /* at the level of the fit */
    gsl_matrix *estimates, *errors, *p_values; /* count x terms: without each */
    gsl_matrix *lows, *highs;
};

/* Without each row, in the order of the design. */
struct leave_one_out *leave_rows_out(struct run *run, const struct analysis *analysis,
                                     const struct fit *fit, const struct geometry *geometry);

/* Without each group. */
struct leave_one_out *leave_groups_out(struct run *run, const struct analysis *analysis,
                                       const struct fit *fit, const struct geometry *geometry,
                                       const struct groups *groups);

/* How a coefficient fares. SIZE_MAX where none could be had. */
struct movement {
    size_t least, most;     /* without which the estimate is least, and most */
    size_t p_least, p_most; /* and its p-value */
    size_t crossings;       /* how many move p from one side of alpha to the other */
    size_t reversals;       /* how many change its sign */
    size_t unknown;         /* how many leave nothing to say */
};
struct movement movement_of(const struct leave_one_out *left, size_t term, double alpha);

/* Does leaving `index` out move the p-value of a term over alpha, or change its sign? */
bool leaves_crossing(const struct leave_one_out *left, size_t term, size_t index, double alpha);
bool leaves_reversal(const struct leave_one_out *left, size_t term, size_t index);

/* A term whose p-value is below alpha, and the one row without which it is not, or has another
 * sign: of all such rows the one without which p is largest. By formula, classical. */
struct hinge {
    size_t term, row; /* term is SIZE_MAX where no conclusion hangs on one row */
    size_t terms;     /* how many do */
    double estimate, p_value;
};
struct hinge hinge_of(const struct fit *fit, const struct geometry *geometry, double alpha);

#endif
