/* bins.h - values in equal bins with round edges.
 *
 *     width = 2 (upper - lower quartile) / n^(1/3),  to the nearest 1, 2 or 5 times a power of ten
 *
 * and wider where that gives more than 60 bins. Where the quartiles are one value, the range over
 * 1 + log2(n) (Sturges). Whole numbers have bins of 1 at least. Edges are multiples of the width;
 * a value on an edge belongs to the bin above it: bin i holds [low + i width, low + (i + 1) width).
 *
 * Source: Freedman and Diaconis (1981), Zeitschrift fuer Wahrscheinlichkeitstheorie 57, 453. */
#ifndef ATTAIN_DRAW_BINS_H
#define ATTAIN_DRAW_BINS_H

#include "base/run.h"

struct bins {
    double low, width;
    size_t count;
    size_t *number; /* count: how many values lie in each */
    size_t most;    /* in one bin */
};

/* `value`: n numbers in ascending order, at least one. */
struct bins bins_of(struct run *run, const double *value, size_t n);

/* Some of the values in the same bins. */
struct bins bins_alike(struct run *run, const struct bins *bins, const double *value, size_t n);

/* Neighbours put together. */
struct span {
    double low, high;
    size_t number;
};

/* Bins from the lowest on, put together until each span holds `fewest` values (all of them, where
 * there are no more): `span` has room for bins->count, and how many there are is given back. What
 * is left at the upper end goes to the last. */
size_t bins_pool(const struct bins *bins, size_t fewest, struct span *span);

/* The lower edge of bin `index`; of `count`, the upper edge of the last. */
double bins_edge(const struct bins *bins, size_t index);

#endif
