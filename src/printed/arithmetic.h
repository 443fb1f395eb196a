/* arithmetic.h - sums, products and quotients of intervals, and what two of them share.
 *
 *     A op B = { a op b : a in A, b in B },   op in +, -, *, /
 *
 * as its smallest interval (Moore 1966); either end may be infinite, and 0 times an
 * infinite end is 0. The intervals stand for rounded numbers, so nothing is rounded
 * outward: instead two intervals count as meeting where they miss each other by no more
 * than INTERVAL_TOLERANCE of their size, far above a double's rounding and far below a
 * printed digit. Checked by hand-worked cases and against sampled points. */
#ifndef ATTAIN_PRINTED_ARITHMETIC_H
#define ATTAIN_PRINTED_ARITHMETIC_H

#include "printed/interval.h"

#define INTERVAL_TOLERANCE 1e-9

/* Everything from zero up: a size, a standard error, |t| of which nothing is known. */
struct interval interval_any_size(void);

/* |x| for x in the interval. */
struct interval interval_size(struct interval interval);

struct interval interval_sum(struct interval a, struct interval b);
struct interval interval_difference(struct interval a, struct interval b);
struct interval interval_product(struct interval a, struct interval b);

/* a / b; from minus to plus infinity where b has numbers of both signs. */
struct interval interval_quotient(struct interval a, struct interval b);

/* sqrt(x) for x in the interval; what lies below zero counts as zero. */
struct interval interval_root(struct interval interval);

/* Do they share a number? */
bool interval_meets(struct interval a, struct interval b);

/* Leave of `interval` what `other` holds too; false, and nothing changed, if that is nothing. */
bool interval_narrow(struct interval *interval, struct interval other);

/* "10.88 to 11.04", "0.45 or more", "any": enough decimals to tell the ends apart, the ends
 * rounded outward. */
const char *interval_text(struct run *run, struct interval interval);

#endif
