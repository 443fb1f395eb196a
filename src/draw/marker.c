#include "draw/marker.h"

#include <math.h>

/* Corners round the centre, for a radius of 1; y is downwards. */
struct outline {
    size_t corners;
    struct point corner[12];
};

#define CROSS_ARM 0.41   /* half the breadth of an arm */
#define CROSS_END 1.1628 /* 4 arm (2 end - arm) = pi */

static const struct outline outlines[MARKERS] = {
    [MARKER_TRIANGLE] = { 3, { { 0, -1.5551 }, { 1.3468, 0.7776 }, { -1.3468, 0.7776 } } },
    [MARKER_SQUARE] = { 4,
                        { { -0.8862, -0.8862 },
                          { 0.8862, -0.8862 },
                          { 0.8862, 0.8862 },
                          { -0.8862, 0.8862 } } },
    [MARKER_DIAMOND] = { 4, { { 0, -1.2533 }, { 1.2533, 0 }, { 0, 1.2533 }, { -1.2533, 0 } } },
    [MARKER_TRIANGLE_DOWN] = { 3, { { 0, 1.5551 }, { -1.3468, -0.7776 }, { 1.3468, -0.7776 } } },
    [MARKER_CROSS] = { 12,
                       { { -CROSS_ARM, -CROSS_END },
                         { CROSS_ARM, -CROSS_END },
                         { CROSS_ARM, -CROSS_ARM },
                         { CROSS_END, -CROSS_ARM },
                         { CROSS_END, CROSS_ARM },
                         { CROSS_ARM, CROSS_ARM },
                         { CROSS_ARM, CROSS_END },
                         { -CROSS_ARM, CROSS_END },
                         { -CROSS_ARM, CROSS_ARM },
                         { -CROSS_END, CROSS_ARM },
                         { -CROSS_END, -CROSS_ARM },
                         { -CROSS_ARM, -CROSS_ARM } } },
};

struct item *marker_add(struct run *run, struct scene *scene, const char *role, enum marker marker,
                        struct point centre, double radius)
{
    if (marker == MARKER_DISC) {
        struct item *disc = scene_add(run, scene, ITEM_DISC, role);
        disc->centre = centre;
        disc->radius = radius;
        return disc;
    }
    const struct outline *outline = &outlines[marker];
    struct point corner[12];
    for (size_t i = 0; i < outline->corners; i++)
        corner[i] = (struct point){ centre.x + radius * outline->corner[i].x,
                                    centre.y + radius * outline->corner[i].y };
    struct item *item = scene_add_path(run, scene, role, corner, outline->corners);
    item->closed = true;
    return item;
}
