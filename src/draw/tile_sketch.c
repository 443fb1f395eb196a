#include "draw/tile_sketch.h"

#include <math.h>

#include "draw/palette.h"

/* In the side of a tile. */
#define EDGE 0.045   /* width of an outline */
#define CORNER 0.24  /* how far strokes reach along a tile without a value */
#define TRIANGLE 0.2 /* of the sign of a residual */
#define TO_CORNER 0.07

#define OUTLINE 0.12
#define HALO 0.22

/* Fewer classes are spread over the whole ramp. */
static size_t step_of(const struct tile_sketch *sketch, size_t k)
{
    size_t count = sketch->classes.count;
    return count == 1 ? RAMP / 2 : (k * (RAMP - 1) + (count - 1) / 2) / (count - 1);
}

static bool is_signed(const struct tile_sketch *sketch)
{
    return sketch->values.fit != NULL && sketch->classes.count == RAMP && !sketch->classes.single;
}

unsigned tile_colour(const struct tile_sketch *sketch, size_t k)
{
    const struct theme *theme = sketch->page->theme;
    return is_signed(sketch) ? theme->diverging[k] : theme->ramp[step_of(sketch, k)];
}

unsigned tile_ink(const struct tile_sketch *sketch, size_t k)
{
    return palette_ink(sketch->page->theme, tile_colour(sketch, k));
}

static struct item *square_add(const struct tile_sketch *sketch, const char *role, struct box box)
{
    const struct point corner[] = { { box.left, box.top },
                                    { box.right, box.top },
                                    { box.right, box.bottom },
                                    { box.left, box.bottom } };
    struct item *item = scene_add_path(sketch->run, sketch->page->scene, role, corner, 4);
    item->closed = true;
    return item;
}

/* Up in the right upper corner, or down. */
static void triangle_add(const struct tile_sketch *sketch, struct box box, size_t k)
{
    double side = box.bottom - box.top, size = TRIANGLE * side, gap = TO_CORNER * side;
    double right = box.right - gap, top = box.top + gap;
    double base = k > RAMP / 2 ? top + size : top, tip = k > RAMP / 2 ? top : top + size;
    const struct point corner[] = { { right - 1.15 * size, base },
                                    { right, base },
                                    { right - 0.575 * size, tip } };
    struct item *item = scene_add_path(sketch->run, sketch->page->scene, "tile sign", corner, 3);
    item->closed = true;
    item->fill = palette_colour(tile_ink(sketch, k), 1.0);
}

struct item *tile_class_add(const struct tile_sketch *sketch, const char *role, struct box box,
                            size_t k)
{
    struct item *item = square_add(sketch, role, box);
    item->fill = palette_colour(tile_colour(sketch, k), 1.0);
    item->stroke = palette_colour(sketch->page->theme->axis, 1.0);
    item->line_width = EDGE * (box.bottom - box.top);
    size_t at = sketch->page->scene->items - 1;
    if (is_signed(sketch) && k != RAMP / 2)
        triangle_add(sketch, box, k);
    return &sketch->page->scene->item[at];
}

static void stroke_add(const struct tile_sketch *sketch, double width, struct point from,
                       struct point to)
{
    scene_add_line(sketch->run, sketch->page->scene, "tile stroke", from, to, width,
                   palette_colour(sketch->page->theme->subdued, 1.0));
}

struct item *tile_blank_add(const struct tile_sketch *sketch, const char *role, struct box box,
                            enum tile_state state, bool named)
{
    const struct theme *theme = sketch->page->theme;
    double side = box.bottom - box.top, reach = CORNER * side, width = EDGE * side;
    struct item *item = square_add(sketch, role, box);
    item->fill = palette_colour(theme->ground, 1.0);
    item->stroke = palette_colour(theme->muted, 1.0);
    item->line_width = width;
    item->dashed = state == TILE_NOT_KEPT;
    size_t at = sketch->page->scene->items - 1;
    if (state == TILE_MISSING && !named)
        stroke_add(sketch, width, (struct point){ box.left, box.bottom },
                   (struct point){ box.right, box.top });
    if (state == TILE_MISSING) {
        stroke_add(sketch, width, (struct point){ box.left, box.top + reach },
                   (struct point){ box.left + reach, box.top });
        stroke_add(sketch, width, (struct point){ box.right - reach, box.bottom },
                   (struct point){ box.right, box.bottom - reach });
    }
    return &sketch->page->scene->item[at];
}

void tile_outline_add(const struct tile_sketch *sketch, const char *role, struct box box)
{
    const struct theme *theme = sketch->page->theme;
    double side = box.bottom - box.top;
    struct item *halo = square_add(sketch, role, box);
    halo->stroke = palette_colour(theme->ground, 1.0);
    halo->line_width = HALO * side;
    struct item *line = square_add(sketch, role, box);
    line->stroke = palette_colour(theme->line, 1.0);
    line->line_width = OUTLINE * side;
}

const char *tile_number(const struct tile_sketch *sketch, double value)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < sketch->values.with_value; i++) {
        low = fmin(low, sketch->values.shown[i]);
        high = fmax(high, sketch->values.shown[i]);
    }
    double spread = high > low ? high - low : fabs(high);
    double decimals = spread > 0.0 ? 2.0 - floor(log10(spread)) : 0.0;
    return classes_number(sketch->run, value, (int)fmin(fmax(decimals, 0.0), 17.0));
}
