/* map_tiles.h - the tiles of a chart that is a map, of the layout that ships. */
#ifndef ATTAIN_COMMAND_MAP_TILES_H
#define ATTAIN_COMMAND_MAP_TILES_H

#include "derive/panel.h"
#include "read/tiles.h"
#include "spec/chart.h"

/* NULL in `tiles` for charts that are no map. Fails as share_find and tiles_read do. */
bool map_tiles(struct run *run, const struct chart *chart, const struct panel *panel,
               const struct tiles **tiles);

#endif
