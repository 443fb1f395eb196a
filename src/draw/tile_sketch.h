/* tile_sketch.h - what the parts of a tile map share: its values, their classes, and how a tile of
 * each kind looks, on the map and in the key alike.
 *
 * A class is a colour of the theme's ramp; of residuals also a small triangle, up or down, so that
 * sign does not rest on colour. No value: strokes across the corners; not kept: a dashed
 * outline. All are outlined, as the palest colours are near to the ground. */
#ifndef ATTAIN_DRAW_TILE_SKETCH_H
#define ATTAIN_DRAW_TILE_SKETCH_H

#include "draw/classes.h"
#include "draw/tile_values.h"

struct tile_sketch {
    struct run *run;
    const struct drawing *drawing;
    struct page *page;
    struct tile_values values;
    struct classes classes;
    size_t outlined; /* of values.value: those that the chart labels, in its order */
    size_t *outline;
    size_t most;                 /* of these, the last so many were chosen for being most unusual */
    int decimals, mean_decimals; /* of values, which may be whole numbers, and of their means */
    bool short_names;            /* they stand on the tiles */
};

/* Settle who is outlined. Fails with STATUS_UNSUPPORTED at a label that names no tile. */
bool tile_outlines(struct tile_sketch *sketch);

/* The colour of class k, and of what is to be read on it. */
unsigned tile_colour(const struct tile_sketch *sketch, size_t k);
unsigned tile_ink(const struct tile_sketch *sketch, size_t k);

/* Has class k a sign, and how much of the right side of a box it takes. */
bool tile_has_sign(const struct tile_sketch *sketch, size_t k);
double tile_sign_room(struct box box);

/* A tile of class k; the item is the caller's to name. */
struct item *tile_class_add(const struct tile_sketch *sketch, const char *role, struct box box,
                            size_t k);

/* A tile without a value; with a name on it, only its corners are struck through. */
struct item *tile_blank_add(const struct tile_sketch *sketch, const char *role, struct box box,
                            enum tile_state state, bool named);

/* The outline of an authority that is to be found. */
void tile_outline_add(const struct tile_sketch *sketch, const char *role, struct box box);

/* Values and means of them as words have them: at three digits of the values' range, and values at
 * no more than they have. */
void tile_decimals(struct tile_sketch *sketch);
const char *tile_number(const struct tile_sketch *sketch, double value);
const char *tile_mean(const struct tile_sketch *sketch, double mean);

/* The key, below what is on the page. */
void tile_key_add(const struct tile_sketch *sketch);

/* What stands underneath, and the alt text. */
void tile_notes_add(const struct tile_sketch *sketch);
const char *tile_alt(const struct tile_sketch *sketch);

#endif
