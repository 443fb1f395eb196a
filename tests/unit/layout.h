/* layout.h - what no picture may do: type on type, points on type, ink off the page. */
#ifndef ATTAIN_TESTS_LAYOUT_H
#define ATTAIN_TESTS_LAYOUT_H

#include <string.h>

#include "draw/scene.h"

static inline struct box layout_box(const struct item *item)
{
    if (item->kind == ITEM_TEXT)
        return (struct box){ item->left, item->top, item->left + item->width,
                             item->top + item->height };
    if (item->kind == ITEM_DISC)
        return (struct box){ item->centre.x - item->radius, item->centre.y - item->radius,
                             item->centre.x + item->radius, item->centre.y + item->radius };
    struct box box = { item->point[0].x, item->point[0].y, item->point[0].x, item->point[0].y };
    for (size_t i = 1; i < item->points; i++) {
        struct point at = item->point[i];
        box.left = at.x < box.left ? at.x : box.left;
        box.right = at.x > box.right ? at.x : box.right;
        box.top = at.y < box.top ? at.y : box.top;
        box.bottom = at.y > box.bottom ? at.y : box.bottom;
    }
    return box;
}

static inline bool layout_meet(struct box a, struct box b)
{
    const double touch = 0.01;
    return a.left < b.right - touch && b.left < a.right - touch && a.top < b.bottom - touch
           && b.top < a.bottom - touch;
}

/* A watermark lies behind everything, so it alone may be met; ink that is no text may
 * meet ink, but not text. Written so that NaN is a flaw. */
static inline const char *layout_flaw(struct run *run, const struct scene *scene)
{
    for (size_t i = 0; i < scene->items; i++) {
        const struct item *item = &scene->item[i];
        struct box box = layout_box(item);
        bool inside = box.left >= 0 && box.top >= 0 && box.right <= scene->width
                      && box.bottom <= scene->height;
        if (!inside)
            return talloc_asprintf(run, "%s '%s' leaves the page", item->role,
                                   item->kind == ITEM_TEXT ? item->markup : "");
        if (item->kind != ITEM_TEXT || strcmp(item->role, "watermark") == 0)
            continue;
        for (size_t j = 0; j < scene->items; j++) {
            const struct item *other = &scene->item[j];
            if (j == i || strcmp(other->role, "watermark") == 0)
                continue;
            if (layout_meet(box, layout_box(other)))
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
