/* meeting.h - whether ink meets a box, exactly: a slanting line leaves most of its own box empty.
 *
 *     a disc by its circle, a line by its stretches and half its width, a text by its logical box,
 *     a filled path by its inside too
 *
 * What a reader looks through is ground, not ink: grid, watermark, and fills as pale as a band's.
 * Source of the clipping of a line by a box: Liang and Barsky (1984), ACM TOG 3, 1-22. */
#ifndef ATTAIN_DRAW_MEETING_H
#define ATTAIN_DRAW_MEETING_H

#include "draw/scene.h"

/* Grid and watermark, over which a label may stand. */
bool item_is_ground(const struct item *item);

bool segment_meets_box(struct point from, struct point to, struct box box);

/* From a point to the nearest of a stretch of line. */
double segment_distance(struct point from, struct point to, struct point point);

bool item_meets_box(const struct item *item, struct box box);

/* The box with `by` more on each side. */
struct box box_grown(struct box box, double by);

#endif
