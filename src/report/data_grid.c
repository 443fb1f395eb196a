#include "report/data_grid.h"

#include <glib.h>
#include <string.h>

/* What a column of the table has in any of its rows. */
struct parts {
    bool figures, stars, sign, bracketed, bracketed_stars, bracketed_sign, interval;
};

/* The grid in the making: the column that is filled. */
struct filling {
    struct run *run;
    const struct table *table;
    struct data_grid *grid;
    size_t column;
};

static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

static bool has_printed(const struct table *table)
{
    for (size_t r = 0; r < table->rows; r++)
        if (table->row[r].kind == ROW_PRINTED)
            return true;
    return false;
}

static struct parts parts_of(struct run *run, const struct table *table, size_t column)
{
    struct parts parts = { 0 };
    for (size_t r = 0; r < table->rows; r++) {
        const struct table_row *row = &table->row[r];
        struct cell_figure figure, bracketed;
        if (table->align[column] == ALIGN_LEFT || row->kind == ROW_HEAD
            || is_empty(row->cell[column].text)
            || !cell_figure_read(run, row->cell[column].text, &figure, &bracketed))
            continue;
        parts.figures = true;
        parts.stars |= *figure.stars != '\0';
        parts.sign |= *figure.sign != '\0';
        parts.bracketed |= bracketed.shown != NULL;
        parts.interval |= figure.opens;
        parts.bracketed_stars |= *bracketed.stars != '\0';
        parts.bracketed_sign |= *bracketed.sign != '\0';
    }
    return parts;
}

/* A new column; no two have one heading, whatever the case of its letters. */
static void column_begin(struct filling *filling, const char *heading)
{
    struct data_grid *grid = filling->grid;
    const char *plain = is_empty(heading) ? "Row" : heading, *unique = plain;
    for (size_t c = 0, next = 2; c < grid->columns; c++)
        if (g_ascii_strcasecmp(grid->heading[c], unique) == 0) {
            unique = talloc_asprintf(filling->run, "%s (%zu)", plain, next++);
            c = (size_t)-1;
        }
    filling->column = grid->columns;
    grid->heading = run_grow(filling->run, grid->heading, const char *, grid->columns + 1);
    grid->heading[grid->columns++] = unique;
}

static struct datum text_datum(const char *text)
{
    return (struct datum){ .text = is_empty(text) ? "" : text };
}

static struct datum figure_datum(struct run *run, const struct cell_figure *figure)
{
    struct datum datum = text_datum(figure->shown);
    datum.is_number = figure->shown != NULL && figure->is_number;
    datum.value = figure->value;
    datum.format = datum.is_number ? cell_figure_format(run, figure) : NULL;
    return datum;
}

/* "KS4 Progress: B (SE)" is "KS4 Progress: B" and "KS4 Progress: SE". */
static void heading_split(struct run *run, const char *heading, const char **outside,
                          const char **inside)
{
    size_t length = strlen(heading);
    const char *open = g_strrstr(heading, " (");
    *outside = heading;
    *inside = talloc_asprintf(run, "%s, in brackets", heading);
    if (open == NULL || heading[length - 1] != ')')
        return;
    const char *colon = g_strrstr(heading, ": ");
    size_t group = colon == NULL || colon > open ? 0 : (size_t)(colon - heading) + 2;
    *outside = talloc_strndup(run, heading, (size_t)(open - heading));
    *inside = talloc_asprintf(run, "%.*s%.*s", (int)group, heading,
                              (int)(length - 3 - (size_t)(open - heading)), open + 2);
}

enum part {
    PART_VALUE,
    PART_STARS,
    PART_SIGN,
    PART_BRACKETED,
    PART_BRACKETED_STARS,
    PART_BRACKETED_SIGN
};

static struct datum part_datum(struct run *run, const char *text, bool figures, enum part part)
{
    struct cell_figure figure, bracketed;
    if (is_empty(text) || !figures || !cell_figure_read(run, text, &figure, &bracketed))
        return text_datum(part == PART_VALUE ? text : "");
    switch (part) {
    case PART_STARS:
        return text_datum(figure.stars);
    case PART_SIGN:
        return text_datum(figure.sign);
    case PART_BRACKETED:
        return figure_datum(run, &bracketed);
    case PART_BRACKETED_STARS:
        return text_datum(bracketed.stars);
    case PART_BRACKETED_SIGN:
        return text_datum(bracketed.sign);
    default:
        return figure_datum(run, &figure);
    }
}

static void column_fill(struct filling *filling, size_t column, bool figures, enum part part)
{
    struct data_grid *grid = filling->grid;
    size_t r = 0;
    for (size_t i = 0; i < filling->table->rows; i++) {
        const struct table_row *row = &filling->table->row[i];
        if (row->kind != ROW_HEAD)
            grid->cell[r++ * grid->columns + filling->column] =
                part_datum(filling->run, row->cell[column].text, figures, part);
    }
}

/* The columns that one of the table becomes: counted and named first, filled then. */
static void column_take(struct filling *filling, size_t column, bool fill)
{
    struct run *run = filling->run;
    const struct parts has = parts_of(run, filling->table, column);
    filling->grid->has_stars |= has.stars || has.bracketed_stars;
    const char *heading = table_heading(run, filling->table, column), *outside = heading;
    const char *inside = NULL;
    if (has.interval) {
        outside = talloc_asprintf(run, "%s, low", heading);
        inside = talloc_asprintf(run, "%s, high", heading);
    } else if (has.bracketed) {
        heading_split(run, heading, &outside, &inside);
    }
    const struct {
        bool wanted;
        const char *heading;
        enum part part;
    } all[] = {
        { true, outside, PART_VALUE },
        { has.stars, talloc_asprintf(run, "%s, significance", outside), PART_STARS },
        { has.sign, talloc_asprintf(run, "%s, comparison", outside), PART_SIGN },
        { has.bracketed, inside, PART_BRACKETED },
        { has.bracketed_stars, talloc_asprintf(run, "%s, significance", inside),
          PART_BRACKETED_STARS },
        { has.bracketed_sign, talloc_asprintf(run, "%s, comparison", inside), PART_BRACKETED_SIGN },
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (!all[i].wanted)
            continue;
        if (fill) {
            column_fill(filling, column, has.figures, all[i].part);
            filling->column++;
        } else {
            column_begin(filling, all[i].heading);
        }
    }
}

/* A name that is said once for several rows is that of each. */
static const char *name_of(const struct table *table, size_t row, size_t column)
{
    while (is_empty(table->row[row].cell[column].text) && table->row[row].kind == ROW_BODY
           && row > 0 && table->row[row - 1].kind == ROW_BODY)
        row--;
    return table->row[row].cell[column].text;
}

static bool has_marks(const struct table *table, size_t names)
{
    for (size_t r = 0; r < table->rows; r++)
        for (size_t c = 0; c < names; c++)
            if (table->row[r].cell[c].mark != NULL)
                return true;
    return false;
}

/* What stands raised before a row's names. */
static const char *mark_of(const struct table_row *row, size_t names)
{
    for (size_t c = 0; c < names; c++)
        if (row->cell[c].mark != NULL)
            return table_mark_words(row->cell[c].mark);
    return "";
}

/* The names of a row, what stands raised before them, and whose figures it has. */
static void names_fill(struct filling *filling, size_t names, bool marks, bool printed)
{
    const struct table *table = filling->table;
    struct datum *first = filling->grid->cell;
    for (size_t r = 0, found = 0; r < table->rows; r++) {
        if (table->row[r].kind == ROW_HEAD)
            continue;
        struct datum *cell = first;
        bool theirs = table->row[r].kind == ROW_PRINTED && r > 0;
        found = theirs ? found : r;
        for (size_t c = 0; c < names; c++)
            *cell++ =
                text_datum(names == 1 ? table->row[found].cell[c].text : name_of(table, found, c));
        if (marks)
            *cell++ = text_datum(mark_of(&table->row[found], names));
        if (printed)
            *cell++ = text_datum(theirs ? table->row[r].cell[0].text : "as found here");
        first += filling->grid->columns;
    }
    filling->column = names + marks + printed;
}

const struct data_grid *data_grid_of(struct run *run, const struct table *table)
{
    struct data_grid *grid = talloc_zero(run, struct data_grid);
    struct filling filling = { run, table, grid, 0 };
    size_t names = table_names(table);
    bool marks = has_marks(table, names), printed = has_printed(table);
    for (size_t r = 0; r < table->rows; r++)
        grid->rows += table->row[r].kind != ROW_HEAD;
    for (size_t c = 0; c < names; c++)
        column_begin(&filling, table_heading(run, table, c));
    if (marks)
        column_begin(&filling, "Transformation");
    if (printed)
        column_begin(&filling, "Figures");
    for (size_t c = names; c < table->columns; c++)
        column_take(&filling, c, false);
    grid->cell = run_array(run, struct datum, grid->rows * grid->columns);
    names_fill(&filling, names, marks, printed);
    for (size_t c = names; c < table->columns; c++)
        column_take(&filling, c, true);
    for (size_t i = 0; i < grid->rows * grid->columns; i++)
        grid->has_empty |= is_empty(grid->cell[i].text);
    return grid;
}
