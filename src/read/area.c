#include "read/area.h"

#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { KEYS = AREA_KEYS };

struct areas_index {
    GHashTable *by[KEYS]; /* normalised text -> index + 1 */
};

struct register_reader {
    struct areas *areas;
    const char *path;
};

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

/* Numbers without leading zeros, codes in capitals, names in lower case letters and
 * digits only, with '&' read as "and". */
static char *normalise(enum area_key key, const char *text)
{
    if (key == AREA_NUMBER) {
        while (*text == '0' && text[1] != '\0')
            text++;
        return g_strdup(text);
    }
    if (key == AREA_GSS_CODE)
        return g_ascii_strup(text, -1);
    GString *name = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (character == '&')
            g_string_append(name, "and");
        else if (g_unichar_isalnum(character))
            g_string_append_unichar(name, g_unichar_tolower(character));
    }
    return g_string_free(name, FALSE);
}

size_t areas_find(const struct areas *areas, enum area_key key, const char *text)
{
    char *wanted = normalise(key, text);
    size_t found = GPOINTER_TO_SIZE(g_hash_table_lookup(areas->index->by[key], wanted));
    g_free(wanted);
    return found - 1; /* 0, not found, becomes SIZE_MAX */
}

static bool index_add(struct run *run, struct areas *areas, enum area_key key, const char *text,
                      struct place place)
{
    size_t index = areas->count - 1, known = areas_find(areas, key, text);
    if (known != SIZE_MAX && known != index)
        return run_fail(run, STATUS_MALFORMED, place, "'%s' already belongs to %s", text,
                        areas->area[known].name);
    g_hash_table_insert(areas->index->by[key], normalise(key, text), GSIZE_TO_POINTER(index + 1));
    return true;
}

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

static bool index_add_list(struct run *run, struct areas *areas, enum area_key key,
                           const char *const *item, struct place place)
{
    for (; *item != NULL; item++)
        if (!index_add(run, areas, key, *item, place))
            return false;
    return true;
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

static bool take_area(struct run *run, void *state, const struct csv_record *record)
{
    const struct register_reader *reader = state;
    struct areas *areas = reader->areas;
    const char *cell[REGISTER_COLUMNS];
    for (size_t i = 0; i < REGISTER_COLUMNS; i++)
        cell[i] = text_trim(run, record->cell[i].text, record->cell[i].length);
    struct place place = { reader->path, record->line, KIND + 1 };
    bool fictitious = g_str_has_prefix(cell[KIND], "fictitious ");
    const char *kind = fictitious ? cell[KIND] + strlen("fictitious ") : cell[KIND];
    bool aggregate = strcmp(kind, "aggregate") == 0;
    if (!aggregate && strcmp(kind, "authority") != 0 && strcmp(kind, "former authority") != 0)
        return run_fail(run, STATUS_MALFORMED, place,
                        "'%s' is no kind of area; write authority, former authority or aggregate",
                        cell[KIND]);
    const char *const *code = list_items(run, cell[GSS_CODES]);
    areas->area = run_grow(run, areas->area, struct area, areas->count + 1);
    areas->area[areas->count++] = (struct area){
        .number = cell[NUMBER],
        .name = cell[NAME],
        .region = cell[REGION],
        .opened = cell[OPENED],
        .closed = cell[CLOSED],
        .gss_code = *code == NULL ? "" : *code,
        .aggregate = aggregate,
        .fictitious = fictitious,
    };
    place.column = 0;
    return index_add(run, areas, AREA_NUMBER, cell[NUMBER], place)
           && index_add(run, areas, AREA_NAME, cell[NAME], place)
           && index_add_list(run, areas, AREA_GSS_CODE, code, place)
           && index_add_list(run, areas, AREA_NAME, list_items(run, cell[ALIASES]), place);
}

static int index_close(struct areas_index *index)
{
    for (size_t key = 0; key < KEYS; key++)
        g_hash_table_destroy(index->by[key]);
    return 0;
}

bool areas_read(struct run *run, const char *const *paths, size_t count, struct areas **areas)
{
    struct areas *made = talloc_zero(run, struct areas);
    made->index = talloc_zero(run, struct areas_index);
    made->input = run_array(run, const struct input *, count + 1);
    for (size_t key = 0; key < KEYS; key++)
        made->index->by[key] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    talloc_set_destructor(made->index, index_close);
    *areas = made;
    for (size_t i = 0; i < count; i++) {
        struct register_reader reader = { made, paths[i] };
        struct csv_taker taker = { &reader, take_header, take_area };
        struct input *input = NULL;
        if (!csv_read(run, paths[i], &taker, &input))
            return false;
        made->input[made->inputs++] = input;
    }
    return true;
}

const char *area_outcome_name(enum area_outcome outcome)
{
    static const char *const name[AREA_OUTCOMES] = {
        [AREA_AUTHORITY] = "local authorities",   [AREA_AGGREGATE] = "aggregates",
        [AREA_COMBINED] = "combined rows",        [AREA_ELSEWHERE] = "other countries",
        [AREA_NOWHERE] = "no place",              [AREA_UNKNOWN] = "unknown places",
        [AREA_CONFLICT] = "two places in one row",
    };
    return name[outcome];
}

bool area_on_map(const struct area *area, int year)
{
    char day[16];
    snprintf(day, sizeof day, "%04d-12-31", year);
    return strcmp(area->opened, day) <= 0
           && (*area->closed == '\0' || strcmp(area->closed, day) >= 0);
}

bool areas_unknown(struct run *run, const struct areas *areas, enum area_key key, const char *text,
                   struct place place)
{
    static const char *const what[KEYS] = { "the LA number", "the GSS code", "the name" };
    const char **names = run_array(run, const char *, areas->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < areas->count; i++)
        if (!areas->area[i].fictitious)
            names[count++] = areas->area[i].name;
    /* A number or code that is nearly another's is no nearer to that place than to any. */
    const char *near = key == AREA_NAME ? text_suggestion(run, text, names, count) : "";
    const char *remedy =
        *near == '\0' ? "; correct it, or add the authority to the register" : near;
    return run_fail(run, STATUS_MALFORMED, place, "no local authority has %s '%s'%s", what[key],
                    text, remedy);
}

enum area_outcome areas_resolve(const struct areas *areas, const char *const text[AREA_KEYS],
                                size_t *area, size_t *other, enum area_key *wrong)
{
    (void)other;
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++) {
        if (text[key] == NULL || *text[key] == '\0')
            continue;
        *wrong = key;
        *area = areas_find(areas, key, text[key]);
        if (*area == SIZE_MAX)
            return AREA_UNKNOWN;
        return areas->area[*area].aggregate ? AREA_AGGREGATE : AREA_AUTHORITY;
    }
    return AREA_NOWHERE;
}
