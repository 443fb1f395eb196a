#include "derive/join.h"

#include <stdint.h>
#include <string.h>

/* The cells of a row that say where, by kind of key. */
static void key_cells(const struct grid *grid, size_t row, const char *text[AREA_KEYS],
                      const struct grid_column *column[AREA_KEYS])
{
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++) {
        column[key] = grid->key[key] == NULL ? NULL : grid_find(grid, grid->key[key]);
        text[key] = column[key] == NULL ? NULL : column[key]->text[row];
    }
}

static bool join_grid(struct run *run, const struct areas *areas, const struct loaded *loaded,
                      size_t *row_of)
{
    const struct grid *grid = loaded->grid;
    for (size_t area = 0; area < areas->count; area++)
        row_of[area] = SIZE_MAX;
    for (size_t row = 0; row < grid->rows; row++) {
        const char *text[AREA_KEYS];
        const struct grid_column *column[AREA_KEYS];
        size_t found = SIZE_MAX, other = SIZE_MAX;
        enum area_key wrong = AREA_NUMBER;
        key_cells(grid, row, text, column);
        enum area_outcome outcome = areas_resolve(areas, text, &found, &other, &wrong);
        struct place place = grid_place(grid, column[wrong], row);
        if (outcome == AREA_UNKNOWN || outcome == AREA_CONFLICT)
            return areas_unknown(run, areas, wrong, text[wrong], place);
        if (outcome != AREA_AUTHORITY)
            continue;
        if (row_of[found] != SIZE_MAX)
            return run_fail(
                run, STATUS_MALFORMED, place,
                "a second row for %s; the first is in line %zu; keep the one that counts",
                areas->area[found].name, grid->line[row_of[found]]);
        row_of[found] = row;
    }
    return true;
}

bool sources_join(struct run *run, const struct sources *sources, struct joined **joined)
{
    const size_t areas = sources->areas->count;
    struct joined *made = *joined = talloc_zero(run, struct joined);
    made->row = run_array(run, size_t *, sources->count);
    made->shared = run_array(run, bool *, sources->count);
    made->seen = run_array(run, bool, areas);
    for (size_t i = 0; i < sources->count; i++) {
        const struct loaded *loaded = &sources->loaded[i];
        if (loaded->grid != NULL) {
            made->row[i] = run_array(run, size_t, areas);
            made->shared[i] = run_array(run, bool, areas);
            if (!join_grid(run, sources->areas, loaded, made->row[i]))
                return false;
        }
        for (size_t area = 0; area < areas && !loaded->absent; area++)
            made->seen[area] |=
                loaded->grid == NULL ? loaded->seen[area] : made->row[i][area] != SIZE_MAX;
    }
    return true;
}
