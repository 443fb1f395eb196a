/* solve.h - data that give the printed cells, by damped minimum-norm Gauss-Newton steps.
 *
 *     h_c = how far cell c lies outside the part of its interval that is aimed at, counted in
 *           half-widths times a tolerance; 0 inside
 *     J_cu = dh_c / d(x_u / s_u),  x_u a free value, s_u the spread of its quantity
 *     step: d = - s J' (J J' + lambda I)^-1 h,   over the cells with h != 0
 *
 * There are more values than cells, so the step is the shortest of all that would do: the
 * data stay as near as can be to what was drawn. Values at a bound that would leave it are
 * held. The tolerance shrinks from 300 half-widths to 1, because what is far apart must not
 * be decided by the most finely printed p first; then the part aimed at shrinks, because
 * rounding will need room. lambda is raised until a step helps, and lowered after.
 *
 * Source: Levenberg (1944), Marquardt (1963); minimum norm: Bjorck (1996), Numerical Methods
 * for Least Squares Problems, section 9.2. */
#ifndef ATTAIN_SYNTHESISE_SOLVE_H
#define ATTAIN_SYNTHESISE_SOLVE_H

#include "synthesise/start.h"

struct solver {
    struct run *run;
    const struct sketch *sketch;
    struct response *response;
    size_t unknowns;   /* quantities x areas, quantity by quantity */
    bool *fixed;       /* unknowns: not to be changed (any more) */
    double *spread;    /* quantities: in which changes are counted */
    double *weight;    /* cells: 0 for one that is given up */
    double *statistic; /* cells: as the data stand */
    gsl_matrix *J, *G; /* cells x unknowns; J J' */
    double *packed;    /* J without the columns of values that may not move */
    size_t steps;      /* taken so far */
};

/* Every value that is present is free. */
struct solver *solver_new(struct run *run, const struct sketch *sketch);

/* At most `steps` steps at this tolerance, aiming at the middle `aim` (0 to 1) of each interval;
 * returns what is left: the sum of squares of h. */
double solver_run(struct solver *solver, double tolerance, double aim, size_t steps);

/* Recompute the statistics; how many cells lie outside their interval, all or with weight. */
size_t solver_outside(struct solver *solver, bool weighted);

/* How far outside the middle `aim` of its interval a cell lies that is `within` half-widths off
 * the middle: signed, 0 inside. */
double solver_cell_outside(const struct printed_cell *cell, double within, double aim);

/* Where an unknown is kept. */
double *solver_value(const struct solver *solver, size_t unknown);

#endif
