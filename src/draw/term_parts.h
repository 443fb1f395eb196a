/* term_parts.h - the terms of a model that a picture shows, each column with its points.
 *
 *     added-variable        x and y given the other columns (fit/added_variable.h)
 *     component-residual    x, and b (x - mean x) + e; b x + e of a model without intercept */
#ifndef ATTAIN_DRAW_TERM_PARTS_H
#define ATTAIN_DRAW_TERM_PARTS_H

#include "draw/model_figure.h"
#include "fit/lowess.h"

/* One column of the model and its points. */
struct part {
    size_t coefficient;
    const char *name;
    double *x, *y;
    double centre;         /* of x: where the component is zero */
    double correlation;    /* partial */
    struct lowess *smooth; /* NULL where there is none */
    bool *along;           /* those furthest along */
};

/* Terms in the making. */
struct terms_drawn {
    struct model_figure model;
    bool added; /* added-variable, or component-residual */
    size_t parts;
    struct part *part;
    bool *far; /* rows furthest from the line, which are the same in every panel */
    struct row_plot *panel;
    struct page *page;
};

/* The columns of the term that is asked for, or of all. Fails where the model has no such term, or
 * none at all. */
bool term_parts_choose(struct terms_drawn *made);

/* Their points, smooths and most unusual rows. */
void term_parts_fill(struct terms_drawn *made);

/* How many rows are named in either direction. */
size_t term_parts_most(const struct terms_drawn *made);

/* ", given the other terms" of a model that has others. */
const char *term_parts_given(const struct terms_drawn *made);

#endif
