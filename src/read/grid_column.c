/* From texts to numbers: what grid.h promises of single columns. */
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "read/grid.h"

static bool is_number(const char *text)
{
    double value = 0;
    return number_read(text, strlen(text), &value);
}

/* "1,500", "15%" and the like: a number once these signs are taken away. */
static bool is_decorated_number(struct run *run, const char *text)
{
    static const char *const signs[] = { ",", "%", "\u00A3", " " };
    GString *bare = g_string_new(text);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        g_string_replace(bare, signs[i], "", 0);
    const char *kept = talloc_strdup(run, bare->str);
    g_string_free(bare, TRUE);
    return is_number(kept);
}

static bool fail_odd(struct run *run, const struct grid *grid, const struct grid_column *source,
                     size_t row)
{
    const char *text = source->text[row];
    if (is_decorated_number(run, text))
        return run_fail(run, STATUS_MALFORMED, grid_place(grid, source, row),
                        "'%s' in the column '%s' is no plain number; write it with digits, one "
                        "decimal point and no other sign",
                        text, source->name);
    return run_fail(run, STATUS_MALFORMED, grid_place(grid, source, row),
                    "'%s' in the column '%s' is neither a number nor a data symbol; correct it, "
                    "write z, x or c, or declare it with %s '%s'",
                    text, source->name, grid->remedy, text);
}

bool grid_column_kind(struct run *run, const struct grid *grid, const struct grid_column *source,
                      const struct texts *declared, enum column_kind *kind)
{
    size_t number = SIZE_MAX, odd = SIZE_MAX;
    for (size_t row = 0; row < grid->rows && (number == SIZE_MAX || odd == SIZE_MAX); row++) {
        const char *text = source->text[row];
        if (is_number(text))
            number = number == SIZE_MAX ? row : number;
        else if (odd == SIZE_MAX && symbol_read(text, grid->dialect, declared) == PRESENT)
            odd = row;
    }
    *kind = number == SIZE_MAX && odd != SIZE_MAX ? COLUMN_TEXT : COLUMN_NUMBER;
    return number == SIZE_MAX || odd == SIZE_MAX || fail_odd(run, grid, source, odd);
}

static const char *missing_words(struct run *run, enum missing missing, const char *text)
{
    const char *name = missing_name(missing);
    return *text == '\0' ? name : talloc_asprintf(run, "%s ('%s')", name, text);
}

/* In a column of texts a symbol may be a text like any other: only what cannot be is missing. */
static enum missing missing_text(const struct grid *grid, const char *text,
                                 const struct texts *declared)
{
    enum missing missing = symbol_read(text, grid->dialect, declared);
    bool surely =
        missing == MISSING_EMPTY || missing == MISSING_DECLARED || strcmp(text, "NA") == 0;
    return surely ? missing : PRESENT;
}

static void present(struct column *column, size_t row)
{
    column->missing[row] = PRESENT;
    column->why[row] = NULL;
}

void grid_column_fill(struct run *run, const struct grid_column *source, const struct grid *grid,
                      const struct texts *declared, size_t rows, const size_t *from,
                      struct column *column)
{
    bool numeric = column->kind == COLUMN_NUMBER;
    for (size_t to = 0; to < rows; to++) {
        size_t row = from == NULL ? to : from[to];
        if (row == SIZE_MAX)
            continue;
        const char *text = source->text[row];
        present(column, to);
        if (numeric && number_read(text, strlen(text), &column->number[to]))
            continue;
        enum missing missing = numeric ? symbol_read(text, grid->dialect, declared)
                                       : missing_text(grid, text, declared);
        if (missing != PRESENT)
            column_miss(column, to, missing, missing_words(run, missing, text));
        else if (!numeric)
            column->text[to] = text;
    }
}

bool grid_frame(struct run *run, const struct grid *grid, const struct texts *declared,
                struct frame **frame)
{
    *frame = frame_new(run, grid->rows, grid->file[0].input->path);
    for (size_t row = 0; row < grid->rows; row++)
        (*frame)->row_name[row] = talloc_asprintf(run, "line %zu", grid->line[row]);
    for (size_t i = 0; i < grid->columns; i++) {
        enum column_kind kind = COLUMN_NUMBER;
        if (!grid_column_kind(run, grid, &grid->column[i], declared, &kind))
            return false;
        struct column *column = frame_add(run, *frame, grid->column[i].name, kind);
        grid_column_fill(run, &grid->column[i], grid, declared, grid->rows, NULL, column);
    }
    return true;
}
