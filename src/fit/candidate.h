/* candidate.h - what a new predictor x says of an outcome: by itself, and beside the predictors of
 * a model.
 *
 *     alone:   y ~ x                    the rows that have both
 *     model:   y ~ a + b + ...          all rows that the model has
 *     before:  y ~ a + b + ...          those of them that have x too
 *     after:   y ~ a + b + ... + x      the same rows
 *
 *     change of R2 = R2(after) - R2(before), on the same rows; its F: nested.h
 *
 * All is of the analysis' standard errors. A column of texts has a column of zeros and ones for
 * each level but the first; then p is that of an F, and what is one number for a column (estimate,
 * per_deviation, correlation) is NaN.
 *
 * Source: Cohen, Cohen, West and Aiken (2003), Applied Multiple Regression, chapters 3 and 5; the
 * parts name their own. Checked against R: tests/reference/r/candidate.R. */
#ifndef ATTAIN_FIT_CANDIDATE_H
#define ATTAIN_FIT_CANDIDATE_H

#include "fit/analysis.h"
#include "fit/check.h"
#include "fit/collinearity.h"
#include "fit/leave_one_out.h"
#include "fit/nested.h"
#include "fit/prediction.h"
#include "fit/term_estimate.h"

/* The candidate in one fit. */
struct candidate_fit {
    const struct fit *fit;
    size_t first, columns;     /* of the candidate in the design */
    struct term_estimate term; /* its estimate or F, and p */
    double per_deviation;      /* estimate times the standard deviation of x in these rows: units
                                  of the outcome */
    double detectable;         /* the smallest |per_deviation| that 80% of such data would show at
                                  the 5% level (power.h); NaN where the errors have no t */
};

/* A coefficient of the model without the candidate and with it, on the same rows. */
struct candidate_other {
    const char *term;
    double before, before_error, before_p;
    double after, after_error, after_p;
    bool rested_on; /* p below .05 in `model`: what the study rests on */
    bool crosses;   /* p moves over .05 */
    bool reverses;  /* its sign changes */
};

/* How x goes with a predictor of the model. */
struct candidate_overlap {
    const char *term;   /* a column of the design */
    double correlation; /* in the rows of `after` */
};

/* x changed in shape: the model with f(x) in place of x. */
struct candidate_shape {
    const char *name; /* "ln(x)", as a formula would say it */
    double rmse;      /* leaving out one */
    double r_squared;
};

/* Rows of `model` that lack x, against those that have it. */
struct candidate_lost {
    size_t rows;              /* 0: nobody is lost, and the rest is not set */
    const size_t *row;        /* rows of the frame */
    double mean, others_mean; /* of the outcome */
    struct check difference;  /* Welch's t (statistic squared is no F: df in df_welch) */
    double df_welch, conf_low, conf_high; /* of mean - others_mean; NaN where there are too few */
};

struct candidate {
    const char *column, *outcome;
    const char *lacking; /* why it cannot be tested, to follow "x: "; NULL where it can. Then of
                            what follows only `model`, which may be NULL too, and `lost` */
    const struct fit *model, *before;
    struct candidate_fit alone, after;
    struct nested_step added; /* R2 of after, its change and F */
    struct prediction before_error, after_error;
    size_t others;
    struct candidate_other *other; /* the intercept is not among them */
    struct inflation inflation;    /* of x in `after` */
    double shared;                 /* R2 of x on the other predictors: 1 - 1 / VIF */
    size_t overlaps;
    struct candidate_overlap *overlap; /* the largest |correlation| first */
    struct check bend; /* F of x squared beside x, in `after`; lacking of texts and 0/1 */
    size_t shapes;
    struct candidate_shape *shape; /* x itself first, then those that x allows: ln, sqrt, square */
    struct leave_one_out *rows, *groups;    /* of `after`; groups NULL where there are none */
    struct movement row_moves, group_moves; /* of x's coefficient, at .05 */
    const struct groups *group;             /* of `after`; NULL */
    struct candidate_lost lost;
    double alone_adjusted, after_adjusted; /* p-values among all of the trial (trial.h); NaN */
};

/* Fails where the model itself cannot be fitted; what the candidate lacks is in it. `column` is a
 * column of the frame that no term of the model has. */
bool candidate_test(struct run *run, const struct analysis *analysis, const struct formula *model,
                    const char *column, struct candidate **candidate);

#endif
