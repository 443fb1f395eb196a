/* importance.h - how R squared divides over the terms of a model.
 *
 *     share_j = mean over the k! orders of the terms of
 *               R2(j and those before it) - R2(those before it)
 *             = sum over subsets S without j of |S|! (k - 1 - |S|)! / k! (R2(S + j) - R2(S))
 *
 * (LMG; also called general dominance, and the Shapley value of R squared.) The shares add up to
 * R squared. A term with several columns enters whole; the intercept is in every model. `first` is
 * R2 of the term alone, `last` what it adds to all others.
 *
 * R2 of all 2^k subsets comes from the columns of X in the basis Q of the fit (geometry.h), where
 * they are short: taken term after term, what is taken is projected out of what is left, by
 * Gram and Schmidt (modified), so that nothing is inverted. A column of which less than
 * NOTHING_LEFT of its length is left adds nothing: that happens in bootstrap samples in which a
 * level of a category was not drawn, and their R2 is then that of the levels that were.
 *
 * Intervals are percentiles of the shares in samples of n rows drawn again with replacement: of
 * the r shares in order the (r + 1) p-th, interpolated. The shape of a sample is that of p + 1
 * numbers a row: [Q u]' N [Q u], N the counts of rows and u the direction of the residuals.
 *
 * Source: Lindeman, Merenda and Gold (1980), Introduction to Bivariate and Multivariate Analysis,
 * page 119 ff.; Budescu (1993), Psychological Bulletin 114, 542-551; Gromping (2006), Journal of
 * Statistical Software 17(1), section 4; Efron and Tibshirani (1993), An Introduction to the
 * Bootstrap, chapter 13. Checked against all orders, written out in R. */
#ifndef ATTAIN_FIT_IMPORTANCE_H
#define ATTAIN_FIT_IMPORTANCE_H

#include "fit/ols.h"

/* 2^k models of each sample: beyond this they take too long. */
enum { MOST_IMPORTANCE_TERMS = 16 };

#define NOTHING_LEFT 1e-10

struct importance_share {
    size_t term;                /* of the formula */
    size_t columns;             /* that it has in X */
    double share;               /* LMG */
    double part;                /* share / R squared; NaN where that is zero */
    double conf_low, conf_high; /* of the share; NaN where nothing was drawn */
    double first, last;
};

struct importance {
    size_t terms;
    struct importance_share *share;
    double r_squared;
    size_t replicates;
};

/* Why it cannot be had of a model, to follow "not available: "; NULL where it can. */
const char *importance_refusal(struct run *run, const struct fit *fit);

/* Of no replicates: without intervals. There must be no refusal. */
struct importance *importance_of(struct run *run, const struct fit *fit, size_t replicates);

#endif
