#include "read/grid.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"

struct grid_reader {
    const char *path;
    const struct recognised *recognised;
    const struct asked *asked; /* NULL: all */
    size_t asks;
    struct grid *grid;
    size_t *take; /* per cell of the header: the column of the grid + 1 that it fills; 0: none */
    size_t cells, room;
    GStringChunk *texts; /* of all cells */
};

struct grid_column *grid_find(const struct grid *grid, const char *name)
{
    for (size_t i = 0; i < grid->columns; i++)
        if (strcmp(grid->column[i].name, name) == 0)
            return &grid->column[i];
    return NULL;
}

static bool is_asked(const struct asked *asked, const char *name)
{
    for (size_t i = 0; i < asked->texts->count; i++)
        if (strcmp(asked->texts->text[i], name) == 0)
            return true;
    return false;
}

struct grid_column *grid_asked(const struct grid *grid, const struct asked *asked)
{
    for (size_t i = 0; i < grid->columns; i++)
        if (is_asked(asked, grid->column[i].name))
            return &grid->column[i];
    return NULL;
}

struct place grid_place(const struct grid *grid, const struct grid_column *column, size_t row)
{
    unsigned file = grid->of[row];
    return (struct place){ grid->file[file].input->path, grid->line[row], column->cell[file] };
}

/* The column of the grid for a heading of this file; made where no file had it. */
static bool add_column(struct run *run, struct grid_reader *reader, const char *name, size_t cell,
                       size_t line)
{
    struct grid *grid = reader->grid;
    size_t file = grid->files - 1;
    struct grid_column *column = grid_find(grid, name);
    struct place place = { reader->path, line, cell };
    if (column != NULL && column->cell[file] != 0 && *name == '\0')
        return run_fail(run, STATUS_MALFORMED, place,
                        "column %zu has no name in the header, and neither has column %zu", cell,
                        column->cell[file]);
    if (column != NULL && column->cell[file] != 0)
        return run_fail(run, STATUS_MALFORMED, place,
                        "the column '%s' stands twice; the first is column %zu", name,
                        column->cell[file]);
    if (column == NULL) {
        grid->column = run_grow(run, grid->column, struct grid_column, grid->columns + 1);
        column = &grid->column[grid->columns++];
        *column = (struct grid_column){ .name = name,
                                        .question = name,
                                        .cell = run_array(run, size_t, grid->files),
                                        .text = run_array(run, const char *, reader->room + 1) };
        for (size_t row = 0; row < grid->rows; row++)
            column->text[row] = "";
    }
    column->cell[file] = cell;
    reader->take[cell - 1] = (size_t)(column - grid->column) + 1;
    return true;
}

static bool missing_column(struct run *run, const struct grid_reader *reader,
                           const struct texts *wanted, const char *const *names, size_t count)
{
    const char *first = wanted->text[0];
    const char *near = text_suggestion(run, first, names, count);
    const char *all = *near == '\0' && count <= 12 ? talloc_asprintf(run, "; its columns are %s",
                                                                     text_list(run, names, count))
                                                   : near;
    return run_fail(run, STATUS_UNSUPPORTED, wanted->place[0], "%s has no column '%s'%s",
                    reader->path, first, all);
}

/* The columns of the header that were asked for by one of these names; several are a failure. */
static bool take_asked(struct run *run, struct grid_reader *reader, const char *const *names,
                       const struct csv_record *record, const struct asked *asked)
{
    size_t found = 0;
    for (size_t i = 0; i < record->cells; i++) {
        if (!is_asked(asked, names[i]))
            continue;
        found++;
        if (reader->take[i] == 0 && !add_column(run, reader, names[i], i + 1, record->line))
            return false;
    }
    if (found > 1)
        return run_fail(run, STATUS_MALFORMED, (struct place){ reader->path, record->line, 0 },
                        "the column '%s' stands twice", asked->texts->text[0]);
    return found > 0 || missing_column(run, reader, asked->texts, names, record->cells);
}

/* The key's columns are kept whoever asks. */
static bool take_key(struct run *run, struct grid_reader *reader, const char *const *names,
                     const struct csv_record *record)
{
    struct grid *grid = reader->grid;
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++) {
        size_t cell = reader->recognised->key.column[key];
        if (cell == 0)
            continue;
        grid->key[key] = names[cell - 1];
        if (reader->take[cell - 1] == 0
            && !add_column(run, reader, names[cell - 1], cell, record->line))
            return false;
    }
    return true;
}

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    struct grid_reader *reader = state;
    const char **names = run_array(run, const char *, record->cells);
    reader->cells = record->cells;
    reader->take = run_array(run, size_t, record->cells);
    for (size_t i = 0; i < record->cells; i++) {
        names[i] = text_trim(run, record->cell[i].text, record->cell[i].length);
        reader->grid->made_up = reader->grid->made_up || strcmp(names[i], MADE_UP_COLUMN) == 0;
    }
    if (!take_key(run, reader, names, record))
        return false;
    for (size_t i = 0; reader->asked == NULL && i < record->cells; i++)
        if (strcmp(names[i], MADE_UP_COLUMN) != 0 && reader->take[i] == 0
            && !add_column(run, reader, names[i], i + 1, record->line))
            return false;
    for (size_t i = 0; reader->asked != NULL && i < reader->asks; i++)
        if (!take_asked(run, reader, names, record, &reader->asked[i]))
            return false;
    return true;
}

static void add_row(struct run *run, struct grid_reader *reader, size_t line)
{
    struct grid *grid = reader->grid;
    if (grid->rows >= reader->room) {
        reader->room = reader->room == 0 ? 256 : 2 * reader->room;
        grid->line = run_grow(run, grid->line, size_t, reader->room);
        grid->of = run_grow(run, grid->of, unsigned, reader->room);
        grid->filled = run_grow(run, grid->filled, size_t, reader->room);
        for (size_t i = 0; i < grid->columns; i++)
            grid->column[i].text = run_grow(run, grid->column[i].text, const char *, reader->room);
    }
    grid->line[grid->rows] = line;
    grid->of[grid->rows] = (unsigned)(grid->files - 1);
    grid->filled[grid->rows] = 0;
    for (size_t i = 0; i < grid->columns; i++)
        grid->column[i].text[grid->rows] = "";
}

static bool take_row(struct run *run, void *state, const struct csv_record *record)
{
    struct grid_reader *reader = state;
    struct grid *grid = reader->grid;
    add_row(run, reader, record->line);
    for (size_t i = 0; i < record->cells; i++) {
        const char *text = record->cell[i].text;
        size_t length = record->cell[i].length;
        text_bounds(&text, &length);
        grid->filled[grid->rows] += length > 0;
        if (reader->take[i] > 0)
            grid->column[reader->take[i] - 1].text[grid->rows] =
                g_string_chunk_insert_len(reader->texts, text, (gssize)length);
    }
    grid->rows++;
    return true;
}

static void release_texts(void *texts)
{
    g_string_chunk_free(texts);
}

struct grid *grid_new(struct run *run, const struct source *source)
{
    struct grid *grid = talloc_zero(run, struct grid);
    grid->source = source;
    grid->remedy = "--missing";
    return grid;
}

/* Room for one file more: every column gets a cell number in it. */
static void add_file(struct run *run, struct grid *grid, struct csv_file *file,
                     const struct recognised *recognised)
{
    grid->file = run_grow(run, grid->file, struct grid_file, grid->files + 1);
    grid->file[grid->files++] = (struct grid_file){ file->input, *recognised };
    for (size_t i = 0; i < grid->columns; i++) {
        grid->column[i].cell = run_grow(run, grid->column[i].cell, size_t, grid->files);
        grid->column[i].cell[grid->files - 1] = 0;
    }
}

bool grid_read(struct run *run, struct csv_file *file, const struct recognised *recognised,
               const struct asked *asked, size_t count, struct ledger *ledger, struct grid *grid)
{
    (void)ledger;
    struct grid_reader reader = { .path = file->input->path,
                                  .recognised = recognised,
                                  .asked = asked,
                                  .asks = count,
                                  .grid = grid,
                                  .room = grid->rows,
                                  .texts =
                                      run_adopt(run, g_string_chunk_new(4096), release_texts) };
    add_file(run, grid, file, recognised);
    grid->layout = recognised->layout;
    grid->dialect = dialect_of(grid->source, recognised->layout);
    grid->decimal = decimal_of(grid->source, file);
    struct csv_taker taker = { &reader, take_header, take_row };
    return csv_walk(run, file, recognised->header, &taker);
}

bool grid_read_plain(struct run *run, const char *path, struct grid **grid)
{
    static const struct source nothing_said;
    static const struct csv_form form;
    struct recognised recognised = { .layout = LAYOUT_PLAIN, .header_rows = 1 };
    struct csv_file *file = NULL;
    *grid = grid_new(run, &nothing_said);
    return csv_open(run, path, &form, &file)
           && grid_read(run, file, &recognised, NULL, 0, ledger_new(run), *grid);
}
