/* quad.h - a number of 32 digits, as the sum of two doubles.
 *
 *     x = high + low,   |low| <= half a unit in the last place of high
 *
 * Sums and products find in doubles what rounding to a double takes from them (Moller 1965;
 * Knuth 1969; Dekker 1971, Numerische Mathematik 18, 224-242) and keep it in `low`. The
 * relative error of an operation is below 2^-101, or 4e-31. Instead of a compiler's type of
 * 128 bits: that is missing on some machines, and calls a function for each operation.
 * What overflows is not finite in `high`; the range is that of a double. */
#ifndef ATTAIN_BASE_QUAD_H
#define ATTAIN_BASE_QUAD_H

#include <math.h>

struct quad {
    double high, low;
};

static inline struct quad quad_of(double a)
{
    return (struct quad){ a, 0 };
}

static inline double quad_round(struct quad a)
{
    return a.high + a.low;
}

/* a + b, where |a| is not below |b|. */
static inline struct quad quad_of_ordered(double a, double b)
{
    double high = a + b;
    return (struct quad){ high, b - (high - a) };
}

static inline struct quad quad_of_sum(double a, double b)
{
    double high = a + b, part = high - a;
    return (struct quad){ high, (a - (high - part)) + (b - part) };
}

static inline struct quad quad_of_product(double a, double b)
{
    double high = a * b;
    return (struct quad){ high, fma(a, b, -high) };
}

static inline struct quad quad_negate(struct quad a)
{
    return (struct quad){ -a.high, -a.low };
}

static inline struct quad quad_add(struct quad a, struct quad b)
{
    struct quad high = quad_of_sum(a.high, b.high), low = quad_of_sum(a.low, b.low);
    high = quad_of_ordered(high.high, high.low + low.high);
    return quad_of_ordered(high.high, high.low + low.low);
}

static inline struct quad quad_subtract(struct quad a, struct quad b)
{
    return quad_add(a, quad_negate(b));
}

static inline struct quad quad_multiply(struct quad a, struct quad b)
{
    struct quad product = quad_of_product(a.high, b.high);
    return quad_of_ordered(product.high, product.low + (a.high * b.low + a.low * b.high));
}

static inline struct quad quad_divide(struct quad a, struct quad b)
{
    double first = a.high / b.high;
    struct quad rest = quad_subtract(a, quad_multiply(b, quad_of(first)));
    double second = rest.high / b.high;
    rest = quad_subtract(rest, quad_multiply(b, quad_of(second)));
    return quad_add(quad_of_ordered(first, second), quad_of(rest.high / b.high));
}

/* a is not below zero. */
static inline struct quad quad_sqrt(struct quad a)
{
    double root = sqrt(a.high);
    if (!(root > 0) || !isfinite(root))
        return quad_of(root);
    struct quad rest = quad_subtract(a, quad_of_product(root, root));
    return quad_of_ordered(root, rest.high / (2 * root));
}

/* The power by an exponent of 1 or more. */
static inline struct quad quad_power(struct quad a, int exponent)
{
    struct quad power = a;
    for (int i = 1; i < exponent; i++)
        power = quad_multiply(power, a);
    return power;
}

/* sum + a b */
static inline struct quad quad_add_product(struct quad sum, struct quad a, struct quad b)
{
    return quad_add(sum, quad_multiply(a, b));
}

#endif
