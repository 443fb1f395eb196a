/* axis.h - an axis of a plot: its scale, its ticks, grid lines, labels and title.
 *
 * All text is horizontal. As many ticks as fit: two labels keep one type size between
 * them along the page and one and a half up it. An axis along the page shifts its ends
 * inwards until its labels stay between `left` and `right`. */
#ifndef ATTAIN_DRAW_AXIS_H
#define ATTAIN_DRAW_AXIS_H

#include "draw/lettering.h"
#include "draw/scale.h"

struct axis {
    struct scale scale;
    struct ticks ticks;
    double size;                      /* of the type */
    double label_width, label_height; /* of the largest label */
};

struct axis axis_upright(struct run *run, const struct lettering *lettering, struct scale scale,
                         double size);

/* scale.from and scale.to are set: between `left` and `right`, and no further left than
 * `plot_left`. */
struct axis axis_along(struct run *run, const struct lettering *lettering, struct scale scale,
                       double size, double left, double plot_left, double right);

/* scale.from and scale.to stay; its end labels may stick out by half. */
struct axis axis_between(struct run *run, const struct lettering *lettering, struct scale scale,
                         double size);

/* The title with the unit of the labels: "Cost (millions)". */
const char *axis_title_markup(struct run *run, const char *title, const struct axis *axis);

/* Grid lines across `plot` (ticks outside it in a theme without), and the labels outside it, `gap` away. */
void axis_add_grid(struct run *run, struct scene *scene, const struct axis *axis, bool upright,
                   struct box plot);
void axis_add_labels(struct run *run, const struct lettering *lettering, struct scene *scene,
                     const struct axis *axis, bool upright, struct box plot, double gap);

#endif
