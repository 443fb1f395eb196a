/* added_variable.h - what one column of a multiple regression adds to the others, as points.
 *
 *     x_i: residual of column j on the other columns       W^1/2 x = u_j / |t_j|
 *     y_i: residual of the outcome on the other columns    W^1/2 y = e + u_j (b_j / |t_j|)
 *
 * with u_j and t_j of directions.h: nothing is fitted again. The least squares line of y on x,
 * weighted if the fit is, goes through zero with slope b_j and leaves the residuals e of the fit:
 *
 *     sum w x y / sum w x^2 = b_j,    y - b_j x = e
 *
 * Its correlation is the partial correlation r = b_j / sqrt(b_j^2 + |t_j|^2 |e|^2).
 *
 * Source: Frisch and Waugh (1933), Econometrica 1, 387-401; Fox (2016), Applied Regression Analysis
 * and Generalized Linear Models, section 11.6.1. Checked against R (car 3.1, avPlots). */
#ifndef ATTAIN_FIT_ADDED_VARIABLE_H
#define ATTAIN_FIT_ADDED_VARIABLE_H

#include "fit/directions.h"

struct added_variable {
    size_t rows;
    double *x, *y;      /* rows; not weighted */
    double correlation; /* partial */
};

struct added_variable added_variable_of(struct run *run, const struct fit *fit,
                                        const struct geometry *geometry,
                                        const struct directions *directions, size_t column);

#endif
