/* histogram.h - how values lie: a histogram per measure, small multiples on one page.
 *
 * One panel is 120 mm wide; more stand side by side on 175 mm, two in a row, beyond four three.
 * Each has its name above, titles at both axes, a line at the median, and below it n and the
 * median as numbers. Bins as in bins.h. Rules of layout as in scatter.h: text horizontal
 * and never below 7 points, no overlap, nothing cut off. */
#ifndef ATTAIN_DRAW_HISTOGRAM_H
#define ATTAIN_DRAW_HISTOGRAM_H

#include "draw/bins.h"
#include "draw/scene.h"
#include "spec/theme.h"

struct distribution {
    const char *name;
    const char *axis;    /* what the values are, with their unit: "Attainment 8 (score)"; or NULL */
    size_t n;            /* at least 1 */
    const double *value; /* n, ascending */
    double median;
    size_t missing; /* cells without a number */
};

struct histogram_page {
    const char *title;
    const char *note; /* what the values are of, under all panels */
    const char *source;
    const struct theme *theme; /* NULL: the usual */
    bool made_up;
    size_t count; /* at least 1 */
    const struct distribution *distribution;
};

/* The page as a scene, whose description is the alt text. */
struct scene *histogram_scene(struct run *run, const struct histogram_page *asked);

#endif
