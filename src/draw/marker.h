/* marker.h - the shapes of points: groups differ by shape as well as by colour.
 *
 * All shapes of one radius cover the area of a disc of that radius, so that none looks heavier. */
#ifndef ATTAIN_DRAW_MARKER_H
#define ATTAIN_DRAW_MARKER_H

#include "draw/scene.h"

enum marker {
    MARKER_DISC,
    MARKER_TRIANGLE,
    MARKER_SQUARE,
    MARKER_DIAMOND,
    MARKER_TRIANGLE_DOWN,
    MARKER_CROSS,
    MARKERS
};

/* Add one round `centre`; whoever adds it colours it. */
struct item *marker_add(struct run *run, struct scene *scene, const char *role, enum marker marker,
                        struct point centre, double radius);

#endif
