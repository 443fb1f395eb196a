/* collinearity.h - how far predictors can be told apart.
 *
 *     VIF_t  = det C_tt det (X_t'W X_t),   C = (X'WX)^-1,   X_t about its mean
 *     tolerance = 1 / VIF
 *     W^1/2 X D = U M V',  D: columns of length 1;   index_k = M_1 / M_k
 *     share_jk = (V_jk / M_k)^2 / sum over k
 *
 * The variance inflation factor of a term is how many times the variance of its estimate would
 * shrink if it were uncorrelated with the others; of a term with several columns (categories) it
 * is Fox and Monette's generalised one, of the area of their joint region, whose (1 / 2 df)-th
 * power compares with the root of a plain one. Without an intercept it is about zero, not the mean.
 * The indices are those of all columns, the intercept's too, not about their means: a high index
 * is a near dependence, and the shares of variance of the coefficients say of whom.
 *
 * Source: Fox and Monette (1992), Journal of the American Statistical Association 87, 178-183;
 * Belsley, Kuh and Welsch (1980), Regression Diagnostics, chapter 3. Checked against R (car 3.1,
 * and svd). */
#ifndef ATTAIN_FIT_COLLINEARITY_H
#define ATTAIN_FIT_COLLINEARITY_H

#include "fit/geometry.h"

struct inflation {
    const char *term;
    size_t formula_term, first; /* index in the formula; its first column */
    size_t df;                  /* columns */
    double factor;              /* VIF, or generalised VIF where df > 1 */
    double root;                /* factor^(1 / (2 df)): how many times its interval is widened */
    double tolerance;           /* 1 / factor */
};

/* One for each term of the formula that has columns; `count` says how many. */
struct inflation *inflations_of(struct run *run, const struct fit *fit,
                                const struct geometry *geometry, size_t *count);

struct conditioning {
    size_t columns;
    double *index;     /* columns: ascending, from 1 */
    gsl_matrix *share; /* columns x columns: row k, coefficient j */
};

struct conditioning *conditioning_of(struct run *run, const struct fit *fit);

/* The usual cutoffs: of factors those in common use (Chatterjee and Hadi 2012, Regression Analysis
 * by Example: 10), of indices and shares those of Belsley, Kuh and Welsch, p. 105. */
#define HIGH_INFLATION 10
#define NOTABLE_INFLATION 5
#define NOTABLE_INDEX 10
#define HIGH_INDEX 30
#define HIGH_SHARE .5

#endif
