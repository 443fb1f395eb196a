/* nested.h - what each of several models adds to the one before it.
 *
 *     F = ((RSS0 - RSS1) / q) / (RSS1 / (n - p1)),   q = p1 - p0
 *
 * Model 0 lies in model 1 where the columns of X0 lie in the space that those of X1 span: each is
 * projected onto it, and what is left must be below NESTED_TOLERANCE of its length. Names do not
 * matter: y ~ z(x) lies in y ~ x + w. The rows must be the same. RSS0 - RSS1 is not subtracted:
 * with N an orthonormal basis of what model 1 spans beyond model 0 (n x q), it is |N'y|^2.
 *
 * With HC standard errors and with CR1 the change is tested by the Wald statistic of that kind,
 *
 *     F = (N'y)' (N' Omega N)^-1 (N'y) / q
 *
 * on q and n - p1 degrees of freedom (HC) or q and one less than the clusters (CR1), where Omega
 * is of the residuals of model 1 as in robust.h and clustered.h: it does not depend on the basis.
 * With other kinds no covariance of several coefficients is at hand, and there is no F. The first
 * model is compared with its intercept alone.
 *
 * Source: Cohen, Cohen, West and Aiken (2003), Applied Multiple Regression, section 5.5; White
 * (1980), Econometrica 48, 817-838. Checked against R's anova and lmtest's waldtest with
 * sandwich's covariances. */
#ifndef ATTAIN_FIT_NESTED_H
#define ATTAIN_FIT_NESTED_H

#include "fit/analysis.h"
#include "fit/geometry.h"

#define NESTED_TOLERANCE 1e-8

struct nested_step {
    double r_squared, change;            /* of R squared; of the first: R squared itself */
    double statistic, df1, df2, p_value; /* F of the change; NaN where there is none */
};

/* A step for each of the fits, which must come in order. Fails with STATUS_UNSUPPORTED where a fit
 * is of another outcome or of other rows than the one before it, does not have all of its columns,
 * or adds none. */
bool nested_steps(struct run *run, const struct analysis *analysis, struct fit *const *fit,
                  size_t fits, struct nested_step **step);

struct nested_fit {
    const struct fit *fit;
    const struct geometry *geometry; /* of the fit */
};

/* The step from one fit to another; fails as nested_steps does. */
bool nested_change(struct run *run, const struct analysis *analysis, struct nested_fit inner,
                   struct nested_fit outer, struct nested_step *step);

/* Whether a change can be tested with standard errors of that kind. */
bool nested_tests(enum inference_kind kind);

#endif
