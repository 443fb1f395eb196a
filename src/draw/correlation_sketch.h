/* correlation_sketch.h - a correlation matrix in the making: what its parts share (correlation.h).
 *
 *     correlation_plan.c  how large type, cells and names are
 *     correlation.c       names, cells and the key to their colours */
#ifndef ATTAIN_DRAW_CORRELATION_SKETCH_H
#define ATTAIN_DRAW_CORRELATION_SKETCH_H

#include "draw/correlation.h"

/* In the size of the type: from a variable's number to its name, and from there to the cells. */
#define AFTER_NUMBER 0.6
#define AFTER_NAME 0.6

/* A matrix in the making. */
struct correlation_sketch {
    struct run *run;
    struct page *page;
    struct correlated *correlated;
    size_t size;
    double type; /* size of it */
    double number_width, name_width, cell;
    double *height; /* of each row */
};

/* Of a cell, in the order of the picture: its correlation, whether that is a finding, its number as
 * it stands there, and how wide that is without its star. */
const struct correlation *correlation_shown(const struct correlation_sketch *sketch, size_t row,
                                            size_t column);
bool correlation_is_finding(const struct correlation_sketch *sketch, size_t row, size_t column);
const char *correlation_markup(const struct correlation_sketch *sketch, size_t row, size_t column);
double correlation_number_width(const struct correlation_sketch *sketch, size_t row, size_t column);

/* Type, widths, heights and marks for a page with so much room below; fails where none fit. */
bool correlation_plan(struct correlation_sketch *sketch, double room);

#endif
