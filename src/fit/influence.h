/* influence.h - how unusual each row is, and how much the fit leans on it.
 *
 *     h_i = Q_i'Q_i                                     leverage
 *     r_i = e_i / (s sqrt(1 - h_i))                     standardised residual
 *     t_i = r_i sqrt((n - p - 1) / (n - p - r_i^2))     studentised residual: t with n - p - 1 df
 *     D_i = r_i^2 h_i / (p (1 - h_i))                   Cook's distance
 *     DFFITS_i = t_i sqrt(h_i / (1 - h_i))
 *     DFBETAS_ij = c_ij e_i / ((1 - h_i) s_(i) sqrt(C_jj)),   c_i = C x_i,  C = (X'X)^-1
 *     COVRATIO_i = (s_(i) / s)^2p / (1 - h_i)
 *
 * with s_(i) as it is without row i. All by formula, none by refitting. In a weighted fit x and e
 * are times the roots of the weights. A row with a leverage of 1 is fitted exactly, and with
 * n = p + 1 nothing is left to judge it by: what cannot be had is NaN.
 *
 * Source: Belsley, Kuh and Welsch (1980), Regression Diagnostics, chapter 2 (cutoffs: p. 28);
 * Cook (1977), Technometrics 19, 15-18. Checked against R (influence.measures, rstudent; car 3.1,
 * outlierTest) and against refitting. */
#ifndef ATTAIN_FIT_INFLUENCE_H
#define ATTAIN_FIT_INFLUENCE_H

#include "fit/analysis.h"
#include "fit/geometry.h"

struct influence {
    size_t rows, columns; /* n, p */
    double *leverage, *standard_residual, *student_residual;
    double *cooks_distance, *dffits, *covratio; /* rows */
    gsl_matrix *dfbetas;                        /* rows x columns */
    double high_leverage, high_cooks_distance;  /* the usual cutoffs: 2 p / n, 4 / n, */
    double high_dffits, high_dfbetas;           /* 2 sqrt(p / n), 2 / sqrt n */
};

struct influence *influence_of(struct run *run, const struct geometry *geometry);

/* The row with the largest studentised residual, and the chance that the largest of n would be
 * that far out: n times the p-value, at most 1 (Bonferroni). */
struct outlier {
    size_t row; /* SIZE_MAX where there is none */
    double student_residual, bonferroni_p;
};
struct outlier outlier_of(const struct fit *fit, const struct geometry *geometry);

/* The studentised residual of row i; NaN where there is none. */
double student_residual_of(const struct fit *fit, const struct geometry *geometry, size_t i);

/* Row numbers by Cook's distance, the largest first; rows without one at the end. */
size_t *influence_ranked(struct run *run, const struct influence *influence);

#endif
