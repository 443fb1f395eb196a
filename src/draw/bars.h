/* bars.h - the bars of a histogram in a plot: one a bin, as high as the number in it. */
#ifndef ATTAIN_DRAW_BARS_H
#define ATTAIN_DRAW_BARS_H

#include "draw/bins.h"
#include "draw/plot_area.h"

/* They stand on `base`, in units of the plot's y. Bins that nothing lies in have none. */
void bars_add(struct page *page, const struct plot_area *area, const struct bins *bins,
              double base);

#endif
