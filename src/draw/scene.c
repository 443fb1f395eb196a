#include "draw/scene.h"

#include <math.h>
#include <string.h>

struct scene *scene_new(struct run *run, double width, double height)
{
    struct scene *scene = talloc_zero(run, struct scene);
    *scene = (struct scene){
        .width = width, .height = height, .theme = theme_usual(), .title = "", .description = ""
    };
    return scene;
}

const char *scene_title(struct run *run, const char *id, const char *title)
{
    return *id == '\0' ? title : talloc_asprintf(run, "%s %s", id, title);
}

struct item *scene_add(struct run *run, struct scene *scene, enum item_kind kind, const char *role)
{
    /* Room doubles whenever the number of items is a power of two. */
    if ((scene->items & (scene->items - 1)) == 0) {
        size_t room = scene->items == 0 ? 1 : 2 * scene->items;
        scene->item = run_grow(run, scene->item, struct item, room);
    }
    struct item *item = &scene->item[scene->items++];
    *item = (struct item){ .kind = kind, .role = role };
    return item;
}

struct item *scene_add_path(struct run *run, struct scene *scene, const char *role,
                            const struct point *point, size_t points)
{
    struct item *item = scene_add(run, scene, ITEM_PATH, role);
    item->points = points;
    item->point = run_array(run, struct point, points);
    memcpy(item->point, point, points * sizeof *point);
    return item;
}

struct item *scene_add_box(struct run *run, struct scene *scene, const char *role, struct box box)
{
    const struct point corner[] = { { box.left, box.top },
                                    { box.right, box.top },
                                    { box.right, box.bottom },
                                    { box.left, box.bottom } };
    struct item *item = scene_add_path(run, scene, role, corner, 4);
    item->closed = true;
    return item;
}

struct item *scene_add_line(struct run *run, struct scene *scene, const char *role,
                            struct point from, struct point to, double line_width,
                            struct colour stroke)
{
    struct item *item = scene_add_path(run, scene, role, (struct point[]){ from, to }, 2);
    item->line_width = line_width;
    item->stroke = stroke;
    return item;
}

struct box item_box(const struct item *item)
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
        box = (struct box){ fmin(box.left, at.x), fmin(box.top, at.y), fmax(box.right, at.x),
                            fmax(box.bottom, at.y) };
    }
    return box;
}

#define HAIR 0.01

bool box_meets(struct box a, struct box b)
{
    return a.left < b.right - HAIR && b.left < a.right - HAIR && a.top < b.bottom - HAIR
           && b.top < a.bottom - HAIR;
}

/* What rounds to zero at two decimals has no sign. */
static double shown(double length)
{
    return fabs(length) < 0.005 ? 0.0 : length;
}

static unsigned shade(double part)
{
    return (unsigned)lround(255.0 * part);
}

/* " fill #12436d" or " fill #12436d/0.65"; nothing for what is not there. */
static char *colour_append(char *text, const char *what, struct colour colour)
{
    if (colour.opacity <= 0.0)
        return text;
    text = talloc_asprintf_append_buffer(text, " %s #%02x%02x%02x", what, shade(colour.red),
                                         shade(colour.green), shade(colour.blue));
    if (colour.opacity < 1.0)
        text = talloc_asprintf_append_buffer(text, "/%.2f", colour.opacity);
    return text;
}

static char *path_append(char *text, const struct item *item)
{
    for (size_t i = 0; i < item->points; i++)
        text = talloc_asprintf_append_buffer(text, " %.2f,%.2f", shown(item->point[i].x),
                                             shown(item->point[i].y));
    return talloc_asprintf_append_buffer(text, "%s width %.2f%s", item->closed ? " closed" : "",
                                         item->line_width, item->dashed ? " dashed" : "");
}

static char *text_append(char *text, const struct item *item)
{
    return talloc_asprintf_append_buffer(
        text, " %.2f,%.2f to %.2f,%.2f size %.2f \"%s\"", shown(item->left), shown(item->top),
        item->left + item->width, item->top + item->height, item->size, item->markup);
}

static char *item_append(char *text, const struct item *item)
{
    static const char *const kind[] = { "path", "disc", "text" };
    text = talloc_asprintf_append_buffer(text, "%s [%s]", kind[item->kind], item->role);
    if (item->kind == ITEM_PATH)
        text = path_append(text, item);
    else if (item->kind == ITEM_TEXT)
        text = text_append(text, item);
    else
        text = talloc_asprintf_append_buffer(text, " %.2f,%.2f radius %.2f", shown(item->centre.x),
                                             shown(item->centre.y), item->radius);
    text = colour_append(text, "fill", item->fill);
    text = colour_append(text, "stroke", item->stroke);
    if (item->name != NULL)
        text = talloc_asprintf_append_buffer(text, " name \"%s\"", item->name);
    return talloc_strdup_append_buffer(text, "\n");
}

const char *scene_text(struct run *run, const struct scene *scene)
{
    char *text = talloc_asprintf(run, "scene %.2f x %.2f\ntitle: %s\ndescription: %s\n",
                                 scene->width, scene->height, scene->title, scene->description);
    for (size_t i = 0; i < scene->items; i++)
        text = item_append(text, &scene->item[i]);
    return text;
}
