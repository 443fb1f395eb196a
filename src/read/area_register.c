/* Reading registers of local authorities: rows first, then who became whom. */
#include "read/area.h"

#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "read/area_index.h"
#include "read/record.h"

static const char *const register_column[] = { "la_number", "name",    "kind",
                                               "region",    "opened",  "closed",
                                               "gss_codes", "aliases", "predecessors" };
enum {
    NUMBER,
    NAME,
    KIND,
    REGION,
    OPENED,
    CLOSED,
    GSS_CODES,
    ALIASES,
    PREDECESSORS,
    REGISTER_COLUMNS
};

/* What a row says of its predecessors, until all rows of all registers are there. */
struct descent {
    const char *const *item; /* ends with NULL */
    struct place place;
};

struct register_reader {
    struct areas *areas;
    const char *path;
    struct descent *descent; /* areas->count */
};

/* The items of a list cell, trimmed, empty ones dropped; ends with NULL. */
static const char *const *list_items(struct run *run, const char *cell)
{
    char **part = run_adopt(run, g_strsplit(cell, ";", -1), (void (*)(void *))g_strfreev);
    const char **item = run_array(run, const char *, g_strv_length(part) + 1);
    size_t count = 0;
    for (; *part != NULL; part++) {
        const char *trimmed = text_trim(run, *part, strlen(*part));
        if (*trimmed != '\0')
            item[count++] = trimmed;
    }
    return item;
}

static size_t list_length(const char *const *item)
{
    size_t count = 0;
    while (item[count] != NULL)
        count++;
    return count;
}

/* Move past `word` and the blanks after it, if the text begins with it. */
static bool skip_word(const char **text, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*text, word, length) != 0 || strchr(" ", (*text)[length]) == NULL)
        return false;
    *text += length;
    *text += strspn(*text, " ");
    return true;
}

/* The word at the start of the text; moves past it and the blanks after it. */
static const char *take_word(struct run *run, const char **text)
{
    size_t length = strcspn(*text, " ");
    const char *word = talloc_strndup(run, *text, length);
    *text += length;
    *text += strspn(*text, " ");
    return word;
}

static bool take_change(const char **text, enum change *change)
{
    static const enum change changes[] = { CHANGE_RECODED, CHANGE_BOUNDARY, CHANGE_MERGED,
                                           CHANGE_SPLIT, CHANGE_TRANSFER };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        if (skip_word(text, change_name(changes[i]))) {
            *change = changes[i];
            return true;
        }
    return false;
}

/* "2019-04-01", a day that there was. */
static bool check_date(struct run *run, const char *text, struct place place)
{
    bool shaped = strlen(text) == 10 && text[4] == '-' && text[7] == '-';
    for (size_t i = 0; shaped && i < 10; i++)
        shaped = i == 4 || i == 7 || g_ascii_isdigit(text[i]);
    if (shaped) {
        unsigned long year = strtoul(text, NULL, 10), month = strtoul(text + 5, NULL, 10),
                      day = strtoul(text + 8, NULL, 10);
        shaped = g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
    }
    return shaped
           || run_fail(run, STATUS_MALFORMED, place, "'%s' is no date; write it as 2019-04-01",
                       text);
}

static bool check_span(struct run *run, const char *from, const char *to, struct place place)
{
    return *from == '\0' || *to == '\0' || strcmp(from, to) <= 0
           || run_fail(run, STATUS_MALFORMED, place, "%s is before %s; the first day comes first",
                       to, from);
}

/* "E08000038 from 2025-05-01 to 2030-03-31 boundary tweak" */
static bool read_code(struct run *run, const char *item, struct place place, struct area_code *code)
{
    const char *rest = item;
    *code = (struct area_code){ .code = take_word(run, &rest), .from = "", .to = "" };
    while (*rest != '\0') {
        const char **day = skip_word(&rest, "from") ? &code->from
                           : skip_word(&rest, "to") ? &code->to
                                                    : NULL;
        if (day != NULL) {
            *day = take_word(run, &rest);
            if (!check_date(run, *day, place))
                return false;
        } else if (skip_word(&rest, "misprint")) {
            code->misprint = true;
        } else if (!take_change(&rest, &code->change)
                   || (code->change != CHANGE_RECODED && code->change != CHANGE_BOUNDARY)) {
            return run_fail(run, STATUS_MALFORMED, place,
                            "'%s' is not understood; after a code write from DATE, to DATE, "
                            "recoded, boundary tweak or misprint",
                            item);
        }
    }
    return check_span(run, code->from, code->to, place);
}

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    const struct register_reader *reader = state;
    bool right = record->cells == REGISTER_COLUMNS;
    for (size_t i = 0; right && i < REGISTER_COLUMNS; i++)
        right = strcmp(record->cell[i].text, register_column[i]) == 0;
    return right
           || run_fail(run, STATUS_MALFORMED, (struct place){ reader->path, record->line, 0 },
                       "a register of local authorities has the columns %s",
                       text_list(run, register_column, REGISTER_COLUMNS));
}

/* "fictitious authority" -> what kind it is, and that it is made up. */
static bool read_kind(struct run *run, const char *text, struct place place, struct area *area)
{
    const char *kind = text;
    area->fictitious = skip_word(&kind, "fictitious");
    area->aggregate = strcmp(kind, "aggregate") == 0;
    area->elsewhere = strcmp(kind, "elsewhere") == 0;
    bool former = strcmp(kind, "former authority") == 0;
    if (!area->aggregate && !area->elsewhere && !former && strcmp(kind, "authority") != 0)
        return run_fail(run, STATUS_MALFORMED, place,
                        "'%s' is no kind of area; write authority, former authority, aggregate "
                        "or elsewhere",
                        text);
    return !former || *area->closed != '\0'
           || run_fail(run, STATUS_MALFORMED, place,
                       "a former authority has a last day; write it under 'closed'");
}

static bool check_days(struct run *run, const struct area *area, struct place place)
{
    place.column = OPENED + 1;
    if (*area->opened != '\0' && !check_date(run, area->opened, place))
        return false;
    place.column = CLOSED + 1;
    if (*area->closed != '\0' && !check_date(run, area->closed, place))
        return false;
    return check_span(run, area->opened, area->closed, place);
}

static bool read_codes(struct run *run, const char *cell, struct place place, struct area *area)
{
    const char *const *item = list_items(run, cell);
    area->codes = list_length(item);
    struct area_code *code = run_array(run, struct area_code, area->codes + 1);
    area->code = code;
    place.column = GSS_CODES + 1;
    for (size_t i = 0; i < area->codes; i++)
        if (!read_code(run, item[i], place, &code[i]))
            return false;
    area->gss_code = area->codes == 0 || code->misprint ? "" : code->code;
    return true;
}

/* An authority is known by its number; countries and regions may have none. */
static bool add_keys(struct run *run, struct areas *areas, size_t index, struct place place)
{
    const struct area *area = &areas->area[index];
    bool authority = !area->aggregate && !area->elsewhere;
    if ((authority || *area->number != '\0')
        && !areas_index_add(run, areas, AREA_NUMBER, area->number, index, place))
        return false;
    if (!areas_index_add(run, areas, AREA_NAME, area->name, index, place))
        return false;
    for (size_t i = 0; i < area->codes; i++)
        if (!areas_index_add(run, areas, AREA_GSS_CODE, area->code[i].code, index, place))
            return false;
    for (const char *const *alias = area->alias; *alias != NULL; alias++)
        if (!areas_index_add(run, areas, AREA_NAME, *alias, index, place))
            return false;
    return true;
}

static bool take_area(struct run *run, void *state, const struct csv_record *record)
{
    struct register_reader *reader = state;
    struct areas *areas = reader->areas;
    const char *cell[REGISTER_COLUMNS];
    for (size_t i = 0; i < REGISTER_COLUMNS; i++)
        cell[i] = record_text(run, record, i + 1);
    size_t index = areas->count++;
    areas->area = run_grow(run, areas->area, struct area, areas->count);
    reader->descent = run_grow(run, reader->descent, struct descent, areas->count);
    struct area *area = &areas->area[index];
    *area = (struct area){
        .number = cell[NUMBER],
        .name = cell[NAME],
        .region = cell[REGION],
        .opened = cell[OPENED],
        .closed = cell[CLOSED],
        .alias = list_items(run, cell[ALIASES]),
    };
    struct place line = { reader->path, record->line, 0 };
    struct place kind = { reader->path, record->line, KIND + 1 };
    struct place descent = { reader->path, record->line, PREDECESSORS + 1 };
    reader->descent[index] = (struct descent){ list_items(run, cell[PREDECESSORS]), descent };
    return read_kind(run, cell[KIND], kind, area) && check_days(run, area, line)
           && read_codes(run, cell[GSS_CODES], line, area) && add_keys(run, areas, index, line);
}

/* "836 merged": an authority that closed before this one opened, and what became of it. */
static bool read_link(struct run *run, const struct areas *areas, const struct area *area,
                      const char *item, struct place place, struct area_link *link)
{
    const char *rest = item;
    const char *number = take_word(run, &rest);
    if (!take_change(&rest, &link->change) || *rest != '\0')
        return run_fail(run, STATUS_MALFORMED, place,
                        "'%s' does not say what became of it; write a number and merged, split, "
                        "transfer, recoded or boundary tweak",
                        item);
    link->area = areas_find(areas, AREA_NUMBER, number);
    if (link->area == SIZE_MAX)
        return run_fail(run, STATUS_MALFORMED, place,
                        "no area has the number '%s'; add it to the register, or correct it",
                        number);
    const struct area *before = &areas->area[link->area];
    return (*before->closed != '\0' && strcmp(before->closed, area->opened) < 0)
           || run_fail(run, STATUS_MALFORMED, place,
                       "%s must have closed before %s opened; write both days", before->name,
                       area->name);
}

static void add_successor(struct run *run, struct area *before, size_t area, enum change change)
{
    struct area_link *successor = run_array(run, struct area_link, before->successors + 1);
    for (size_t i = 0; i < before->successors; i++)
        successor[i] = before->successor[i];
    successor[before->successors++] = (struct area_link){ area, change };
    before->successor = successor;
}

static bool link_area(struct run *run, struct areas *areas, size_t index,
                      const struct descent *descent)
{
    struct area *area = &areas->area[index];
    size_t count = list_length(descent->item);
    struct area_link *link = run_array(run, struct area_link, count + 1);
    for (size_t i = 0; i < count; i++) {
        if (!read_link(run, areas, area, descent->item[i], descent->place, &link[i]))
            return false;
        for (size_t j = 0; j < i; j++)
            if (link[j].area == link[i].area)
                return run_fail(run, STATUS_MALFORMED, descent->place,
                                "%s is named twice; name it once", areas->area[link[i].area].name);
        add_successor(run, &areas->area[link[i].area], index, link[i].change);
    }
    area->predecessors = count;
    area->predecessor = link;
    return true;
}

bool areas_read(struct run *run, const char *const *paths, size_t count, struct areas **areas)
{
    struct areas *made = talloc_zero(run, struct areas);
    made->index = areas_index_new(run);
    made->input = run_array(run, const struct input *, count + 1);
    *areas = made;
    struct register_reader reader = { made, NULL, NULL };
    for (size_t i = 0; i < count; i++) {
        reader.path = paths[i];
        struct csv_taker taker = { &reader, take_header, take_area };
        struct input *input = NULL;
        if (!csv_read(run, paths[i], &taker, &input))
            return false;
        made->input[made->inputs++] = input;
    }
    for (size_t i = 0; i < made->count; i++)
        if (!link_area(run, made, i, &reader.descent[i]))
            return false;
    return true;
}
