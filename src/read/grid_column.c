/* From texts to numbers: what grid.h promises of single columns. */
#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "read/grid.h"
#include "read/value.h"

/* What a look through a column finds; of rows the first, SIZE_MAX where there is none. */
struct look {
    bool numbers;
    size_t odd, second; /* cells that are neither numbers nor symbols, and how many there are */
    size_t odds;
    size_t doubtfuls;     /* of them: numbers if another decimal sign were said */
    size_t percent, bare; /* a number above 1 with a percent sign; one without it that is no 0 */
    bool bare_above_one;  /* any number without a percent sign */
};

static struct value_rules rules_of(const struct grid *grid, const struct texts *declared)
{
    return (struct value_rules){ .decimal = grid->decimal,
                                 .dialect = grid->dialect,
                                 .declared = declared,
                                 .remedy = grid->remedy,
                                 .source = grid->source->given ? NULL
                                                               : grid->source->name };
}

static void note_number(struct look *look, size_t row, const struct numeral *numeral)
{
    double size = fabs(numeral->value);
    look->numbers = true;
    if (numeral->percent && size > 1 && look->percent == SIZE_MAX)
        look->percent = row;
    if (numeral->percent || size == 0)
        return;
    look->bare = look->bare == SIZE_MAX ? row : look->bare;
    look->bare_above_one = look->bare_above_one || size > 1;
}

static void note_odd(struct look *look, size_t row, const struct numeral *numeral)
{
    look->odds++;
    look->doubtfuls += numeral->doubtful;
    if (look->odd == SIZE_MAX)
        look->odd = row;
    else if (look->second == SIZE_MAX)
        look->second = row;
}

static struct look look_through(const struct grid *grid, const struct grid_column *source,
                                const struct value_rules *rules)
{
    struct look look = {
        .odd = SIZE_MAX, .second = SIZE_MAX, .percent = SIZE_MAX, .bare = SIZE_MAX
    };
    for (size_t row = 0; row < grid->rows; row++) {
        struct numeral numeral;
        enum missing missing = PRESENT;
        if (!value_read(source->text[row], rules, &numeral, &missing))
            note_odd(&look, row, &numeral);
        else if (missing == PRESENT)
            note_number(&look, row, &numeral);
    }
    return look;
}

/* "line 19", with the file where it is another than that of `row`. */
static const char *line_words(struct run *run, const struct grid *grid,
                              const struct grid_column *source, size_t row, size_t other)
{
    struct place place = grid_place(grid, source, other);
    const char *line = talloc_asprintf(run, "line %zu", place.line);
    return grid->of[row] == grid->of[other] ? line
                                            : talloc_asprintf(run, "%s of %s", line, place.file);
}

static bool fail_odd(struct run *run, const struct grid *grid, const struct grid_column *source,
                     const struct value_rules *rules, const struct look *look)
{
    const char *more = "";
    if (look->odds > 1)
        more =
            talloc_asprintf(run,
                            look->odds == 2 ? " (and %zu more odd cell, in %s)"
                                            : " (and %zu more odd cells, the next in %s)",
                            look->odds - 1, line_words(run, grid, source, look->odd, look->second));
    return run_fail(run, STATUS_MALFORMED, grid_place(grid, source, look->odd), "%s%s",
                    value_refusal(run, source->text[look->odd], source->name, rules), more);
}

/* 85% beside 0.85: is the second 85%, too, or less than one? Both are named. */
static bool fail_mixed(struct run *run, const struct grid *grid, const struct grid_column *source,
                       const struct look *look)
{
    return run_fail(run, STATUS_MALFORMED, grid_place(grid, source, look->bare),
                    "'%s' in the column '%s' may be a fraction: no number without a percent sign "
                    "is above 1 there, and %s has '%s'; write all on one scale",
                    source->text[look->bare], source->name,
                    line_words(run, grid, source, look->bare, look->percent),
                    source->text[look->percent]);
}

/* No cell of a column of texts is a number; if each would be one under another decimal sign, it
 * is no column of texts. */
bool grid_column_kind(struct run *run, const struct grid *grid, const struct grid_column *source,
                      const struct texts *declared, enum column_kind *kind)
{
    struct value_rules rules = rules_of(grid, declared);
    struct look look = look_through(grid, source, &rules);
    bool texts = !look.numbers && look.odds > look.doubtfuls;
    *kind = texts ? COLUMN_TEXT : COLUMN_NUMBER;
    if (texts)
        return true;
    if (look.odds > 0)
        return fail_odd(run, grid, source, &rules, &look);
    return look.percent == SIZE_MAX || look.bare == SIZE_MAX || look.bare_above_one
           || fail_mixed(run, grid, source, &look);
}

/* In a column of texts a symbol may be a text like any other: only what cannot be is missing. */
static enum missing missing_text(const struct grid *grid, const char *text,
                                 const struct texts *declared)
{
    enum missing missing = symbol_read(text, grid->dialect, declared);
    bool surely = missing == MISSING_EMPTY || missing == MISSING_DECLARED || strcmp(text, "NA") == 0
                  || symbol_is_marked(text);
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
    struct value_rules rules = rules_of(grid, declared);
    for (size_t to = 0; to < rows; to++) {
        size_t row = from == NULL ? to : from[to];
        if (row == SIZE_MAX)
            continue;
        const char *text = source->text[row];
        struct numeral numeral;
        enum missing missing = numeric ? PRESENT : missing_text(grid, text, declared);
        bool known = !numeric || value_read(text, &rules, &numeral, &missing);
        assert(known); /* grid_column_kind has seen to it */
        present(column, to);
        if (missing != PRESENT)
            column_miss(column, to, missing, symbol_words(run, missing, text));
        else if (numeric)
            column->number[to] = numeral.value;
        else
            column->text[to] = text;
    }
}

bool grid_frame(struct run *run, const struct grid *grid, const struct texts *declared,
                struct frame **frame)
{
    *frame = frame_new(run, grid->rows, grid->file[0].input->path);
    const char *row_is = grid->file[0].input->program == NULL ? "line" : "case";
    for (size_t row = 0; row < grid->rows; row++)
        (*frame)->row_name[row] = talloc_asprintf(run, "%s %zu", row_is, grid->line[row]);
    for (size_t i = 0; i < grid->columns; i++) {
        enum column_kind kind = COLUMN_NUMBER;
        if (!grid_column_kind(run, grid, &grid->column[i], declared, &kind))
            return false;
        struct column *column = frame_add(run, *frame, grid->column[i].name, kind);
        grid_column_fill(run, &grid->column[i], grid, declared, grid->rows, NULL, column);
    }
    return true;
}
