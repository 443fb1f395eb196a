#include "read/published.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/path.h"
#include "read/grid.h"

static const struct {
    const char *name;
    bool needed;
} published_column[] = {
    { "outcome", true },     { "model", true }, { "term", true },   { "n", true },
    { "b", true },           { "se", true },    { "p", true },      { "b_reading", false },
    { "se_reading", false }, { "note", false }, { "table", false }, { "transform", false },
};
enum {
    OUTCOME,
    MODEL,
    TERM,
    NOBS,
    ESTIMATE,
    STD_ERROR,
    P_VALUE,
    ESTIMATE_READING,
    STD_ERROR_READING,
    NOTE,
    TABLE,
    TRANSFORM,
    PUBLISHED_COLUMNS
};

/* More than a double holds are no rounding. */
enum { MOST_DECIMALS = 15 };

/* How many decimals a number shows: three of 2.3e-02. Below zero where it shows less than all
 * digits before the point, as 1.5e3 does: its rounding would be hundreds. */
static long decimals_of(const char *body, size_t length)
{
    size_t mark = strcspn(body, "eE*");
    const char *point = memchr(body, '.', mark);
    long fraction = point == NULL ? 0 : body + mark - point - 1;
    long exponent = mark < length ? strtol(body + mark + 1, NULL, 10) : 0;
    return exponent < -MOST_DECIMALS ? MOST_DECIMALS + 1 : fraction - exponent;
}

/* The number in front of the stars; "<" in front of it is taken off before. */
bool printed_read(struct run *run, const char *text, const char *reading, struct place place,
                  struct printed *printed)
{
    *printed = (struct printed){ .text = text, .reading = reading, .value = NAN, .stars = "" };
    const char *body = *reading != '\0' ? reading : text;
    if (*body == '\0')
        return true;
    printed->below = *body == '<';
    body += printed->below;
    size_t length = strcspn(body, "*");
    printed->stars = body + length;
    long decimals = decimals_of(body, length);
    bool rounded = decimals >= 0 && decimals <= MOST_DECIMALS;
    printed->decimals = rounded ? (size_t)decimals : 0;
    bool only_stars = strspn(printed->stars, "*") == strlen(printed->stars);
    return (rounded && only_stars && number_read(body, length, &printed->value))
           || run_fail(run, STATUS_MALFORMED, place,
                       "'%s' is not a printed number such as -.058, <.001***", text);
}

static bool take_row(struct run *run, const struct grid *grid, struct grid_column *const *column,
                     size_t at, struct published_row *row)
{
    const char *cell[PUBLISHED_COLUMNS];
    struct place place[PUBLISHED_COLUMNS];
    for (size_t i = 0; i < PUBLISHED_COLUMNS; i++) {
        bool there = column[i] != NULL;
        cell[i] = there ? column[i]->text[at] : "";
        place[i] = (struct place){ grid->file[0].input->path, grid->line[at],
                                   there ? column[i]->cell[0] : 0 };
    }
    *row = (struct published_row){ .table = cell[TABLE],
                                   .outcome = cell[OUTCOME],
                                   .model = cell[MODEL],
                                   .term = cell[TERM],
                                   .transform = cell[TRANSFORM],
                                   .note = cell[NOTE],
                                   .place = place[TERM] };
    double nobs = 0;
    if (!number_read(cell[NOBS], strlen(cell[NOBS]), &nobs) || nobs < 0 || nobs != floor(nobs))
        return run_fail(run, STATUS_MALFORMED, place[NOBS],
                        "'%s' is not a number of observations; write a whole number, as 145",
                        cell[NOBS]);
    row->nobs = (size_t)nobs;
    return printed_read(run, cell[ESTIMATE], cell[ESTIMATE_READING], place[ESTIMATE],
                        &row->estimate)
           && printed_read(run, cell[STD_ERROR], cell[STD_ERROR_READING], place[STD_ERROR],
                           &row->std_error)
           && printed_read(run, cell[P_VALUE], "", place[P_VALUE], &row->p_value);
}

bool published_read(struct run *run, const char *path, const char *table,
                    struct published **published)
{
    struct grid *grid = NULL;
    if (!grid_read_plain(run, path, &grid))
        return false;
    struct grid_column *column[PUBLISHED_COLUMNS];
    for (size_t i = 0; i < PUBLISHED_COLUMNS; i++) {
        column[i] = grid_find(grid, published_column[i].name);
        if (column[i] == NULL && published_column[i].needed)
            return run_fail(run, STATUS_MALFORMED, (struct place){ path, 1, 0 },
                            "a printed table needs the column '%s'; add it to the header",
                            published_column[i].name);
    }
    struct published *made = talloc_zero(run, struct published);
    *published = made;
    made->path = path;
    made->input = grid->file[0].input;
    made->row = run_array(run, struct published_row, grid->rows);
    const struct grid_column *tables = grid_find(grid, "table");
    bool starred = false;
    for (size_t at = 0; at < grid->rows; at++) {
        if (table != NULL && tables != NULL && strcmp(tables->text[at], table) != 0)
            continue;
        if (!take_row(run, grid, column, at, &made->row[made->rows]))
            return false;
        starred = starred || *made->row[made->rows].p_value.stars != '\0';
        made->rows++;
    }
    if (made->rows == 0 && table != NULL)
        return run_fail(run, STATUS_MALFORMED, (struct place){ path, 0, 0 },
                        "has no row of a table '%s'", table);
    for (size_t i = 0; i < made->rows; i++)
        made->row[i].starred = starred;
    return true;
}

bool published_of_table(struct run *run, const struct model_table *table,
                        struct published **published)
{
    *published = NULL;
    return table->published == NULL
           || published_read(run, path_beside(run, table->file, table->published), table->key,
                             published);
}

const struct published_row *published_find(const struct published *published, const char *outcome,
                                           const char *model, const char *term)
{
    for (size_t i = 0; i < published->rows; i++) {
        const struct published_row *row = &published->row[i];
        if (strcmp(row->outcome, outcome) == 0 && strcmp(row->model, model) == 0
            && strcmp(row->term, term) == 0)
            return row;
    }
    return NULL;
}

bool published_significant(const struct published_row *row)
{
    const struct printed *p_value = &row->p_value;
    if (row->starred)
        return *p_value->stars != '\0';
    return p_value->value < .05 || (p_value->below && p_value->value <= .05);
}
