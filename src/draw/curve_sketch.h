/* curve_sketch.h - a specification curve in the making: what its parts share (curve_plot.h).
 *
 *     curve_plot.c       the curve, the key, the places of both parts
 *     curve_estimates.c  above: estimates and their intervals
 *     curve_choices.c    below: which choices each makes */
#ifndef ATTAIN_DRAW_CURVE_SKETCH_H
#define ATTAIN_DRAW_CURVE_SKETCH_H

#include "draw/curve_plot.h"
#include "draw/plot_area.h"

/* In the size of the type. */
#define AFTER_PLOT 0.6
#define AFTER_LINES 0.4

/* A line of the lower part: a heading, or an option. */
struct curve_line {
    const char *label;
    bool heading;
    const struct curve_option *option; /* NULL of a heading, and of what is significant */
    double top, height;
};

/* A curve in the making. */
struct curve_sketch {
    struct run *run;
    struct page *page;
    struct plotted_curve *plotted;
    struct plot_area area;
    size_t lines;
    struct curve_line *line;
    double type;        /* of the labels of options */
    double label_width; /* where they break */
};

/* The estimate and interval of the i-th that is drawn; where a place in the order lies, and how far
 * from the next. */
struct specification_interval curve_drawn_at(const struct curve_sketch *sketch, size_t i);
double curve_x(const struct curve_sketch *sketch, double place);
double curve_step(const struct curve_sketch *sketch);

/* Of estimates that are not significant. */
unsigned curve_other_colour(const struct theme *theme);

/* Room for estimates and intervals; and these. */
struct scale curve_scale_of_y(struct curve_sketch *sketch);
void curve_estimates_add(const struct curve_sketch *sketch);

/* The lines of the lower part; its height, in the type in which it fits; and it. */
void curve_choices_make(struct curve_sketch *sketch);
double curve_choices_settle(struct curve_sketch *sketch);
void curve_choices_add(struct curve_sketch *sketch, double height);

#endif
