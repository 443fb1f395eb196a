/* bars.h - the bars of a histogram in a plot: one a bin, as high as the number in it; of bins put
 * together, the number in each of them on average, so that its area tells the number. */
#ifndef ATTAIN_DRAW_BARS_H
#define ATTAIN_DRAW_BARS_H

#include "draw/bins.h"
#include "draw/plot_area.h"

/* One bar of a histogram, wherever it stands. */
void bar_add(struct page *page, struct box box);

/* They stand on `base`, in units of the plot's y. What holds nothing has none; `fewest` as in
 * bins_pool, 0 for bins as they are. */
void bars_add(struct page *page, const struct plot_area *area, const struct bins *bins,
              size_t fewest, double base);

/* The height of the highest. */
double bars_highest(struct run *run, const struct bins *bins, size_t fewest);

#endif
