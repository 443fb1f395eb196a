#include "read/symbol.h"

#include <glib.h>
#include <string.h>

struct symbol {
    const char *text;
    enum missing missing;
};

static const struct symbol common[] = {
    { "", MISSING_EMPTY },
    { "z", MISSING_NOT_APPLICABLE },
    { "x", MISSING_NOT_AVAILABLE },
    { "na", MISSING_NOT_AVAILABLE },
    { "c", MISSING_CONFIDENTIAL },
    { "low", MISSING_LOW },
    { "k", MISSING_LOW },
    { "u", MISSING_UNRELIABLE },
    { NULL, PRESENT },
};

static const struct symbol lait[] = {
    { "", MISSING_EMPTY },           { "-", MISSING_NOT_AVAILABLE },
    { "na", MISSING_NOT_AVAILABLE }, { "..", MISSING_NOT_AVAILABLE },
    { "c", MISSING_CONFIDENTIAL },   { NULL, PRESENT },
};

/* Without the brackets of "[c]". */
static size_t inside(const char **text)
{
    size_t length = strlen(*text);
    if (length < 3 || (*text)[0] != '[' || (*text)[length - 1] != ']')
        return length;
    (*text)++;
    return length - 2;
}

enum missing symbol_read(const char *text, enum dialect dialect, const struct texts *declared)
{
    for (size_t i = 0; declared != NULL && i < declared->count; i++)
        if (strcmp(text, declared->text[i]) == 0)
            return MISSING_DECLARED;
    const char *core = text;
    size_t length = inside(&core);
    for (const struct symbol *symbol = dialect == DIALECT_LAIT ? lait : common;
         symbol->text != NULL; symbol++)
        if (strlen(symbol->text) == length && g_ascii_strncasecmp(symbol->text, core, length) == 0)
            return symbol->missing;
    return PRESENT;
}

enum dialect dialect_of(const struct source *source, enum layout layout)
{
    if (source->symbols != DIALECT_BY_LAYOUT)
        return (enum dialect)source->symbols;
    return layout_is_lait(layout) ? DIALECT_LAIT : DIALECT_EES;
}
