#include "read/grid.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"

struct grid_reader {
    const char *path;
    const struct texts *wanted;
    struct grid *grid;
    size_t room;
    GStringChunk *texts; /* of all cells */
};

static bool add_column(struct run *run, struct grid_reader *reader, const char *name, size_t cell,
                       size_t line)
{
    struct grid *grid = reader->grid;
    const struct grid_column *other = grid_find(grid, name);
    if (other != NULL && *name == '\0')
        return run_fail(run, STATUS_MALFORMED, (struct place){ reader->path, line, cell },
                        "column %zu has no name in the header, and neither has column %zu", cell,
                        other->cell);
    if (other != NULL)
        return run_fail(run, STATUS_MALFORMED, (struct place){ reader->path, line, cell },
                        "the column '%s' stands twice; the first is column %zu", name, other->cell);
    grid->column = run_grow(run, grid->column, struct grid_column, grid->columns + 1);
    grid->column[grid->columns++] = (struct grid_column){ name, cell, NULL };
    return true;
}

static bool missing_column(struct run *run, const struct grid_reader *reader, size_t at,
                           const char *const *names, size_t count)
{
    const char *wanted = reader->wanted->text[at];
    const char *near = text_suggestion(run, wanted, names, count);
    const char *all = *near == '\0' && count <= 12 ? talloc_asprintf(run, "; its columns are %s",
                                                                     text_list(run, names, count))
                                                   : near;
    return run_fail(run, STATUS_UNSUPPORTED, reader->wanted->place[at], "%s has no column '%s'%s",
                    reader->path, wanted, all);
}

/* The columns of the header called `name`; several are a failure. */
static bool take_named(struct run *run, struct grid_reader *reader, const char *const *names,
                       const struct csv_record *record, size_t wanted)
{
    size_t found = 0;
    for (size_t i = 0; i < record->cells; i++) {
        if (strcmp(names[i], reader->wanted->text[wanted]) != 0)
            continue;
        found++;
        if (!add_column(run, reader, names[i], i + 1, record->line))
            return false;
    }
    return found > 0 || missing_column(run, reader, wanted, names, record->cells);
}

static bool take_all(struct run *run, struct grid_reader *reader, const char *const *names,
                     const struct csv_record *record)
{
    for (size_t i = 0; i < record->cells; i++)
        if (strcmp(names[i], MADE_UP_COLUMN) != 0
            && !add_column(run, reader, names[i], i + 1, record->line))
            return false;
    return true;
}

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    struct grid_reader *reader = state;
    const char **names = run_array(run, const char *, record->cells);
    for (size_t i = 0; i < record->cells; i++) {
        names[i] = text_trim(run, record->cell[i].text, record->cell[i].length);
        reader->grid->made_up = reader->grid->made_up || strcmp(names[i], MADE_UP_COLUMN) == 0;
    }
    if (reader->wanted == NULL)
        return take_all(run, reader, names, record);
    for (size_t wanted = 0; wanted < reader->wanted->count; wanted++)
        if (!take_named(run, reader, names, record, wanted))
            return false;
    return true;
}

static bool take_row(struct run *run, void *state, const struct csv_record *record)
{
    struct grid_reader *reader = state;
    struct grid *grid = reader->grid;
    if (grid->rows == reader->room) {
        reader->room = reader->room == 0 ? 256 : 2 * reader->room;
        grid->line = run_grow(run, grid->line, size_t, reader->room);
        for (size_t i = 0; i < grid->columns; i++)
            grid->column[i].text = run_grow(run, grid->column[i].text, const char *, reader->room);
    }
    grid->line[grid->rows] = record->line;
    for (size_t i = 0; i < grid->columns; i++) {
        const struct csv_cell *cell = &record->cell[grid->column[i].cell - 1];
        const char *text = cell->text;
        size_t length = cell->length;
        text_bounds(&text, &length);
        grid->column[i].text[grid->rows] =
            g_string_chunk_insert_len(reader->texts, text, (gssize)length);
    }
    grid->rows++;
    return true;
}

static void release_texts(void *texts)
{
    g_string_chunk_free(texts);
}

bool grid_read(struct run *run, const char *path, const struct texts *wanted, struct grid **grid)
{
    struct grid_reader reader = { .path = path,
                                  .wanted = wanted,
                                  .grid = talloc_zero(run, struct grid),
                                  .texts =
                                      run_adopt(run, g_string_chunk_new(4096), release_texts) };
    struct csv_taker taker = { &reader, take_header, take_row };
    *grid = reader.grid;
    (*grid)->remedy = "--missing";
    return csv_read(run, path, &taker, &(*grid)->input);
}

struct grid_column *grid_find(const struct grid *grid, const char *name)
{
    for (size_t i = 0; i < grid->columns; i++)
        if (strcmp(grid->column[i].name, name) == 0)
            return &grid->column[i];
    return NULL;
}
