#include "derive/join.h"

#include <stdint.h>

#include "base/text.h"

static bool join_grid(struct run *run, const struct areas *areas, const struct loaded *loaded,
                      size_t **area)
{
    static const enum area_key key_of[] = {
        [KEY_LA_NUMBER] = AREA_NUMBER, [KEY_GSS_CODE] = AREA_GSS_CODE, [KEY_NAME] = AREA_NAME
    };
    const struct grid *grid = loaded->grid;
    const struct grid_column *keys = grid_find(grid, loaded->source->key);
    enum area_key key = key_of[loaded->source->key_is];
    size_t *first = run_array(run, size_t, areas->count); /* line of each area's row */
    *area = run_array(run, size_t, grid->rows);
    for (size_t row = 0; row < grid->rows; row++) {
        struct place place = { loaded->path, grid->line[row], keys->cell };
        size_t found = areas_find(areas, key, keys->text[row]);
        if (found == SIZE_MAX)
            return areas_unknown(run, areas, key, keys->text[row], place);
        if (areas->area[found].aggregate) {
            (*area)[row] = SIZE_MAX;
            continue;
        }
        if (first[found] != 0)
            return run_fail(
                run, STATUS_MALFORMED, place,
                "a second row for %s; the first is in line %zu; keep the one that counts",
                areas->area[found].name, first[found]);
        first[found] = grid->line[row];
        (*area)[row] = found;
    }
    return true;
}

static void see_lait(const struct sources *sources, const struct lait *lait, bool *seen)
{
    for (size_t area = 0; area < sources->areas->count; area++)
        seen[area] = seen[area] || lait->seen[area];
}

bool sources_join(struct run *run, const struct sources *sources, struct joined **joined)
{
    *joined = talloc_zero(run, struct joined);
    (*joined)->area = run_array(run, size_t *, sources->count);
    (*joined)->seen = run_array(run, bool, sources->areas->count);
    for (size_t i = 0; i < sources->count; i++) {
        const struct loaded *loaded = &sources->loaded[i];
        if (loaded->lait != NULL)
            see_lait(sources, loaded->lait, (*joined)->seen);
        if (loaded->grid == NULL)
            continue;
        if (!join_grid(run, sources->areas, loaded, &(*joined)->area[i]))
            return false;
        for (size_t row = 0; row < loaded->grid->rows; row++)
            if ((*joined)->area[i][row] != SIZE_MAX)
                (*joined)->seen[(*joined)->area[i][row]] = true;
    }
    return true;
}
