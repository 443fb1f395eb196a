#include "read/symbol.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"

struct symbol {
    const char *text;
    enum missing missing;
};

static const struct symbol ees[] = {
    { "z", MISSING_NOT_APPLICABLE },
    { "x", MISSING_NOT_AVAILABLE },
    { ":", MISSING_NOT_AVAILABLE },
    { "c", MISSING_CONFIDENTIAL },
    { "low", MISSING_LOW },
    { "k", MISSING_LOW },
    { "~", MISSING_LOW },
    { "u", MISSING_UNRELIABLE },
    { NULL, PRESENT },
};

static const struct symbol lait[] = {
    { "-", MISSING_NOT_AVAILABLE },
    { "..", MISSING_NOT_AVAILABLE },
    { "c", MISSING_CONFIDENTIAL },
    { NULL, PRESENT },
};

static const struct symbol sfr[] = {
    { "x", MISSING_CONFIDENTIAL },
    { "*", MISSING_CONFIDENTIAL },
    { ".", MISSING_NOT_APPLICABLE },
    { "..", MISSING_NOT_AVAILABLE },
    { ":", MISSING_NOT_AVAILABLE },
    { "-", MISSING_LOW },
    { "~", MISSING_LOW },
    { "#", MISSING_UNRELIABLE },
    { NULL, PRESENT },
};

/* Read in every dialect, within brackets. */
static const struct symbol gss[] = {
    { "c", MISSING_CONFIDENTIAL },   { "x", MISSING_NOT_AVAILABLE },
    { "z", MISSING_NOT_APPLICABLE }, { "low", MISSING_LOW },
    { "u", MISSING_UNRELIABLE },     { "w", MISSING_NONE_RECORDED },
    { "er", MISSING_ERROR },         { NULL, PRESENT },
};

/* Read in every dialect, with brackets and without. */
static const struct symbol everywhere[] = {
    { "", MISSING_EMPTY },
    { "na", MISSING_NOT_AVAILABLE },
    { NULL, PRESENT },
};

static const struct {
    const char *name, *examples;
    const struct symbol *bare; /* NULL: none */
} dialects[] = {
    [DIALECT_BY_LAYOUT] = { "ees", "z, x or c", ees },
    [DIALECT_EES] = { "ees", "z, x or c", ees },
    [DIALECT_LAIT] = { "lait", "- or c", lait },
    [DIALECT_SFR] = { "sfr", "x, . or ..", sfr },
    [DIALECT_GSS] = { "gss", "[c], [x] or [z]", NULL },
};

static enum missing reason_of(const struct symbol *table, const char *text, size_t length)
{
    for (; table != NULL && table->text != NULL; table++)
        if (strlen(table->text) == length && g_ascii_strncasecmp(table->text, text, length) == 0)
            return table->missing;
    return PRESENT;
}

/* Of "[c]" what the brackets hold; false without any. */
static bool inside(const char **text, size_t *length)
{
    *length = strlen(*text);
    if (*length < 3 || (*text)[0] != '[' || (*text)[*length - 1] != ']')
        return false;
    (*text)++;
    *length -= 2;
    return true;
}

bool symbol_is_marked(const char *text)
{
    return strncmp(text, MISSING_MARK, sizeof MISSING_MARK - 1) == 0;
}

const char *symbol_words(struct run *run, enum missing missing, const char *text)
{
    const char *name = missing_name(missing);
    if (symbol_is_marked(text))
        text += sizeof MISSING_MARK - 1;
    return *text == '\0' || strcmp(text, name) == 0 ? name
                                                    : talloc_asprintf(run, "%s ('%s')", name, text);
}

/* The reason that a file gives in words. */
static enum missing reason_called(const char *words)
{
    for (enum missing missing = PRESENT + 1; missing < MISSING_KINDS; missing++)
        if (strcmp(words, missing_name(missing)) == 0)
            return missing;
    return MISSING_DECLARED;
}

enum missing symbol_read(const char *text, enum dialect dialect, const struct texts *declared)
{
    for (size_t i = 0; declared != NULL && i < declared->count; i++)
        if (strcmp(text, declared->text[i]) == 0)
            return MISSING_DECLARED;
    if (symbol_is_marked(text))
        return reason_called(text + sizeof MISSING_MARK - 1);
    size_t length = 0;
    bool bracketed = inside(&text, &length);
    enum missing missing = bracketed ? reason_of(gss, text, length) : PRESENT;
    if (missing == PRESENT)
        missing = reason_of(dialects[dialect].bare, text, length);
    return missing != PRESENT ? missing : reason_of(everywhere, text, length);
}

enum dialect dialect_of(const struct source *source, enum layout layout)
{
    if (source->symbols != DIALECT_BY_LAYOUT)
        return (enum dialect)source->symbols;
    return layout_is_lait(layout) ? DIALECT_LAIT : DIALECT_EES;
}

const char *dialect_name(enum dialect dialect)
{
    return dialects[dialect].name;
}

const char *dialect_examples(enum dialect dialect)
{
    return dialects[dialect].examples;
}

/* The texts of a reason, a space between them; in brackets where these are of the dialect. */
static const char *symbols_of(struct run *run, enum dialect dialect, enum missing missing)
{
    const struct symbol *bare = dialects[dialect].bare;
    char *texts = talloc_strdup(run, "");
    for (const struct symbol *symbol = bare == NULL ? gss : bare; symbol->text != NULL; symbol++)
        if (symbol->missing == missing)
            texts = talloc_asprintf_append_buffer(texts, bare == NULL ? "%s[%s]" : "%s%s",
                                                  *texts == '\0' ? "" : " ", symbol->text);
    return texts;
}

const char *dialect_words(struct run *run, enum dialect dialect)
{
    char *words = talloc_strdup(run, "");
    for (enum missing missing = PRESENT + 1; missing < MISSING_KINDS; missing++) {
        const char *symbols = symbols_of(run, dialect, missing);
        if (*symbols != '\0')
            words = talloc_asprintf_append_buffer(words, "%s%s (%s)", *words == '\0' ? "" : ", ",
                                                  symbols, missing_name(missing));
    }
    return words;
}

/* The reasons of missing_name without what explains them: "low" of "low: rounds to zero ...". */
static const char *short_name(struct run *run, enum missing missing)
{
    const char *name = missing_name(missing);
    return talloc_strndup(run, name, strcspn(name, ":"));
}

const char *symbol_elsewhere(struct run *run, const char *text, enum dialect dialect,
                             enum dialect *only)
{
    const char *word[DIALECT_GSS];
    size_t count = 0;
    for (enum dialect other = DIALECT_EES; other <= DIALECT_GSS; other++) {
        enum missing missing = symbol_read(text, other, NULL);
        if (missing == PRESENT || strcmp(dialects[other].name, dialects[dialect].name) == 0)
            continue;
        *only = count == 0 ? other : dialect;
        word[count++] =
            talloc_asprintf(run, "%s in %s", short_name(run, missing), dialects[other].name);
    }
    return count == 0 ? NULL : text_list(run, word, count);
}
