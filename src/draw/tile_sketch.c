#include "draw/tile_sketch.h"

#include <math.h>

#include "base/number.h"
#include "draw/numeral.h"
#include "draw/palette.h"

/* Beyond these a value is written in powers of ten. */
#define LARGEST_PLAIN 1e9
enum { MOST_DECIMALS = 9 };

/* In the side of a tile. */
#define EDGE 0.045    /* width of an outline */
#define CORNER 0.24   /* how far strokes reach along a tile without a value */
#define TRIANGLE 0.17 /* of the sign of a residual */
#define TO_CORNER 0.1
#define SIGN_WIDTH 1.15 /* of its height */

#define OUTLINE 0.1
#define HALO 0.18

/* Fewer classes are spread over the whole ramp. */
static size_t step_of(const struct tile_sketch *sketch, size_t k)
{
    size_t count = sketch->classes.count;
    return count == 1 ? RAMP / 2 : (k * (RAMP - 1) + (count - 1) / 2) / (count - 1);
}

unsigned tile_colour(const struct tile_sketch *sketch, size_t k)
{
    const struct theme *theme = sketch->page->theme;
    return sketch->classes.about_zero ? theme->diverging[k] : theme->ramp[step_of(sketch, k)];
}

unsigned tile_ink(const struct tile_sketch *sketch, size_t k)
{
    return palette_text_on(sketch->page->theme, tile_colour(sketch, k));
}

static struct item *square_add(const struct tile_sketch *sketch, const char *role, struct box box)
{
    return scene_add_box(sketch->run, sketch->page->scene, role, box);
}

bool tile_has_sign(const struct tile_sketch *sketch, size_t k)
{
    return sketch->classes.about_zero && k != RAMP / 2;
}

double tile_sign_room(struct box box)
{
    return (SIGN_WIDTH * TRIANGLE + TO_CORNER) * (box.bottom - box.top);
}

/* Up in the right upper corner, or down. */
static void triangle_add(const struct tile_sketch *sketch, struct box box, size_t k)
{
    double side = box.bottom - box.top, size = TRIANGLE * side, gap = TO_CORNER * side;
    double right = box.right - gap, top = box.top + gap;
    double base = k > RAMP / 2 ? top + size : top, tip = k > RAMP / 2 ? top : top + size;
    const struct point corner[] = { { right - SIGN_WIDTH * size, base },
                                    { right, base },
                                    { right - SIGN_WIDTH * size / 2.0, tip } };
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
    if (tile_has_sign(sketch, k))
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

/* Has every value these decimals at most? */
static bool all_at(const struct tile_values *values, int decimals)
{
    for (size_t i = 0; i < values->with_value; i++)
        if (number_round(values->shown[i], decimals) != values->shown[i])
            return false;
    return true;
}

void tile_decimals(struct tile_sketch *sketch)
{
    const struct tile_values *values = &sketch->values;
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < values->with_value; i++) {
        low = fmin(low, values->shown[i]);
        high = fmax(high, values->shown[i]);
    }
    double spread = high > low ? high - low : fabs(high);
    double decimals = spread > 0.0 ? 2.0 - floor(log10(spread)) : 0.0;
    sketch->mean_decimals = (int)fmin(fmax(decimals, 0.0), MOST_DECIMALS + 1);
    sketch->decimals = sketch->mean_decimals;
    while (sketch->decimals > 0 && sketch->decimals <= MOST_DECIMALS
           && all_at(values, sketch->decimals - 1))
        sketch->decimals--;
}

static const char *number_at(struct run *run, double value, int decimals)
{
    if (fabs(value) >= LARGEST_PLAIN || decimals > MOST_DECIMALS)
        return numeral_minus(run, number_scientific(run, value, 3));
    return numeral_grouped(run, value, decimals);
}

const char *tile_number(const struct tile_sketch *sketch, double value)
{
    return number_at(sketch->run, value, sketch->decimals);
}

const char *tile_mean(const struct tile_sketch *sketch, double mean)
{
    return number_at(sketch->run, mean, sketch->mean_decimals);
}
