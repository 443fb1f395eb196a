/* The older workbook of the Local Authority Interactive Tool, saved as CSV: a title in row 1, in
 * row 2 line, Short Desc, Data item, Years and a column per area, by name ("St..Helens" where R
 * has saved it). Rows whose Years is Rank, Trend, Target, ... are derived from the others, and are
 * passed over, counted. */
#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "read/observer.h"
#include "read/record.h"

/* "% YoY change", "2010 Target", "NA - Distance", "2018 Rank", ... */
static const char *const derived[] = { "trend",    "change",   "rank",      "target",
                                       "distance", "quartile", "deviation", NULL };

/* What a column is of, beside authorities (their index). */
enum { COLUMN_OTHER = -1, COLUMN_AGGREGATE = -2, COLUMN_UNNAMED = -3 };

struct wide_reader {
    struct walk *walk;
    const char *path;
    size_t measure, item, years; /* cells, from 1 */
    size_t columns;
    ptrdiff_t *area;           /* per cell of the row: index in the register, or one of the above */
    enum area_outcome *leaves; /* per cell: of what is no authority */
    char *code;                /* of the last row */
    bool wanted;
    size_t derived_rows, derived_line; /* the first of them */
};

/* A heading as a name: points that R has put for blanks and signs are blanks again, and several
 * blanks are one. */
static const char *plain_name(struct run *run, const char *heading)
{
    GString *name = g_string_new(NULL);
    for (const char *at = heading; *at != '\0'; at++) {
        bool blank = *at == ' ' || *at == '.';
        if (!blank)
            g_string_append_c(name, *at);
        else if (name->len > 0 && name->str[name->len - 1] != ' ')
            g_string_append_c(name, ' ');
    }
    return run_adopt(run, g_string_free(name, FALSE), g_free);
}

static enum area_outcome resolve(const struct walk *walk, const char *name, size_t *area)
{
    const char *text[AREA_KEYS] = { [AREA_NAME] = name };
    size_t other = NO_AREA;
    enum area_key wrong = AREA_NAME;
    return areas_resolve(walk->areas, text, area, &other, &wrong);
}

static bool settle_column(struct run *run, struct wide_reader *reader,
                          const struct csv_record *record, size_t cell)
{
    struct walk *walk = reader->walk;
    const char *heading = record_text(run, record, cell + 1);
    size_t area = NO_AREA;
    if (*heading == '\0' || strcmp(heading, "line") == 0) {
        reader->area[cell] = *heading == '\0' ? COLUMN_UNNAMED : COLUMN_OTHER;
        return true;
    }
    enum area_outcome outcome = resolve(walk, heading, &area);
    if (outcome == AREA_UNKNOWN)
        outcome = resolve(walk, plain_name(run, heading), &area);
    if (outcome == AREA_UNKNOWN)
        return areas_unknown(run, walk->areas, AREA_NAME, heading,
                             (struct place){ reader->path, record->line, cell + 1 });
    reader->leaves[cell] = outcome;
    reader->area[cell] = outcome == AREA_AUTHORITY ? (ptrdiff_t)area : COLUMN_AGGREGATE;
    if (outcome == AREA_AUTHORITY)
        walk->seen[area] = true;
    else if (outcome == AREA_AGGREGATE && area != NO_AREA && walk->seen_larger != NULL)
        walk->seen_larger[area] = true;
    return true;
}

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    struct wide_reader *reader = state;
    reader->measure = layout_heading(record, "Short Desc");
    reader->item = layout_heading(record, "Data item");
    reader->years = layout_heading(record, "Years");
    reader->columns = record->cells;
    reader->area = run_array(run, ptrdiff_t, record->cells);
    reader->leaves = run_array(run, enum area_outcome, record->cells);
    for (size_t i = 0; i < record->cells; i++) {
        bool own = i + 1 == reader->measure || i + 1 == reader->item || i + 1 == reader->years;
        reader->area[i] = COLUMN_OTHER;
        if (!own && !settle_column(run, reader, record, i))
            return false;
    }
    return true;
}

/* One of the words anywhere, for a year may stand beside it; or no period at all. */
static bool is_derived(const char *years)
{
    char *plain = g_ascii_strdown(years, -1);
    bool found = *plain == '\0' || strcmp(plain, "-") == 0;
    for (size_t i = 0; derived[i] != NULL; i++)
        found = found || strstr(plain, derived[i]) != NULL;
    g_free(plain);
    return found;
}

/* Rows of one measure follow each other. */
static bool wants(struct run *run, struct wide_reader *reader, const char *code)
{
    const struct observer *observer = &reader->walk->observer;
    if (reader->code == NULL || strcmp(reader->code, code) != 0) {
        talloc_free(reader->code);
        reader->code = talloc_strdup(run, code);
        reader->wanted = observer->wants(run, observer->state, reader->code);
    }
    return reader->wanted;
}

static bool take_cells(struct run *run, struct wide_reader *reader, const struct csv_record *record,
                       struct observed *row)
{
    struct walk *walk = reader->walk;
    for (size_t i = 0; i < reader->columns; i++) {
        const struct csv_cell *cell = &record->cell[i];
        row->place = (struct place){ reader->path, record->line, i + 1 };
        if (reader->area[i] == COLUMN_UNNAMED && cell->length > 0)
            return run_fail(run, STATUS_MALFORMED, row->place,
                            "'%s' stands in a column without a heading; give the column one",
                            cell->text);
        walk->left[reader->leaves[i]] += reader->area[i] == COLUMN_AGGREGATE;
        if (reader->area[i] < 0)
            continue;
        row->area = (size_t)reader->area[i];
        row->text = cell->text;
        row->length = cell->length;
        text_bounds(&row->text, &row->length);
        if (!walk->observer.take(run, walk->observer.state, row))
            return false;
    }
    return true;
}

static bool take_row(struct run *run, void *state, const struct csv_record *record)
{
    struct wide_reader *reader = state;
    struct walk *walk = reader->walk;
    const char *years = walk_cell(run, walk, record, reader->years);
    const char *code = walk_cell(run, walk, record, reader->measure);
    if (is_derived(years)) {
        reader->derived_line = reader->derived_rows++ == 0 ? record->line : reader->derived_line;
        return true;
    }
    if (*code == '\0')
        return run_fail(run, STATUS_MALFORMED,
                        (struct place){ reader->path, record->line, reader->measure },
                        "no Short Desc says which measure this row is of");
    if (!wants(run, reader, code))
        return true;
    struct observed row = { .code = reader->code, .period = years };
    bool known = walk_year(years, strlen(years), false, YEAR_START, &row.year, &row.split);
    row.year = known ? row.year : 0;
    return take_cells(run, reader, record, &row);
}

bool lait_wide_walk(struct run *run, struct csv_file *file, struct walk *walk)
{
    struct wide_reader *reader = talloc_zero(run, struct wide_reader);
    reader->walk = walk;
    reader->path = file->input->path;
    struct csv_taker taker = { reader, take_header, take_row };
    if (!csv_walk(run, file, walk->recognised->header, &taker))
        return false;
    if (reader->derived_rows > 0)
        ledger_tell(run, walk->ledger, LEDGER_PASSED, walk->source->name,
                    (struct place){ reader->path, reader->derived_line, 0 }, reader->derived_rows,
                    "rows derived from others: ranks, trends, targets");
    return true;
}
