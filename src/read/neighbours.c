#include "read/neighbours.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "read/record.h"

/* How a file is being read. */
struct reading {
    const struct frame *frame;
    const struct areas *areas;
    size_t *row_of_area; /* per area of the register; SIZE_MAX: no row */
    size_t key;          /* the cell of the authority, from 1 */
    bool *is_neighbour;  /* per cell of the header */
    struct neighbours *made;
    size_t room;
};

/* "SN1", "SN10" */
static bool is_numbered(const char *heading)
{
    if (toupper((unsigned char)heading[0]) != 'S' || toupper((unsigned char)heading[1]) != 'N'
        || heading[2] == '\0')
        return false;
    for (const char *c = heading + 2; *c != '\0'; c++)
        if (!isdigit((unsigned char)*c))
            return false;
    return true;
}

static bool has_numbered(struct run *run, const struct csv_record *record)
{
    for (size_t cell = 1; cell <= record->cells; cell++)
        if (is_numbered(record_text(run, record, cell)))
            return true;
    return false;
}

static size_t area_named(const struct areas *areas, const char *text)
{
    size_t found = SIZE_MAX;
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS && found == SIZE_MAX; key++)
        found = areas_find(areas, key, text);
    return found;
}

/* What a text that no area has was most likely meant as. */
static enum area_key key_meant(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    if (text[digits] == '\0')
        return AREA_NUMBER;
    bool code =
        isalpha((unsigned char)text[0]) && strspn(text + 1, "0123456789") == 8 && text[9] == '\0';
    return code ? AREA_GSS_CODE : AREA_NAME;
}

static bool is_label(const struct frame *frame, const char *text, size_t *row, size_t *rows)
{
    *rows = 0;
    for (size_t i = 0; i < frame->rows; i++)
        if (strcmp(frame->row_label[i], text) == 0 && (*rows)++ == 0)
            *row = i;
    return *rows > 0;
}

/* The row of a plain table with that name. */
static bool find_labelled(struct run *run, const struct reading *reading, const char *text,
                          struct place place, size_t *row)
{
    const struct frame *frame = reading->frame;
    size_t rows = 0;
    if (!is_label(frame, text, row, &rows))
        return run_fail(run, STATUS_MALFORMED, place, "no row of %s is called '%s'%s", frame->file,
                        text, text_suggestion(run, text, frame->row_label, frame->rows));
    return rows == 1
           || run_fail(run, STATUS_MALFORMED, place,
                       "%zu rows of %s are called '%s'; neighbours need rows with names of their "
                       "own",
                       rows, frame->file, text);
}

/* SIZE_MAX where the text names an area that is no row. */
static bool find_row(struct run *run, struct reading *reading, const char *text, struct place place,
                     size_t *row)
{
    if (reading->areas == NULL)
        return find_labelled(run, reading, text, place, row);
    size_t area = area_named(reading->areas, text);
    if (area == SIZE_MAX)
        return areas_unknown(run, reading->areas, key_meant(text), text, place);
    *row = reading->row_of_area[area];
    reading->made->elsewhere += *row == SIZE_MAX;
    return true;
}

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    struct reading *reading = state;
    struct place place = { reading->made->path, record->line, 1 };
    const char *first = record_text(run, record, 1);
    size_t row = 0, rows = 0;
    if (record->cells < 2)
        return run_fail(run, STATUS_MALFORMED, place,
                        "neighbours need two columns: authority,neighbour");
    if (reading->areas != NULL ? area_named(reading->areas, first) != SIZE_MAX
                               : is_label(reading->frame, first, &row, &rows))
        return run_fail(run, STATUS_MALFORMED, place,
                        "'%s' stands where the header should; write authority,neighbour above it",
                        first);
    bool numbered = has_numbered(run, record);
    reading->key = 1;
    reading->is_neighbour = run_array(run, bool, record->cells + 1);
    for (size_t cell = 2; cell <= record->cells; cell++)
        reading->is_neighbour[cell] = !numbered || is_numbered(record_text(run, record, cell));
    return true;
}

static void add_pair(struct run *run, struct reading *reading, size_t row, size_t neighbour)
{
    struct neighbours *made = reading->made;
    if (made->pairs == reading->room) {
        reading->room = 2 * reading->room + 64;
        made->pair = run_grow(run, made->pair, struct neighbour_pair, reading->room);
    }
    made->pair[made->pairs++] = (struct neighbour_pair){ row, neighbour };
}

static bool take_record(struct run *run, void *state, const struct csv_record *record)
{
    struct reading *reading = state;
    struct place place = { reading->made->path, record->line, reading->key };
    const char *text = record_text(run, record, reading->key);
    size_t row = SIZE_MAX;
    if (*text == '\0')
        return run_fail(run, STATUS_MALFORMED, place,
                        "whose neighbours are these? The cell is "
                        "empty; write the authority");
    if (!find_row(run, reading, text, place, &row))
        return false;
    for (size_t cell = 2; cell <= record->cells; cell++) {
        const char *name = record_text(run, record, cell);
        size_t neighbour = SIZE_MAX;
        place.column = cell;
        if (!reading->is_neighbour[cell] || *name == '\0')
            continue;
        if (!find_row(run, reading, name, place, &neighbour))
            return false;
        if (neighbour == row && row != SIZE_MAX)
            return run_fail(run, STATUS_MALFORMED, place,
                            "'%s' cannot be its own neighbour; take the row out", name);
        if (row != SIZE_MAX && neighbour != SIZE_MAX)
            add_pair(run, reading, row, neighbour);
    }
    return true;
}

/* By row, then by neighbour. */
static int compare(const void *left, const void *right)
{
    const struct neighbour_pair *a = left, *b = right;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->neighbour > b->neighbour) - (a->neighbour < b->neighbour);
}

static void pairs_settle(struct neighbours *made)
{
    size_t kept = 0;
    if (made->pairs == 0)
        return;
    qsort(made->pair, made->pairs, sizeof *made->pair, compare);
    for (size_t k = 1; k < made->pairs; k++)
        if (compare(&made->pair[kept], &made->pair[k]) != 0)
            made->pair[++kept] = made->pair[k];
    made->pairs = kept + 1;
}

/* The header is the first record, or that of the statistical neighbours further down. */
static size_t header_of(struct run *run, const struct csv_file *file)
{
    for (size_t i = 0; i < file->records; i++)
        if (has_numbered(run, &file->record[i]))
            return i;
    return 0;
}

bool neighbours_read(struct run *run, const char *path, const struct frame *frame,
                     const struct areas *areas, const size_t *area, struct neighbours **neighbours)
{
    struct reading reading = { .frame = frame, .areas = areas };
    reading.made = talloc_zero(run, struct neighbours);
    reading.made->path = path;
    reading.made->rows = frame->rows;
    if (areas != NULL) {
        reading.row_of_area = run_array(run, size_t, areas->count);
        for (size_t i = 0; i < areas->count; i++)
            reading.row_of_area[i] = SIZE_MAX;
        for (size_t row = 0; row < frame->rows; row++)
            reading.row_of_area[area[row]] = row;
    }
    const struct csv_form form = { 0 };
    struct csv_file *file = NULL;
    struct csv_taker taker = { &reading, take_header, take_record };
    if (!csv_open(run, path, &form, &file) || !csv_walk(run, file, header_of(run, file), &taker))
        return false;
    pairs_settle(reading.made);
    *neighbours = reading.made;
    return true;
}
