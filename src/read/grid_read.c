/* Files into a grid: what grid.h promises of reading. */
#include <string.h>

#include "base/text.h"
#include "read/grid_reader.h"
#include "read/personal.h"

static void add_row(struct run *run, struct grid_reader *reader, size_t line)
{
    struct grid *grid = reader->grid;
    if (grid->rows >= reader->room) {
        reader->room = reader->room == 0 ? 256 : 2 * reader->room;
        grid->line = run_grow(run, grid->line, size_t, reader->room);
        grid->of = run_grow(run, grid->of, unsigned, reader->room);
        grid->filled = run_grow(run, grid->filled, size_t, reader->room);
        for (size_t i = 0; i < grid->columns; i++)
            grid_column_grow(run, &grid->column[i], reader->room);
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
    struct csv_taker taker = { &reader, grid_take_header, take_row };
    if (!csv_walk(run, file, recognised->header + above, &taker))
        return false;
    file->input->header_line = file->record[recognised->header].line;
    file->input->preamble -= above;
    forget_personal(file, &reader, recognised->header + above + 1);
    tell_dropped(run, &reader);
    remove_nameless(grid);
    return true;
}
