#include "draw/tile_map.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "draw/palette.h"
#include "draw/tile_sketch.h"

#define LARGEST_TILE 2.7 /* in the size of the type */
#define TO_KEY 1.5       /* the same: between map and key where they stand beside each other, */
#define LEAST_KEY 13.0   /* and what the key needs there */
#define LEAST_TYPE 5.0
#define LEAST_SHARE 0.375 /* of the page's type, what stands on tiles may be */

/* In the side of a tile. */
#define GAP 0.06
#define TYPE_HEIGHT 0.38
#define TYPE_WIDTH 0.84 /* of the widest short name */
#define BORDER 0.1      /* between regions, */
#define CASING 0.16     /* and with the ground that sets it off from tiles as dark as it is */
#define WATERMARK_ROOM 1.6

/* Where the map lies on the page. */
struct map {
    double left, top, side;
    size_t column, row; /* the first of each */
    size_t columns, rows;
    double type; /* of short names; 0: none */
};

static struct map extent_of(const struct tile_values *values)
{
    size_t low_column = SIZE_MAX, low_row = SIZE_MAX, high_column = 0, high_row = 0;
    for (size_t i = 0; i < values->count; i++) {
        const struct tile *tile = values->value[i].tile;
        low_column = tile->column < low_column ? tile->column : low_column;
        high_column = tile->column > high_column ? tile->column : high_column;
        low_row = tile->row < low_row ? tile->row : low_row;
        high_row = tile->row > high_row ? tile->row : high_row;
    }
    return (struct map){ .column = low_column,
                         .row = low_row,
                         .columns = high_column - low_column + 1,
                         .rows = high_row - low_row + 1 };
}

/* The size at which the widest short name fits; 0 where that could not be read. */
static double type_of(const struct tile_sketch *sketch, double side)
{
    const struct page *page = sketch->page;
    double widest = 0.0;
    for (size_t i = 0; i < sketch->values.count; i++)
        widest = fmax(
            widest,
            lettering_width(page->lettering,
                            lettering_markup(sketch->run, sketch->values.value[i].tile->short_name),
                            10.0));
    double type = fmin(TYPE_HEIGHT * side, 10.0 * TYPE_WIDTH * side / fmax(widest, 1.0));
    return type >= fmax(LEAST_TYPE, LEAST_SHARE * page->size) ? type : 0.0;
}

/* As large as the page and its type let it, from where the page is filled. */
static struct map map_sized(const struct tile_sketch *sketch)
{
    const struct page *page = sketch->page;
    struct map map = extent_of(&sketch->values);
    double room = page_floor(page) - page->below;
    double beside = isfinite(room) ? (LEAST_KEY + TO_KEY) * page->size : 0.0;
    double across = page->right - page->left - beside;
    double rows = (double)map.rows + (page->made_up ? WATERMARK_ROOM : 0.0);
    map.side = fmin(fmin(across / (double)map.columns, room / rows), LARGEST_TILE * page->size);
    map.type = type_of(sketch, map.side);
    return map;
}

/* Key above the map, which stands in the middle; on a page of fixed height, which has more width to
 * spare, the key stands left of it. */
static struct map key_and_map_place(const struct tile_sketch *sketch)
{
    struct page *page = sketch->page;
    double right = page->right, top = page->below;
    struct map map = { 0 };
    if (isfinite(page_floor(page))) {
        map = map_sized(sketch);
        map.left = right - map.side * (double)map.columns;
        map.top = top;
        page->right = map.left - TO_KEY * page->size;
        tile_key_add(sketch);
        page->right = right;
        return map;
    }
    tile_key_add(sketch);
    map = map_sized(sketch);
    map.left = page->left + (right - page->left - map.side * (double)map.columns) / 2.0;
    map.top = page->below;
    return map;
}

static struct box tile_box(const struct map *map, const struct tile *tile)
{
    double left = map->left + map->side * (double)(tile->column - map->column);
    double top = map->top + map->side * (double)(tile->row - map->row);
    double gap = GAP * map->side / 2.0;
    return (struct box){ left + gap, top + gap, left + map->side - gap, top + map->side - gap };
}

/* "Barnet (London): 21.3", "Barnet (London): no value, confidential". */
static const char *name_of(const struct tile_sketch *sketch, const struct tile_value *value)
{
    struct run *run = sketch->run;
    const char *who = talloc_asprintf(run, "%s (%s)", value->name, value->tile->region);
    if (value->state == TILE_NOT_KEPT)
        return talloc_asprintf(run, "%s: not kept by the study", who);
    if (value->state == TILE_MISSING)
        return talloc_asprintf(run, "%s: no value, %s", who, value->why);
    if (sketch->values.fit == NULL)
        return talloc_asprintf(run, "%s: %s", who, tile_number(sketch, value->value));
    return talloc_asprintf(run, "%s: %s, fitted %s, residual %s", who,
                           tile_number(sketch, value->observed), tile_number(sketch, value->fitted),
                           tile_number(sketch, value->value));
}

static void tiles_add(const struct tile_sketch *sketch, const struct map *map)
{
    for (size_t i = 0; i < sketch->values.count; i++) {
        const struct tile_value *value = &sketch->values.value[i];
        struct box box = tile_box(map, value->tile);
        const char *name = name_of(sketch, value);
        if (value->state == TILE_VALUE)
            tile_class_add(sketch, "tile", box, classes_of(&sketch->classes, value->value))->name =
                name;
        else
            tile_blank_add(sketch, "tile", box, value->state, map->type > 0.0)->name = name;
    }
}

/* The tile at a place, or NULL; values are sorted by place. */
static const struct tile *tile_at(const struct tile_values *values, size_t column, size_t row)
{
    for (size_t i = 0; i < values->count; i++)
        if (values->value[i].tile->column == column && values->value[i].tile->row == row)
            return values->value[i].tile;
    return NULL;
}

static void border_add(const struct tile_sketch *sketch, const struct map *map, bool casing,
                       struct point from, struct point to)
{
    const struct theme *theme = sketch->page->theme;
    double width = BORDER * map->side; /* half of it over either end, to close the corners */
    double along = from.y == to.y ? width / 2.0 : 0.0, down = width / 2.0 - along;
    scene_add_line(sketch->run, sketch->page->scene, casing ? "line halo" : "region border",
                   (struct point){ from.x - along, from.y - down },
                   (struct point){ to.x + along, to.y + down }, casing ? CASING * map->side : width,
                   palette_colour(casing ? theme->ground : theme->text, 1.0));
}

/* Where the next tile to the right or below is of another region. */
static void borders_add(const struct tile_sketch *sketch, const struct map *map, bool casing)
{
    for (size_t i = 0; i < sketch->values.count; i++) {
        const struct tile *tile = sketch->values.value[i].tile;
        const struct tile *east = tile_at(&sketch->values, tile->column + 1, tile->row);
        const struct tile *south = tile_at(&sketch->values, tile->column, tile->row + 1);
        double right = map->left + map->side * (double)(tile->column - map->column + 1);
        double bottom = map->top + map->side * (double)(tile->row - map->row + 1);
        if (east != NULL && strcmp(east->region, tile->region) != 0)
            border_add(sketch, map, casing, (struct point){ right, bottom - map->side },
                       (struct point){ right, bottom });
        if (south != NULL && strcmp(south->region, tile->region) != 0)
            border_add(sketch, map, casing, (struct point){ right - map->side, bottom },
                       (struct point){ right, bottom });
    }
}

static void short_names_add(const struct tile_sketch *sketch, const struct map *map)
{
    const struct page *page = sketch->page;
    for (size_t i = 0; i < sketch->values.count && map->type > 0.0; i++) {
        const struct tile_value *value = &sketch->values.value[i];
        unsigned ink = value->state == TILE_VALUE
                           ? tile_ink(sketch, classes_of(&sketch->classes, value->value))
                           : page->theme->subdued;
        struct item *item = lettering_add(sketch->run, page->lettering, page->scene, "tile name",
                                          lettering_markup(sketch->run, value->tile->short_name),
                                          map->type, 0.0, palette_colour(ink, 1.0));
        struct box box = tile_box(map, value->tile);
        item->left = (box.left + box.right - item->width) / 2.0;
        item->top = (box.top + box.bottom - item->height) / 2.0;
        item->on_mark = true;
    }
}

static void map_add(const struct tile_sketch *sketch, const struct map *map)
{
    struct page *page = sketch->page;
    double bottom = map->top + map->side * (double)map->rows;
    tiles_add(sketch, map);
    borders_add(sketch, map, true);
    borders_add(sketch, map, false);
    for (size_t i = 0; i < sketch->outlined; i++)
        tile_outline_add(sketch, "tile outline",
                         tile_box(map, sketch->values.value[sketch->outline[i]].tile));
    short_names_add(sketch, map);
    page->below = bottom;
    if (page->made_up) {
        page->below += WATERMARK_ROOM * map->side;
        page_watermark(page,
                       (struct box){ map->left, bottom,
                                     map->left + map->side * (double)map->columns, page->below },
                       0.5);
    }
    page_skip(page, 0.8);
}

static void data_add(const struct tile_sketch *sketch, struct figure *figure)
{
    struct run *run = sketch->run;
    const struct tile_values *values = &sketch->values;
    size_t count = values->count;
    const char **name = run_array(run, const char *, count);
    const char **region = run_array(run, const char *, count);
    const char **why = run_array(run, const char *, count);
    double *value = run_array(run, double, count), *fitted = run_array(run, double, count);
    double *observed = run_array(run, double, count);
    for (size_t i = 0; i < count; i++) {
        const struct tile_value *from = &values->value[i];
        name[i] = from->name;
        region[i] = from->tile->region;
        value[i] = from->value;
        fitted[i] = from->fitted;
        observed[i] = from->observed;
        why[i] = from->why == NULL ? "" : from->why;
    }
    figure_rows(figure, count);
    figure_add_texts(run, figure, "name", "Local authority", name);
    figure_add_texts(run, figure, "region", "Region", region);
    if (values->fit != NULL) {
        figure_add_numbers(run, figure, "observed", "Observed", observed);
        figure_add_numbers(run, figure, "fitted", "Fitted", fitted);
    }
    figure_add_numbers(run, figure,
                       values->fit != NULL ? "residual" : sketch->drawing->chart->colour.variable,
                       values->what, value);
    figure_add_texts(run, figure, "not_shown", "Why there is none", why);
}

bool tile_map_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    struct tile_sketch sketch = { .run = run, .drawing = drawing };
    if (!tile_values_of(run, drawing, &sketch.values) || !tile_outlines(&sketch))
        return false;
    tile_decimals(&sketch);
    const struct tile_values *values = &sketch.values;
    sketch.classes = values->fit == NULL
                         ? classes_by_quantile(run, values->shown, values->with_value)
                         : classes_about_zero(run, values->shown, values->with_value);
    sketch.page =
        drawing_page(run, drawing, talloc_asprintf(run, "%s, by local authority", values->what));
    struct map map = key_and_map_place(&sketch);
    sketch.short_names = map.type > 0.0;
    map_add(&sketch, &map);
    tile_notes_add(&sketch);
    drawing_notes(drawing, sketch.page);
    data_add(&sketch, figure);
    figure_end(figure, sketch.page, tile_alt(&sketch));
    return true;
}
