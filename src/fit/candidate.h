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
 * A row without x is in neither before nor after: x is never imputed, whatever the missing rule.
 * All is of the analysis' standard errors, but what leave_one_out.h and nested.h have classically
 * or not at all. A column of texts has a column of zeros and ones for each level but the first;
 * then p is that of their F, and what is one number for a column (estimate, per_deviation,
 * correlation) is NaN; three levels and more need errors that nested.h has an F of.
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

#define EVIDENCE_LEVEL 0.05

/* The candidate in one fit. */
struct candidate_fit {
    const struct fit *fit;
    size_t first, columns;     /* of the candidate in the design */
    struct term_estimate term; /* its estimate or F, and p */
    double per_deviation;      /* estimate times the standard deviation of x in these rows: units
                                  of the outcome */
    double detectable;         /* the smallest |per_deviation| that 80% of such data would show at
                                  1 - the level of the intervals (power.h); NaN where the errors
                                  have no t */
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
    double correlation; /* Pearson's in the rows of `after`, weighted if it is */
};

/* x changed in shape: the model with f(x) in place of x. */
struct candidate_shape {
    const char *name; /* "ln(x)", "I(x^2)": as a formula says it */
    double rmse;      /* leaving out one; NaN where one row alone tells a coefficient */
    double r_squared;
};

/* Rows of `model` that lack x, against those that have it; whatever it weighs, each counts as one.
 */
struct candidate_lost {
    size_t rows;             /* 0: nobody is lost, and the rest is not set */
    const size_t *row;       /* rows of the frame */
    double mean;             /* of the outcome, as the formula has it */
    double others_mean;      /* NaN where no row of `model` has x */
    struct check difference; /* Welch's t (its square is no F); its degrees of freedom: df_welch */
    double df_welch, conf_low, conf_high; /* of mean - others_mean; NaN where there are too few */
};

struct candidate {
    const char *column, *outcome;
    const char *lacking; /* why it cannot be tested, to follow "x: "; NULL where it can. Then of
                            what follows only `model`, which may be NULL too, and `lost` */
    const struct fit *model, *before;
    struct candidate_fit alone, after;
    struct nested_step added; /* R2 of after, its change and F: NaN where nested.h has none, and
                                 then p is that of after.term */
    struct prediction before_error, after_error; /* leaving out one; no folds */
    size_t others;
    struct candidate_other *other; /* the intercept is not among them */
    struct inflation inflation;    /* of x in `after` */
    double shared;                 /* R2 of x on the other predictors: 1 - 1 / VIF; of several
                                      columns of the generalised one */
    size_t overlaps;
    struct candidate_overlap *overlap; /* the largest |correlation| first */
    struct check bend; /* F of x squared beside x, in `after`; lacking of texts and 0/1; classical
                          where nested.h has no other */
    size_t shapes;     /* 0 of texts and 0/1 */
    struct candidate_shape *shape; /* x itself first, then those that x allows: ln, sqrt, square */
    struct leave_one_out *rows, *groups; /* of `after`; groups NULL where there are none */
    const double *row_p, *group_p; /* p of x without each row and group: of its coefficient, of
                                      several columns that of their classical F; NaN unknown */
    struct movement row_moves, group_moves; /* of that p and x's coefficient, at .05; of several
                                               columns `least` and `most` are SIZE_MAX */
    const struct groups *group;             /* of `after`; NULL */
    struct candidate_lost lost;
    double alone_adjusted, after_adjusted; /* p-values among all of the trial (trial.h); their own
                                              where it was tested by itself; NaN where lacking */
};

/* Beside a model that the analysis was fitted to: fitted once for many candidates. What the
 * candidate lacks is in it; fails where the frame has no such column, and as fitting does. */
bool candidate_test(struct run *run, const struct analysis *analysis, const struct fit *model,
                    const char *column, struct candidate **candidate);

#endif
