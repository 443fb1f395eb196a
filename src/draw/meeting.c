#include "draw/meeting.h"

#include <math.h>
#include <string.h>

/* A fill below this opacity is looked through. */
#define PALE 0.3

bool item_is_ground(const struct item *item)
{
    return strcmp(item->role, "grid") == 0 || strcmp(item->role, "watermark") == 0;
}

struct box box_grown(struct box box, double by)
{
    return (struct box){ box.left - by, box.top - by, box.right + by, box.bottom + by };
}

/* Narrow the stretch [*enter, *leave] of a line to where `start + t change` is in [low, high]. */
static bool clip(double start, double change, double low, double high, double *enter, double *leave)
{
    if (change == 0.0)
        return start > low && start < high;
    double one = (low - start) / change, other = (high - start) / change;
    *enter = fmax(*enter, fmin(one, other));
    *leave = fmin(*leave, fmax(one, other));
    return *enter < *leave;
}

bool segment_meets_box(struct point from, struct point to, struct box box)
{
    double enter = 0.0, leave = 1.0;
    bool is_point = from.x == to.x && from.y == to.y;
    return clip(from.x, to.x - from.x, box.left, box.right, &enter, &leave)
           && clip(from.y, to.y - from.y, box.top, box.bottom, &enter, &leave)
           && (is_point || enter < leave);
}

double segment_distance(struct point from, struct point to, struct point point)
{
    double x = to.x - from.x, y = to.y - from.y, length = x * x + y * y;
    double along = length > 0.0 ? ((point.x - from.x) * x + (point.y - from.y) * y) / length : 0.0;
    along = fmin(fmax(along, 0.0), 1.0);
    return hypot(from.x + along * x - point.x, from.y + along * y - point.y);
}

static bool disc_meets_box(const struct item *disc, struct box box)
{
    double x = fmin(fmax(disc->centre.x, box.left), box.right) - disc->centre.x;
    double y = fmin(fmax(disc->centre.y, box.top), box.bottom) - disc->centre.y;
    return hypot(x, y) < disc->radius;
}

/* Whether a closed path goes round the point: a ray to the right crosses it an odd number of times.
 */
static bool path_holds(const struct item *path, struct point point)
{
    bool inside = false;
    for (size_t i = 0, j = path->points - 1; i < path->points; j = i++) {
        struct point a = path->point[i], b = path->point[j];
        if ((a.y > point.y) != (b.y > point.y)
            && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
    }
    return inside;
}

static bool path_meets_box(const struct item *path, struct box box)
{
    bool filled = path->fill.opacity >= PALE;
    if (!filled && path->stroke.opacity <= 0.0)
        return false;
    struct box wide = box_grown(box, path->stroke.opacity > 0.0 ? path->line_width / 2.0 : 0.0);
    for (size_t i = 1; i < path->points; i++)
        if (segment_meets_box(path->point[i - 1], path->point[i], wide))
            return true;
    if (path->closed && segment_meets_box(path->point[path->points - 1], path->point[0], wide))
        return true;
    return filled && path->closed && path_holds(path, (struct point){ box.left, box.top });
}

bool item_meets_box(const struct item *item, struct box box)
{
    switch (item->kind) {
    case ITEM_DISC:
        return disc_meets_box(item, box);
    case ITEM_PATH:
        return path_meets_box(item, box);
    default:
        return box_meets(item_box(item), box);
    }
}
