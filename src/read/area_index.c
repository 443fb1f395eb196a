#include "read/area_index.h"

#include <glib.h>
#include <stdint.h>

#include "read/area_name.h"

struct areas_index {
    GHashTable *by[AREA_KEYS]; /* text as it is compared -> index + 1 */
};

static int index_close(struct areas_index *index)
{
    for (size_t key = 0; key < AREA_KEYS; key++)
        g_hash_table_destroy(index->by[key]);
    return 0;
}

struct areas_index *areas_index_new(struct run *run)
{
    struct areas_index *index = talloc_zero(run, struct areas_index);
    for (size_t key = 0; key < AREA_KEYS; key++)
        index->by[key] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    talloc_set_destructor(index, index_close);
    return index;
}

static size_t find_exactly(const struct areas *areas, enum area_key key, const char *text)
{
    char *wanted = area_key_text(key, text);
    size_t found = GPOINTER_TO_SIZE(g_hash_table_lookup(areas->index->by[key], wanted));
    g_free(wanted);
    return found - 1; /* 0, not found, becomes SIZE_MAX */
}

bool areas_index_add(struct run *run, struct areas *areas, enum area_key key, const char *text,
                     size_t area, struct place place)
{
    size_t known = find_exactly(areas, key, text);
    if (known != SIZE_MAX && known != area)
        return run_fail(run, STATUS_MALFORMED, place, "'%s' already belongs to %s", text,
                        areas->area[known].name);
    char *wanted = area_key_text(key, text);
    if (*wanted == '\0') {
        g_free(wanted);
        return run_fail(run, STATUS_MALFORMED, place,
                        "'%s' cannot tell an area from others; write letters or digits", text);
    }
    g_hash_table_replace(areas->index->by[key], wanted, GSIZE_TO_POINTER(area + 1));
    return true;
}

bool area_is_county(const struct area *area)
{
    for (size_t i = 0; i < area->codes; i++)
        if (g_str_has_prefix(area->code[i].code, "E10"))
            return true;
    return false;
}

struct search {
    const struct areas *areas;
    size_t found;
};

/* What is left of a council's name must be an authority of its kind: no "London Borough"
 * means London, no "Bedford County Council" the town. */
static bool take_stripped(void *state, const char *words, enum council council)
{
    struct search *search = state;
    size_t found = find_exactly(search->areas, AREA_NAME, words);
    if (found == SIZE_MAX)
        return false;
    const struct area *area = &search->areas->area[found];
    if (area->aggregate || area->elsewhere
        || (council != COUNCIL_ANY && area_is_county(area) != (council == COUNCIL_COUNTY)))
        return false;
    search->found = found;
    return true;
}

size_t areas_find(const struct areas *areas, enum area_key key, const char *text)
{
    size_t found = find_exactly(areas, key, text);
    if (found != SIZE_MAX || key != AREA_NAME)
        return found;
    struct search search = { areas, SIZE_MAX };
    area_name_strip(text, take_stripped, &search);
    return search.found;
}
