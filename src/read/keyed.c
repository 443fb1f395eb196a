/* Tables by local authority with periods: a row per authority and period with a measure in each
 * column, or a row per authority with a period in each column and one measure, which the source
 * names. Notes under the table, one cell each, are passed over. */
#include <string.h>

#include "read/record.h"
#include "read/tidy.h"
#include "read/years.h"

struct keyed_reader {
    struct walk *walk;
    const struct csv_file *file;
    const char *path;
    struct tidy *tidy;   /* of a table with a column of periods */
    struct years *years; /* of one with columns that are years */
    struct place note;   /* of the first cell that may be a note under the table; line 0: none */
    const char *note_text;
    size_t notes;
};

static bool fail_periods(struct run *run, const struct keyed_reader *reader, size_t line)
{
    return run_fail(run, STATUS_UNSUPPORTED, (struct place){ reader->path, line, 0 },
                    "no column of periods, as a measure needs; say which it is with 'period' in "
                    "the source, or ask for what has no periods by 'column'");
}

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    struct keyed_reader *reader = state;
    const struct key *key = &reader->walk->recognised->key;
    if (key->years)
        return years_begin(run, reader->walk, reader->path, record, key, 0, &reader->years);
    if (key->period == 0)
        return fail_periods(run, reader, record->line);
    enum tidy_kind *kind = run_array(run, enum tidy_kind, record->cells);
    kind[key->period - 1] = TIDY_NEITHER;
    for (enum area_key i = AREA_NUMBER; i < AREA_KEYS; i++)
        if (key->column[i] != 0)
            kind[key->column[i] - 1] = TIDY_NEITHER;
    return tidy_begin(run, reader->walk, reader->file, record, kind, &reader->tidy);
}

/* "Source: ..." under the table: the only cell of its row, and no area. */
static bool is_note(struct run *run, struct keyed_reader *reader, const struct csv_record *record,
                    const char *const text[AREA_KEYS])
{
    size_t area = NO_AREA, other = NO_AREA;
    enum area_key wrong = AREA_NUMBER;
    if (record_filled(record, NULL) != 1
        || areas_resolve(reader->walk->areas, text, &area, &other, &wrong) != AREA_UNKNOWN)
        return false;
    if (reader->notes++ == 0) {
        reader->note = (struct place){ reader->path, record->line,
                                       reader->walk->recognised->key.column[wrong] };
        reader->note_text = talloc_strdup(run, text[wrong]);
    }
    return true;
}

static bool take_measures(struct run *run, struct keyed_reader *reader,
                          const struct csv_record *record, struct observed *row)
{
    struct walk *walk = reader->walk;
    size_t cell = walk->recognised->key.period;
    row->period = walk_cell(run, walk, record, cell);
    bool known = walk_year(row->period, strlen(row->period), true,
                           (enum year_name)walk->source->years, &row->year, &row->split);
    row->year = known ? row->year : 0;
    return tidy_take(run, walk, reader->tidy, record, row);
}

static bool take_row(struct run *run, void *state, const struct csv_record *record)
{
    struct keyed_reader *reader = state;
    struct walk *walk = reader->walk;
    const size_t *column = walk->recognised->key.column;
    const char *text[AREA_KEYS];
    struct observed row = { .area = NO_AREA };
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++)
        text[key] = walk_cell(run, walk, record, column[key]);
    if (is_note(run, reader, record, text))
        return true;
    if (reader->notes > 0) /* rows follow: it was none */
        return areas_unknown(run, walk->areas,
                             reader->note.column == column[AREA_NUMBER]     ? AREA_NUMBER
                             : reader->note.column == column[AREA_GSS_CODE] ? AREA_GSS_CODE
                                                                            : AREA_NAME,
                             reader->note_text, reader->note);
    if (!walk_area(run, walk, text, column, reader->path, record->line, &row.area))
        return false;
    if (row.area == NO_AREA)
        return true;
    return reader->years != NULL ? years_take(run, walk, reader->years, record, &row)
                                 : take_measures(run, reader, record, &row);
}

bool keyed_walk(struct run *run, struct csv_file *file, struct walk *walk)
{
    struct keyed_reader *reader = talloc_zero(run, struct keyed_reader);
    reader->walk = walk;
    reader->file = file;
    reader->path = file->input->path;
    struct csv_taker taker = { reader, take_header, take_row };
    if (!csv_walk(run, file, walk->recognised->header, &taker))
        return false;
    if (reader->notes > 0)
        ledger_tell(run, walk->ledger, LEDGER_PASSED, walk->source->name, reader->note,
                    reader->notes, "notes under the table");
    return true;
}
