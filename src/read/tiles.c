#include "read/tiles.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "read/record.h"

static const char *const heading[] = { "code", "name", "short", "region", "column", "row" };
enum { CODE, NAME, SHORT, REGION, COLUMN, ROW, HEADINGS };

enum { FURTHEST = 99, GRID_COLUMNS = 12, SHORT_OF_NAME = 3 };

struct tile_reader {
    const struct areas *areas;
    struct tiles *tiles;
    size_t *of;
};

static void tile_add(struct run *run, struct tile_reader *reader, struct tile tile)
{
    struct tiles *tiles = reader->tiles;
    tiles->tile = run_grow(run, tiles->tile, struct tile, tiles->count + 1);
    tiles->tile[tiles->count] = tile;
    reader->of[tile.area] = tiles->count++;
}

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    const struct tile_reader *reader = state;
    bool right = record->cells == HEADINGS;
    for (size_t i = 0; right && i < HEADINGS; i++)
        right = strcmp(record->cell[i].text, heading[i]) == 0;
    return right
           || run_fail(run, STATUS_MALFORMED,
                       (struct place){ reader->tiles->path, record->line, 0 },
                       "a tile map has the columns code,name,short,region,column,row");
}

static bool take_position(struct run *run, const struct tile_reader *reader,
                          const struct csv_record *record, size_t cell, size_t *position)
{
    const struct csv_cell *at = &record->cell[cell];
    double value = 0.0;
    if (!number_read(at->text, at->length, &value) || value < 1.0 || value > FURTHEST
        || value != floor(value))
        return run_fail(run, STATUS_MALFORMED,
                        (struct place){ reader->tiles->path, record->line, cell + 1 },
                        "'%s' is no %s of a tile map; write a whole number from 1 to %d", at->text,
                        heading[cell], FURTHEST);
    *position = (size_t)value;
    return true;
}

static bool take_record(struct run *run, void *state, const struct csv_record *record)
{
    struct tile_reader *reader = state;
    const struct place place = { reader->tiles->path, record->line, CODE + 1 };
    const char *code = record_text(run, record, CODE + 1);
    struct tile tile = { .area = areas_find(reader->areas, AREA_GSS_CODE, code),
                         .short_name = record_text(run, record, SHORT + 1),
                         .region = record_text(run, record, REGION + 1) };
    if (tile.area == SIZE_MAX)
        return areas_unknown(run, reader->areas, AREA_GSS_CODE, code, place);
    if (reader->of[tile.area] != SIZE_MAX)
        return run_fail(run, STATUS_MALFORMED, place,
                        "%s has a tile already; take one of the two out",
                        reader->areas->area[tile.area].name);
    if (!take_position(run, reader, record, COLUMN, &tile.column)
        || !take_position(run, reader, record, ROW, &tile.row))
        return false;
    tile_add(run, reader, tile);
    return true;
}

static const char *end_of_name(const char *name)
{
    size_t length = strlen(name);
    return length > SHORT_OF_NAME ? name + length - SHORT_OF_NAME : name;
}

static bool stands_in_grid(const struct area *area)
{
    return area->fictitious && !area->aggregate;
}

/* Has a region been met before this area? */
static bool is_first_of_region(const struct areas *areas, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (stands_in_grid(&areas->area[i])
            && strcmp(areas->area[i].region, areas->area[at].region) == 0)
            return false;
    return true;
}

/* The next place of a grid that is filled to and fro. */
static void grid_add(struct run *run, struct tile_reader *reader, size_t area, size_t *filled)
{
    const struct area *who = &reader->areas->area[area];
    size_t row = *filled / GRID_COLUMNS, along = *filled % GRID_COLUMNS;
    tile_add(run, reader,
             (struct tile){ .area = area,
                            .short_name = end_of_name(who->name),
                            .region = who->region,
                            .column = 1 + (row % 2 == 0 ? along : GRID_COLUMNS - 1 - along),
                            .row = 1 + row });
    (*filled)++;
}

static void grid_fill(struct run *run, struct tile_reader *reader)
{
    const struct areas *areas = reader->areas;
    size_t filled = 0;
    for (size_t first = 0; first < areas->count; first++) {
        if (!stands_in_grid(&areas->area[first]) || !is_first_of_region(areas, first))
            continue;
        for (size_t i = first; i < areas->count; i++)
            if (stands_in_grid(&areas->area[i])
                && strcmp(areas->area[i].region, areas->area[first].region) == 0)
                grid_add(run, reader, i, &filled);
    }
}

/* The record that is no comment. */
static size_t header_of(const struct csv_file *file)
{
    size_t header = 0;
    while (header + 1 < file->records && file->record[header].cells > 0
           && file->record[header].cell[0].text[0] == '#')
        header++;
    return header;
}

bool tiles_read(struct run *run, const char *path, const struct areas *areas, struct tiles **tiles)
{
    static const struct csv_form form = { .separator = ',' };
    struct tile_reader reader = { .areas = areas, .tiles = talloc_zero(run, struct tiles) };
    const struct csv_taker taker = { &reader, take_header, take_record };
    struct csv_file *file = NULL;
    *tiles = reader.tiles;
    reader.tiles->path = path;
    reader.of = run_array(run, size_t, areas->count);
    reader.tiles->of = reader.of;
    for (size_t i = 0; i < areas->count; i++)
        reader.of[i] = SIZE_MAX;
    if (!csv_open(run, path, &form, &file) || !csv_walk(run, file, header_of(file), &taker))
        return false;
    grid_fill(run, &reader);
    return true;
}
