/* What is said of a text that no area has: what is wrong with it, and what may be meant. */
#include "read/area.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "read/area_index.h"
#include "read/area_name.h"

/* May a text with the words of such a council mean this area? What is made up is never meant. */
static bool is_meant(const struct area *area, enum council council)
{
    return !area->fictitious
           && (council == COUNCIL_ANY || area_is_county(area) == (council == COUNCIL_COUNTY));
}

/* Names and aliases that a message may suggest; one council's full name is like any other's. */
static const char **names_of(struct run *run, const struct areas *areas, enum council council,
                             size_t *count)
{
    size_t most = areas->count;
    for (size_t i = 0; i < areas->count; i++)
        for (const char *const *alias = areas->area[i].alias; *alias != NULL; alias++)
            most++;
    const char **names = run_array(run, const char *, most + 1);
    *count = 0;
    for (size_t i = 0; i < areas->count; i++) {
        if (!is_meant(&areas->area[i], council))
            continue;
        names[(*count)++] = areas->area[i].name;
        for (const char *const *alias = areas->area[i].alias; *alias != NULL; alias++)
            if (!g_str_has_suffix(*alias, " Council"))
                names[(*count)++] = *alias;
    }
    return names;
}

struct guess {
    struct run *run;
    const struct areas *areas;
    const char *near;
};

/* "Cambridgshire County Council" is near to nothing, "Cambridgshire" is. */
static bool take_near(void *state, const char *words, enum council council)
{
    struct guess *guess = state;
    size_t count = 0;
    const char **names = names_of(guess->run, guess->areas, council, &count);
    guess->near = text_suggestion(guess->run, words, names, count);
    return *guess->near != '\0';
}

static const char *suggestion(struct run *run, const struct areas *areas, const char *text)
{
    struct guess guess = { run, areas, "" };
    area_name_strip(text, take_near, &guess);
    return guess.near;
}

static bool is_district(const char *text)
{
    char *code = area_key_text(AREA_GSS_CODE, text);
    bool is = g_str_has_prefix(code, "E07") && strlen(code) == 9;
    g_free(code);
    return is;
}

const char *areas_unknown_words(struct run *run, const struct areas *areas, enum area_key key,
                                const char *text)
{
    static const char *const what[AREA_KEYS] = { "the LA number", "the GSS code", "the name" };
    if (key == AREA_GSS_CODE && is_district(text))
        return talloc_asprintf(run,
                               "'%s' is a district, below the local authorities that have "
                               "education duties; use its county's code",
                               text);
    /* A number or code that is nearly another's is no nearer to that place than to any. */
    const char *near = key == AREA_NAME ? suggestion(run, areas, text) : "";
    return talloc_asprintf(run, "no local authority has %s '%s'%s", what[key], text,
                           *near == '\0' ? "; correct it, or add the authority to the register"
                                         : near);
}

bool areas_unknown(struct run *run, const struct areas *areas, enum area_key key, const char *text,
                   struct place place)
{
    return run_fail(run, STATUS_MALFORMED, place, "%s", areas_unknown_words(run, areas, key, text));
}
