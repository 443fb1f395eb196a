/* tiles.h - where local authorities stand on a tile map: equal squares in roughly geographic
 * position.
 *
 *     code,name,short,region,column,row      columns run from west to east, rows from north to
 * south, E09000003,Barnet,Bnt,London,10,16      both from 1; `short` is what the tile says
 *
 * Lines above the header that begin with # are comments. Every authority has one tile; those that
 * followed each other (Cumbria, and Westmorland and Furness) may share it, as they are never on the
 * map of one year (area_on_map).
 *
 * Authorities that do not exist have no geography. Their tiles are a plain grid, filled region by
 * region in the order of the register, to and fro so that each region hangs together. */
#ifndef ATTAIN_READ_TILES_H
#define ATTAIN_READ_TILES_H

#include "read/area.h"

struct tile {
    size_t area; /* index in the register */
    const char *short_name, *region;
    size_t column, row; /* from 1 */
};

struct tiles {
    size_t count;
    struct tile *tile; /* those of the file first, then those of fictitious authorities */
    const size_t *of;  /* per area of the register: its tile; SIZE_MAX for none */
    const char *path;
};

/* The tiles of a file, and those of the register's fictitious authorities. Fails at the file's line
 * and cell for a code that the register does not know, an authority that stands twice, a place that
 * is no whole number from 1 to 99. */
bool tiles_read(struct run *run, const char *path, const struct areas *areas, struct tiles **tiles);

#endif
