/* What the cells of a row say together about where it belongs. */
#include "read/area.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "read/area_name.h"

enum { TOGETHER_MOST = 16 }; /* authorities in one cell; more is no list of authorities */

static bool is_authority(const struct area *area)
{
    return !area->aggregate && !area->elsewhere;
}

/* The area of a text that is a number, a code or a name, whichever. */
static size_t find_any(const struct areas *areas, const char *text)
{
    size_t found = SIZE_MAX;
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS && found == SIZE_MAX; key++)
        found = areas_find(areas, key, text);
    return found;
}

/* A cell in pieces, each with where in the cell it begins and ends. */
struct pieces {
    const char *text;
    size_t count;
    size_t from[TOGETHER_MOST], to[TOGETHER_MOST];
};

/* The length of what parts two authorities at `at`: "/", ";", ",", "+", "&", " and "; else 0. */
static size_t joint_at(const char *at)
{
    if (strchr("/;,+&", *at) != NULL && *at != '\0')
        return 1;
    return g_ascii_strncasecmp(at, " and ", 5) == 0 ? 5 : 0;
}

static bool cut(const char *text, struct pieces *pieces)
{
    size_t begin = 0, at = 0;
    *pieces = (struct pieces){ .text = text };
    while (true) {
        size_t joint = text[at] == '\0' ? 0 : joint_at(text + at);
        if (joint == 0 && text[at] != '\0') {
            at++;
            continue;
        }
        if (pieces->count == TOGETHER_MOST)
            return false;
        pieces->from[pieces->count] = begin;
        pieces->to[pieces->count++] = at;
        if (text[at] == '\0')
            return pieces->count > 1;
        at += joint;
        begin = at;
    }
}

/* The pieces from `first` on as authorities, a longer name before a shorter: "Brighton and
 * Hove and Kent" are two. Returns how many, 0 where something is left over. */
static size_t read_pieces(const struct areas *areas, const struct pieces *pieces, size_t first,
                          size_t *area, bool *dead)
{
    for (size_t last = pieces->count; last > first; last--) {
        if (last < pieces->count && dead[last])
            continue;
        size_t begin = pieces->from[first], length = pieces->to[last - 1] - begin;
        char *text = g_strndup(pieces->text + begin, length);
        size_t found = find_any(areas, text);
        g_free(text);
        if (found == SIZE_MAX || !is_authority(&areas->area[found]))
            continue;
        size_t rest = last == pieces->count ? 0 : read_pieces(areas, pieces, last, area + 1, dead);
        if (last < pieces->count && rest == 0)
            continue;
        area[0] = found;
        return rest + 1;
    }
    dead[first] = true;
    return 0;
}

size_t areas_combined(const struct areas *areas, const char *text, size_t *area, size_t most)
{
    struct pieces pieces;
    size_t found[TOGETHER_MOST] = { 0 }, kept = 0;
    bool dead[TOGETHER_MOST + 1] = { false };
    if (find_any(areas, text) != SIZE_MAX || !cut(text, &pieces))
        return 0;
    size_t count = read_pieces(areas, &pieces, 0, found, dead);
    for (size_t i = 0; i < count; i++) {
        bool again = false;
        for (size_t j = 0; j < kept; j++)
            again = again || found[j] == found[i];
        if (!again)
            found[kept++] = found[i];
    }
    for (size_t i = 0; i < kept && i < most; i++)
        area[i] = found[i];
    return kept < 2 ? 0 : kept < most ? kept : most;
}

/* Is a text one of these words, whatever its case, blanks and punctuation? */
static bool is_among(const char *text, const char *const *words)
{
    char *plain = area_key_text(AREA_NAME, text);
    while (*words != NULL && strcmp(plain, *words) != 0)
        words++;
    g_free(plain);
    return *words != NULL;
}

/* Words and symbols for a place that is not said. */
static bool says_nowhere(const char *text)
{
    static const char *const words[] = { "",   "unknown", "notknown", "notavailable",  "x", "z",
                                         "na", "null",    "missing",  "notapplicable", NULL };
    return is_among(text, words);
}

/* Words for all authorities of a table together, or for some that are like one: no area of the
 * register, and no authority. */
static bool says_total(const char *text)
{
    static const char *const words[] = { "total",
                                         "grandtotal",
                                         "subtotal",
                                         "totalengland",
                                         "englandtotal",
                                         "all",
                                         "alllas",
                                         "allauthorities",
                                         "alllocalauthorities",
                                         "national",
                                         "nationalaverage",
                                         "englandaverage",
                                         "regionalaverage",
                                         "average",
                                         "mean",
                                         "median",
                                         "sum",
                                         "statisticalneighbour",
                                         "statisticalneighbours",
                                         "statisticalneighboursaverage",
                                         "statisticalneighboursmean",
                                         "statisticalneighboursmedian",
                                         NULL };
    return is_among(text, words);
}

/* A code of nine characters that begins with `prefix`. */
static bool is_code_of(const char *text, const char *prefix)
{
    char *code = area_key_text(AREA_GSS_CODE, text);
    size_t length = strlen(prefix);
    bool is = strlen(code) == 9 && strncmp(code, prefix, length) == 0
              && strspn(code + length, "0123456789") == 9 - length;
    g_free(code);
    return is;
}

/* A code of Wales, Scotland, Northern Ireland or wider than England: the register's area
 * whose code begins with the same letter, or `count` where it lists none. */
static size_t foreign_area(const struct areas *areas, const char *text)
{
    static const char *const prefixes[] = { "W", "S", "N", "K", "L", "M" };
    for (size_t p = 0; p < sizeof prefixes / sizeof *prefixes; p++) {
        if (!is_code_of(text, prefixes[p]))
            continue;
        size_t at = 0;
        while (at < areas->count
               && !(areas->area[at].elsewhere && *areas->area[at].gss_code == *prefixes[p]))
            at++;
        return at;
    }
    return SIZE_MAX;
}

/* What one cell says. `area` is set for authorities, and for what is larger or elsewhere if the
 * register has it. */
static enum area_outcome read_cell(const struct areas *areas, enum area_key key, const char *text,
                                   size_t *area)
{
    *area = SIZE_MAX;
    if (text == NULL)
        return AREA_NOWHERE;
    size_t found = areas_find(areas, key, text);
    if (found == SIZE_MAX && says_nowhere(text))
        return AREA_NOWHERE;
    if (found == SIZE_MAX && says_total(text))
        return AREA_AGGREGATE;
    if (found == SIZE_MAX && key == AREA_GSS_CODE) {
        size_t foreign = foreign_area(areas, text);
        if (foreign != SIZE_MAX) {
            *area = foreign < areas->count ? foreign : SIZE_MAX;
            return AREA_ELSEWHERE;
        }
    }
    if (found == SIZE_MAX)
        return areas_combined(areas, text, (size_t[2]){ 0 }, 2) > 1 ? AREA_COMBINED : AREA_UNKNOWN;
    *area = found;
    return areas->area[found].elsewhere   ? AREA_ELSEWHERE
           : areas->area[found].aggregate ? AREA_AGGREGATE
                                          : AREA_AUTHORITY;
}

/* Did `younger` come from `older`, however many steps before? */
static bool came_from(const struct areas *areas, size_t younger, size_t older)
{
    if (younger == older)
        return true;
    const struct area *area = &areas->area[younger];
    for (size_t i = 0; i < area->predecessors; i++)
        if (came_from(areas, area->predecessor[i].area, older))
            return true;
    return false;
}

/* Do two cells mean one place? Elsewhere is elsewhere, however many names it has, and a total is
 * that of any country or region. */
static bool agree(const struct areas *areas, enum area_outcome outcome, size_t area,
                  enum area_outcome other_outcome, size_t other)
{
    if (outcome == AREA_ELSEWHERE && other_outcome == AREA_ELSEWHERE)
        return true;
    if (area == SIZE_MAX || other == SIZE_MAX)
        return outcome == AREA_AGGREGATE && other_outcome == AREA_AGGREGATE;
    return came_from(areas, area, other) || came_from(areas, other, area);
}

enum area_outcome areas_resolve(const struct areas *areas, const char *const text[AREA_KEYS],
                                size_t *area, size_t *other, enum area_key *wrong)
{
    enum area_outcome says[AREA_KEYS], outcome = AREA_NOWHERE;
    size_t of[AREA_KEYS];
    *area = *other = SIZE_MAX;
    for (enum area_key key = AREA_KEYS; key-- > AREA_NUMBER;) {
        says[key] = read_cell(areas, key, text[key], &of[key]);
        if (text[key] != NULL)
            *wrong = key;
        if (says[key] == AREA_COMBINED)
            return AREA_COMBINED;
    }
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++) {
        bool first = outcome == AREA_NOWHERE;
        /* A name that nobody knows does no harm beside a number or code that somebody does. */
        if (says[key] == AREA_NOWHERE || (says[key] == AREA_UNKNOWN && key == AREA_NAME && !first))
            continue;
        if (first || says[key] == AREA_UNKNOWN)
            *wrong = key;
        if (says[key] == AREA_UNKNOWN)
            return AREA_UNKNOWN;
        if (first) {
            outcome = says[key];
            *area = of[key];
        } else if (!agree(areas, outcome, *area, says[key], of[key])) {
            *other = of[key];
            *wrong = key;
            return *area == SIZE_MAX || *other == SIZE_MAX ? AREA_UNKNOWN : AREA_CONFLICT;
        }
    }
    return outcome;
}
