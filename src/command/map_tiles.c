#include "command/map_tiles.h"

#include "command/command.h"

bool map_tiles(struct run *run, const struct chart *chart, const struct panel *panel,
               const struct tiles **tiles)
{
    const char *path = NULL;
    struct tiles *found = NULL;
    *tiles = NULL;
    if (chart->kind != CHART_TILE_MAP)
        return true;
    if (!share_find(run, "data/tile-map.csv", &path)
        || !tiles_read(run, path, panel->sources->areas, &found))
        return false;
    *tiles = found;
    return true;
}
