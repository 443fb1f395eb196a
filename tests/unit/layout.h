/* layout.h - what no picture may do: type on type, points on type, ink off the page. */
#ifndef ATTAIN_TESTS_LAYOUT_H
#define ATTAIN_TESTS_LAYOUT_H

#include <string.h>

#include "draw/meeting.h"

/* Is `other` a tile or cell that a text stands on, wholly inside? */
static inline bool layout_stands_on(struct box text, const struct item *other)
{
    struct box box = item_box(other);
    return (strncmp(other->role, "tile", 4) == 0 || strcmp(other->role, "key tile") == 0
            || strcmp(other->role, "cell") == 0)
           && other->closed && other->points == 4 && box.left <= text.left && box.top <= text.top
           && box.right >= text.right && box.bottom >= text.bottom;
}

/* Names that stand in a plot, over its grid. */
static inline bool layout_is_label(const struct item *item)
{
    return strcmp(item->role, "label") == 0 || strcmp(item->role, "reference label") == 0;
}

/* A watermark lies behind everything, so it alone may be met, and grid lines by names in a plot;
 * ink that is no text may meet ink, but not text. Written so that NaN is a flaw. */
static inline const char *layout_flaw(struct run *run, const struct scene *scene)
{
    for (size_t i = 0; i < scene->items; i++) {
        const struct item *item = &scene->item[i];
        struct box box = item_box(item);
        bool inside = box.left >= 0 && box.top >= 0 && box.right <= scene->width
                      && box.bottom <= scene->height;
        if (!inside)
            return talloc_asprintf(run, "%s '%s' leaves the page", item->role,
                                   item->kind == ITEM_TEXT ? item->markup : "");
        if (item->kind != ITEM_TEXT || strcmp(item->role, "watermark") == 0)
            continue;
        for (size_t j = 0; j < scene->items; j++) {
            const struct item *other = &scene->item[j];
            if (j == i || strcmp(other->role, "watermark") == 0 || layout_stands_on(box, other)
                || (layout_is_label(item) && item_is_ground(other)))
                continue;
            if (box_meets(box, item_box(other)) && item_meets_box(other, box_grown(box, -0.01)))
                return talloc_asprintf(run, "%s '%s' meets %s '%s'", item->role, item->markup,
                                       other->role, other->kind == ITEM_TEXT ? other->markup : "");
        }
    }
    return NULL;
}

static inline size_t layout_count(const struct scene *scene, const char *role)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->items; i++)
        count += strcmp(scene->item[i].role, role) == 0 ? 1 : 0;
    return count;
}

/* The first item of that role whose markup holds `part`, or NULL. */
static inline const struct item *layout_find(const struct scene *scene, const char *role,
                                             const char *part)
{
    for (size_t i = 0; i < scene->items; i++) {
        const struct item *item = &scene->item[i];
        if (strcmp(item->role, role) == 0
            && (item->kind != ITEM_TEXT || strstr(item->markup, part) != NULL))
            return item;
    }
    return NULL;
}

#endif
