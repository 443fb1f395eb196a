/* triple.h - what B, SE and p of one printed row can have been together.
 *
 *     |B| = t SE,    p = P(|T| > t),  T ~ Student's t with df degrees of freedom
 *
 * Each of the three is known as an interval of rounding, and two of them narrow the third:
 * with B = -.355 and p = .164 a standard error printed as .25 is .2530 to .2545. Each
 * letter stands once in the equation, so one pass over it leaves the smallest intervals,
 * and each end of one of them is reached with the others inside theirs.
 *
 * The spread of a row is  sqrt(w B^2 + SE^2)  for a weight w >= 0. It is what rules across
 * a table compare: w = 0 is the standard error itself; with w = 1 / (n - 2) the row of a
 * single predictor x has spread  s_y / (s_x sqrt(n - 2)),  s_y and s_x the standard
 * deviations, since  SE^2 = (s_y^2 / s_x^2) (1 - r^2) / (n - 2)  and  r^2 = t^2 / (t^2 + n - 2).
 * It grows in |B| and in SE, so its interval has the ends of theirs. */
#ifndef ATTAIN_PRINTED_TRIPLE_H
#define ATTAIN_PRINTED_TRIPLE_H

#include "printed/arithmetic.h"

struct triple {
    struct interval size; /* |B| */
    struct interval std_error;
    struct interval t; /* |t|: what p is, told by its statistic */
};

/* t of a p-value; p of t. */
struct interval t_of_p_value(struct interval p_value, double df);
struct interval p_value_of_t(struct interval t, double df);

/* A range of p by three decimals, rounded outward: "<.001 to .014". */
const char *p_value_text(struct run *run, struct interval p_value);

/* Narrow all three; false if nothing holds them together. */
bool triple_narrow(struct triple *triple);

struct interval triple_spread(const struct triple *triple, double weight);

/* The same, and a spread inside `spread`. What is left may be a little wide, never too narrow. */
bool triple_narrow_spread(struct triple *triple, double weight, struct interval spread);

#endif
