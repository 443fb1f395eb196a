#include "report/statistical_names.h"

#include <glib.h>
#include <string.h>

static const struct naming {
    size_t longest;    /* bytes: a character may take several, and is never cut */
    const char *signs; /* allowed beside letters and digits */
    const char *const *reserved;
    bool reserved_in_any_case;
} namings[] = {
    [PROGRAM_SPSS] = { 64, "._$#@",
                       (const char *const[]){ "ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT",
                                              "NE", "NOT", "OR", "TO", "WITH", NULL },
                       true },
    [PROGRAM_STATA] = { 32, "_",
                        (const char *const[]){ "_all",  "_b",   "byte",  "_coef", "_cons", "double",
                                               "float", "if",   "in",    "int",   "long",  "_n",
                                               "_N",    "_pi",  "_pred", "_rc",   "_skip", "strL",
                                               "using", "with", NULL },
                        false },
};

const char *statistical_cut(struct run *run, const char *text, size_t bytes, size_t characters)
{
    const char *at = text;
    for (size_t i = 0; *at != '\0' && i < characters; i++) {
        const char *next = g_utf8_next_char(at);
        if ((size_t)(next - text) > bytes)
            break;
        at = next;
    }
    return talloc_strndup(run, text, (size_t)(at - text));
}

/* str18 is a kind of Stata's variables. */
static bool is_string_kind(const char *name)
{
    return strncmp(name, "str", 3) == 0 && g_ascii_isdigit(name[3]);
}

static bool is_reserved(const struct naming *naming, const char *name)
{
    for (const char *const *word = naming->reserved; *word != NULL; word++)
        if (naming->reserved_in_any_case ? g_ascii_strcasecmp(*word, name) == 0
                                         : strcmp(*word, name) == 0)
            return true;
    return !naming->reserved_in_any_case && is_string_kind(name);
}

/* Letters of any alphabet, digits and the program's signs; every other character becomes _. */
static char *with_legal_signs(struct run *run, const struct naming *naming, const char *name)
{
    char *legal = talloc_strdup(run, "");
    for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        bool allowed = letter < 0x80 ? g_ascii_isalnum((char)letter)
                                           || strchr(naming->signs, (char)letter) != NULL
                                     : g_unichar_isalpha(letter);
        legal = talloc_asprintf_append_buffer(
            legal, "%.*s", allowed ? (int)(g_utf8_next_char(at) - at) : 1, allowed ? at : "_");
    }
    return legal;
}

static bool begins_well(const struct naming *naming, const char *name)
{
    gunichar first = g_utf8_get_char(name);
    bool stata = !naming->reserved_in_any_case;
    return g_unichar_isalpha(first) || (stata && first == '_');
}

/* Neither a point nor, in SPSS, _ may be the last. */
static void strip_end(const struct naming *naming, char *name)
{
    size_t length = strlen(name);
    while (naming->reserved_in_any_case && length > 1 && strchr("._", name[length - 1]) != NULL)
        name[--length] = '\0';
}

static const char *legal_name(struct run *run, const struct naming *naming, const char *name)
{
    char *legal = with_legal_signs(run, naming, name);
    if (!begins_well(naming, legal))
        legal = talloc_asprintf(run, "v%s%s", *legal == '_' ? "" : "_", legal);
    if (is_reserved(naming, legal))
        legal = talloc_asprintf(run, "%s_1", legal);
    char *cut = (char *)(size_t)statistical_cut(run, legal, naming->longest, naming->longest);
    strip_end(naming, cut);
    return cut;
}

static bool is_taken(const char *const *name, size_t count, const char *wanted)
{
    const char *folded = g_utf8_casefold(wanted, -1);
    bool taken = false;
    for (size_t i = 0; i < count && !taken; i++) {
        char *other = g_utf8_casefold(name[i], -1);
        taken = strcmp(other, folded) == 0;
        g_free(other);
    }
    g_free((char *)(size_t)folded);
    return taken;
}

const char **statistical_names(struct run *run, const char *const *name, size_t count,
                               enum statistical_program program)
{
    const struct naming *naming = &namings[program];
    const char **legal = run_array(run, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        const char *wanted = legal_name(run, naming, name[i]);
        legal[i] = wanted;
        for (size_t number = 2; is_taken(legal, i, legal[i]); number++) {
            const char *end = talloc_asprintf(run, "_%zu", number);
            size_t room = naming->longest - strlen(end);
            legal[i] = talloc_asprintf(run, "%s%s", statistical_cut(run, wanted, room, room), end);
        }
    }
    return legal;
}
