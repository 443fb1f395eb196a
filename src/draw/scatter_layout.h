/* scatter_layout.h - where the plot of a scatter chart, or each of its small multiples, lies.
 *
 * Small multiples have the same axes and the same size; labels of x stand under the lowest panel of
 * each column, labels of y left of the first, and the titles of the axes once. As many columns as
 * leave a panel 12 type sizes, on a page of fixed height as many as give them the best shape. */
#ifndef ATTAIN_DRAW_SCATTER_LAYOUT_H
#define ATTAIN_DRAW_SCATTER_LAYOUT_H

#include "draw/scatter_panel.h"

enum { MOST_PANELS = 12 };

/* Key, plot or panels, from page->below on. Fails with STATUS_UNSUPPORTED where panels do not fit
 * on a page of fixed height. */
bool scatter_lay_out(struct scatter *scatter);

#endif
