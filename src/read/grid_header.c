/* The header of a file that goes into a grid: which of its columns are kept, and where. */
#include <stdint.h>
#include <string.h>

#include "read/grid_reader.h"

static struct place header_place(const struct grid_reader *reader, size_t cell)
{
    return (struct place){ reader->header.path, reader->header.line, cell };
}

void grid_column_grow(struct run *run, struct grid_column *column, size_t room)
{
    column->text = run_grow(run, column->text, const char *, room + 1);
    column->answered = run_grow(run, column->answered, bool, room + 1);
}

/* The column of the grid for a cell of this header; made where no file had it. */
static bool add_column(struct run *run, struct grid_reader *reader, size_t cell)
{
    struct grid *grid = reader->grid;
    const struct heading *heading = &reader->header.heading[cell];
    const struct asked *by = reader->by[cell];
    size_t file = grid->files - 1;
    struct grid_column *column = grid_find(grid, heading->name);
    bool named = column != NULL;
    /* The same question may have had another text in the file before. */
    if (!named && by != NULL)
        column = grid_asked(grid, by);
    if (!named && column != NULL && column->cell[file] != 0)
        column = NULL;
    if (column != NULL && column->cell[file] != 0)
        return run_fail(run, STATUS_MALFORMED, header_place(reader, cell + 1),
                        "the column '%s' stands twice; the first is column %zu", heading->name,
                        column->cell[file]);
    if (column == NULL) {
        grid->column = run_grow(run, grid->column, struct grid_column, grid->columns + 1);
        column = &grid->column[grid->columns++];
        *column = (struct grid_column){ .name = heading->name,
                                        .question = heading->question,
                                        .cell = run_array(run, size_t, grid->files) };
        grid_column_grow(run, column, reader->room);
        for (size_t row = 0; row < grid->rows; row++) {
            column->text[row] = "";
            column->answered[row] = false;
        }
    }
    column->cell[file] = cell + 1;
    reader->take[cell] = (size_t)(column - grid->column) + 1;
    return true;
}

/* A file without the column, where another of the source has it or may have it still. */
static bool lacks_asked(struct run *run, const struct grid_reader *reader,
                        const struct asked *asked)
{
    const struct grid *grid = reader->grid;
    if (grid->awaited == 0 && grid_asked(grid, asked) == NULL)
        return asked_nowhere(run, &reader->header, asked);
    ledger_tell(run, reader->ledger, LEDGER_WARNING, grid->source->name, header_place(reader, 0), 0,
                talloc_asprintf(run, "has no %s '%s', which another file of it has",
                                asked->question ? "question" : "column", asked->texts->text[0]));
    return true;
}

static bool take_asked(struct run *run, struct grid_reader *reader, const struct asked *asked)
{
    const struct grid_header *header = &reader->header;
    size_t other = SIZE_MAX, found = asked_find(header->heading, header->cells, asked, &other);
    if (asked->optional
        && (found == SIZE_MAX || other != SIZE_MAX || header->heading[found].personal))
        return true;
    if (found == SIZE_MAX)
        return lacks_asked(run, reader, asked);
    if (other != SIZE_MAX)
        return asked_twice(run, header, asked, found, other);
    if (header->heading[found].personal)
        return asked_personal(run, header, asked, found, reader->grid->source,
                              "its heading asks for personal data");
    reader->by[found] = asked;
    return reader->take[found] != 0 || add_column(run, reader, found);
}

/* The key's columns are kept whoever asks, and are not personal. */
static bool take_key(struct run *run, struct grid_reader *reader)
{
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++) {
        size_t cell = reader->recognised->key.column[key];
        if (cell == 0 || cell > reader->header.cells)
            continue;
        struct heading *heading = &reader->header.heading[cell - 1];
        const char **name = &reader->grid->key[key];
        /* By the name that the first file has it under. */
        if (*name != NULL && strcmp(*name, heading->name) != 0)
            heading->name = *name;
        *name = heading->name;
        heading->personal = heading->metadata = false;
        reader->key[cell - 1] = true;
        if (reader->take[cell - 1] == 0 && !add_column(run, reader, cell - 1))
            return false;
    }
    return true;
}

/* The headings, from the header's rows above this one, its last. */
static void read_headings(struct run *run, struct grid_reader *reader,
                          const struct csv_record *last)
{
    const struct recognised *recognised = reader->recognised;
    size_t rows = recognised->header_rows < 1 ? 1 : recognised->header_rows;
    const struct csv_record **row = run_array(run, const struct csv_record *, rows);
    for (size_t i = 0; i + 1 < rows; i++)
        row[i] = &reader->file->record[recognised->header + i];
    row[rows - 1] = last;
    reader->header = (struct grid_header){ .path = reader->file->input->path,
                                           .line = last->line,
                                           .cells = last->cells };
    reader->header.heading =
        survey_headings(run, reader->grid->source, recognised->layout, row, rows, last->cells);
    if (reader->grid->every_heading)
        headings_number_repeats(run, reader->header.heading, last->cells);
    reader->take = run_array(run, size_t, last->cells);
    reader->by = run_array(run, const struct asked *, last->cells);
    reader->key = run_array(run, bool, last->cells);
    reader->content = run_array(run, bool, last->cells);
    reader->grouped = run_array(run, bool, last->cells + 1);
}

bool grid_take_header(struct run *run, void *state, const struct csv_record *record)
{
    struct grid_reader *reader = state;
    read_headings(run, reader, record);
    const struct grid_header *header = &reader->header;
    for (size_t i = 0; i < header->cells; i++)
        if (strcmp(header->heading[i].name, MADE_UP_COLUMN) == 0)
            reader->grid->made_up = true;
    if (!take_key(run, reader))
        return false;
    for (size_t i = 0; reader->asked == NULL && i < header->cells; i++) {
        const struct heading *heading = &header->heading[i];
        if (strcmp(heading->name, MADE_UP_COLUMN) != 0 && *heading->name != '\0'
            && !heading->personal && reader->take[i] == 0 && !add_column(run, reader, i))
            return false;
    }
    bool whole = true;
    for (size_t i = 0; reader->asked != NULL && i < reader->asks; i++)
        if (!take_asked(run, reader, &reader->asked[i])) {
            whole = false;
            if (!run_go_on(run))
                return false;
        }
    return whole;
}
