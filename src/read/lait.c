/* The long file of the Local Authority Interactive Tool: Short Desc, Data item, Years,
 * LA and Regions, Values, LA Number, Region; one row per measure, year and area. Data item
 * is filled in a measure's first year only. A year is the first four digits of Years, so
 * "2016-17 (OT)" and "2016/17" are 2016. An area is told by its number; a name that is another's
 * is an error, and one that nobody knows does no harm. */
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "read/observer.h"

static const char *const lait_column[] = { "Short Desc", "Years", "Values", "LA Number" };
enum { MEASURE, YEARS, VALUES, LA_NUMBER, LAIT_COLUMNS };

/* LA numbers are small: a table by number beats any lookup over 600,000 rows. */
enum { NUMBERS = 10000 };

struct lait_reader {
    struct walk *walk;
    const char *path;
    size_t at[LAIT_COLUMNS];   /* which cell holds what */
    uint16_t area_of[NUMBERS]; /* LA number -> index of the area + 1; 0: not in the register */
    size_t name;               /* the cell of LA and Regions, from 1; 0: there is none */
    char **agreed;            /* per area: its name in the last row, which agrees; NULL: none yet */
    GString *code;            /* of the last row, as its cell has it */
    GString *trimmed;         /* the same without blanks around it */
    struct observed observed; /* its measure */
    bool wanted;
};

static int reader_close(struct lait_reader *reader)
{
    g_string_free(reader->code, TRUE);
    g_string_free(reader->trimmed, TRUE);
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
        size_t at = layout_heading(record, lait_column[column]);
        if (at == 0)
            return run_fail(
                run, STATUS_MALFORMED, (struct place){ reader->path, record->line, 0 },
                "no column '%s': this is not the long file of LAIT, whose columns are Short Desc, "
                "Data item, Years, LA and Regions, Values, LA Number and Region",
                lait_column[column]);
        reader->at[column] = at - 1;
    }
    reader->name = layout_heading(record, "LA and Regions");
    return true;
}

/* A new measure begins: is it wanted? */
static bool take_measure(struct run *run, struct lait_reader *reader, const struct csv_cell *cell)
{
    const struct observer *observer = &reader->walk->observer;
    const char *code = cell->text;
    size_t length = cell->length;
    g_string_assign(reader->code, cell->text);
    text_bounds(&code, &length);
    g_string_truncate(reader->trimmed, 0);
    g_string_append_len(reader->trimmed, code, (gssize)length);
    reader->observed.code = reader->trimmed->str;
    reader->wanted = observer->wants(run, observer->state, reader->observed.code);
    return reader->wanted;
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

static bool take_value(struct run *run, struct lait_reader *reader, const struct csv_record *record,
                       size_t area)
{
    struct observed *observed = &reader->observed;
    const struct csv_cell *years = &record->cell[reader->at[YEARS]];
    const struct csv_cell *value = &record->cell[reader->at[VALUES]];
    bool known =
        walk_year(years->text, years->length, false, YEAR_START, &observed->year, &observed->split);
    if (!known)
        observed->year = 0;
    observed->area = area;
    observed->period = years->text;
    observed->text = value->text;
    observed->length = value->length;
    text_bounds(&observed->text, &observed->length);
    observed->place = cell_place(reader, record, VALUES);
    return reader->walk->observer.take(run, reader->walk->observer.state, observed);
}

/* What number and name say of a row, as in any other table. */
static bool resolve(struct run *run, struct lait_reader *reader, const struct csv_record *record,
                    size_t *area)
{
    const size_t column[AREA_KEYS] = {
        [AREA_NUMBER] = reader->at[LA_NUMBER] + 1, [AREA_NAME] = reader->name
    };
    const char *text[AREA_KEYS] = { NULL };
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++)
        text[key] = walk_cell(run, reader->walk, record, column[key]);
    return walk_area(run, reader->walk, text, column, reader->path, record->line, area);
}

/* Are number and name of one area? A name that agreed in the area's last row does so again. */
static bool check_name(struct run *run, struct lait_reader *reader, const struct csv_record *record,
                       size_t area)
{
    const char *name = reader->name == 0 ? NULL : record->cell[reader->name - 1].text;
    if (name == NULL || (reader->agreed[area] != NULL && strcmp(reader->agreed[area], name) == 0))
        return true;
    const char *text[AREA_KEYS] = {
        [AREA_NUMBER] = reader->walk->areas->area[area].number, [AREA_NAME] = name
    };
    size_t found = NO_AREA, other = NO_AREA;
    enum area_key wrong = AREA_NUMBER;
    if (areas_resolve(reader->walk->areas, text, &found, &other, &wrong) == AREA_CONFLICT)
        return resolve(run, reader, record, &found); /* which fails, with both */
    talloc_free(reader->agreed[area]);
    reader->agreed[area] = talloc_strdup(run, name);
    return true;
}

static bool take_row(struct run *run, void *state, const struct csv_record *record)
{
    struct lait_reader *reader = state;
    struct walk *walk = reader->walk;
    const struct csv_cell *number = &record->cell[reader->at[LA_NUMBER]];
    const struct csv_cell *code = &record->cell[reader->at[MEASURE]];
    size_t area = area_of(reader, number);
    if (area == 0) { /* "301.0", or a name alone */
        if (!resolve(run, reader, record, &area))
            return false;
        if (area++ == NO_AREA)
            return true;
    }
    bool authority =
        !walk->areas->area[area - 1].aggregate && !walk->areas->area[area - 1].elsewhere;
    if (authority)
        walk->seen[area - 1] = true;
    bool same = reader->observed.code != NULL && strcmp(reader->code->str, code->text) == 0;
    if (same ? !reader->wanted : !take_measure(run, reader, code))
        return true;
    if (!check_name(run, reader, record, area - 1))
        return false;
    if (authority)
        return take_value(run, reader, record, area - 1);
    if (walk->seen_larger != NULL)
        walk->seen_larger[area - 1] = true;
    walk->left[walk->areas->area[area - 1].aggregate ? AREA_AGGREGATE : AREA_ELSEWHERE]++;
    return true;
}

static void number_areas(struct lait_reader *reader, const struct areas *areas)
{
    for (size_t i = 0; i < areas->count; i++) {
        double number = 0;
        const char *text = areas->area[i].number;
        if (number_read(text, strlen(text), &number) && number >= 0 && number < NUMBERS)
            reader->area_of[(size_t)number] = (uint16_t)(i + 1);
    }
}

bool lait_walk(struct run *run, struct csv_file *file, struct walk *walk)
{
    struct lait_reader *reader = talloc_zero(run, struct lait_reader);
    reader->walk = walk;
    reader->path = file->input->path;
    reader->code = g_string_new(NULL);
    reader->trimmed = g_string_new(NULL);
    talloc_set_destructor(reader, reader_close);
    reader->agreed = run_array(run, char *, walk->areas->count);
    number_areas(reader, walk->areas);
    struct csv_taker taker = { reader, take_header, take_row };
    return csv_walk(run, file, walk->recognised->header, &taker);
}
