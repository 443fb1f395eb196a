/* distribution_sketch.h - a distribution in the making: what its parts share (distribution.h).
 *
 *     distribution.c        the places of groups and their names, the axes
 *     distribution_marks.c  dots, bars, medians, reference lines, and the key to them */
#ifndef ATTAIN_DRAW_DISTRIBUTION_SKETCH_H
#define ATTAIN_DRAW_DISTRIBUTION_SKETCH_H

#include "draw/distribution.h"
#include "draw/plot_area.h"

/* Above dots or bars, in the size of the type: for median and quartiles. */
#define STRIP_ROOM 1.5

/* A distribution in the making. */
struct distribution_sketch {
    struct run *run;
    struct page *page;
    struct shown_rows *rows;
    struct plot_area area;
    bool dots;
    bool axis_of_counts; /* bars of one group: an upright axis says how many */
    double dot;          /* across, in points; 0 before it is settled */
    double least_band;   /* what the name of a group takes */
    double label_type;   /* the size of its type */
    bool low;            /* on one line, if it can */
    struct bins bins;
};

/* Whether rows are in groups. */
bool distribution_faceted(const struct distribution_sketch *sketch);

/* Groups of answers have neither dots nor bars: their median and quartiles alone. */
bool distribution_bare(const struct distribution_sketch *sketch);

/* The part of the plot that a group has. */
struct box distribution_band(const struct distribution_sketch *sketch, size_t group);

/* How many dots of that size stand in the highest stack; the largest whose stacks fit, false where
 * none does that could be seen. Both once the plot is placed. */
size_t distribution_highest_stack(const struct distribution_sketch *sketch, double dot);
bool distribution_dot_settle(struct distribution_sketch *sketch);

/* The key, before the plot; then, in this order, what is in it. */
void distribution_key_add(const struct distribution_sketch *sketch);
void distribution_references_add(const struct distribution_sketch *sketch);
void distribution_dots_add(const struct distribution_sketch *sketch);
void distribution_bars_add(const struct distribution_sketch *sketch);
void distribution_strip_add(const struct distribution_sketch *sketch, size_t index);

#endif
