#include "read/grid.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "read/asked.h"

struct grid *grid_new(struct run *run, const struct source *source)
{
    struct grid *grid = talloc_zero(run, struct grid);
    grid->source = source;
    grid->remedy = "--missing";
    return grid;
}

struct grid_column *grid_find(const struct grid *grid, const char *name)
{
    for (size_t i = 0; i < grid->columns; i++)
        if (strcmp(grid->column[i].name, name) == 0)
            return &grid->column[i];
    return NULL;
}

struct grid_column *grid_asked(const struct grid *grid, const struct asked *asked)
{
    struct heading *heading = g_new0(struct heading, grid->columns + 1);
    for (size_t i = 0; i < grid->columns; i++)
        heading[i] =
            (struct heading){ .name = grid->column[i].name, .question = grid->column[i].question };
    size_t other = SIZE_MAX, found = asked_find(heading, grid->columns, asked, &other);
    g_free(heading);
    return found == SIZE_MAX ? NULL : &grid->column[found];
}

struct place grid_row_place(const struct grid *grid, size_t row)
{
    return (struct place){ grid->file[grid->of[row]].input->path, grid->line[row], 0 };
}

struct place grid_place(const struct grid *grid, const struct grid_column *column, size_t row)
{
    struct place place = grid_row_place(grid, row);
    place.column = column->cell[grid->of[row]];
    return place;
}

const char *grid_line_words(struct run *run, const struct grid *grid, size_t row)
{
    struct place place = grid_row_place(grid, row);
    return grid->files == 1 ? talloc_asprintf(run, "%zu", place.line)
                            : talloc_asprintf(run, "%zu of %s", place.line, place.file);
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
