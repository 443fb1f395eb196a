/* Files into a grid: what grid.h promises of reading. */
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "read/asked.h"
#include "read/personal.h"

struct grid_reader {
    const struct csv_file *file;
    const struct recognised *recognised;
    const struct asked *asked; /* NULL: all */
    size_t asks;
    struct ledger *ledger;
    struct grid *grid;
    struct grid_header header;
    size_t room;
    /* per cell of the header */
    size_t *take;            /* the column of the grid + 1 that it fills; 0: none */
    const struct asked **by; /* what asked for it; NULL: nothing */
    bool *key;               /* does it say which authority? */
    bool *content;           /* has a column without a heading any? */
    bool *grouped;           /* per group of headings: has the row a cell in it? */
    size_t trials, first_trial;
    GStringChunk *texts; /* of all cells */
};

static struct place header_place(const struct grid_reader *reader, size_t cell)
{
    return (struct place){ reader->header.path, reader->header.line, cell };
}

static void grow_column(struct run *run, struct grid_column *column, size_t room)
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
        grow_column(run, column, reader->room);
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
    reader->take = run_array(run, size_t, last->cells);
    reader->by = run_array(run, const struct asked *, last->cells);
    reader->key = run_array(run, bool, last->cells);
    reader->content = run_array(run, bool, last->cells);
    reader->grouped = run_array(run, bool, last->cells + 1);
}

static bool take_header(struct run *run, void *state, const struct csv_record *record)
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
    for (size_t i = 0; reader->asked != NULL && i < reader->asks; i++)
        if (!take_asked(run, reader, &reader->asked[i]))
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
            grow_column(run, &grid->column[i], reader->room);
    }
    grid->line[grid->rows] = line;
    grid->of[grid->rows] = (unsigned)(grid->files - 1);
    grid->filled[grid->rows] = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        grid->column[i].text[grid->rows] = "";
        grid->column[i].answered[grid->rows] = false;
    }
}

/* A column that its cells show to be personal: forgotten, or refused where it was asked for. */
static bool drop_personal(struct run *run, struct grid_reader *reader, size_t cell,
                          const char *what, size_t line)
{
    struct grid *grid = reader->grid;
    reader->header.heading[cell].personal = true;
    if (reader->by[cell] != NULL)
        return asked_personal(run, &reader->header, reader->by[cell], cell, grid->source,
                              talloc_asprintf(run, "it holds %s in line %zu", what, line));
    if (reader->take[cell] == 0)
        return true;
    struct grid_column *column = &grid->column[reader->take[cell] - 1];
    for (size_t row = 0; row < grid->rows; row++) {
        memset((char *)(size_t)column->text[row], '\0', strlen(column->text[row]));
        column->text[row] = "";
    }
    reader->take[cell] = 0;
    column->name = "";
    return true;
}

static bool take_cell(struct run *run, struct grid_reader *reader, size_t cell, const char *text,
                      size_t length, size_t line)
{
    struct grid *grid = reader->grid;
    struct heading *heading = &reader->header.heading[cell];
    bool survey = layout_is_survey(grid->layout);
    if (*heading->name == '\0' && cell > 0 && !reader->key[cell])
        return run_fail(
            run, STATUS_MALFORMED, (struct place){ reader->header.path, line, cell + 1 },
            "'%.*s' stands in a column without a heading; give the column one", (int)length, text);
    reader->content[cell] = true;
    const char *personal = survey && !heading->personal && !reader->key[cell]
                                   && !survey_not_personal(grid->source, heading)
                               ? personal_cell(text, length)
                               : NULL;
    if (personal != NULL && !drop_personal(run, reader, cell, personal, line))
        return false;
    if (heading->personal)
        return true;
    grid->filled[grid->rows] += !heading->metadata;
    reader->grouped[heading->group] = true;
    if (reader->take[cell] > 0)
        grid->column[reader->take[cell] - 1].text[grid->rows] =
            g_string_chunk_insert_len(reader->texts, text, (gssize)length);
    return true;
}

static bool take_row(struct run *run, void *state, const struct csv_record *record)
{
    struct grid_reader *reader = state;
    struct grid *grid = reader->grid;
    if (survey_is_trial(grid->layout, reader->header.heading, record)) {
        if (reader->trials++ == 0)
            reader->first_trial = record->line;
        return true;
    }
    add_row(run, reader, record->line);
    memset(reader->grouped, 0, (record->cells + 1) * sizeof *reader->grouped);
    for (size_t i = 0; i < record->cells; i++) {
        const char *text = record->cell[i].text;
        size_t length = record->cell[i].length;
        text_bounds(&text, &length);
        if (length > 0 && !take_cell(run, reader, i, text, length, record->line))
            return false;
    }
    for (size_t i = 0; i < record->cells; i++) {
        if (reader->take[i] == 0)
            continue;
        struct grid_column *column = &grid->column[reader->take[i] - 1];
        size_t group = reader->header.heading[i].group;
        column->answered[grid->rows] =
            group > 0 ? reader->grouped[group] : *column->text[grid->rows] != '\0';
    }
    grid->rows++;
    return true;
}

static void tell(struct run *run, const struct grid_reader *reader, enum ledger_kind kind,
                 size_t count, size_t line, const char *what)
{
    if (count > 0)
        ledger_tell(run, reader->ledger, kind, reader->grid->source->name,
                    (struct place){ reader->header.path, line, 0 }, count, what);
}

/* What was not kept of the file. */
static void tell_dropped(struct run *run, const struct grid_reader *reader)
{
    const struct grid_header *header = &reader->header;
    const char **names = run_array(run, const char *, header->cells + 1);
    size_t personal = 0, empty = 0;
    for (size_t i = 0; i < header->cells; i++) {
        bool unnamed = *header->heading[i].name == '\0' && !reader->key[i];
        if (header->heading[i].personal)
            names[personal++] = talloc_asprintf(run, "'%s'", header->heading[i].name);
        empty += unnamed && !reader->content[i];
        if (unnamed && reader->content[i])
            tell(run, reader, LEDGER_PASSED, 1, header->line,
                 "the first column, which has no heading, as names of rows");
    }
    tell(run, reader, LEDGER_PERSONAL, personal, header->line,
         talloc_asprintf(run, "%s %s", personal == 1 ? "column" : "columns",
                         text_list(run, names, personal)));
    tell(run, reader, LEDGER_PASSED, empty, header->line, "columns without heading and content");
    tell(run, reader, LEDGER_PASSED, reader->trials, reader->first_trial,
         "previews and tests of the survey");
}

/* Columns that turned out to be personal on the way lost their name. */
static void remove_nameless(struct grid *grid)
{
    size_t kept = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        bool key = false;
        for (size_t k = 0; k < AREA_KEYS; k++)
            key = key || grid->key[k] == grid->column[i].name;
        if (*grid->column[i].name != '\0' || key)
            grid->column[kept++] = grid->column[i];
    }
    grid->columns = kept;
}

static void release_texts(void *texts)
{
    g_string_chunk_free(texts);
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
    grid->layout = recognised->layout;
    grid->dialect = dialect_of(grid->source, recognised->layout);
    grid->decimal = decimal_of(grid->source, file);
}

/* The head's records outlast the reading; what is personal in them does not. */
static void forget_personal(const struct csv_file *file, const struct grid_reader *reader,
                            size_t from)
{
    for (size_t i = from; i < file->records; i++)
        for (size_t cell = 0; cell < file->record[i].cells && cell < reader->header.cells; cell++)
            if (reader->header.heading[cell].personal) {
                const struct csv_cell *kept = &file->record[i].cell[cell];
                memset((char *)(size_t)kept->text, '\0', kept->length);
            }
}

bool grid_read(struct run *run, struct csv_file *file, const struct recognised *recognised,
               const struct asked *asked, size_t count, struct ledger *ledger, struct grid *grid)
{
    struct grid_reader reader = { .file = file,
                                  .recognised = recognised,
                                  .asked = asked,
                                  .asks = count,
                                  .ledger = ledger,
                                  .grid = grid,
                                  .room = grid->rows,
                                  .texts =
                                      run_adopt(run, g_string_chunk_new(4096), release_texts) };
    size_t above = recognised->header_rows > 1 ? recognised->header_rows - 1 : 0;
    if (recognised->header + above >= file->records)
        return run_fail(run, STATUS_MALFORMED, (struct place){ file->input->path, 0, 0 },
                        "has %zu rows, and so is not %s", file->records - recognised->header,
                        layout_title(recognised->layout));
    add_file(run, grid, file, recognised);
    /* The last row of a header is the widest, and the records above it are in the head. */
    struct csv_taker taker = { &reader, take_header, take_row };
    if (!csv_walk(run, file, recognised->header + above, &taker))
        return false;
    file->input->header_line = file->record[recognised->header].line;
    file->input->preamble -= above;
    forget_personal(file, &reader, recognised->header + above + 1);
    tell_dropped(run, &reader);
    remove_nameless(grid);
    return true;
}
