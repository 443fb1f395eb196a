/* curve_walk.h - every subset of columns, each regression from the one before by a single step.
 *
 * The subsets are the leaves of a tree: at level s the form of slot s is chosen, or none. To take a
 * column g in, its direction is taken out of all that is still to come, of the focal column x and
 * of y, and added to the leverage (modified Gram-Schmidt, right-looking; Bjorck 1967):
 *
 *     c <- c - g (g'c / g'g),    x, y likewise,    h_i <- h_i + g_i^2 / g'g
 *
 * At a leaf x and y are residuals beside the subset, and (Frisch and Waugh 1933; Lovell 1963)
 *
 *     b = x'y / x'x,   e = y - b x,   se^2 = sum v_i e_i^2
 *
 *     classical  v_i = 1 / (x'x (n - p))
 *     HC0..HC4   v_i = (x_i / x'x)^2 w_i,   w_i = 1, n / (n - p), 1 / (1 - h_i), 1 / (1 - h_i)^2,
 *                (1 - h_i)^-min(4, n h_i / p)      (MacKinnon and White 1985; Cribari-Neto 2004)
 *
 * where h has x in it. A subset costs a few passes over the rows instead of a decomposition. Where
 * a step leaves less than DELICATE of a column of length 1, doubles lose digits: the leaf says so,
 * and is computed in quads (ground_stand). Checked against ols_fit and R's lm with sandwich. */
#ifndef ATTAIN_FIT_CURVE_WALK_H
#define ATTAIN_FIT_CURVE_WALK_H

#include "fit/curve_field.h"

#define DELICATE 1e-3

/* A leaf of the tree. */
struct standing {
    size_t subset;  /* its number */
    size_t columns; /* p: with the focal one */
    bool collinear; /* a column is a combination of those before it: nothing else is set */
    bool delicate;
    const double *focal, *outcome, *leverage; /* focals, outcomes x stride; stride */
};

struct walk {
    const struct field *field;
    bool drop_collinear; /* a collinear column is passed over, as R's lm does, and not counted */
    size_t chosen;       /* slots in which the choice is made */
    const size_t *choice;
    void (*visit)(const struct standing *standing, void *context);
    void *context;
    double *room; /* walk_room() doubles */
};

/* The doubles that a walk over a field needs for itself. */
size_t walk_room(const struct field *field);

/* Visit the leaves in order of their numbers. */
void walk_leaves(const struct walk *walk);

/* a'b, over stride rows. */
double rows_product(const double *a, const double *b, size_t stride);

/* v for a focal column x and the leverage of the others. False where HC2 to HC4 meet a leverage
 * of 1; a row of which `skip` may say so is passed over then instead, with v_i = 0. */
bool error_weights(enum inference_kind kind, const struct field *field, size_t columns,
                   const double *x, const double *leverage, double *v);

/* sum v_i (y_i - b x_i)^2 */
double error_variance(const double *v, const double *x, const double *y, double b, size_t stride);

#endif
