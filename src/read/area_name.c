#include "read/area_name.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"

/* A spreadsheet writes 301 as "301.0"; zeros in front of a number say nothing either. */
static char *number_text(const char *text, size_t length)
{
    size_t digits = strspn(text, "0123456789");
    if (digits > 0 && length > digits + 1 && text[digits] == '.'
        && strspn(text + digits + 1, "0") == length - digits - 1)
        length = digits;
    while (length > 1 && *text == '0') {
        text++;
        length--;
    }
    return g_strndup(text, length);
}

static char *name_text(const char *text)
{
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

char *area_key_text(enum area_key key, const char *text)
{
    if (key == AREA_NAME)
        return name_text(text);
    size_t length = strlen(text);
    text_bounds(&text, &length);
    return key == AREA_NUMBER ? number_text(text, length) : g_ascii_strup(text, (gssize)length);
}

struct affix {
    const char *words;
    enum council council;
};

/* "Nottingham County Council" is not Nottingham, nor "Durham City
 * Council" the county: so these say which kind of council they belong to. */
static const struct affix before[] = {
    /* nothing first, then fewer words before more */
    { "", COUNCIL_ANY },
    { "the", COUNCIL_ANY },
    { "city of", COUNCIL_TOWN },
    { "county of", COUNCIL_COUNTY },
    { "borough of", COUNCIL_TOWN },
    { "council of", COUNCIL_ANY },
    { "council of the", COUNCIL_ANY },
    { "london borough of", COUNCIL_TOWN },
    { "royal borough of", COUNCIL_TOWN },
    { "metropolitan borough of", COUNCIL_TOWN },
    { "the london borough of", COUNCIL_TOWN },
    { "the royal borough of", COUNCIL_TOWN },
};
static const struct affix after[] = {
    { "", COUNCIL_ANY },
    { "council", COUNCIL_ANY },
    { "city", COUNCIL_TOWN },
    { "county", COUNCIL_COUNTY },
    { "borough", COUNCIL_TOWN },
    { "corporation", COUNCIL_TOWN },
    { "mbc", COUNCIL_TOWN },
    { "city of", COUNCIL_TOWN },
    { "county of", COUNCIL_COUNTY },
    { "virtual school", COUNCIL_ANY },
    { "city council", COUNCIL_TOWN },
    { "county council", COUNCIL_COUNTY },
    { "borough council", COUNCIL_TOWN },
    { "metropolitan borough", COUNCIL_TOWN },
    { "metropolitan borough council", COUNCIL_TOWN },
    { "metropolitan district council", COUNCIL_TOWN },
};
enum { BEFORE = sizeof before / sizeof *before, AFTER = sizeof after / sizeof *after };

/* The text in words: what is neither letter nor digit nor '&' parts them, but for an
 * apostrophe, which goes. */
static char *spaced(const char *text)
{
    GString *words = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (character == '&' || g_unichar_isalnum(character))
            g_string_append_unichar(words, character);
        else if (words->len > 0 && words->str[words->len - 1] != ' ' && character != '\'')
            g_string_append_c(words, ' ');
    }
    while (words->len > 0 && words->str[words->len - 1] == ' ')
        g_string_truncate(words, words->len - 1);
    return g_string_free(words, FALSE);
}

static bool starts(const char *text, size_t length, const char *affix)
{
    size_t wide = strlen(affix);
    return wide == 0
           || (length > wide && text[wide] == ' ' && g_ascii_strncasecmp(text, affix, wide) == 0);
}

static bool ends(const char *text, size_t length, const char *affix)
{
    size_t wide = strlen(affix);
    return wide == 0
           || (length > wide && text[length - wide - 1] == ' '
               && g_ascii_strncasecmp(text + length - wide, affix, wide) == 0);
}

/* "City of York Council" speaks of a town; "County Council, City of" of nothing that is. */
static bool agree(enum council a, enum council b)
{
    return a == COUNCIL_ANY || b == COUNCIL_ANY || a == b;
}

bool area_name_strip(const char *text,
                     bool (*take)(void *state, const char *words, enum council council),
                     void *state)
{
    char *words = spaced(text);
    bool taken = false;
    for (size_t b = 0; b < BEFORE && !taken; b++) {
        size_t all = strlen(words), front = strlen(before[b].words);
        if (!starts(words, all, before[b].words))
            continue;
        const char *rest = words + front + (front > 0 ? 1 : 0);
        size_t length = strlen(rest);
        for (size_t a = 0; a < AFTER && !taken; a++) {
            if (!ends(rest, length, after[a].words) || !agree(before[b].council, after[a].council))
                continue;
            size_t back = strlen(after[a].words);
            char *left = g_strndup(rest, length - back - (back > 0 ? 1 : 0));
            enum council council =
                after[a].council == COUNCIL_ANY ? before[b].council : after[a].council;
            taken = take(state, left, council);
            g_free(left);
        }
    }
    g_free(words);
    return taken;
}
