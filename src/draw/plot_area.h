/* plot_area.h - a plot on a page: a title for y above it, its two axes, a title for x below.
 *
 * It is filled in this order, so that nothing covers what comes later:
 *
 *     plot_area_place     heading and title of y; settles where the plot and its axes lie
 *     plot_area_ground    watermark, grid, axis, labels, title of x
 *     ...                 what is drawn, by plot_area_at
 *
 * All text is horizontal; the title of y stands above the plot, so that it can be read. Between
 * `left` and `right` of the page; afterwards page->below is under the title of x. */
#ifndef ATTAIN_DRAW_PLOT_AREA_H
#define ATTAIN_DRAW_PLOT_AREA_H

#include "draw/axis.h"
#include "draw/page.h"

struct plot_area {
    /* what is asked for */
    const char *heading;           /* above it, in bold; NULL for none */
    const char *x_title, *y_title; /* plain text; NULL for none */
    struct scale x, y;             /* low and high: what the axes cover (scale_over) */
    bool whole_x, whole_y;         /* ticks at whole numbers only */
    bool no_x, no_y;               /* no ticks, labels and grid lines: others stand there */
    bool bare_x, bare_y;           /* no labels: a panel below, or at the left, has them */
    bool panel;    /* one of several: as wide and as high as asked, on a page of fixed height too */
    double height; /* of the plot, where the page lets it */
    double room_left;              /* left of the plot, beside the labels of y: for other labels */
    double room_above, room_right; /* between the plot and what is round it: for its margins */
    double room_below;             /* under it, on a page of fixed height: for other things */
    double watermark_at;           /* 0 top, 1 bottom of the plot; 0 stands for .78 */
    /* what is found */
    struct box box;
    struct axis across, upright;
};

void plot_area_place(struct page *page, struct plot_area *area);
void plot_area_ground(struct page *page, struct plot_area *area);

/* Where a value lies on the page; what lies outside the plot is put at its edge. */
double plot_area_x(const struct plot_area *area, double value);
double plot_area_y(const struct plot_area *area, double value);
struct point plot_area_at(const struct plot_area *area, struct point data);

#endif
