#include "read/lait.h"

#include <glib.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "read/symbol.h"

static const char *const lait_column[] = { "Short Desc", "Years", "Values", "LA Number" };
enum { MEASURE, YEARS, VALUES, LA_NUMBER, LAIT_COLUMNS };

/* LA numbers are small: a table by number beats any lookup over 600,000 rows. */
enum { NUMBERS = 10000 };

struct lait_reader {
    const char *path;
    const struct areas *areas;
    const struct texts *missing;
    struct lait *lait;
    size_t at[LAIT_COLUMNS];   /* which cell holds what */
    uint16_t area_of[NUMBERS]; /* LA number -> index of the area + 1; 0: not in the register */
    GHashTable *codes; /* every measure of the file -> struct measure *, NULL if not asked for */
    char *code;        /* of the last row, as its cell has it */
    struct measure *measure; /* what it means */
};

static int reader_close(struct lait_reader *reader)
{
    g_hash_table_destroy(reader->codes);
    g_free(reader->code);
    return 0;
}

static struct place cell_place(const struct lait_reader *reader, const struct csv_record *record,
                               int column)
{
    return (struct place){ reader->path, record->line, reader->at[column] + 1 };
}

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    struct lait_reader *reader = state;
    for (size_t column = 0; column < LAIT_COLUMNS; column++) {
        size_t at = 0;
        while (at < record->cells && strcmp(record->cell[at].text, lait_column[column]) != 0)
            at++;
        if (at == record->cells)
            return run_fail(
                run, STATUS_MALFORMED, (struct place){ reader->path, record->line, 0 },
                "no column '%s': this is not the long file of LAIT, whose columns are Short Desc, "
                "Data item, Years, LA and Regions, Values, LA Number and Region",
                lait_column[column]);
        reader->at[column] = at;
    }
    return true;
}

/* The measure of this row's code; NULL if it was not asked for. */
static struct measure *measure_of(struct run *run, struct lait_reader *reader,
                                  const struct csv_cell *cell)
{
    if (reader->code != NULL && strcmp(reader->code, cell->text) == 0)
        return reader->measure;
    g_free(reader->code);
    reader->code = g_strdup(cell->text);
    const char *code = text_trim(run, cell->text, cell->length);
    reader->measure = g_hash_table_lookup(reader->codes, code);
    if (reader->measure == NULL)
        g_hash_table_insert(reader->codes, g_strdup(code), NULL);
    return reader->measure;
}

/* Index of the row's area + 1 from a cell such as "301"; 0 if unknown. */
static size_t area_of(const struct lait_reader *reader, const struct csv_cell *cell)
{
    size_t number = 0;
    const char *at = cell->text;
    for (; *at >= '0' && *at <= '9' && number < NUMBERS; at++)
        number = number * 10 + (size_t)(*at - '0');
    bool whole = at > cell->text && *at == '\0' && number < NUMBERS;
    return whole ? reader->area_of[number] : 0;
}

static bool year_of(const struct csv_cell *cell, int *year)
{
    int value = 0;
    for (size_t i = 0; i < 4; i++) {
        if (i >= cell->length || cell->text[i] < '0' || cell->text[i] > '9')
            return false;
        value = value * 10 + (cell->text[i] - '0');
    }
    *year = value;
    return true;
}

struct observation *lait_observation(const struct measure *measure, size_t area, int period)
{
    size_t years = (size_t)(measure->periods.last - measure->periods.first + 1);
    return &measure->observation[area * years + (size_t)(period - measure->periods.first)];
}

static bool read_value(struct run *run, const struct lait_reader *reader,
                       const struct csv_record *record, struct observation *observation)
{
    const struct csv_cell *cell = &record->cell[reader->at[VALUES]];
    observation->line = record->line;
    if (number_read(cell->text, cell->length, &observation->value))
        return true;
    observation->value = NAN;
    observation->missing = symbol_read(cell->text, DIALECT_LAIT, reader->missing);
    return observation->missing != PRESENT
           || run_fail(run, STATUS_MALFORMED, cell_place(reader, record, VALUES),
                       "'%s' is neither a number nor a LAIT symbol ('-', 'c', '..', NA); "
                       "correct it, or declare it with 'missing' in the source",
                       cell->text);
}

static void note_year(struct measure *measure, int year)
{
    if (measure->first_year == 0 || year < measure->first_year)
        measure->first_year = year;
    if (year > measure->last_year)
        measure->last_year = year;
}

/* Keep the value of a row whose measure was asked for, if its year was too. */
static bool take_value(struct run *run, const struct lait_reader *reader,
                       const struct csv_record *record, struct measure *measure, size_t area)
{
    int year = 0;
    const struct csv_cell *years = &record->cell[reader->at[YEARS]];
    if (!year_of(years, &year))
        return run_fail(run, STATUS_MALFORMED, cell_place(reader, record, YEARS),
                        "'%s' does not begin with a year of four digits", years->text);
    bool aggregate = reader->areas->area[area].aggregate;
    if (!aggregate)
        note_year(measure, year);
    if (year < measure->periods.first || year > measure->periods.last)
        return true;
    if (aggregate) {
        reader->lait->aggregate_rows++;
        return true;
    }
    struct observation *observation = lait_observation(measure, area, year);
    if (observation->line != 0)
        return run_fail(run, STATUS_MALFORMED, cell_place(reader, record, VALUES),
                        "a second value of %s for %s in %d; the first is in line %zu",
                        measure->code, reader->areas->area[area].name, year, observation->line);
    measure->found++;
    return read_value(run, reader, record, observation);
}

static bool take_row(struct run *run, void *state, const struct csv_record *record)
{
    struct lait_reader *reader = state;
    const struct csv_cell *number = &record->cell[reader->at[LA_NUMBER]];
    size_t area = area_of(reader, number);
    if (area == 0)
        return areas_unknown(run, reader->areas, AREA_NUMBER, number->text,
                             cell_place(reader, record, LA_NUMBER));
    if (!reader->areas->area[area - 1].aggregate)
        reader->lait->seen[area - 1] = true;
    struct measure *measure = measure_of(run, reader, &record->cell[reader->at[MEASURE]]);
    return measure == NULL || take_value(run, reader, record, measure, area - 1);
}

static bool fail_unknown(struct run *run, const struct lait_reader *reader,
                         const struct measure *measure)
{
    enum { NAMES_SHOWN = 3 };
    guint count = 0;
    gpointer *keys = g_hash_table_get_keys_as_array(reader->codes, &count);
    run_adopt(run, keys, g_free);
    const char **others = run_array(run, const char *, count + 1);
    size_t names = 0;
    for (guint i = 0; i < count; i++)
        if (g_hash_table_lookup(reader->codes, keys[i]) == NULL)
            others[names++] = keys[i];
    const char *near = text_suggestion(run, measure->code, others, names);
    if (*near == '\0' && names > 0)
        near = talloc_asprintf(
            run, names == 1 ? "; its other measure is %s" : "; the nearest that it has are %s",
            text_closest(run, measure->code, others, names, NAMES_SHOWN));
    return run_fail(run, STATUS_UNSUPPORTED, measure->place, "%s has no measure '%s'%s",
                    reader->path, measure->code, near);
}

/* Every measure must be in the file, with at least one of the years asked for. */
static bool check_found(struct run *run, const struct lait_reader *reader)
{
    for (size_t i = 0; i < reader->lait->measures; i++) {
        const struct measure *measure = &reader->lait->measure[i];
        if (measure->first_year == 0)
            return fail_unknown(run, reader, measure);
        if (measure->found == 0)
            return run_fail(
                run, STATUS_UNSUPPORTED, measure->place, "%s has %s for %s, and nothing for %s",
                reader->path, measure->code,
                periods_text(run, measure->first_year, measure->last_year, " to "),
                periods_text(run, measure->periods.first, measure->periods.last, " to "));
    }
    return true;
}

static void ask_for(struct run *run, struct lait_reader *reader, struct measure *measure)
{
    size_t years = (size_t)(measure->periods.last - measure->periods.first + 1);
    measure->observation = run_array(run, struct observation, reader->areas->count * years);
    g_hash_table_insert(reader->codes, g_strdup(measure->code), measure);
}

static void number_areas(struct lait_reader *reader)
{
    for (size_t i = 0; i < reader->areas->count; i++) {
        double number = 0;
        const char *text = reader->areas->area[i].number;
        if (number_read(text, strlen(text), &number) && number >= 0 && number < NUMBERS)
            reader->area_of[(size_t)number] = (uint16_t)(i + 1);
    }
}

bool lait_read(struct run *run, const char *path, const struct areas *areas,
               const struct texts *missing, struct measure *measures, size_t count,
               struct lait **lait)
{
    struct lait_reader *reader = talloc_zero(run, struct lait_reader);
    reader->codes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    talloc_set_destructor(reader, reader_close);
    reader->path = path;
    reader->areas = areas;
    reader->missing = missing;
    reader->lait = *lait = talloc_zero(run, struct lait);
    **lait = (struct lait){ .measures = count,
                            .measure = measures,
                            .seen = run_array(run, bool, areas->count) };
    for (size_t i = 0; i < count; i++)
        ask_for(run, reader, &measures[i]);
    number_areas(reader);
    struct csv_taker taker = { reader, take_header, take_row };
    return csv_read(run, path, &taker, &(*lait)->input) && check_found(run, reader);
}
