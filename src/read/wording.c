#include "read/wording.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

/* One character as it is compared: '\0' for one that does not count. */
static gunichar plain_character(gunichar character)
{
    switch (character) {
    case 0x2018: /* quotation marks, apostrophes, primes */
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x00B4:
    case '`':
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
        return '"';
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
        return '-';
    case 0x00AD: /* a soft hyphen and what has no width */
    case 0x200B:
    case 0xFEFF:
        return '\0';
    default:
        return character == 0xA0 || g_unichar_isspace(character) ? ' ' : character;
    }
}

char *wording_of_answer(const char *text)
{
    GString *plain = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar character = plain_character(g_utf8_get_char(at));
        bool blank = character == ' ' && (plain->len == 0 || plain->str[plain->len - 1] == ' ');
        if (character != '\0' && !blank)
            g_string_append_unichar(plain, character);
    }
    if (plain->len > 0 && plain->str[plain->len - 1] == ' ')
        g_string_truncate(plain, plain->len - 1);
    char *folded = g_utf8_casefold(plain->str, -1);
    g_string_free(plain, TRUE);
    return folded;
}

/* The length of a number in front: "2.a. ", "q3: ", "5.1. ", "12) "; 0 where there is none. */
static size_t number_length(const char *text)
{
    const char *at = text + (text[0] == 'q' && g_ascii_isdigit(text[1]));
    if (!g_ascii_isdigit(*at))
        return 0;
    for (;;) {
        const char *part = at;
        while (g_ascii_isdigit(*at))
            at++;
        if (at == part && g_ascii_isalpha(*at))
            at++;
        if (at == part || strchr(".):", *at) == NULL || *at == '\0')
            return 0;
        at++;
        if (*at == ' ')
            return (size_t)(at + 1 - text);
    }
}

char *wording_of_question(const char *text)
{
    static const char choice[] = " - selected choice";
    char *folded = wording_of_answer(text);
    size_t number = number_length(folded), length = strlen(folded) - number;
    memmove(folded, folded + number, length + 1);
    if (g_str_has_suffix(folded, choice))
        length -= sizeof choice - 1;
    while (length > 0 && strchr(" .,:;?!*-", folded[length - 1]) != NULL)
        length--;
    folded[length] = '\0';
    return folded;
}

char *wording_of_heading(const char *text)
{
    GString *plain = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        if (g_unichar_isalnum(g_utf8_get_char(at)))
            g_string_append_unichar(plain, g_unichar_tolower(g_utf8_get_char(at)));
    return g_string_free(plain, FALSE);
}

static bool same(char *(*of)(const char *text), const char *one, const char *other)
{
    char *first = of(one), *second = of(other);
    bool equal = strcmp(first, second) == 0;
    g_free(first);
    g_free(second);
    return equal;
}

bool wording_same_answer(const char *one, const char *other)
{
    return same(wording_of_answer, one, other);
}

bool wording_same_question(const char *one, const char *other)
{
    return same(wording_of_question, one, other);
}

size_t wording_among(const struct texts *texts, const char *text)
{
    char *wanted = wording_of_answer(text);
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < texts->count && found == SIZE_MAX; i++) {
        char *answer = wording_of_answer(texts->text[i]);
        found = strcmp(answer, wanted) == 0 ? i : SIZE_MAX;
        g_free(answer);
    }
    g_free(wanted);
    return found;
}

bool wording_heading_among(const char *const *headings, const char *text)
{
    char *heading = wording_of_heading(text);
    bool among = g_strv_contains(headings, heading);
    g_free(heading);
    return among;
}
