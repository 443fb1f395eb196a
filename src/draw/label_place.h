/* label_place.h - names beside marks, where they touch nothing.
 *
 * A label is tried round its mark, nearest places first, right before left and above before below,
 * then farther and farther out with a thin line that leads back to the mark. A place is free where
 * the label meets no ink that is on the page (points, lines, edges, other labels: meeting.h), stays
 * inside a box, and its leading line passes no other label, and no mark,
 * or two at most where the crowd is thick. The order of labels decides
 * who chooses first; where one finds no place, it is let choose before the others, and all are set
 * anew. Nothing is drawn at random: the same picture has the same labels.
 *
 * Whatever labels must not touch is to be on the page before. What cannot be placed is left to the
 * caller to name in words: nothing is dropped without being said. */
#ifndef ATTAIN_DRAW_LABEL_PLACE_H
#define ATTAIN_DRAW_LABEL_PLACE_H

#include "draw/page.h"

struct label {
    const char *text; /* plain text */
    struct point at;  /* the middle of its mark */
    double radius;    /* of the mark */
    bool placed;      /* found */
};

/* Set labels inside `inside` (the plot), as items "label" and "leader" of the scene; returns how
 * many found no place. */
size_t labels_place(struct page *page, struct box inside, struct label *label, size_t labels);

/* The name of a straight line across or up the plot, on either side of it and as near to its end
 * (its right, its top) as there is room, as item "reference label"; false where there is none. */
bool line_label_place(struct page *page, struct box inside, struct point from, struct point to,
                      const char *text);

/* The name where the line ends, outside the box: at its right, or above it, where room is left;
 * false where something stands there. */
bool line_label_outside(struct page *page, struct box inside, struct point to, const char *text);

/* "Not labelled in the plot for want of room: Barnet and Leeds." NULL where all are placed. */
const char *labels_unplaced(struct run *run, const struct label *label, size_t labels);

/* Whether a box with `air` round it is inside `inside` and meets no ink of the scene. */
bool scene_has_room(const struct scene *scene, struct box inside, struct box box, double air);

#endif
