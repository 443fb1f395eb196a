/* scene.h - a picture before it is ink: lines, discs, boxes and texts on a page.
 *
 * Lengths are in points (1/72 inch) from the top left corner, y downwards. What a
 * scene holds is final: painting it decides nothing. It can be written out as text
 * (scene_text), which is how pictures are tested. */
#ifndef ATTAIN_DRAW_SCENE_H
#define ATTAIN_DRAW_SCENE_H

#include "base/run.h"
#include "spec/theme.h"

#define POINTS_PER_MM (72.0 / 25.4)

struct colour {
    double red, green, blue, opacity; /* 0 to 1 */
};

enum item_kind { ITEM_PATH, ITEM_DISC, ITEM_TEXT };

enum text_align { TEXT_LEFT, TEXT_CENTRE, TEXT_RIGHT }; /* of the lines of one text */

struct point {
    double x, y;
};

struct box {
    double left, top, right, bottom;
};

struct item {
    enum item_kind kind;
    const char *name; /* of the one thing that it stands for, "Barnet: 4.1, 22.3"; NULL for none */
    const char *role; /* "point", "line", "band", "axis title", "tick label", "rule", ... */
    struct colour stroke, fill; /* opacity 0: none. A text is filled */
    double line_width;
    bool dashed;
    /* path: an open polyline, or a closed polygon */
    size_t points;
    struct point *point;
    bool closed;
    /* disc */
    struct point centre;
    double radius;
    /* text: set by lettering.h; (left, top, width, height) is its logical box */
    const char *markup; /* Pango markup */
    double size;        /* of the type, in points */
    double wrap;        /* width at which lines break; 0: never */
    enum text_align align;
    double left, top, width, height;
    double baseline; /* of the first line, below `top` */
    bool on_mark;    /* it stands on a mark: pointing at it is pointing at that */
};

struct scene {
    double width, height;
    const struct theme *theme;       /* its type and its ground */
    const char *title, *description; /* for readers who cannot see it */
    size_t items;
    struct item *item; /* in painting order */
};

/* An empty page in the usual theme. */
struct scene *scene_new(struct run *run, double width, double height);

/* Add an item, all zero but its kind and role; the pointer holds until the next is added. */
struct item *scene_add(struct run *run, struct scene *scene, enum item_kind kind, const char *role);

/* Add a straight line, or a path through `points` corners, which are copied. */
struct item *scene_add_line(struct run *run, struct scene *scene, const char *role,
                            struct point from, struct point to, double line_width,
                            struct colour stroke);
struct item *scene_add_path(struct run *run, struct scene *scene, const char *role,
                            const struct point *point, size_t points);

/* Add a box as a closed path. */
struct item *scene_add_box(struct run *run, struct scene *scene, const char *role, struct box box);

/* "Figure 1b Title", or the title alone where `id` is "". */
const char *scene_title(struct run *run, const char *id, const char *title);

/* The box round an item; of a text its logical box, of a path its corners. */
struct box item_box(const struct item *item);

/* Do they meet by more than a hair? */
bool box_meets(struct box a, struct box b);

/* The scene as text, one item a line, lengths at two decimals. */
const char *scene_text(struct run *run, const struct scene *scene);

#endif
