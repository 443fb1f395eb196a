#include "read/grid.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

struct grid_reader {
    const char *path;
    const struct texts *wanted;
    struct grid *grid;
    size_t room;
    GStringChunk *texts; /* equal texts once */
};

static bool add_column(struct run *run, struct grid_reader *reader, const char *name, size_t cell,
                       size_t line)
{
    struct grid *grid = reader->grid;
    const struct grid_column *other = grid_find(grid, name);
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

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    struct grid_reader *reader = state;
    const char **names = run_array(run, const char *, record->cells);
    for (size_t i = 0; i < record->cells; i++)
        names[i] = text_trim(run, record->cell[i].text, record->cell[i].length);
    if (reader->wanted == NULL) {
        for (size_t i = 0; i < record->cells; i++)
            if (!add_column(run, reader, names[i], i + 1, record->line))
                return false;
        return true;
    }
    for (size_t w = 0; w < reader->wanted->count; w++) {
        size_t found = 0;
        for (size_t i = 0; i < record->cells; i++)
            if (strcmp(names[i], reader->wanted->text[w]) == 0) {
                found++;
                if (!add_column(run, reader, names[i], i + 1, record->line))
                    return false;
            }
        if (found == 0)
            return missing_column(run, reader, w, names, record->cells);
    }
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
        char *text = g_string_chunk_insert_len(reader->texts, cell->text, (gssize)cell->length);
        grid->column[i].text[grid->rows] = g_strstrip(text);
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
    return csv_read(run, path, &taker, &(*grid)->input);
}

struct grid_column *grid_find(const struct grid *grid, const char *name)
{
    for (size_t i = 0; i < grid->columns; i++)
        if (strcmp(grid->column[i].name, name) == 0)
            return &grid->column[i];
    return NULL;
}

static bool is_number(const char *text)
{
    double value = 0;
    return number_read(text, strlen(text), &value);
}

bool grid_column_kind(struct run *run, const struct grid *grid, const struct grid_column *source,
                      const struct texts *declared, enum column_kind *kind)
{
    size_t number = SIZE_MAX, odd = SIZE_MAX;
    for (size_t row = 0; row < grid->rows && (number == SIZE_MAX || odd == SIZE_MAX); row++) {
        const char *text = source->text[row];
        if (is_number(text))
            number = number == SIZE_MAX ? row : number;
        else if (odd == SIZE_MAX && symbol_read(text, DIALECT_COMMON, declared) == PRESENT)
            odd = row;
    }
    *kind = number == SIZE_MAX && odd != SIZE_MAX ? COLUMN_TEXT : COLUMN_NUMBER;
    if (number == SIZE_MAX || odd == SIZE_MAX)
        return true;
    const char *text = source->text[odd];
    return run_fail(run, STATUS_MALFORMED,
                    (struct place){ grid->input->path, grid->line[odd], source->cell },
                    "'%s' in the column '%s' is neither a number nor a data symbol; correct it, "
                    "write z, x or c, "
                    "or declare it with --missing '%s'",
                    text, source->name, text);
}

static const char *missing_words(struct run *run, enum missing missing, const char *text)
{
    const char *name = missing_name(missing);
    return *text == '\0' ? name : talloc_asprintf(run, "%s ('%s')", name, text);
}

/* In a column of texts a symbol may be a text like any other: only what cannot be is missing. */
static enum missing missing_text(const char *text, const struct texts *declared)
{
    enum missing missing = symbol_read(text, DIALECT_COMMON, declared);
    bool surely =
        missing == MISSING_EMPTY || missing == MISSING_DECLARED || strcmp(text, "NA") == 0;
    return surely ? missing : PRESENT;
}

void grid_column_fill(struct run *run, const struct grid_column *source, const struct grid *grid,
                      const struct texts *declared, const size_t *rows, struct column *column)
{
    for (size_t row = 0; row < grid->rows; row++) {
        size_t to = rows == NULL ? row : rows[row];
        if (to == SIZE_MAX)
            continue;
        const char *text = source->text[row];
        bool numeric = column->kind == COLUMN_NUMBER;
        column->missing[to] = PRESENT;
        column->why[to] = NULL;
        if (numeric && number_read(text, strlen(text), &column->number[to]))
            continue;
        enum missing missing =
            numeric ? symbol_read(text, DIALECT_COMMON, declared) : missing_text(text, declared);
        if (missing != PRESENT)
            column_miss(column, to, missing, missing_words(run, missing, text));
        else if (!numeric)
            column->text[to] = text;
    }
}

bool grid_frame(struct run *run, const struct grid *grid, const struct texts *declared,
                struct frame **frame)
{
    *frame = frame_new(run, grid->rows, grid->input->path);
    for (size_t row = 0; row < grid->rows; row++)
        (*frame)->row_name[row] = talloc_asprintf(run, "line %zu", grid->line[row]);
    for (size_t i = 0; i < grid->columns; i++) {
        enum column_kind kind = COLUMN_NUMBER;
        if (!grid_column_kind(run, grid, &grid->column[i], declared, &kind))
            return false;
        struct column *column = frame_add(run, *frame, grid->column[i].name, kind);
        grid_column_fill(run, &grid->column[i], grid, declared, NULL, column);
    }
    return true;
}
